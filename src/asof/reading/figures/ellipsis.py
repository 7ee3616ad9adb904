"""Binds a count of whom "as were" or "and so was" says the same as of others: "Moss was held, as were two clerks"."""

from asof.reading.figures.after import has_object
from asof.reading.figures.bond import Bond, How
from asof.reading.figures.counted import Counted
from asof.reading.figures.lexicon import Part, binders, victim_words
from asof.reading.figures.scene import Scene

_BACK = 14  # tokens from "as were" to the verb that they stand for
_DOES = frozenset({"did", "do", "does", "have", "has", "had"})


def by_ellipsis(scene: Scene, count: Counted) -> Bond | None:
    """The bond of those behind an inverted "as were", "and so was" or "as did", by the verb before it."""
    aux = count.first - 1 - (scene.lower(count.first - 1) in victim_words().definite)
    if scene.lower(aux - 1) not in ("as", "so") or not (scene.is_be(aux) or scene.lower(aux) in _DOES):
        return None
    for at in range(aux - 1, max(0, aux - _BACK), -1):
        mark = scene.ends.get(at)
        if mark is None:
            if scene.lower(at - 1) in binders().ends:
                return None
            continue
        told = mark.passive or mark.roles.get(Part.STATE) if scene.is_be(aux) else mark.roles.get(Part.SUFFERED)
        if told is None or has_object(scene, mark):
            return None
        return Bond((told,), How.SHARED)
    return None
