"""Days in words for labels, in a place's own time: "16 May 2018", "16–19 May 2018"."""

import functools
from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from asof.reconcile.remembered import MOST_KEPT

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905


@functools.cache
def zone_of(name: str) -> tzinfo:
    """The IANA zone `name`, UTC where there is none such."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


@functools.lru_cache(maxsize=MOST_KEPT)
def local_day(moment: datetime, zone: str) -> date:
    """The day that `moment` falls on in `zone`."""
    return moment.astimezone(zone_of(zone)).date()


def day_label(moment: datetime, zone: str) -> str:
    """The day of `moment` in `zone`: "16 May 2018"."""
    day = local_day(moment, zone)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def weekday_label(moment: datetime, zone: str) -> str:
    """The weekday of `moment` in `zone`: "Wednesday"."""
    return _WEEKDAYS[local_day(moment, zone).weekday()]


def days_label(first: date, last: date) -> str:
    """The stretch from `first` to `last`, both included, saying month and year once where they are one."""
    end = f"{last.day} {_MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return end
    if first.year != last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} {first.year} – {end}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]} – {end}"
    return f"{first.day}–{end}"
