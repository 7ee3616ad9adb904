"""Times as EDTF (Extended Date/Time Format, ISO 8601-2:2019, levels 0 to 2), never sharper than their words."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from asof.model.when import Precision, When

_LENGTHS = {Precision.DECADE: 3, Precision.YEAR: 4, Precision.SEASON: 7, Precision.MONTH: 7}
"""How much of YYYY-MM-DD each precision writes; all others write the day.

A season is written by its months: EDTF's codes for seasons do not say in which hemisphere.
"""


def edtf(when: When) -> str | None:
    """`when` in EDTF, in the local time of its zone; None where neither side is known.

    "2018-05-17T02:30:00+04:30" is a minute, "2018-05-17" a day, "2018-05-16/2018-05-17" days up to and including the
    last, "2018-05" a month, "201X" a decade, "2017/.." goes on.  EDTF has no times of day in intervals (level 0, "Time
    Interval"), so a part of a day is written as its day, or as two where it crosses midnight.
    """
    if when.start is None and when.end is None:
        return None
    if when.precision is Precision.MINUTE and when.start and when.end and when.end - when.start <= timedelta(minutes=1):
        return _local(when.start, when).isoformat(timespec="seconds")
    first = _day(when.start, when) if when.start else ".."
    last = _day(_last_moment(when.start, when.end), when) if when.end else ".."
    return first if first == last else f"{first}/{last}"


def _last_moment(start: datetime | None, end: datetime) -> datetime:
    """The last moment inside a half-open interval; of an empty one its start."""
    before = end - timedelta(microseconds=1)
    return before if start is None else max(start, before)


def _day(moment: datetime, when: When) -> str:
    written = _local(moment, when).date().isoformat()[: _LENGTHS.get(when.precision)]
    return f"{written}X" if when.precision is Precision.DECADE else written


def _local(moment: datetime, when: When) -> datetime:
    return moment.astimezone(ZoneInfo(when.zone))
