"""Tells the parts of those whom a report counted as hurt: four were shot, and |a waiter| is in a stable condition."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from asof.model.figure import Figure, FigureKind, Measure
from asof.reading.figures.lexicon import body_words
from asof.reading.figures.others_dates import NOW
from asof.reading.figures.scene import Scene

_WHOLES = frozenset({FigureKind.COUNT, FigureKind.TOTAL, FigureKind.INCREMENT})
_SINGLE = frozenset({FigureKind.COUNT, FigureKind.INCREMENT})
_ALL = ("both", "all")  # of whom all is told are no part
# The state they are in is told of no others; where they were hit and by whom they are cared for, of others too.
_CONDITIONS = frozenset({
    "condition", "conditions", "stable", "threatening", "life-threatening", "non-life-threatening",
    "surgery", "released",
})  # fmt: skip
_CARED_FOR = frozenset({"hospitalised", "hospitalized", "treated", "airlifted", "flown", "graze", "grazed"})
_FARES = body_words() | _CONDITIONS | _CARED_FOR
# When it befell them: those of an event of its own.
_TIMES = NOW | {
    "am", "pm", "a.m.", "p.m.", "noon", "midnight", "overnight", "earlier", "later", "separate",
}  # fmt: skip

_Told = tuple[int, int, Figure]  # the places of the sentence and of the figure in it


def with_parts(scenes: Sequence[Scene], figures: Sequence[tuple[Figure, ...]]) -> list[tuple[Figure, ...]]:
    """`figures`, those of each of the sentences of a report in order, with the parts of a count told before as such.

    They are the parts of the largest count of those hurt: whoever is told of one by one behind it, without the time of
    another event, by the state they are in; or by where they were hit or who cares
    for them, if all behind it are no more than it together.
    """
    told = list(figures)
    hurt = [
        (number, place, figure)
        for number, each in enumerate(figures)
        for place, figure in enumerate(each)
        if figure.measure is Measure.INJURED and figure.quantity.low and figure.kind in _WHOLES
    ]
    if len(hurt) < 2:
        return told
    for number, place, figure in _parts(scenes, hurt):
        each = told[number]
        told[number] = (*each[:place], replace(figure, kind=FigureKind.SUBSET), *each[place + 1 :])
    return told


def _parts(scenes: Sequence[Scene], hurt: Sequence[_Told]) -> Iterator[_Told]:
    most = max(figure.quantity.low or 0 for _, _, figure in hurt)
    whole = next(number for number, _, figure in hurt if figure.quantity.low == most)
    behind = [one for one in hurt if one[0] > whole and _is_fewer(one[2], most)]
    fares = _FARES if sum(figure.quantity.low or 0 for _, _, figure in behind) <= most else _CONDITIONS
    before = -1  # the sentence of the part before
    for number, place, figure in behind:
        is_more = figure.kind is FigureKind.INCREMENT and not figure.quantity.words.lower().startswith("another")
        # "Three others" stay on top of the count, but not where they are the rest: "one is in surgery, and |three| …".
        if _tells(scenes[number], fares) and (not is_more or before == number):
            before = number
            yield number, place, figure


def _is_fewer(figure: Figure, most: int) -> bool:
    """Whether it may be a part of so many."""
    is_all = figure.quantity.words.lower().startswith(_ALL)
    return figure.kind in _SINGLE and not is_all and (figure.quantity.low or 0) < most


def _tells(scene: Scene, fares: frozenset[str]) -> bool:
    words = {token.lower for token in scene.tokens}
    return not fares.isdisjoint(words) and _TIMES.isdisjoint(words)
