"""Meanings of dates of other calendars that English texts name: Solar Hijri, Islamic, Buddhist and Ethiopian.

Values are Gregorian, as TIMEX3 wants them; the mention says which calendar its words are of.  An Islamic day is told by
tables while each country goes by its own sighting of the moon, so its interval is a day wider on either side.
"""

import functools
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from asof.model.when import Precision
from asof.reading.times import reckoning
from asof.reading.times.anchor import Running
from asof.reading.times.dates import distance
from asof.reading.times.found import Found, Maker
from asof.reading.times.holidays import years_in
from asof.reading.times.meaning import Meaning, meaning_of
from asof.reading.times.numbers import ordinal_number
from asof.reading.times.period import day_period
from asof.reading.times.tables import plain_name, read_calendars
from asof.reading.times.tense import direction
from asof.reading.times.timex import DATE

SOLAR, ISLAMIC = "Solar Hijri", "Islamic"
_KEYS = {SOLAR: "solar", ISLAMIC: "islamic"}
_DAYS: dict[str, Callable[[int, int, int], date | None]] = {
    SOLAR: reckoning.solar_day,
    ISLAMIC: reckoning.islamic_day,
}
_SLACK = {SOLAR: timedelta(), ISLAMIC: timedelta(days=1)}
_DAY = timedelta(days=1)
# From here on a year beside a month of another calendar is a Gregorian one ("22 Khordad 2009").
_GREGORIAN_FROM = 1700


@functools.cache
def _months() -> dict[str, tuple[str, int]]:
    """Every spelling of a month, letters only, with its calendar and number."""
    table = read_calendars()
    return {
        plain_name(name): (ISLAMIC if section == "islamic" else SOLAR, number)
        for section, months in table.items()
        for name, number in months.items()
    }


def other_day(found: Found, running: Running) -> Meaning | None:
    """A day of a month of another calendar, its year written or the nearest that the tense asks for."""
    calendar, month = _months()[plain_name(found.words("month"))]
    day = ordinal_number(found, "day")
    days = [
        one for year in _years(calendar, found, running) if (one := _in_written_year(calendar, year, month, day, found))
    ]
    best = _best(days, found, running)
    return None if best is None else _day_meaning(best, calendar)


def other_month(found: Found, running: Running) -> Meaning | None:
    """A whole month of another calendar; its value is the interval of Gregorian days, by ISO 8601."""
    calendar, month = _months()[plain_name(found.words("month"))]
    starts = {
        start: year
        for year in _years(calendar, found, running)
        if (start := _in_written_year(calendar, year, month, 1, found))
    }
    best = _best(list(starts), found, running)
    if best is None:
        return None
    year = starts[best]
    lengths = {SOLAR: reckoning.solar_month_length, ISLAMIC: reckoning.islamic_month_length}
    return _stretch(best, best + _DAY * lengths[calendar](year, month), calendar, Precision.MONTH)


def figured_day(found: Found, _running: Running) -> Meaning | None:
    """A Solar Hijri date in figures that is marked as one: "1397/2/26 in the Iranian calendar"."""
    year, month, day = (int(figure) for figure in re.findall("[0-9]+", found.words("figures")))
    best = reckoning.solar_day(year, month, day)
    return None if best is None else _day_meaning(best, SOLAR)


def other_year(found: Found, _running: Running) -> Meaning | None:
    """A year of another calendar that is marked as one: "1440 AH", "1397 SH", "2564 BE"."""
    year, mark = int(found.words("year")[:6].replace(",", "")), plain_name(found.words("mark"))
    if mark == "be":
        return _year_stretch(date(year - 543, 1, 1), date(year - 542, 1, 1), "Buddhist") if 2200 < year < 2800 else None
    if mark.startswith("ethiopian"):
        first, until = (date(one, 9, 12 if one % 4 == 3 else 11) for one in (year + 7, year + 8))
        return _year_stretch(first, until, "Ethiopian") if 1892 <= year <= 2092 else None
    calendar = ISLAMIC if mark in ("ah", "hijri") else SOLAR
    starts = [_DAYS[calendar](one, 1, 1) for one in (year, year + 1)]
    return _year_stretch(starts[0], starts[1], calendar)


def _years(calendar: str, found: Found, running: Running) -> range:
    """The years that may be meant: the one written, else those about today."""
    written = int(found.words("year")) if found.has("year") else None
    if written is None:
        return years_in(_KEYS[calendar], running.today.year) if running.today else range(0)
    if written >= _GREGORIAN_FROM:
        return years_in(_KEYS[calendar], written)
    return range(written, written + 1)


def _in_written_year(calendar: str, year: int, month: int, day: int, found: Found) -> date | None:
    """The day, unless the words name another Gregorian year."""
    made = _DAYS[calendar](year, month, day)
    written = int(found.words("year")) if found.has("year") else 0
    return None if made and written >= _GREGORIAN_FROM and made.year != written else made


def _best(days: list[date], found: Found, running: Running) -> date | None:
    """The likeliest of the days; "last" and "this" beside a month are of the past and of now."""
    today = running.today
    if len(days) < 2 or today is None:
        return days[0] if days else None
    way = {"last": -1, "next": 1}.get(found.words("rel")) or direction(found.tokens, found.first, found.last)
    return min(days, key=lambda day: distance(day, today, way))


def _day_meaning(day: date, calendar: str) -> Meaning:
    start, slack = datetime.combine(day, time()), _SLACK[calendar]
    meaning = replace(meaning_of(day_period(day)), start=start - slack, end=start + _DAY + slack, calendar=calendar)
    return replace(meaning, precision=Precision.WEEK) if slack else meaning


def _year_stretch(first: date | None, until: date | None, calendar: str) -> Meaning | None:
    return None if first is None or until is None else _stretch(first, until, calendar, Precision.YEAR)


def _stretch(first: date, until: date, calendar: str, precision: Precision) -> Meaning:
    slack = _SLACK.get(calendar, timedelta())
    start, end = (datetime.combine(day, time()) for day in (first, until))
    value = f"{first}/{until - _DAY}"
    return Meaning(type=DATE, value=value, start=start - slack, end=end + slack, precision=precision, calendar=calendar)


MAKERS: dict[str, Maker] = {
    "other_day": other_day,
    "other_month": other_month,
    "figured_day": figured_day,
    "other_year": other_year,
}
