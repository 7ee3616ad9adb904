"""Gives every entry the moment it was said: from its stamp, its neighbours, or the page's own date.

A stamp mostly gives a clock and leaves the day to the reader of the page.  Days are found in three steps: clocks are
chained from one entry to the next in the page's order (each within a day of the one before); the chain is then
anchored by the days and weekdays that stamps name, else by the weekdays that the entries speak of ("on Sunday"), else
by the page's date.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from asof.model.issue import Issue
from asof.model.report import Entry, Stamp
from asof.model.when import Precision, When

_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)
# Entries stand a little out of order (late edits, slips of the pen); up to this much is no change of day.
_SLACK = timedelta(hours=2)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# How far a page's date may be off, in the order in which shifts are tried.
_SHIFTS = (0, 1, -1, 2, -2)
# Weekdays spoken of decide only where they are this many more than speak for the page's date.
_LEAST_EVIDENCE = 3


@dataclass(slots=True)
class _Link:
    """A stamped entry in the chain: its place among the entries, its stamp, its zone, and its local day once known."""

    index: int
    stamp: Stamp
    clock: time
    zone: ZoneInfo
    day: date

    @property
    def moment(self) -> datetime:
        return datetime.combine(self.day, self.clock, tzinfo=self.zone).astimezone(UTC)


def set_said_at(
    entries: Sequence[Entry], *, published_at: When, zone: str, content: str | None = None
) -> tuple[tuple[Entry, ...], tuple[Issue, ...]]:
    """`entries` with `said_at` set, in their order, and an issue where the page's date does not fit its stamps.

    `zone` is the IANA zone of the page's main place: the zone of "local time" and of days.  Stamps that name no zone
    are in the zone the page shows its clocks in (`published_at.zone`) where that is known, else in `zone` too.
    `content` is the report's text; with it, weekdays that entries speak of can correct the page's date.
    An entry without a stamp is as sharp as the page's date where it is the only one, else between its neighbours.
    """
    links = list(_links(entries, published_at, zone))
    newest_first = _is_newest_first(links)
    _chain(links, newest_first)
    issues = _anchor(links, entries, published_at, content)
    said: list[When | None] = [None] * len(entries)
    for index, entry in enumerate(entries):
        if entry.stamp is not None and entry.stamp.moment is not None:
            said[index] = _minute(entry.stamp.moment, entry.stamp, zone)
    for link in links:
        said[link.index] = _minute(link.moment, link.stamp, link.zone.key)
    whole = _ordinary(published_at, zone)
    filled = [when or _between(said, index, whole) for index, when in enumerate(said)]
    return tuple(replace(entry, said_at=when) for entry, when in zip(entries, filled, strict=True)), issues


def _links(entries: Sequence[Entry], published_at: When, zone: str) -> Iterator[_Link]:
    start = published_at.start or datetime(1970, 1, 1, tzinfo=UTC)
    unsaid = zone if published_at.zone == "UTC" else published_at.zone
    for index, entry in enumerate(entries):
        stamp = entry.stamp
        if stamp is None or stamp.moment is not None or stamp.clock is None:
            continue
        local = ZoneInfo({"local": zone, None: unsaid}.get(stamp.zone, stamp.zone or zone))
        day = start.date() if published_at.precision is not Precision.MINUTE else start.astimezone(local).date()
        yield _Link(index, stamp, stamp.clock, local, stamp.day or day)


def _is_newest_first(links: Sequence[_Link]) -> bool:
    """The order that most neighbours are in; newest first where nothing tells, as live pages are."""
    falls = 0
    for one, other in pairwise(links):
        if one.stamp.day and other.stamp.day and one.stamp.day != other.stamp.day:
            falls += 1 if other.stamp.day < one.stamp.day else -1
        elif one.zone == other.zone and one.clock != other.clock:
            falls += 1 if other.clock < one.clock else -1
    return falls >= 0


def _chain(links: Sequence[_Link], newest_first: bool) -> None:
    """Days for stamps without one: the day that brings each nearest behind (or after) the entry before it."""
    for before, link in pairwise(links):
        if link.stamp.day is not None:
            continue
        link.day = before.moment.astimezone(link.zone).date()
        step = link.moment - before.moment
        late = step if newest_first else -step
        if late > _SLACK:
            link.day -= _DAY if newest_first else -_DAY
        elif late <= _SLACK - _DAY:
            link.day += _DAY if newest_first else -_DAY


def _anchor(
    links: Sequence[_Link], entries: Sequence[Entry], published_at: When, content: str | None
) -> tuple[Issue, ...]:
    """Moves the chain onto the days that its stamps name, or that its entries speak of; issues tell of the moves."""
    issues: list[Issue] = []
    done = 0
    for number, link in enumerate(links):
        if link.stamp.day is not None or link.stamp.weekday is None:
            continue
        shift = _to_weekday(link.day, link.stamp.weekday)
        if shift and not done:
            issues.append(_weekday_issue(entries[link.index], link, published_at))
        # What stands before the first named weekday goes by it too; later ones move only what follows them.
        _shift([other for other in links[done and number :] if other.stamp.day is None], shift)
        done = number + 1
    for run in _runs(links) if content is not None else ():
        if not any(link.stamp.day or link.stamp.weekday is not None for link in run):
            issues.extend(_anchor_by_words(run, entries, content or ""))
    return tuple(issues)


def _shift(links: Sequence[_Link], days: int) -> None:
    for link in links:
        link.day += timedelta(days=days)


def _to_weekday(day: date, weekday: int) -> int:
    """Days from `day` to the nearest `weekday`, at most three either way."""
    return (weekday - day.weekday() + 3) % 7 - 3


def _weekday_issue(entry: Entry, pin: _Link, published_at: When) -> Issue:
    named, dated = _WEEKDAYS[pin.stamp.weekday or 0].title(), _WEEKDAYS[pin.day.weekday()].title()
    words = f"the stamp {pin.stamp.words!r} says {named}, the page's date {published_at.words} gives {dated}"
    return Issue(code="stamp-weekday-differs", report_id=entry.report_id, span=pin.stamp.span, words=words)


def _anchor_by_words(run: Sequence[_Link], entries: Sequence[Entry], content: str) -> Iterator[Issue]:
    """Shifts a run by whole days to where the weekdays that its entries speak of agree best, if they agree clearly.

    Reports call the day they are said on by its name ("said Sunday"); a run that speaks mostly of another day than its
    own was placed on the wrong one.
    """
    spoken = [(link.day, _spoken_weekdays(entries[link.index].span.of(content))) for link in run]
    scores = {
        shift: sum((day + timedelta(days=shift)).weekday() in weekdays for day, weekdays in spoken) for shift in _SHIFTS
    }
    shift = max(_SHIFTS, key=lambda candidate: scores[candidate])
    if scores[shift] >= scores[0] + _LEAST_EVIDENCE and scores[shift] >= 2 * scores[0]:
        _shift(run, shift)
        way = f"{abs(shift)} day{'s' if abs(shift) > 1 else ''} {'after' if shift > 0 else 'before'}"
        words = f"the entries speak of weekdays {way} those that the page's date gives; their days are taken"
        first = run[0]
        yield Issue(
            code="page-date-differs",
            report_id=entries[first.index].report_id,
            span=first.stamp.span,
            words=words,
        )


def _runs(links: Sequence[_Link]) -> Iterator[list[_Link]]:
    """Stretches of stamps of one form; a page that carries two stories mostly stamps them differently."""
    run: list[_Link] = []
    for link in links:
        if run and _form(link.stamp) != _form(run[-1].stamp):
            yield run
            run = []
        run.append(link)
    if run:
        yield run


def _form(stamp: Stamp) -> tuple[str | None, int]:
    return stamp.zone, stamp.words.count(",")


def _spoken_weekdays(words: str) -> set[int]:
    return {number for number, name in enumerate(_WEEKDAYS) if name in words.lower()}


def _minute(moment: datetime, stamp: Stamp, zone: str) -> When:
    start = moment.astimezone(UTC).replace(microsecond=0)
    return When(
        start=start, end=start + _MINUTE, precision=Precision.MINUTE, words=stamp.words, span=stamp.span, zone=zone
    )


def _ordinary(published_at: When, zone: str) -> When:
    """The page's own date: its minute as it is, its day as the day of `zone`."""
    if published_at.precision is not Precision.DAY or published_at.start is None:
        return replace(published_at, zone=zone)
    day = published_at.start.astimezone(UTC).date()  # a day of publication has the bounds of the UTC day
    start, end = (datetime.combine(d, time(), tzinfo=ZoneInfo(zone)).astimezone(UTC) for d in (day, day + _DAY))
    return replace(published_at, start=start, end=end, zone=zone)


def _between(said: Sequence[When | None], index: int, whole: When) -> When:
    """From the next older to the next newer stamped entry; the page's date where a side has none.

    Without an end where the page's date does not reach beyond the older one.
    """
    above = next((when for when in reversed(said[:index]) if when), None)
    below = next((when for when in said[index + 1 :] if when), None)
    if above is None and below is None:
        return whole
    starts = [when.start for when in said if when is not None and when.start is not None]
    newer, older = (above, below) if starts[0] >= starts[-1] else (below, above)
    start = older.start if older else whole.start
    end = newer.start if newer else whole.end
    if start and end and start > end and not older:
        start = end
    if start is None or end is None or end <= start:
        end = None
    sharp = start is not None and end is not None and end - start <= _DAY
    precision = Precision.PART_OF_DAY if sharp else Precision.UNKNOWN
    return When(start=start, end=end, precision=precision, words="", span=None, zone=whole.zone)
