"""Tells how a count stands to others: one event's count, a running total, an increase, a part, or history."""

import re
from collections.abc import Mapping

from asof.model.figure import FigureKind
from asof.reading.figures.govern import Bond, How
from asof.reading.figures.lexicon import kind_words
from asof.reading.figures.scene import Counted, Scene
from asof.reading.quantities.lexicon import Phrases

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


def kind_of(scene: Scene, count: Counted, bond: Bond) -> FigureKind:
    """The kind of `count`, told by the words before and after it, then by those of its sentence."""
    table = kind_words()
    if _is_subset(scene, count, bond):
        return FigureKind.SUBSET
    if _is_increment(scene, count):
        return FigureKind.INCREMENT
    if bond.how is How.TOLL or _anywhere(scene, table.total):
        return FigureKind.TOTAL
    if _is_background(scene):
        return FigureKind.BACKGROUND
    return FigureKind.COUNT


def _is_subset(scene: Scene, count: Counted, bond: Bond) -> bool:
    table = kind_words()
    before = table.subset_before.ending_at(scene.tokens, count.first)
    after = count.last < len(scene.tokens) and table.subset_after.starting_at(scene.tokens, count.last)
    return bool(before or after or bond.how is How.AMONG or (count.phrase.partitive and count.phrase.outcome))


def _is_increment(scene: Scene, count: Counted) -> bool:
    table = kind_words()
    before = table.increment_before.ending_at(scene.tokens, count.first)
    after = count.last < len(scene.tokens) and table.increment_after.starting_at(scene.tokens, count.last)
    return bool(before or after)


def _is_background(scene: Scene) -> bool:
    if _anywhere(scene, kind_words().background):
        return True
    return any(
        _YEAR.fullmatch(token.text) and scene.lower(at - 1) in ("in", "of", "early", "late")
        for at, token in enumerate(scene.tokens)
    )


def _anywhere(scene: Scene, table: Phrases) -> bool:
    return any(table.starting_at(scene.tokens, at) for at in range(len(scene.tokens)))


_ = Mapping
