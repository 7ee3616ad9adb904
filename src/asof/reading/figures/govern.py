"""Finds what a sentence says happened to those whom its counts count."""

from collections.abc import Mapping
from dataclasses import replace

from asof.model.figure import Measure
from asof.reading.figures.after import is_attributive
from asof.reading.figures.agents import by_agent
from asof.reading.figures.bond import Bond, How
from asof.reading.figures.classes import by_class
from asof.reading.figures.counted import Counted
from asof.reading.figures.ellipsis import by_ellipsis
from asof.reading.figures.lexicon import Part, binders, body_words, victim_words
from asof.reading.figures.lists import (
    by_among,
    by_company,
    by_number,
    by_sum_after,
    by_toll,
    shared_with_earlier,
    shared_with_next,
)
from asof.reading.figures.parts import adding_up
from asof.reading.figures.passed import OWNERS
from asof.reading.figures.peril import OWNING_MARKS
from asof.reading.figures.predicates import (
    HOLDING,
    by_adjective,
    by_held,
    by_noun,
    by_object,
    by_owned,
    by_shared_object,
    by_sum,
    by_the,
    died_of_it,
)
from asof.reading.figures.scene import Scene
from asof.reading.figures.shot import shot_with_dead
from asof.reading.figures.some import is_some
from asof.reading.figures.subject import by_subject
from asof.reading.figures.unfit import is_off_list, is_unfit, names_gathering
from asof.reading.quantities.nouns import NounClass, nouns

# The nearest and surest words first; a count keeps the first bond that suits it.
_READERS = (
    by_sum_after,
    by_sum,
    by_ellipsis,
    by_owned,
    by_noun,
    by_object,
    by_subject,
    by_among,
    by_company,
    by_toll,
    by_shared_object,
    by_the,
    by_number,
    by_adjective,
    by_held,
)
# Of unlisted nouns only people can be so ("three albums were released" counts nobody).
_ONLY_PEOPLE = frozenset(
    {
        Measure.CROWD,
        Measure.ABDUCTED,
        Measure.RELEASED,
        Measure.RESCUED,
        Measure.SICK,
        Measure.DISPLACED,
        Measure.FORCES,
        Measure.OTHER,
    }
)
_REPORTED = frozenset({"reported", "confirmed", "recorded", "registered", "active", "new"})
_SEVERAL = 2
_FORCE = 50  # armed men that a bare number behind "a force of" counts at least
_TO_HELD = 6  # tokens
_FEWEST_IN_CROWD = 3
_NO_CROWD = frozenset({NounClass.FORCES, NounClass.CAPTIVES, NounClass.DISPLACED})
# What befalls a victim, so that even "a man" is counted.
_VICTIM = frozenset(
    {
        Measure.KILLED,
        Measure.INJURED,
        Measure.ARRESTED,
        Measure.MISSING,
        Measure.ABDUCTED,
        Measure.RESCUED,
        Measure.RELEASED,
        Measure.SICK,
        Measure.DISPLACED,
    }
)


def bonds(scene: Scene) -> Mapping[int, Bond]:
    """The bond of each count that has one, by its index in the scene."""
    found: dict[int, Bond] = {}
    for read in _READERS:
        for index, count in enumerate(scene.counts):
            if index not in found and (bond := read(scene, count)):
                _keep(scene, found, index, count, bond)
    for index in range(len(scene.counts) - 2, -1, -1):
        if index not in found and index + 1 in found:
            _keep(scene, found, index, scene.counts[index], shared_with_next(scene, index, found[index + 1]))
    for index, bond in tuple(adding_up(scene, found)) if len(scene.counts) > _SEVERAL else ():
        _keep(scene, found, index, scene.counts[index], bond)
    _continue_lists(scene, found)
    for index, count in enumerate(scene.counts):
        if index not in found:
            _keep(scene, found, index, count, by_class(scene, count))
    _continue_lists(scene, found)  # of what only the noun of its first member tells
    found.update(tuple(shot_with_dead(scene, found)))
    return found


def _continue_lists(scene: Scene, found: dict[int, Bond]) -> None:
    for index in range(1, len(scene.counts)):
        if index in found or index - 1 not in found:
            continue
        if not is_off_list(scene, scene.counts[index], found[index - 1]):
            _keep(scene, found, index, scene.counts[index], shared_with_earlier(scene, index, found[index - 1]))


def _keep(scene: Scene, found: dict[int, Bond], index: int, count: Counted, bond: Bond | None) -> None:
    if bond and bond.damages and len(bond.measures) > 1 and not count.phrase.noun:
        bond = Bond((Measure.OTHER,), bond.how, damages=True)  # "seized and destroyed 120 firearms"
    if bond and count.indefinite and not bond.harms and not _VICTIM.isdisjoint(bond.measures):
        bond = replace(bond, measures=tuple(told for told in bond.measures if told in _VICTIM))  # "held and charged"
    is_thing = bond and (_is_held_thing(scene, count, bond) or _is_singular_head(scene, count, bond))
    is_thing = is_thing or _is_of_body(scene, count) or (bond and is_unfit(scene, count, bond))
    if bond and not is_thing and _suits(scene, count, bond):
        found[index] = by_agent(scene, count, died_of_it(scene, count, bond))


def _is_held_thing(scene: Scene, count: Counted, bond: Bond) -> bool:
    """Whether what is held is no person: "two rallies were held", "held three votes", "talks held with 40 clerks"."""
    if bond.measures[0] is not Measure.ARRESTED:
        return False
    if scene.spells(count.first - 2, ("held", "with")) and not scene.is_be(count.first - 3):
        return True
    if count.is_of_people:
        return False
    near = (*range(count.first - 2, count.first), *range(count.end, count.end + _TO_HELD))
    is_vague = count.quantity.low is None and count.quantity.high is None  # "the largest of many held since March"
    return (is_vague or not count.phrase.is_bare) and any(scene.lower(at) in HOLDING for at in near)


def _suits(scene: Scene, count: Counted, bond: Bond) -> bool:
    """Things are not killed, police who surround a square are a force, and cases are of a disease if one is named."""
    noun, measure = count.phrase.noun, bond.measures[0]
    is_bare = count.phrase.is_bare and not count.phrase.more and (count.quantity.low or 0) < _FORCE
    if measure is Measure.FORCES and bond.how is How.OBJECT and is_bare:
        return False  # "a quake with a force of about 6"
    if measure is Measure.MISSING and scene.lower(count.end - 1).rstrip("s") in victim_words().doers:
        return False  # "police are searching for two suspects"
    is_idiom = scene.lower(count.first - 1) == "in" and count.quantity.low is None and count.quantity.high is None
    if measure is Measure.SICK and (is_idiom or not (scene.names_disease or _are_with_deaths(scene, count))):
        return False  # "in many cases"
    if not _befalls(scene, count, bond):
        return False
    if measure is Measure.CROWD and count.quantity.high is not None and count.quantity.high < _FEWEST_IN_CROWD:
        return False
    if (
        measure is Measure.CROWD
        and scene.lower(count.end - 1) in binders().voices
        and (count.quantity.low or 0) < _FORCE
        and not names_gathering(scene)
    ):
        return False  # "five ministers called for a meeting"
    if bond.how in (How.TOLL, How.CLASS) or (bond.how is How.NOUN and count.phrase.outcome):
        return True
    if bond.damages:
        return True
    is_of_people = bond.harms or measure not in _ONLY_PEOPLE
    if _is_unlisted(scene, count) or (noun is None and not count.phrase.is_bare and not is_of_people):
        return False
    if noun in (NounClass.THINGS, NounClass.VEHICLES):
        return measure in (Measure.OTHER, Measure.FORCES)
    if measure is Measure.CROWD:
        high = count.quantity.high
        return noun not in _NO_CROWD and (high is None or high >= _FEWEST_IN_CROWD)
    is_of_force = scene.lower(count.first - 1) == "of"  # "a force of 400 men"
    return not (measure is Measure.FORCES and noun is NounClass.PEOPLE and not is_of_force)


def _befalls(scene: Scene, count: Counted, bond: Bond) -> bool:
    """Whether something befalls "a man" or "some": what one or some do, and what they are, counts nobody."""
    if count.indefinite:
        return bond.harms or _VICTIM.issuperset(bond.measures)
    return not is_some(count) or _befalls_some(scene, count, bond)


def _befalls_some(scene: Scene, count: Counted, bond: Bond) -> bool:
    phrase, is_verbal = count.phrase, bond.how in (How.NOUN, How.OBJECT, How.SUBJECT)
    if not is_verbal and (phrase.is_bare or phrase.partitive):
        return False  # "three guards were hurt, |some of them| badly"
    if not (_VICTIM.issuperset(bond.measures) or (is_verbal and bond.measures[0] is Measure.OTHER)):
        return False
    if phrase.outcome or bond.damages:
        return True
    if phrase.noun is None:
        return phrase.is_bare and not phrase.unlisted and bond.how is not How.OBJECT
    return scene.lower(count.end) not in OWNING_MARKS  # "some of the victims' belongings were missing"


def _are_with_deaths(scene: Scene, count: Counted) -> bool:
    """Whether deaths are told beside reported cases, which are then of a disease: "90 cases reported, 4 deaths"."""
    if scene.lower(count.end - 1) != "cases" or _REPORTED.isdisjoint(map(scene.lower, _beside(count))):
        return False
    return any(other.phrase.outcome and scene.lower(other.end - 1) == "deaths" for other in scene.counts)


def _beside(count: Counted) -> range:
    return range(count.first - 2, count.end + 2)


def _is_of_body(scene: Scene, count: Counted) -> bool:
    """Whether parts of a body are counted: "a cut to one of his fingers"."""
    if scene.lower(count.last) != "of" or scene.lower(count.last + 1) not in OWNERS:
        return False
    words = {scene.lower(count.last + 2), scene.lower(count.last + 2).removesuffix("s")}
    return not body_words().isdisjoint(words)


def _is_singular_head(scene: Scene, count: Counted, bond: Bond) -> bool:
    """Whether several are counted of a noun for one, which another noun must head: "held 40 volunteer |meetings"."""
    several, noun = count.quantity.low or count.quantity.high, scene.lower(count.phrase.end - 1)
    if noun in binders().crowds | binders().contingents:
        return False  # "a 300-strong crowd"
    if count.quantity.words.lower() in ("many", "some") and not count.phrase.partitive:
        several = _SEVERAL  # "the man whom many |suspect|"
    if several is None or several < _SEVERAL or count.phrase.is_bare or count.phrase.outcome or count.indefinite:
        return False
    return noun in nouns().singular and noun not in nouns().plural


def _is_unlisted(scene: Scene, count: Counted) -> bool:
    """Whether the number counts a noun that is not listed, as behind an adjective that else measures."""
    mark = scene.starts.get(scene.past_adverbs(count.end)) if count.phrase.is_bare else None
    is_state = mark is not None and mark.passive is None and Part.STATE in mark.roles
    return count.phrase.unlisted or (mark is not None and is_state and is_attributive(scene, mark))
