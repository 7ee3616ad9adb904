"""Says a time in a place's own clock, never sharper than it was said."""

from dataclasses import dataclass
from datetime import UTC, datetime

from asof.model.when import Precision, When
from asof.publish.display import one_line
from asof.publish.labels import label, names
from asof.reconcile.dates import zone_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time ready to show.

    `text` is local, `utc` the same in UTC ("" where only a day or less is known), `machine` what an HTML ``<time>``
    takes (None where nothing is known), `words` the report's own.
    """

    text: str
    utc: str
    machine: str | None
    words: str = ""


def show_moment(moment: datetime, zone: str, *, year: bool = False) -> Moment:
    """An exact moment in the clock of `zone`; with the year where asked."""
    local, utc = moment.astimezone(zone_of(zone)), moment.astimezone(UTC)
    same_day = local.date() == utc.date()
    return Moment(
        text=_say("minute_year" if year else "minute", local),
        utc=_say("utc" if same_day else "utc_day", utc),
        machine=utc.strftime("%Y-%m-%dT%H:%M:%SZ"),
    )


def show_when(when: When | None, zone: str, *, year: bool = False) -> Moment:
    """A time as sharp as it was said, in the clock of `zone` for minutes and in its own zone's calendar for days."""
    if when is None:
        return Moment(text=label("moment.unknown"), utc="", machine=None)
    words = one_line(when.words)
    start = when.start or when.end
    if start is None or when.precision is Precision.UNKNOWN:
        return Moment(text=label("moment.unknown"), utc="", machine=None, words=words)
    if when.precision is Precision.MINUTE:
        exact = show_moment(start, zone, year=year)
        return Moment(text=exact.text, utc=exact.utc, machine=exact.machine, words=words)
    local = start.astimezone(zone_of(when.zone))
    return Moment(
        text=_say(_key(when.precision, words, year=year), local, words=words),
        utc="",
        machine=_machine(when.precision, local),
        words=words,
    )


def show_clock(moment: datetime, zone: str) -> str:
    """Only the hour and minute, local."""
    return moment.astimezone(zone_of(zone)).strftime("%H:%M")


def show_day(moment: datetime, zone: str) -> str:
    """Only the day, local."""
    return _say("short_day", moment.astimezone(zone_of(zone)))


def show_weekday(moment: datetime, zone: str) -> str:
    """The day with its weekday, local."""
    return _say("day", moment.astimezone(zone_of(zone)))


def show_month(moment: datetime, zone: str) -> str:
    """Only the month and the year, local."""
    return _say("month", moment.astimezone(zone_of(zone)))


def _key(precision: Precision, words: str, *, year: bool) -> str:
    """The label of a time that is less sharp than a minute; parts of days and seasons are told by their words."""
    if precision is Precision.SEASON and not words:
        return "year"
    if precision is Precision.DAY or (precision is Precision.PART_OF_DAY and not words):
        return "day_year" if year else "day"
    return precision.value


def _say(key: str, local: datetime, words: str = "") -> str:
    return label(
        f"moment.{key}",
        weekday=names("moment.weekdays")[local.weekday()],
        day=local.day,
        month=names("moment.months")[local.month - 1],
        year=local.year,
        decade=local.year // 10 * 10,
        clock=local.strftime("%H:%M"),
        words=words,
    )


def _machine(precision: Precision, local: datetime) -> str | None:
    """The value of HTML's ``datetime`` attribute that is no sharper than `precision`."""
    match precision:
        case Precision.DAY | Precision.PART_OF_DAY:
            return local.strftime("%Y-%m-%d")
        case Precision.WEEK:
            return local.strftime("%G-W%V")
        case Precision.MONTH:
            return local.strftime("%Y-%m")
        case Precision.YEAR:
            return f"{local.year:04}"
        case Precision.MINUTE | Precision.SEASON | Precision.DECADE | Precision.UNKNOWN:
            return None
