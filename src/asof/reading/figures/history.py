"""Tells whether a whole report is of deeds long past: of a trial, an anniversary, an arrest months later."""

from collections.abc import Sequence
from dataclasses import replace

from asof.model.figure import Figure, FigureKind
from asof.reading.figures.bond import HARMS
from asof.reading.figures.lexicon import kind_words
from asof.reading.figures.others_dates import CLAUSE, NOW
from asof.reading.figures.past import past_times
from asof.reading.figures.scene import Scene
from asof.reading.words import Token

_OPENING = 7  # sentences, the headline among them, in which a report says what it is of
_NEWS = frozenset({FigureKind.COUNT, FigureKind.INCREMENT})
_BEFORE_YEAR = frozenset({"in", ",", "during"})
_TO_EVENT = 8  # tokens from an event to its year, or from the year to it
_RECENT = frozenset({"day", "days", "week", "weeks", "month"})  # "a raid |last month|" may be news still


def with_history(scenes: Sequence[Scene], figures: Sequence[tuple[Figure, ...]]) -> list[tuple[Figure, ...]]:
    """`figures`, those of each of the sentences of a report in order, with what befell people long ago as background.

    Where the opening tells of a trial or an anniversary, or of an arrest over a deed of months ago, and the report
    counts nobody who came to harm on a day of this week, all its counts of those who did are of that deed.
    """
    told = [(scene, figure) for scene, each in zip(scenes, figures, strict=True) for figure in each if _is_news(figure)]
    if not told or not any(map(_tells_of_past, scenes[:_OPENING])) or any(_is_of_now(*one) for one in told):
        return list(figures)
    return [tuple(map(_as_history, each)) for each in figures]


def _is_news(figure: Figure) -> bool:
    return figure.measure in HARMS and figure.kind in _NEWS


def _as_history(figure: Figure) -> Figure:
    return replace(figure, kind=FigureKind.BACKGROUND) if _is_news(figure) else figure


def _tells_of_past(scene: Scene) -> bool:
    """Whether a trial or an anniversary stands in it, the year of a deed, or its day of weeks ago, and the law."""
    table, last = kind_words(), len(scene.tokens)
    if any(table.old_cases.starting_within(scene.tokens, 0, last)):
        return True
    is_of_law = any(table.law.starting_within(scene.tokens, 0, last)) and _names_harm(scene)
    if not is_of_law and all(not _is_year(token) for token in scene.tokens):
        return False
    dated = [at for at, end in past_times(scene, 0, last) if _is_of_long_ago(scene, at, end)]
    return (is_of_law and bool(dated)) or any(_is_year_of_event(scene, at) for at in dated)


def _is_year(token: Token) -> bool:
    return token.text.isdigit() and len(token.text) == len("2001")


def _is_of_long_ago(scene: Scene, at: int, end: int) -> bool:
    """Whether the date is of weeks ago at least, and no part of an address on the web."""
    return scene.lower(at - 1) != "/" and _RECENT.isdisjoint(scene.lower(one) for one in range(at, end))


def _is_year_of_event(scene: Scene, at: int) -> bool:
    """Whether an event that does harm stands beside a year: "the |2012| raid", "the raids on mills in |1983|"; no make
    of a car has "in" before it.
    """
    near = range(at - _TO_EVENT, at) if scene.lower(at - 1) in _BEFORE_YEAR else range(0)
    near = range(at + 1, at + _TO_EVENT) if scene.lower(at - 1) == "the" else near
    return _is_year(scene.tokens[at]) and any(scene.lower(one) in kind_words().events for one in near)


def _names_harm(scene: Scene) -> bool:
    if any(token.lower in kind_words().events for token in scene.tokens):
        return True
    return any(not HARMS.isdisjoint(mark.roles.values()) for mark in scene.starts.values())


def _is_of_now(scene: Scene, figure: Figure) -> bool:
    """Whether a day of the week or "today" dates the harm, and not what the law or a court does about it."""
    days = [at for at, token in enumerate(scene.tokens) if token.lower in NOW and not _is_of_law(scene, at)]
    if not days:
        return False
    count = next(at for at, token in enumerate(scene.tokens) if token.end > figure.quantity.span.start)
    return any(count < at < count + CLAUSE for at in days) or not _tells_of_past(scene)


def _is_of_law(scene: Scene, day: int) -> bool:
    """Whether the law stands right before the day: "was charged |Monday|", "pleaded guilty on |Friday|"."""
    end = day - (scene.lower(day - 1) == "on")
    tables = kind_words().law, kind_words().old_cases
    return any(table.ending_at(scene.tokens, end) for table in tables)
