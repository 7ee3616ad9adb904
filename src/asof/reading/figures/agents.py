"""Sets a bond right by who acts and who suffers: officers who respond are a force, and whom pirates hold abducted."""

from asof.model.figure import Measure
from asof.reading.figures.bond import Bond, How
from asof.reading.figures.counted import Counted
from asof.reading.figures.lexicon import binders
from asof.reading.figures.scene import Scene
from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import verb_forms
from asof.reading.quantities.nouns import NounClass, nouns

_ANSWERING = frozenset({"respond", "responded", "responding"})
_BURNED = frozenset({"burned", "burnt"})
_TO_ANSWER = 6  # tokens from people to their verb: "officers |responded", "firemen were badly |burned"
_TO_CAPTOR = 9  # tokens from the captives back to their captors, or on to "by" and them


def by_agent(scene: Scene, count: Counted, bond: Bond) -> Bond:
    """The bond as it is, but of a force where police respond, of the hurt where people burn, of the abducted."""
    if bond.measures == (Measure.OTHER,) and bond.how is How.SUBJECT and count.phrase.noun is NounClass.FORCES:
        near = range(count.end, count.end + _TO_ANSWER)
        is_answer = any(scene.lower(at) in _ANSWERING for at in near)
        return Bond((Measure.FORCES,), How.SUBJECT) if is_answer else bond
    if bond.damages and bond.measures == (Measure.OTHER,) and _is_burned(scene, count):
        return Bond((Measure.INJURED,), bond.how)
    if bond.measures == (Measure.ARRESTED,) and _is_by_captors(scene, count, bond):
        return Bond((Measure.ABDUCTED,), bond.how)
    return bond


def _is_burned(scene: Scene, count: Counted) -> bool:
    """Whether people, and no house, are burned: "eight firemen were burned"."""
    return count.is_of_people and any(scene.lower(at) in _BURNED for at in range(count.end, count.end + _TO_ANSWER))


def _is_by_captors(scene: Scene, count: Counted, bond: Bond) -> bool:
    """ "Pirates are holding 18 sailors", "18 sailors held by kidnappers"; police hold whom they hold in custody."""
    if bond.how is How.OBJECT:
        return _last_people(scene, count.first) in binders().captors
    for at in range(count.end, count.end + _TO_CAPTOR):
        if scene.lower(at) == "by":
            return any(scene.lower(one) in binders().captors for one in range(at + 1, at + 4))
    return False


def _last_people(scene: Scene, end: int) -> str:
    """The last noun for people before `end` in its clause, where a verb follows it; else empty."""
    for at in range(end - 1, max(-1, end - _TO_CAPTOR), -1):
        word = scene.lower(at)
        if word in binders().ends or word in binders().new_clause:
            return ""
        found = nouns().class_of(word)
        if found is not None and found.is_people:
            following = scene.lower(scene.past_adverbs(at + 1))
            is_subject = following in closed_classes().auxiliaries or bool(verb_forms(following))
            return word if is_subject else ""
    return ""
