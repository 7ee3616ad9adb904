"""Conditions as bands over the story's time, with its entries as marks below."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from asof.model.views import Condition, StoryView
from asof.publish.charts.scale import TimeLine, time_line

_MOST_ROOM = timedelta(days=3)  # how far a condition may stretch the line beyond a story shorter than that


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """One condition: from `left` to `right` in percent; an open side ends in an arrow; both ends open says no time."""

    condition: Condition
    left: float
    right: float
    is_open_left: bool
    is_open_right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BandChart:
    """The bands, and where entries stand on the same line."""

    times: TimeLine
    bands: tuple[Band, ...]
    entries: tuple[float, ...]


def band_chart(story: StoryView) -> BandChart | None:
    """The story's conditions over its time; None where it has no condition or no time at all."""
    said = [e.entry.said_at.start for e in story.entries if e.entry.said_at and e.entry.said_at.start]
    ends = [end for c in story.conditions for end in (c.when.start, c.when.end) if end]
    known = [moment for moment in (story.first, story.last, *said) if moment] or ends
    if not story.conditions or not known:
        return None
    times = time_line([*known, *_near(ends, min(known), max(known))], story.zone)
    return BandChart(
        times=times,
        bands=tuple(_band(condition, times) for condition in story.conditions),
        entries=tuple(sorted({times.at(moment) for moment in said})),
    )


def _near(moments: Iterable[datetime], first: datetime, last: datetime) -> list[datetime]:
    """Those that stretch the line a little; a ban "since 2017" must not make the night itself a hair's breadth."""
    room = max(last - first, _MOST_ROOM)
    return [moment for moment in moments if first - room <= moment <= last + room]


def _band(condition: Condition, times: TimeLine) -> Band:
    start, end = condition.when.start, condition.when.end
    return Band(
        condition=condition,
        left=times.at(start) if start else 0.0,
        right=times.at(end) if end else 100.0,
        is_open_left=start is None or start < times.start,
        is_open_right=end is None or end > times.end,
    )
