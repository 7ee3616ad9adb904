"""Binds the counts that add up to one told before them: "twelve people died: ten men and two women"."""

from collections.abc import Iterator, Mapping, Sequence

from asof.reading.figures.bond import Bond, How
from asof.reading.figures.counted import Counted
from asof.reading.figures.scene import Scene

_OPENING = frozenset({"-", "–", "—", ":", "(", ","})
_JOINING = frozenset({",", "and", ";"})
_FEWEST = 2


def adding_up(scene: Scene, found: Mapping[int, Bond]) -> Iterator[tuple[int, Bond]]:
    """The index of every part of a whole in `found` that its parts stand right behind, with the whole's measures.

    A mark opens the parts, commas or "and" join them, nothing else is counted between, and they add up exactly.
    Linear but for the lists themselves.
    """
    for whole, bond in found.items():
        size = scene.counts[whole].quantity.low
        parts = _parts(scene, whole, found)
        if len(parts) < _FEWEST or size != sum(part.quantity.low or 0 for part in parts):
            continue
        for index in range(whole + 1, whole + 1 + len(parts)):
            yield index, Bond(bond.measures, How.PART, harms=bond.harms)


def _parts(scene: Scene, whole: int, found: Mapping[int, Bond]) -> Sequence[Counted]:
    """The counts behind the one at `whole` that nothing else binds, as far as they are joined to one another."""
    parts: list[Counted] = []
    measures = found[whole].measures
    for index in range(whole + 1, len(scene.counts)):
        before = scene.lower(scene.counts[index].first - 1)
        is_bound = index in found and not (scene.counts[index].indefinite and found[index].measures == measures)
        if is_bound or before not in (_JOINING if parts else _OPENING):
            break
        parts.append(scene.counts[index])
    return parts
