"""Meanings of the days that news calls by a name of their own, by the rules of holidays.toml."""

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from asof.model.when import Precision
from asof.reading.times import reckoning
from asof.reading.times.anchor import Running
from asof.reading.times.dates import distance
from asof.reading.times.found import Found, Maker
from asof.reading.times.meaning import Meaning, meaning_of
from asof.reading.times.numbers import year_number
from asof.reading.times.period import day_period
from asof.reading.times.tables import plain_name, read_holidays, read_holidays_by_zone
from asof.reading.times.tense import direction
from asof.reading.times.timex import DATE

_DAY = timedelta(days=1)
_FEASTS: dict[str, Callable[[int], date]] = {
    "easter": reckoning.easter,
    "orthodox": reckoning.orthodox_easter,
    "hebrew": reckoning.rosh_hashanah,
    "hanukkah": reckoning.hanukkah,
    "diwali": reckoning.diwali,
    "lunar-new-year": reckoning.lunar_new_year,
}
# Feasts of these are a day earlier or later where the moon was seen, or the evening counted, otherwise.
_DOUBTED = ("islamic", "diwali")
# What the other calendars of the rules are called; Jewish days begin on the evening before.
_CALENDARS = {"islamic": "Islamic", "solar": "Solar Hijri", "hebrew": "Hebrew", "hanukkah": "Hebrew"}
_EVENING = timedelta(hours=6)


def holiday(found: Found, running: Running) -> Meaning | None:
    """A holiday, in the year written, or the one nearest the anchor that the tense asks for.

    None where the name means different days in different countries and the anchor's zone tells none.
    """
    name = plain_name(found.words("name"))
    rule = _rules().get(name) or _rules_by_zone().get(name, {}).get(running.zone)
    if rule is None:
        return None
    written = year_number(found)
    if written is not None and written > 0:
        return next((_feast(day, rule) for day in days_of(rule, written)), None)
    today = running.today
    if today is None:
        return Meaning(type=DATE, value=f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX-XX-XX")
    days = [day for shift in (-1, 0, 1) for day in days_of(rule, today.year + shift)]
    way = {"last": -1, "next": 1}.get(found.words("rel")) or direction(found.tokens, found.first, found.last)
    told = [day for day in days if (day - today).days * way >= 0]
    best = min(told, key=lambda day: distance(day, today, way), default=None)
    return _feast(best, rule) if best else None


@functools.cache
def _rules() -> dict[str, str]:
    return {plain_name(name): rule for name, rule in read_holidays().items()}


@functools.cache
def _rules_by_zone() -> dict[str, dict[str, str]]:
    return {plain_name(name): rules for name, rules in read_holidays_by_zone().items()}


def _feast(day: date, rule: str) -> Meaning:
    """The days from `day` on that the rule holds, as wide as its calendar is doubted; its value is its first day."""
    kind = re.split(r"[+: ]|-\d", rule)[0]
    length = int(rule.partition(" x")[2] or 1)
    meaning = meaning_of(day_period(day))
    calendar = _CALENDARS.get(kind)
    start = datetime.combine(day, time())
    slack = _DAY if kind in _DOUBTED else timedelta()
    evening = _EVENING if calendar == "Hebrew" else timedelta()
    precision = Precision.WEEK if slack or length > 1 else Precision.DAY
    end = start + _DAY * length + slack
    return replace(meaning, start=start - slack - evening, end=end, precision=precision, calendar=calendar)


def days_of(rule: str, year: int) -> Iterator[date]:
    """The first days that a rule of holidays.toml gives in a Gregorian year: one, none, or of an Islamic day two."""
    if not 1583 <= year <= 9998:
        return
    rule = rule.partition(" x")[0]
    calendar, _, monthday = rule.partition(":")
    if monthday:
        month, day = (int(part) for part in monthday.split("-"))
        yield from days_of_calendar(calendar, month, day, year)
        return
    feast = re.fullmatch(r"([a-z-]+?)([+-]\d+)?", rule)
    if feast:
        yield _FEASTS[feast[1]](year) + timedelta(days=int(feast[2] or 0))
        return
    found = _day_of_figures(rule, year)
    if found:
        yield found


def days_of_calendar(calendar: str, month: int, day: int, year: int) -> Iterator[date]:
    """The days of a Gregorian year that are that day of an Islamic or Solar Hijri month."""
    for other in years_in(calendar, year):
        make = reckoning.islamic_day if calendar == "islamic" else reckoning.solar_day
        found = make(other, month, day)
        if found and found.year == year:
            yield found


def years_in(calendar: str, year: int) -> range:
    """The years of the other calendar that a Gregorian year may touch."""
    if calendar == "islamic":
        first = int((year - 622) * 33 / 32) - 1
        return range(first, first + 4)
    return range(year - 622, year - 620)


def _day_of_figures(rule: str, year: int) -> date | None:
    """ "12-25", or "11-3-4+1": the day after the fourth Thursday of November."""
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


MAKERS: dict[str, Maker] = {"holiday": holiday}
