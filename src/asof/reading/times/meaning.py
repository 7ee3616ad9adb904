"""What a form means before it has a place in the text: a TIMEX3 value, and an interval of local time."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from asof.model.span import Span
from asof.model.when import Precision, When
from asof.reading.times.period import PRECISION, Period, value_of
from asof.reading.times.timex import DATE, Timex

# Which share of a period its parts hold.  Writers do not agree where "late" begins, so the parts are wide and overlap:
# a claim linked by an interval a little too long is found, one missed by an interval too short is not.
STAGES = {"START": (0.0, 0.5), "MID": (0.25, 0.75), "END": (0.5, 1.0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A reading of a form.

    `start` and `end` are local to `zone` (the anchor's where None) and carry no zone themselves.  `period` is the date
    that later mentions may lean on; none leans on one that is `passing`, as a comparison with a year ago is.
    """

    type: str
    value: str
    start: datetime | None = None
    end: datetime | None = None
    precision: Precision = Precision.UNKNOWN
    mod: str | None = None
    zone: str | None = None
    period: Period | None = None
    passing: bool = False
    calendar: str | None = None


def meaning_of(period: Period) -> Meaning:
    """The date that a period is."""
    first, until = period.first, period.until
    return Meaning(
        type=DATE,
        value=value_of(period),
        start=datetime.combine(first, time()) if first else None,
        end=datetime.combine(until, time()) if until and first else None,
        precision=PRECISION[period.unit] if first else Precision.UNKNOWN,
        period=period,
    )


def stage_of(whole: Meaning, mod: str | None) -> Meaning:
    """The early, middle or late part of a date: same value, shorter interval, a precision no sharper than sensible."""
    start, end, precision = whole.start, whole.end, whole.precision
    if mod in STAGES and start and end:
        length = (end - start).days
        if length > 1:
            first, last = (timedelta(days=round(share * length)) for share in STAGES[mod])
        else:
            first, last = (timedelta(hours=share * 24) for share in STAGES[mod])
        start, end = start + first, start + last
        precision = {Precision.DAY: Precision.PART_OF_DAY, Precision.YEAR: Precision.SEASON}.get(precision, precision)
    return Meaning(
        type=whole.type,
        value=whole.value,
        start=start,
        end=end,
        precision=precision,
        mod=mod,
        zone=whole.zone,
        period=whole.period,
        calendar=whole.calendar,
    )


def timex_of(meaning: Meaning, *, words: str, span: Span, zone: str) -> Timex:
    """The mention at `span`, its interval in UTC."""
    said_in = meaning.zone or zone
    when = When(
        start=to_utc(meaning.start, said_in),
        end=to_utc(meaning.end, said_in),
        precision=meaning.precision,
        words=words,
        span=span,
        zone=said_in,
    )
    return Timex(when=when, type=meaning.type, value=meaning.value, mod=meaning.mod, calendar=meaning.calendar)


def to_utc(moment: datetime | None, zone: str) -> datetime | None:
    """A local time in UTC: the earlier of two where clocks go back unless its fold is 1, and None where UTC leaves the
    calendar."""
    if moment is None:
        return None
    try:
        return moment.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    except OverflowError:
        return None
