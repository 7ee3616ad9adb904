"""Tolls of happenings that cannot be one: counts said before the other began, or of happenings long apart."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from datetime import datetime, timedelta

from asof.model.figure import FigureKind
from asof.reconcile.facts import stated_interval
from asof.reconcile.families import families_of, is_speech, led_families
from asof.reconcile.moment import said_start
from asof.reconcile.said import SaidFigure
from asof.reconcile.victims import HARMED

LONG = timedelta(days=7)
"""Happenings dated further apart have tolls of their own; nearer ones may be one with its day misread.  A guess."""

_A_DAY = timedelta(days=1)


def occasions(said: Sequence[SaidFigure], scopes: Sequence[Hashable]) -> list[datetime | None]:
    """For each count when the occasion that it is of began, None where its scope knows no other one.

    An incident has the day that its claims state; one without a day is of the last occasion that had begun when it was
    told.  Incidents that were told before any of those had begun are an occasion of their own.  A running total without
    a day may be of all.
    """
    counted: dict[Hashable, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, (one, scope) in enumerate(zip(said, scopes, strict=True)):
        if scope is not None and _is_of_one(one):
            counted[scope][one.incident.incident_id].append(number)
    found: list[datetime | None] = [None] * len(said)
    for incidents in counted.values():
        told = [[said[number] for number in numbers] for numbers in incidents.values()]
        starts = _starts([start for figures in told if (start := _stated(figures))])
        placed = [_occasion(figures, starts) for figures in told]
        if len(set(placed)) > 1:
            first = min(_said(figures) for figures in told)
            for numbers, start in zip(incidents.values(), placed, strict=True):
                for number in numbers:
                    found[number] = start or first
    return found


def _is_of_one(said: SaidFigure) -> bool:
    happened = said.incident.happening
    is_dated = _stated([said]) is not None
    kinds = {FigureKind.COUNT, FigureKind.TOTAL} if is_dated else {FigureKind.COUNT}
    is_counted = said.figure.measure in HARMED and said.figure.kind in kinds
    return is_counted and not is_speech(happened) and bool(families_of(happened) & led_families())


def _starts(stated: Sequence[datetime]) -> list[datetime]:
    """The first day of each run of days that lie close to one another."""
    starts: list[datetime] = []
    last: datetime | None = None
    for start in sorted(stated):
        if last is None or start - last > LONG:
            starts.append(start)
        last = start
    return starts


def _stated(figures: Sequence[SaidFigure]) -> datetime | None:
    """When the incident began by the first of its counts that states a time no later than it was said."""
    for one in figures:
        interval = stated_interval(one.kept.claim.when) or stated_interval(one.incident.when)
        if interval and interval[0] <= _told_at(one) + _A_DAY:
            return interval[0]
    return None


def _said(figures: Sequence[SaidFigure]) -> datetime:
    return min(map(_told_at, figures))


def _told_at(one: SaidFigure) -> datetime:
    return said_start(one.kept.claim.said_at, one.kept.report)


def _occasion(figures: Sequence[SaidFigure], starts: Sequence[datetime]) -> datetime | None:
    """The start of the occasion that the counts are of, None where they were told before any had begun."""
    at = _stated(figures) or max(map(_told_at, figures)) + _A_DAY
    return max((start for start in starts if start <= at), default=None)
