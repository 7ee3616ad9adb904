"""Tells who was shot or stabbed, some to death: they are neither all hurt nor all dead ("shot six, killing two")."""

from collections.abc import Iterator, Mapping

from asof.model.figure import Measure
from asof.reading.figures.bond import Bond
from asof.reading.figures.counted import Counted
from asof.reading.figures.scene import Scene

_WEAPONS = ("shot", "shoot", "stab")  # whatever form follows: "shooting", "stabbed"
_HURT = frozenset({"wounded", "injured", "wounding", "injuring", "hurt"})
_DEAD = frozenset({"killed", "killing", "dead", "died", "die", "dies", "dying", "fatally", "death", "deaths"})
_TO_DEATH = 4  # tokens from a part to its death: "three of whom later |died"
_BEFORE = 4  # tokens from the verb to its object: "shot at least |six"
_BEHIND = 8  # tokens from a subject to its verb: "six people at the mill were |shot"
_TO_DEAD = 14  # tokens from the whole to those of them who died


def shot_with_dead(scene: Scene, found: Mapping[int, Bond]) -> Iterator[tuple[int, Bond]]:
    """The index of every count of the shot of whom some are told dead behind it, with the measure of neither."""
    for index, bond in found.items():
        if bond.measures == (Measure.INJURED,) and _is_by_weapon(scene, scene.counts[index]):
            part = next((other for other in range(index + 1, len(scene.counts)) if other in found), None)
            if part is None or not _tells_death(scene, scene.counts[part]):
                continue
            if _is_part(scene.counts[index], scene.counts[part], found[part]):
                yield index, Bond((Measure.OTHER,), bond.how, harms=True)


def _is_by_weapon(scene: Scene, count: Counted) -> bool:
    """Whether a shot or a stab tells of them, and no wound does."""
    near = [scene.lower(at) for at in range(count.first - _BEFORE, count.end + _BEHIND)]
    return any(word.startswith(_WEAPONS) for word in near) and _HURT.isdisjoint(near[: _BEFORE + 1])


def _tells_death(scene: Scene, part: Counted) -> bool:
    """Whether death itself is told of a part; of "three were stabbed, two strangled" each is told another way."""
    return any(scene.lower(at) in _DEAD for at in range(part.first - 2, part.end + _TO_DEATH))


def _is_part(whole: Counted, part: Counted, bond: Bond) -> bool:
    """Whether `part` counts the dead of `whole`: fewer, without a noun of their own, and close behind."""
    if bond.measures != (Measure.KILLED,) or part.first - whole.end > _TO_DEAD or part.phrase.more or part.indefinite:
        return False
    is_nameless = part.phrase.is_bare or part.phrase.partitive
    return is_nameless and 0 < (part.quantity.low or 0) < (whole.quantity.low or 0)
