"""Tells what stands between a subject and its verb, and when the verb is of somebody else who stands there."""

from dataclasses import dataclass

from asof.reading.figures.counted import Counted
from asof.reading.figures.lexicon import Part, binders
from asof.reading.figures.phrase import Mark
from asof.reading.figures.scene import Scene
from asof.reading.quantities.nouns import nouns

_BEFORE_OTHER = frozenset({"with", "for", "to", "from", "by"})
# A count behind these is no subject of the verb that follows.
GOVERNING = frozenset({"for", "against", "by", "from", "to", "on", "at"})
OWNERS = frozenset({"his", "her", "their", "its"})
"""Words that say whose somebody or something is."""
PARENTS = frozenset({"father", "mother", "parent", "parents", "dad", "mum", "mom", "grandfather", "grandmother"})
KIN = PARENTS | {"fathers", "mothers", "families", "relatives", "friends", "wives", "widows"}
"""Whose they are who stand behind "of": what is told is told of the kin."""
COMPANIES = frozenset({"family", "group", "team", "crew"})
"""Those who are counted together: "a family of five"."""


@dataclass(slots=True)
class Passed:
    """What stands between a subject and the place that the search for its verb has come to."""

    has_be: bool = False
    in_phrase: bool = False
    is_named: bool = False
    behind_aside: int | None = None
    unknown: int = 0
    is_moved: bool = False
    over_count: bool = False
    is_several: bool = False
    is_single: bool = False
    is_apposed: bool = False
    is_relative: bool = False
    is_done: bool = False
    is_with: bool = False
    is_acting: bool = False
    is_object: bool = False
    is_done_with: bool = False


def is_of_somebody_else(scene: Scene, count: Counted, mark: Mark, passed: Passed) -> bool:
    """Whether what the mark tells befell another one than those counted."""
    is_of_other = _is_of_other(mark, passed) or (passed.is_several and _is_alone(scene, count, mark.start))
    if (count.indefinite and is_of_other) or _is_of_next(scene, count, mark):
        return True
    return passed.is_single and _is_behind_other(scene, count)


def _is_behind_other(scene: Scene, count: Counted) -> bool:
    """Whether several stand behind the one of whom "was" tells: "a woman accused of poisoning |her two sons| was"."""
    if count.indefinite or (count.quantity.low or 0) <= 1 or not count.is_of_people:
        return False
    before = count.first - 1 - (scene.lower(count.first - 1) in OWNERS)
    is_taken = scene.lower(before).endswith("ing") or scene.lower(before) in _BEFORE_OTHER
    return is_taken and scene.lower(count.end - 1) in nouns().plural


def _is_alone(scene: Scene, count: Counted, verb: int) -> bool:
    """Whether "a friend" shares a plural verb with nobody, and is no subject: "two who met |a friend| were shot"."""
    if scene.lower(count.first) not in ("a", "an"):
        return False
    beside = (count.first - 1, *range(count.end, verb))
    return all(scene.lower(at) not in binders().joints for at in beside)


def _is_of_other(mark: Mark, passed: Passed) -> bool:
    """Whether a participle tells of the person passed before it: "the mother of a girl |killed by a bullet"."""
    return passed.over_count and passed.in_phrase and not passed.has_be and mark.passive is not None


def _is_of_next(scene: Scene, count: Counted, mark: Mark) -> bool:
    """Whether it is what another count does, right behind it: "300 men turning back and another 200 |perishing"."""
    is_doing = Part.SUFFERED in mark.roles and scene.lower(mark.end - 1).endswith("ing")
    other = next((other for other in scene.counts if other.first > count.first and other.end == mark.start), None)
    if other is None or not (is_doing or mark.passive):
        return False
    is_swapped = scene.lower(other.first - 1) in GOVERNING and other.is_of_people  # "hostages for three men |held"
    return is_doing or is_swapped
