"""What the encoder marks becomes templates: one filler a name, the likeliest of its strings, counted where it is."""

import pytest

from asof.model.span import Span
from asof.reading.encoder.heads import FILLS, INCIDENTS
from bench.muc_features import of_filler, of_several, strings_of
from bench.muc_fillers import fillers, ranges, words_of
from bench.muc_key import plain
from bench.muc_passages import Passage
from bench.muc_trained import Weights, templates, text_of
from bench.muc_words import words_around


def _passage(words: str, sure: float = 3.0, *fills: tuple[str, str]) -> Passage:
    """A passage that tells of an attack as surely as it marks the fills, each by its words."""
    kinds = {kind: (sure if kind == "ATTACK" else -5.0) for kind in INCIDENTS}
    spans = {string: Span(start=words.index(string), end=words.index(string) + len(string)) for _, string in fills}
    tokens = Passage(words, kinds, ()).tokens
    inside = {
        role: tuple(
            2.0
            if any(one == role and spans[told].overlaps(Span(start=t.start, end=t.end)) for one, told in fills)
            else -4.0
            for t in tokens
        )
        for role in FILLS
    }
    marks = tuple((role, spans[string], sure) for role, string in fills)
    return Passage(words, kinds, marks, inside, {role: (0.0,) * len(tokens) for role in FILLS})


_PLAIN = Weights(
    {
        "kind ATTACK": {"": -1.0, "best": 1.0},
        "several": {"": -1.0, "several": 2.0},
        # A filler by its passage, a string by how surely each of its words is one, best as it is marked.
        **{f"filler {role}": {"": -3.0, "here": 4.0} for role in FILLS},
        **{f"string {role}": {"": 0.0, "mean": 1.0, "mark": 2.0} for role in FILLS},
    },
    {},
)


def test_a_kind_is_told_where_its_surest_passage_says_so() -> None:
    assert templates([_passage("SIX MEN FELL", -2.0, ("victim", "MEN"))], _PLAIN) == []
    (template,) = templates([_passage("SIX MEN FELL", 3.0, ("victim", "MEN"))], _PLAIN)
    assert template["type"] == "ATTACK"
    assert template["numbers"] == {"MEN": [6, 6]}


def test_a_filler_is_left_where_its_passage_tells_of_nothing() -> None:
    told = [_passage("SIX MEN FELL", 3.0, ("victim", "MEN")), _passage("REBELS SANG", -2.0, ("perpetrator", "REBELS"))]
    (template,) = templates(told, _PLAIN)
    assert (template["victim"], template["perpetrator"]) == (["MEN"], [])


def test_what_was_never_learnt_is_not_told() -> None:
    told = [_passage("SIX MEN FELL", 3.0, ("victim", "MEN"))]
    (template,) = templates(told, Weights({"kind ATTACK": _PLAIN.choices["kind ATTACK"]}, {}))
    assert template["victim"] == []
    assert templates([], _PLAIN) == []


def test_who_is_told_twice_is_one() -> None:
    told = [_passage("JUAN LEAL DIED", 3.0, ("victim", "JUAN LEAL")), _passage("LEAL FELL", 2.0, ("victim", "LEAL"))]
    (filler,) = fillers(told, {})
    assert filler.passages == [0, 1]
    (template,) = templates(told, _PLAIN)
    assert template["victim"] == ["JUAN LEAL"]


def test_a_description_and_the_name_behind_it_are_one() -> None:
    assert len(fillers([_passage("MAYOR ANA RUIZ DIED", 3.0, ("victim", "MAYOR"), ("victim", "ANA RUIZ"))], {})) == 1


def test_names_that_the_keys_give_one_organisation_are_one() -> None:
    told = [_passage("THE RED FRONT DID IT", 3.0, ("organisation", "RED FRONT"))]
    told.append(_passage("THE RF SAID SO", 2.0, ("organisation", "RF")))
    assert len(fillers(told, {})) == 2
    assert len(fillers(told, {"RF": ["RED FRONT"]})) == 1


@pytest.mark.parametrize("wanted", ["PRIESTS", "THREE YOUNG PRIESTS", "YOUNG PRIESTS", "YOUNG PRIESTS OF THE VALLEY"])
def test_a_mark_may_mean_more_and_fewer_words(wanted: str) -> None:
    passage = _passage("GUNMEN SHOT THREE YOUNG PRIESTS OF THE VALLEY.", 3.0, ("victim", "YOUNG PRIESTS"))
    assert wanted in {words_of(told, passage) for told in ranges(3, 5, passage.tokens)}


def test_the_surest_place_of_a_string_is_kept() -> None:
    told = [
        _passage("OLD PRIESTS CAME.", 1.0, ("victim", "OLD PRIESTS")),
        _passage("THE PRIESTS FELL.", 2.0, ("victim", "PRIESTS")),
    ]
    (filler,) = fillers(told, {})
    strings = strings_of(filler, told, text_of(told))
    assert strings["PRIESTS"][1:] == (1, (1, 2))  # in the first passage the word before it is one too
    assert strings["PRIESTS"][0]["stands"] == pytest.approx(1.0986, abs=1e-3)


def test_what_nothing_counts_is_several_by_its_words() -> None:
    assert _PLAIN.chance("several", of_several("VILLAGERS")) > 0.5 > _PLAIN.chance("several", of_several("VILLAGER"))
    assert of_several("MEMBERS OF A UNION")["head members"] == 1.0


def test_the_words_around_a_mark_tell_who_did_what_to_whom() -> None:
    words = "NOBODY CAME. THE MAYOR WAS KIDNAPPED BY REBELS NEAR THE HARBOR."
    mayor, rebels = (
        set(words_around(Span(start=words.index(w), end=words.index(w) + len(w)), words)) for w in ("MAYOR", "REBELS")
    )
    assert {"subject passive kidnap", "target abduction", "verb after passive kidnap", "left the"} <= mayor
    assert {"actor abduction", "verb before passive kidnap by", "left kidnapped by"} <= rebels
    assert "before came" not in mayor  # another sentence


def test_a_noun_counted_elsewhere_counts_the_string_that_is_built_on_it() -> None:
    told = [_passage("MONKS FELL", 3.0, ("victim", "MONKS")), _passage("THE SIX MONKS WERE BURIED")]
    assert templates(told, _PLAIN)[0]["numbers"] == {"MONKS": [6, 6]}
    told = [_passage("GREY MONKS FELL", 3.0, ("victim", "GREY MONKS")), _passage("THE SIX MONKS WERE BURIED")]
    assert templates(told, _PLAIN)[0]["numbers"] == {"GREY MONKS": [6, 6]}


def test_a_string_is_known_by_its_kinds_of_words() -> None:
    told = [_passage("AMBASSADOR ORELLE VANTH FELL", 3.0, ("victim", "AMBASSADOR ORELLE VANTH"))]
    (filler,) = fillers(told, {})
    assert of_filler(filler, told, [filler])["shape person name"] == 1.0
    strings = strings_of(filler, told, text_of(told))
    assert strings["ORELLE VANTH"][0]["shape person before name"] == 1.0
    assert "shape person before name" not in strings["AMBASSADOR ORELLE VANTH"][0]


def test_rivals_of_a_filler_are_counted() -> None:
    told = [
        _passage(
            "GUARDS AND MEN FELL TO REBELS.", 3.0, ("victim", "GUARDS"), ("victim", "MEN"), ("perpetrator", "REBELS")
        )
    ]
    found = fillers(told, {})
    features = of_filler(found[0], told, found)
    assert features["near perpetrator"] == features["best victim"] == 1.5  # half of how sure they are
    assert features["near weapon"] == -1.0
    assert plain("THE GUARDS") == "GUARDS"
