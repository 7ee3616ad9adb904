"""Binds a count by its noun alone, where nothing is said to have happened: "30,000 police officers"."""

from asof.model.figure import Measure
from asof.reading.figures.bond import Bond, How
from asof.reading.figures.lexicon import binders
from asof.reading.figures.scene import Counted, Scene
from asof.reading.quantities.nouns import NounClass

_MEASURES = {
    NounClass.CROWD: Measure.CROWD,
    NounClass.FORCES: Measure.FORCES,
    NounClass.VEHICLES: Measure.VEHICLES,
    NounClass.DISPLACED: Measure.DISPLACED,
    NounClass.PEOPLE: Measure.OTHER,
    NounClass.PLAIN: Measure.OTHER,
    NounClass.CAPTIVES: Measure.OTHER,
}
_POPULATION = 500_000  # more people than this, with nothing said of them, live there


def by_class(scene: Scene, count: Counted) -> Bond | None:
    """The bond of a number of crowd, forces, vehicles of theirs, refugees or people; not of one, nor of speakers."""
    phrase, quantity = count.phrase, count.quantity
    if quantity.words.endswith("-strong"):
        return Bond((_strong(scene, count),), How.CLASS)
    if phrase.noun is None or count.indefinite or phrase.partitive or quantity.high == 1:
        return None
    if scene.lower(scene.past_adverbs(count.end)) in binders().saying:
        return None
    measure = _MEASURES.get(phrase.noun)
    if measure is Measure.VEHICLES and not _is_armed(scene, count):
        return None
    is_vague = quantity.low is None and quantity.high is None
    if measure is None or (measure is Measure.OTHER and (is_vague or (quantity.low or 0) > _POPULATION)):
        return None
    return Bond((measure,), How.CLASS)


def _strong(scene: Scene, count: Counted) -> Measure:
    """What "a 350-strong" is said of."""
    following = {scene.lower(at) for at in range(count.last, count.last + 4)}
    if following & binders().crowds:
        return Measure.CROWD
    return Measure.FORCES if following & binders().contingents else Measure.OTHER


def _is_armed(scene: Scene, count: Counted) -> bool:
    return any(scene.lower(at) in binders().armed for at in range(count.first - 3, count.end))
