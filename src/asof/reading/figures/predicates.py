"""Binds a count by the verb or noun that it stands beside: "30 deaths", "killing 30", "49 wounded"."""

import functools

from asof.model.figure import Measure
from asof.reading.figures.after import (
    REFLEXIVES,
    has_object,
    is_attributive,
    is_of_noun,
    is_shot_dead,
    past_details,
    with_joined,
)
from asof.reading.figures.bond import Bond, How
from asof.reading.figures.counted import Counted
from asof.reading.figures.deaths import is_death
from asof.reading.figures.lexicon import Part, binders, care_words, disease_words, parted_verbs, victim_words
from asof.reading.figures.passed import COMPANIES
from asof.reading.figures.phrase import QUOTES, Mark
from asof.reading.figures.scene import Scene
from asof.reading.figures.subject import by_subject
from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import known_verbs, verb_forms
from asof.reading.quantities.lexicon import number_words
from asof.reading.quantities.nouns import NounClass, nouns

_REACH = 36  # tokens from a subject to its verb
_LIST = 9  # tokens from a verb to the counted member of its object ("killed protesters and two policemen")
_OWNED = frozenset({"his", "her", "their"})
_FAR_LIST = 16  # where "as well as" goes on ("killed the mayor of the town of Velm, as well as two guards")
HOLDING = frozenset({"hold", "holds", "held", "holding"})
_HOSTAGES = frozenset({"hostage", "hostages", "captive", "captives"})
_CARERS = frozenset({"doctor", "doctors", "nurse", "nurses", "medic", "medics", "paramedic", "paramedics", "surgeons"})
_CARRYING = frozenset(
    {"rushed", "rush", "took", "transported", "carried", "airlifted", "flew", "sent", "sends", "taking", "rushing"}
)
_TO_CARE = 8  # tokens from "to" to the hospital over its name
_FATES = frozenset({Measure.KILLED, Measure.INJURED, Measure.ARRESTED, Measure.RELEASED, Measure.RESCUED})
# What is done to armed men alone, as their enemies and their own side tell it.
_LOSING = frozenset({"lose", "loses", "lost", "losing", "eliminate", "eliminates", "eliminated", "eliminating"})
_SUPPOSED = frozenset({"feared", "believed", "presumed", "thought", "reported"})  # "dozens feared captured"
_FOLLOWING = frozenset({"members", "followers", "supporters", "adherents", "subscribers", "users", "fans", "fighters"})
_AFTER = frozenset({"after", "for", "over", "without", "in", "at", "on"})
_HAVE = frozenset({"have", "has", "had", "having"})
_UNDONE = frozenset({"almost", "nearly", "missed", "avoid", "avoids", "avoided", "avoiding"})  # "barely missed killing"
_SENTENCE_ENDS = frozenset(".?!")
_OWNER = 5  # tokens from a verb to the owner of its object: "killed the young harbour master's two sons"
_TO_PLACE = 24  # tokens from being hurt to where they are taken
_JOINED_REACH = 12  # tokens from "to" to a second verb that it leads
_TO_DEATH = 12  # tokens from being hurt to dying of it ("was shot in the leg on Friday and later died")


def by_owned(scene: Scene, count: Counted) -> Bond | None:
    """ "a docker's death", "a young docker's fatal shooting"."""
    if not count.indefinite or scene.lower(count.end) != "'s":
        return None
    return Bond((Measure.KILLED,), How.NOUN) if is_death(scene.tokens, scene.starts, count.end + 1) else None


def by_noun(scene: Scene, count: Counted) -> Bond | None:
    """ "53 measles related deaths", "49 wounded", "two people dead or missing", "four of the dead"."""
    outcome = count.phrase.outcome
    if outcome and _is_of_other_noun(scene, count, outcome):
        return None
    if outcome and any(scene.lower(at) in binders().animals for at in range(count.last, outcome.start)):
        return Bond((Measure.OTHER,), How.NOUN)  # "18 animal deaths"
    if outcome:
        return Bond((_outcome_measure(scene, count, outcome),), How.NOUN)
    if scene.lower(count.end) == "to" and (to := scene.starts.get(count.end + 1)) and to.said_of is Measure.DISPLACED:
        return Bond((Measure.DISPLACED,), How.NOUN)  # "forced 40 people to evacuate"
    if measure := _parted(scene, count):
        return Bond((measure,), How.OBJECT, damages=measure is Measure.OTHER)
    if count.phrase.partitive and scene.lower(count.first - 1) == "of" and (bond := by_object(scene, count)):
        return bond  # "the body of one of the five men seized in May"
    at = scene.past_adverbs(past_details(scene, count.end))
    mark = scene.starts.get(at + (scene.lower(at) in _SUPPOSED))
    if mark is None or _is_held(scene, mark) or scene.spells(mark.start, ("threatened", "to")):
        return None  # "several threatened to strike"
    is_state = Part.STATE in mark.roles and mark.passive is None
    if is_state and count.phrase.is_bare and is_attributive(scene, mark):
        return None
    if is_state or ((mark.passive or Part.STATE in mark.roles) and not has_object(scene, mark)):
        bond = Bond.by(mark.roles, with_joined(scene, mark, mark.said_of), How.NOUN)
        if bond.measures != (Measure.OTHER,) or bond.damages:
            return bond
        # "Four charged with arson were released", "freed four men charged with arson"
        fates = (by_subject(scene, count), by_object(scene, count))
        return next((fate for fate in fates if fate and fate.measures[0] in _FATES), bond)
    if Part.ACTIVE in mark.roles and scene.lower(mark.end) in REFLEXIVES:
        return Bond((mark.roles[Part.ACTIVE],), How.NOUN)  # "a boy shoots himself"
    return None


def _is_of_other_noun(scene: Scene, count: Counted, outcome: Mark) -> bool:
    """Whether several are counted, and of what stands behind the singular: "the first 32 death |claims"."""
    is_singular = scene.lower(outcome.end - 1) in victim_words().deaths
    is_multiple = scene.lower(count.last - 1) in number_words().multiples  # "a triple murder"
    return is_singular and count.quantity.low != 1 and not is_multiple


def _parted(scene: Scene, count: Counted) -> Measure | None:
    """What befalls those between a verb and the words that go with it: "drove 40 people |from their homes"."""
    verb_at = count.first - 1 - (scene.lower(count.first - 1) in ("all", "the"))
    before, is_thing = scene.lower(verb_at), count.phrase.noun is None and not count.phrase.is_bare
    if before in _CARRYING and _is_carried_to_care(scene, count):
        is_of_sick = any(token.lower in disease_words() for token in scene.tokens)
        return Measure.SICK if is_of_sick else Measure.INJURED
    for verb in parted_verbs():
        if verb.measure is not Measure.OTHER and is_thing:
            continue
        if before in verb.forms and any(scene.spells(count.end, words) for words in verb.behind):
            if verb.measure is Measure.INJURED and scene.lower(count.end - 1) in _CARERS:
                return None  # "sent three doctors to the hospital"
            is_of_sick = verb.measure is Measure.INJURED and scene.names_disease
            return Measure.SICK if is_of_sick else verb.measure
    return None


def _is_carried_to_care(scene: Scene, count: Counted) -> bool:
    """Whether people are taken to a place of care: "rushed all six dockers |to the Orm Memorial Hospital"."""
    to = count.end + (scene.lower(count.end) in ("involved", "aboard"))
    if scene.lower(to) != "to" or scene.lower(count.end - 1) in _CARERS or not count.is_of_people:
        return False
    return any(scene.lower(at) in care_words() for at in range(to + 1, to + _TO_CARE))


def by_held(scene: Scene, count: Counted) -> Bond | None:
    """ "12 men held in the port", where nothing else is said of them ("seven hostages held there were hurt")."""
    mark = scene.starts.get(scene.past_adverbs(past_details(scene, count.end)))
    is_held = mark is not None and _is_held(scene, mark) and not has_object(scene, mark)
    return Bond((mark.said_of,), How.NOUN) if mark and is_held else None


def _is_held(scene: Scene, mark: Mark) -> bool:
    return scene.lower(mark.start) == "held" and mark.end == mark.start + 1


def by_adjective(scene: Scene, count: Counted) -> Bond | None:
    """ "a wounded soldier", "five slain officers"."""
    for at in range(count.last, count.phrase.end - 1):
        mark = scene.starts.get(at)
        if mark and mark.end < count.phrase.end and (mark.passive or Part.STATE in mark.roles):
            return Bond((mark.said_of,), How.NOUN)
    return None


def _outcome_measure(scene: Scene, count: Counted, outcome: Mark) -> Measure:
    """What the outcome means, but of "one of the wounded died" and "saved ten lives" what is said of it."""
    if scene.lower(outcome.end - 1) == "lives" and scene.lower(count.first - 1).startswith("sav"):
        return Measure.RESCUED
    measure = next(iter(outcome.roles.values()))
    if any(scene.lower(at) == "attempted" for at in range(count.last, outcome.end)):
        return Measure.OTHER  # "three attempted murders"
    is_part = count.phrase.partitive and measure is not Measure.KILLED
    later = by_object(scene, count) or by_subject(scene, count) if is_part else None
    noun = nouns().class_of(scene.lower(outcome.end - 1))
    is_of_people = noun is not None and noun.is_people
    if later and (is_of_people or later.measures[0] in (Measure.RELEASED, Measure.RESCUED)):
        return later.measures[0]  # "ten of the hostages were freed"
    return Measure.KILLED if later and later.measures[0] is Measure.KILLED else measure


def died_of_it(scene: Scene, count: Counted, bond: Bond) -> Bond:
    """The bond of those who were hurt "and later died", which is death; any other as it is."""
    if bond.measures in ((Measure.INJURED,), (Measure.OTHER,)) and _is_killing(scene, count):
        return Bond((Measure.KILLED,), bond.how)
    if bond.measures != (Measure.INJURED,) or bond.how not in (How.NOUN, How.SUBJECT, How.OBJECT):
        return bond
    if scene.spells(count.end, (",", "who")) and _leads_to_death(scene, count.end + 2):
        return Bond((Measure.KILLED,), bond.how)  # "hurt a clerk, who later died"
    if bond.how is How.OBJECT:
        return bond
    told = scene.ends.get(count.first)
    if told and told.roles.get(Part.ACT) is Measure.KILLED:
        return Bond((Measure.KILLED,), How.OBJECT)  # "the death of a man shot by guards"
    hurt = next((at for at in range(count.end, count.end + _REACH) if _is_hurt(scene, at)), None)
    if hurt is not None and _dies_there(scene, hurt + 1):
        return Bond((Measure.KILLED,), bond.how)
    if hurt is not None and _dies_after_all(scene, count, hurt):
        return Bond((Measure.KILLED,), bond.how)
    for at in range(hurt + 1, hurt + _TO_DEATH) if hurt is not None else ():
        other = scene.count_at.get(at)
        if (other and other.phrase.noun is not NounClass.THINGS) or scene.lower(at) in binders().ends:
            return bond
        goes_on = scene.lower(at) in ("and", "but") or (
            scene.lower(at + 1) == "has" and scene.lower(count.end) == "who"
        )
        if goes_on and _leads_to_death(scene, at + 1):
            return Bond((Measure.KILLED,), bond.how)
    return bond


def _is_killing(scene: Scene, count: Counted) -> bool:
    """Whether the deed told of kills those counted: "shot a clerk in the back|, killing him|"."""
    pronouns = ("him", "her", "it") if count.quantity.high == 1 else ("them", "both")
    for at in range(count.end, min(count.end + _TO_DEATH, len(scene.tokens) - 1)):
        word = scene.lower(at)
        if word == "killing" and scene.lower(at - 1) in (",", "and", "fatally", "instantly"):
            return scene.lower(at + 1) in pronouns
        if word in binders().ends or at in scene.count_at or word in binders().new_clause:
            return False
    return False


def _dies_after_all(scene: Scene, count: Counted, hurt: int) -> bool:
    """Whether who was hurt is the subject of a death: "a nurse hurt in the blast |has died", "Boy shot |dies"."""
    if hurt != scene.past_adverbs(past_details(scene, count.end)):
        return False
    is_after = scene.lower(hurt + 1) in ("after", "following", "during")
    for at in range(hurt + 1 + is_after, min(hurt + _TO_DEATH, len(scene.tokens))):
        mark, other = scene.starts.get(at), scene.count_at.get(at)
        if mark and mark.roles.get(Part.SUFFERED) is Measure.KILLED:
            if is_after and scene.lower(at - 1) != "has":
                return False  # "a man was shot after his wife died"
            is_of_one = scene.lower(at - 1) == "has" or scene.lower(at).endswith("s")
            return not scene.lower(at).endswith("ing") and (count.quantity.high == 1 or not is_of_one)
        is_of_other = other is not None and other.phrase.noun is not NounClass.THINGS
        if is_of_other or not scene.tokens[at].is_word or scene.lower(at) in _clause_openers():
            return False
    return False


@functools.cache
def _clause_openers() -> frozenset[str]:
    """Words that open a clause of another subject."""
    closed = closed_classes()
    return binders().new_clause | binders().saying | closed.conjunctions | closed.relatives


def _dies_there(scene: Scene, start: int) -> bool:
    """Whether those who were hurt die where they are taken: "was shot and taken to a clinic, |where he later died"."""
    for at in range(start, start + _TO_PLACE):
        if scene.lower(at) == "where" and scene.lower(at + 1) in ("he", "she", "they"):
            return _leads_to_death(scene, at + 2)
        other = scene.count_at.get(at)
        if scene.lower(at) in (*binders().ends, "while") or (other and other.phrase.noun is not NounClass.THINGS):
            return False
    return False


def _is_hurt(scene: Scene, at: int) -> bool:
    mark = scene.starts.get(at)
    return mark is not None and mark.said_of is Measure.INJURED


def _leads_to_death(scene: Scene, at: int) -> bool:
    """Whether the same subject goes on to die: "and was pronounced dead", "but later died"."""
    while scene.is_be(at) or scene.is_adverb(at) or scene.lower(at) in ("has", "have", "had"):
        at += 1
    mark = scene.starts.get(at)
    if mark is None or mark.said_of is not Measure.KILLED:
        return False
    is_of_them = not mark.roles.keys().isdisjoint((Part.SUFFERED, Part.UNDERGONE, Part.PAST))
    return is_of_them and not has_object(scene, mark)  # "was hit by a van and killed"


def by_sum(scene: Scene, count: Counted) -> Bond | None:
    """ "an unknown number of dead", "an undetermined number of dead and wounded", where the number is not said."""
    named = scene.starts.get(count.last - 1)
    if count.quantity.low is not None or named is None or Part.TOLL not in named.roles or named.end <= count.last:
        return None
    second = scene.starts.get(named.end + 1) if scene.lower(named.end) in binders().joints else None
    measure = named.roles[Part.TOLL]
    is_joined = second is not None and not has_object(scene, second)
    return Bond((measure, second.said_of) if second and is_joined else (measure,), How.NOUN)


def by_object(scene: Scene, count: Counted) -> Bond | None:
    """ "killed at least 20", "killed or wounded dozens", "the arrest of two people", "killed “three rebels”"."""
    at = count.first - 1
    at -= scene.lower(at) in QUOTES
    if scene.lower(at) == "of" and scene.lower(at - 1) in COMPANIES:
        at -= 2  # "killed |a family of| five"
        while scene.tokens[at].is_capitalised and at > count.first - _OWNER:
            at -= 1  # "killed |an Orm family of| five"
    for _ in range(4):
        if at + 1 in scene.ends or not (scene.lower(at) in binders().before_object or scene.is_adverb(at)):
            break
        at -= 1
    at = at if count.indefinite else _past_owner(scene, at)
    mark = scene.ends.get(at + 1)
    if mark is None and scene.lower(at) == "free" and count.is_of_people and not count.indefinite:
        return Bond((Measure.RELEASED,), How.OBJECT)  # "Rebels free 15 hostages"
    is_held = scene.lower(count.end - 1) in _HOSTAGES or scene.lower(at - 1) in binders().captors
    if is_held and count.is_of_people and scene.lower(at) in HOLDING:
        return Bond((Measure.ABDUCTED,), How.OBJECT)  # "the rebels still hold 12 hostages"
    if mark is None and scene.lower(at) in _LOSING and _is_of_men(scene, count):
        return Bond((Measure.KILLED,), How.OBJECT)
    if mark and scene.lower(mark.start).startswith("claim") and _is_only_claimed(scene, count):
        return None
    return _object_bond(scene, mark) if mark else None


def _is_only_claimed(scene: Scene, count: Counted) -> bool:
    """ "witnesses who claim a man fired", "guards claim ten men were shooting", "the group claims 3,000 members"."""
    is_told = count.indefinite or scene.lower(scene.past_adverbs(count.end)) in closed_classes().auxiliaries
    return is_told or scene.lower(count.end - 1) in _FOLLOWING


def _past_owner(scene: Scene, at: int) -> int:
    """The place before whose the counted are, where that follows a verb: "killed |the docker's| two sons"."""
    if scene.lower(at) != "'s":
        return at
    for before in range(at - 1, max(-1, at - _OWNER), -1):
        if before + 1 in scene.ends:
            return before
        if not scene.tokens[before].is_word or scene.lower(before) in closed_classes().behind_phrase:
            return at
    return at


def _is_of_men(scene: Scene, count: Counted) -> bool:
    """Whether an armed side loses them: "the army lost 14 men"."""
    return count.phrase.noun is NounClass.FORCES or scene.lower(count.phrase.end - 1) == "men"


def by_the(scene: Scene, count: Counted) -> Bond | None:
    """ "poured into the square by the thousands", "marched in their hundreds"."""
    if not count.phrase.is_bare or scene.lower(count.first - 2) not in ("by", "in"):
        return None
    if scene.lower(count.first - 1) not in ("the", "their"):
        return None
    for at in range(count.first - 2, max(-1, count.first - _LIST), -1):
        mark = scene.ends.get(at + 1)
        if mark and Part.SUFFERED in mark.roles:
            return Bond((mark.roles[Part.SUFFERED],), How.SUBJECT)
    return None


def by_shared_object(scene: Scene, count: Counted) -> Bond | None:
    """ "killed protesters and two policemen", "held marchers, as well as two clerks", "killed Ada and her two sons"."""
    is_owned = scene.lower(count.first - 1) in _OWNED
    joint = count.first - 1 - (is_owned or scene.lower(count.first - 1) == "the")
    is_joined = scene.lower(joint) == "and" or (scene.lower(joint - 1), scene.lower(joint)) == ("well", "as")
    if not (is_joined or _goes_on_in_headline(scene, count)):
        return None
    is_subject = scene.is_be(count.end) and not is_of_noun(scene, count)
    is_doing = count.end not in scene.starts and not scene.is_be(count.end) and verb_forms(scene.lower(count.end))
    if is_doing if is_owned else is_subject:
        return None  # "killed a guard, and two cars |were found", "shot his wife, and her two sons |ran off"
    closed, is_beside = closed_classes(), scene.lower(joint - 1) == "well"
    reach = _FAR_LIST if is_beside or is_owned else _LIST
    for at in range(joint - 2, max(-1, count.first - reach), -1):
        mark = scene.ends.get(at + 1)
        if mark and mark.roles.keys() != {Part.OUTCOME}:
            is_of = Part.ACT in mark.roles and scene.lower(mark.end - 1) == "of"
            return None if is_subject and not is_of else _object_bond(scene, mark)
        word = scene.lower(at)
        is_well = is_beside or (word == "as" and scene.lower(at + 1) == "well")
        if word in ("who", "which") and scene.lower(joint - 1) != ",":
            return None  # "killed a woman who hid herself and a child"
        if word in binders().ends or word in closed.auxiliaries or (word in closed.prepositions and not is_well):
            return None
    return None


def _goes_on_in_headline(scene: Scene, count: Counted) -> bool:
    """Whether a comma joins them to somebody before them, as headlines do: "Man kills wife|, 4 children, then self"."""
    comma, last = count.first - 1, scene.tokens[-1].text
    if scene.lower(comma) != "," or last in _SENTENCE_ENDS or count.phrase.noun is None:
        return False
    beside = nouns().class_of(scene.lower(comma - 1))
    ends = (
        scene.lower(count.end) in ("", ",", "and", "then", "before") or scene.lower(count.end) in binders().list_places
    )
    return ends and beside is not None and beside.is_people and count.phrase.noun.is_people


def _object_bond(scene: Scene, mark: Mark) -> Bond | None:
    """The bond of the object of `mark` and of the verbs joined before it: "beat, kicked and |detained two men"."""
    measures: list[Measure] = []
    verb: Mark | None = mark
    while verb and (measure := _object_measure(scene, verb) or _joined_act(mark, verb)):
        if not (measures[:1] == [Measure.KILLED] and is_shot_dead(scene, verb)):
            measures = [measure, *(other for other in measures if other is not measure)]
        joint = verb.start - 1
        joint -= scene.lower(joint) == "and" and scene.lower(joint - 1) == ","
        verb = scene.ends.get(joint) if scene.lower(joint) in binders().joints else None
        verb = None if verb and scene.lower(verb.start) in closed_classes().mostly_nouns else verb
    return Bond.by(mark.roles, tuple(measures), How.OBJECT) if measures else None


def _joined_act(act: Mark, noun: Mark) -> Measure | None:
    """What a noun tells that "and" joins to `act`: "the |abduction| and death of a nun"."""
    return noun.roles.get(Part.OUTCOME) if Part.ACT in act.roles and noun.end < act.start else None


def _is_undone(scene: Scene, mark: Mark) -> bool:
    """Whether it is only meant: "threatened to arrest ten", "conspired to rob a bank and kill the guard"."""
    at = mark.start - 1
    if scene.lower(at) in ("and", "or") and scene.lower(mark.start) in known_verbs():
        at = next((i for i in range(at, max(0, at - _JOINED_REACH), -1) if scene.lower(i) == "to"), at)
    return scene.lower(at) == "to" and scene.lower(at - 1) in binders().undone


def _object_measure(scene: Scene, mark: Mark) -> Measure | None:
    """What the object of the verb or noun `mark` undergoes; a passive has none."""
    active = mark.roles.get(Part.ACT) or mark.roles.get(Part.ACTIVE)
    if active and _is_undone(scene, mark):
        return active if active is Measure.CROWD else Measure.OTHER  # "threatened to arrest ten"
    if scene.lower(mark.start - 1) in _UNDONE:
        return None
    if active or mark.passive is None:
        return active
    if mark.end > mark.start + 1 and scene.lower(mark.end - 1) in _AFTER:
        return None  # "Nurse |held after| toddler falls"
    at = mark.start - 1
    if scene.lower(at) in _HAVE:
        return mark.passive  # "are said to have shot two men"
    while at >= 0 and (scene.is_adverb(at) or scene.lower(at) in binders().linking) and not scene.is_be(at):
        at -= 1
    return None if scene.is_be(at) else mark.passive
