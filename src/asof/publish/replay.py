"""The moments of a story that can be gone back to, and where the page of each stands."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from asof.model.report import Report
from asof.model.views import Clock, Position, StoryView
from asof.model.when import Precision, When
from asof.publish.moments import Moment, show_day, show_moment, show_when
from asof.reconcile.moment import said_start

MOST_STOPS = 24
"""Enough to see a night grow by the quarter of an hour; more are hard to hit with a finger on a phone."""

_DAY_ROOM = 22.0  # percent of the line that the name of a day takes on a phone


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One moment of the replay; `figures` were first given at it, or since the stop before it.

    `place` is where it stands on the line, in percent: stops are as far apart as one another, since most of a story is
    said in one night.  `day` names its day where it is the first stop of it and there is room.
    """

    at: datetime
    moment: Moment
    address: str
    figures: int
    place: float
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """The stops, earliest first; the last is the page as it is now, `here` the index of the stop that a page shows.

    `bundle` is a script that holds what is shown at each stop, None where each is asked of a server.
    """

    stops: tuple[Stop, ...]
    here: int
    bundle: str | None = None

    @property
    def most_figures(self) -> int:
        """The most figures that one stop brought, at least 1."""
        return max(1, *(stop.figures for stop in self.stops))


def moments_of(story: StoryView, clock: Clock, *, most: int = MOST_STOPS) -> tuple[datetime, ...]:
    """The moments (UTC, earliest first) at which something of `story` was said, or received by us.

    Of more than `most`, neighbours are put together: each moment that is left shows all that was known until it.
    """
    moments = sorted({_known_from(kept.entry.said_at, kept.report, clock) for kept in story.entries})
    if len(moments) <= most:
        return tuple(moments)
    return tuple(moments[round((part + 1) * len(moments) / most) - 1] for part in range(most))


def replay_of(
    story: StoryView,
    moments: Sequence[datetime],
    address_of: Callable[[datetime], str],
    *,
    clock: Clock,
    at: datetime | None = None,
    bundle: str | None = None,
) -> Replay | None:
    """The replay of `story` over `moments`, as the page as of `at` shows it; None where there is nothing to go back to.

    `story` is all of it, whatever moment the page is of; `at` None is the last moment.
    """
    if len(moments) < 2:
        return None
    given = sorted(_given_at(position, clock) for ledger in story.ledgers for position in ledger.positions)
    known = [0, *(bisect_right(given, moment) for moment in moments)]
    days = _days(moments, story.zone)
    stops = tuple(
        Stop(
            at=moment,
            moment=_shown(moment, story, clock),
            address=address_of(moment),
            figures=after - before,
            place=_place(index, moments),
            day=days[index],
        )
        for index, (moment, (before, after)) in enumerate(zip(moments, pairwise(known), strict=True))
    )
    here = len(moments) - 1 if at is None else max(bisect_right(moments, at) - 1, 0)
    return Replay(stops=stops, here=here, bundle=bundle)


def _shown(moment: datetime, story: StoryView, clock: Clock) -> Moment:
    """The moment, no sharper than the entries that begin with it were said."""
    if clock is Clock.SAID:
        begun = [
            kept.entry.said_at for kept in story.entries if kept.entry.said_at and kept.entry.said_at.start == moment
        ]
        if begun and all(when.precision is not Precision.MINUTE for when in begun):
            return replace(show_when(begun[0], story.zone), machine=show_moment(moment, story.zone).machine)
    return show_moment(moment, story.zone)


def _place(index: int, moments: Sequence[datetime]) -> float:
    return round(index / (len(moments) - 1) * 100, 2)


def _days(moments: Sequence[datetime], zone: str) -> list[str]:
    """For each moment the name of its day, "" where an earlier one has it or where there is no room."""
    names, last, reached = [], "", -_DAY_ROOM
    for index, moment in enumerate(moments):
        day, place = show_day(moment, zone), _place(index, moments)
        has_room = day != last and place - reached >= _DAY_ROOM
        names.append(day if has_room else "")
        last, reached = day, place if has_room else reached
    return names


def _known_from(said_at: When | None, report: Report, clock: Clock) -> datetime:
    return report.received_at if clock is Clock.RECEIVED else said_start(said_at, report)


def _given_at(position: Position, clock: Clock) -> datetime:
    return min(_known_from(kept.claim.said_at, kept.report, clock) for kept in position.claims)
