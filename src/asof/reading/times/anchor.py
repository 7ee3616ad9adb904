"""What the times of a text are counted from: the day it was said, or the date its story has reached."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from asof.model.when import Precision, When
from asof.reading.times.period import Period, day_period


class AnchorKind(StrEnum):
    """News counts "Friday" and "in May" from the day it is said; a narrative from the date it has reached."""

    NEWS = "news"
    NARRATIVE = "narrative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """When the words were said, and the IANA zone in which their days and clock times are meant.

    `told` is the local day that the sentences before have reached: "by midnight" and "that evening" lean on it.
    """

    said_at: When
    zone: str
    kind: AnchorKind = AnchorKind.NEWS
    told: date | None = None


@dataclass(slots=True)
class Running:
    """How far a reader has come: the anchor in local time, and the date last mentioned.

    `day` is the local day of speaking, None where unknown; `now` its local time where that is known to the minute.
    `last` is the period last mentioned and `last_end` the token after it, `moment` the clock time it told, if any;
    `story` is the date a narrative has reached, `told` the day that news had reached in the sentences before.
    """

    zone: str
    kind: AnchorKind
    day: date | None
    now: datetime | None
    last: Period | None = None
    last_end: int = -1
    moment: datetime | None = None
    story: Period | None = None
    told: Period | None = None

    @property
    def today(self) -> date | None:
        """The day that bare words are counted from: in a narrative, the date it has reached."""
        if self.kind is AnchorKind.NARRATIVE:
            return self.story.first if self.story else None
        return self.day

    @property
    def chain(self) -> date | None:
        """The day that "later" and "the next day" are counted from: the date last mentioned, else today's."""
        if self.last and self.last.first:
            return self.last.first
        return self.today


def start_running(anchor: Anchor) -> Running:
    """The state of a reader before the first word.

    A day published without a clock is taken at its middle, so that a day told in UTC stays the same day in other zones.
    """
    said_at = anchor.said_at
    told = day_period(anchor.told) if anchor.told else None
    if said_at.start is None:
        return Running(anchor.zone, anchor.kind, None, None, last=told, told=told)
    middle = said_at.end is not None and said_at.precision is not Precision.MINUTE
    moment = said_at.start + (said_at.end - said_at.start) / 2 if middle and said_at.end else said_at.start
    local = moment.astimezone(ZoneInfo(anchor.zone)).replace(tzinfo=None)
    now = local if said_at.precision is Precision.MINUTE else None
    return Running(anchor.zone, anchor.kind, local.date(), now, last=told, told=told)


def days_from(day: date, count: int) -> date | None:
    """The day `count` days on; None beyond the calendar."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def moment_on(day: date, after_midnight: timedelta) -> datetime | None:
    """The local time that long after a day began; None beyond the calendar."""
    try:
        return datetime.combine(day, time()) + after_midnight
    except OverflowError:
        return None
