"""Meanings of the days that news calls by a name of their own, by the rules of holidays.toml."""

import functools
import re
from datetime import date, timedelta

from asof.reading.times.anchor import Running
from asof.reading.times.dates import distance
from asof.reading.times.found import Found, Maker
from asof.reading.times.meaning import Meaning, meaning_of
from asof.reading.times.numbers import year_number
from asof.reading.times.period import day_period
from asof.reading.times.tables import read_holidays
from asof.reading.times.tense import direction
from asof.reading.times.timex import DATE


def holiday(found: Found, running: Running) -> Meaning | None:
    """A holiday, in the year written, or the one nearest the anchor that the tense asks for."""
    rule = _rules()[found.words("name")]
    written = year_number(found)
    if written is not None and written > 0:
        day = _holiday_in(rule, written)
        return meaning_of(day_period(day)) if day else None
    today = running.today
    if today is None:
        return Meaning(type=DATE, value=f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX-XX-XX")
    days = [day for shift in (-1, 0, 1) if (day := _holiday_in(rule, today.year + shift))]
    way = {"last": -1, "next": 1}.get(found.words("rel")) or direction(found.tokens, found.first, found.last)
    told = [day for day in days if (day - today).days * way >= 0]
    best = min(told, key=lambda day: distance(day, today, way), default=None)
    return meaning_of(day_period(best)) if best else None


@functools.cache
def _rules() -> dict[str, str]:
    return read_holidays()


def _holiday_in(rule: str, year: int) -> date | None:
    """The day that a rule of holidays.toml gives in a year."""
    if not 1583 <= year <= 9998:
        return None
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter")))
    fields = re.fullmatch(r"(\d\d)-(\d)-(-?\d)(?:\+(\d))?", rule)
    if not fields:
        month_of, day_of = rule.split("-")
        return date(year, int(month_of), int(day_of))
    month_of_year, weekday_of_week, nth, plus = (int(field or 0) for field in fields.groups())
    if nth > 0:
        first = date(year, month_of_year, 1)
        shift = (weekday_of_week - first.weekday()) % 7 + 7 * (nth - 1)
        return first + timedelta(days=shift + plus)
    last = date(year + month_of_year // 12, month_of_year % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday_of_week) % 7)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the method that Meeus gives (Astronomical Algorithms, chapter 8)."""
    golden, century_of, rest = year % 19, year // 100, year % 100
    leap_fix = century_of - century_of // 4 - (century_of - (century_of + 8) // 25 + 1) // 3
    epact = (19 * golden + leap_fix + 15) % 30
    weekday_fix = (32 + 2 * (century_of % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday_fix) // 451
    month_of, day_of = divmod(epact + weekday_fix - 7 * shift + 114, 31)
    return date(year, month_of, day_of + 1)


MAKERS: dict[str, Maker] = {"holiday": holiday}
