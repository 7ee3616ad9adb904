"""What a sentence says happened, who did it and to whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asof.model.claim import Happening
from asof.reading.happenings.definitions import Definition, definitions
from asof.reading.happenings.mention import Mention
from asof.reading.happenings.read import read_happenings

# Background needs the sentence's time, which compose knows; "other" is what is left when nothing is found.
# So is injury's near miss: compose folds an outcome into its cause.
_BY_TRIGGER = tuple(d for d in definitions() if d.happening not in (Happening.BACKGROUND, Happening.OTHER))


def _asserted(sentence: str) -> list[Mention]:
    return [mention for mention in read_happenings(sentence) if mention.asserted]


@pytest.mark.parametrize(
    "sentence",
    [
        "A police bomb squad technician spoke to the mayor.",
        "She has battled mental illness since 1970.",
        "The owners fought a losing battle for the port.",
        "He does not strike me as a good man.",
        "Lund beat Moss by two points.",
        "The governor fought for a new bridge.",
        "“You knew it,” the mayor shot back.",
        "The bill would have killed jobs.",
        "Two gunmen fled the mill.",
        "The man fled on foot.",
        "The mayor has surrounded herself with friends.",
        "The dockers of Velm and surrounding villages live by the port.",
        "She fought to get the whole letter.",
        "The two parties battle to win the vote.",
        "The mill fights off competition.",
        "Lund attacked the mayor's policies on the port.",
        "Lund attacked the mayor for failing to open the port.",
        "Oil prices rallied in Velm.",
        "Orm rallied to beat her rival.",
        "Many have a post-traumatic stress disorder.",
        "The club has no offensive players left.",
        "A man with riot gear sat there.",
        "The police should send a clear signal.",
        "She did not hear any gunshots.",
        "Earthquake experts met in Velm.",
        "The riot leaders remain in Velm.",
        "The president overturned the rules.",
        "Old habits die hard.",
        "Moss shot down rumours of a deal.",
        "Guards are barred from entering the mill.",
        "Profits were hurt by a charge.",
        "The broker executes trades for the bank.",
    ],
)
def test_words_that_only_sound_like_violence_tell_of_none(sentence: str) -> None:
    told = {mention.happening for mention in _asserted(sentence)}
    assert told <= {Happening.STATEMENT, Happening.NEGOTIATION}, told


def test_every_happening_is_defined_with_two_examples_and_a_near_miss() -> None:
    assert [d.happening for d in definitions()] == list(Happening)
    assert all(len(d.examples) == 2 and d.definition and d.near_miss_is is not d.happening for d in definitions())


@pytest.mark.parametrize("definition", _BY_TRIGGER, ids=lambda d: d.happening.value)
def test_the_examples_of_a_happening_are_read_as_it(definition: Definition) -> None:
    for example in definition.examples:
        assert definition.happening in [mention.happening for mention in _asserted(example)], example


@pytest.mark.parametrize(
    "definition", [d for d in _BY_TRIGGER if d.happening is not Happening.INJURY], ids=lambda d: d.happening.value
)
def test_the_near_miss_of_a_happening_is_not_read_as_it(definition: Definition) -> None:
    assert definition.happening not in [mention.happening for mention in _asserted(definition.near_miss)]


@pytest.mark.parametrize(
    ("sentence", "happening", "actor", "target"),
    [
        ("Guards opened fire on miners near the pit.", "shooting", "Guards", "miners"),
        ("Two miners were shot by guards.", "shooting", "guards", "Two miners"),
        ("Six drivers arrested at the port", "arrest", None, "Six drivers"),
        ("Clashes erupted between miners and the army.", "clash", "miners", "the army"),
        (
            "Hundreds of men surrounded the prefect's office.",
            "siege",
            "Hundreds of men",
            "the prefect's office",
        ),
        ("The union called on drivers to stay at home.", "appeal", "The union", "drivers"),
        ("The clinic is full and soldiers have closed its gate.", "access_denied", "soldiers", "The clinic"),
        ("Officers stepped in and took him away.", "arrest", "Officers", "him"),
        ("Two miners were taken away by gunmen.", "abduction", "gunmen", "Two miners"),
        ("Masked men hijacked a bus near the pit.", "abduction", "Masked men", "a bus"),
        ("The marches were sparked by the killing of two miners.", "protest", None, None),
        ("The march was organised by the union.", "protest", "the union", None),
        ("Guards fled, with crowds smashing windows and looting shops.", "looting", "crowds", "shops"),
        (
            "Guards fled, the mayor said, with men shouting, burning a mill and beating clerks.",
            "attack",
            "men",
            "clerks",
        ),
        ("Rebels fought for two days in the town.", "clash", "Rebels", None),
        ("Guards were confiscating and smashing phones.", "information_restriction", "Guards", "phones"),
        ("The army shut down the internet in the valley.", "information_restriction", "The army", "the internet"),
        (
            "They responded by setting a truck and a tax office on fire.",
            "arson",
            "They",
            "a truck and a tax office",
        ),
        ("A convoy of 12 lorries entered Velm.", "deployment", "A convoy of 12 lorries", "Velm"),
    ],
)
def test_who_did_it_and_to_whom(sentence: str, happening: str, actor: str | None, target: str | None) -> None:
    mention = next(m for m in _asserted(sentence) if m.happening == happening)
    assert (mention.actor and mention.actor.of(sentence)) == actor
    assert (mention.target and mention.target.of(sentence)) == target


@pytest.mark.parametrize(
    "sentence",
    [
        "The army was sent to quell protests.",
        "A curfew was imposed after the riots.",
        "The talks were about the blockade of 1998.",
    ],
)
def test_what_only_places_a_sentence_is_a_circumstance(sentence: str) -> None:
    nouns = {"protests", "riots", "blockade"}
    assert not [m for m in _asserted(sentence) if m.trigger.of(sentence) in nouns]


def test_a_negated_verb_is_said_to_be_negated() -> None:
    (mention,) = _asserted("Police did not shoot the driver.")
    assert mention.negated


def test_bodies_not_handed_over_are_access_denied_and_not_negated() -> None:
    sentence = "The prison has not handed over the bodies of the dead."
    mention = next(m for m in _asserted(sentence) if m.happening is Happening.ACCESS_DENIED)
    assert not mention.negated


@pytest.mark.parametrize(
    ("sentence", "happening"),
    [
        ("The governor suffered a cardiac arrest.", "arrest"),
        ("The march was met with jeers.", "negotiation"),
        ("The vote demonstrated a will to change.", "protest"),
        ("The scandal could hurt the party's chances.", "injury"),
        ("The city has been fighting dirty air for years.", "clash"),
        ("You will be attacked by three enemies.", "attack"),
        ("Twenty clerks reported for duty at midnight.", "statement"),
        ("Tourists were told about the disorder.", "decision"),
        ("Officers executed a search warrant in Velm.", "abuse"),
        ("A farmer killed and ate a wild rabbit.", "death"),
        ("The union held a meeting in March.", "protest"),
        ("Judge Ada Hurt of Velm spoke to the union.", "injury"),
        ("They call for an end to the violence and killing.", "death"),
        ("Two infected dockers are in the clinic.", "outbreak"),
        ("THE UNITED STATES LEFT THE TALKS.", "statement"),
    ],
)
def test_what_only_sounds_like_a_happening_is_none(sentence: str, happening: str) -> None:
    assert happening not in [mention.happening for mention in read_happenings(sentence)]


@pytest.mark.parametrize(
    ("sentence", "happening", "target"),
    [
        ("Guards shot two dockers late Monday night.", "shooting", "two dockers"),
        ("Guards arrested Ada M. Moss in the harbour.", "arrest", "Ada M. Moss"),
        ("At least 40 dockers have been arrested.", "arrest", "At least 40 dockers"),
        ("The mayor died of a fever.", "death", "The mayor"),
        ("The mayor died Monday.", "death", "The mayor"),
        ("Two dockers were charged over the blaze.", "trial", "Two dockers"),
        ("Dockers are reported to have taken to the streets.", "protest", None),
        ("Shops looted and burned in Velm", "looting", "Shops"),
        ("A mosque attacked and shops looted in Velm", "attack", "A mosque"),
        ("Two men charged after cars set on fire in Velm", "arson", "cars"),
        ("Peacekeepers hurt aboard their ship", "injury", "Peacekeepers"),
        ("A library was closed and an office set alight.", "arson", "an office"),
        ("A nurse, 35, who was injured in the crush, is well.", "injury", "A nurse"),
        ("The rifle went off in the kitchen.", "shooting", None),
        ("Riot police fired teargas at dockers.", "attack", "dockers"),
        ("The navy foiled an attack on a ferry.", "attack", "a ferry"),
    ],
)
def test_to_whom_it_happened_without_the_day_and_with_the_whole_name(
    sentence: str, happening: str, target: str | None
) -> None:
    mention = next(m for m in _asserted(sentence) if m.happening == happening)
    assert (mention.target and mention.target.of(sentence)) == target


@given(st.text(max_size=200))
def test_any_text_is_read_without_fault_and_spans_lie_inside(words: str) -> None:
    for mention in read_happenings(words):
        assert mention.trigger.of(words)
        assert mention.clause.end <= len(words)


def test_a_list_without_end_is_read_without_fault() -> None:
    for unit in ("and burned and looted ", "two men arrested in Velm "):
        assert read_happenings(400 * unit + "were killed.")


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("A tanker was at the quay when the blast hit it.", Happening.ACCIDENT),
        ("An explosion hit a car workshop.", Happening.ACCIDENT),
        ("A bomb caused the explosion at the mill.", Happening.BOMBING),
        ("A rocket caused an explosion in the harbour.", Happening.BOMBING),
    ],
)
def test_an_explosion_is_a_bombing_only_by_what_is_meant_to_explode(sentence: str, kind: Happening) -> None:
    kinds = {mention.happening for mention in _asserted(sentence)}
    assert kind in kinds
    assert kinds.isdisjoint({Happening.ACCIDENT, Happening.BOMBING} - {kind})
