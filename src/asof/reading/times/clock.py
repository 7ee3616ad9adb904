"""Meanings of clock times, on their day and in their zone."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from asof.model.when import Precision
from asof.reading.times.anchor import AnchorKind, Running, days_from, moment_on
from asof.reading.times.found import Found, Maker
from asof.reading.times.meaning import Meaning
from asof.reading.times.period import Period, Unit, day_period, value_of
from asof.reading.times.timex import TIME
from asof.reading.times.zones import zone_of

_MINUTE = timedelta(minutes=1)
# How many tokens may stand between a date and the clock time that belongs to it ("Friday, when at about 10:35 a.m.").
_NEAR_TOKENS = 3


def clock(found: Found, _running: Running) -> Meaning | None:
    """A clock time without its day: only the value, T02:15."""
    parsed = _clock_of(found)
    return Meaning(type=TIME, value=parsed) if parsed else None


def _clock_of(found: Found) -> str | None:
    """T02:15, T24:00; None where the figures are no clock time."""
    if found.has("fixed"):
        return {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}[found.words("fixed")]
    figures = [int(figure) for figure in re.findall(r"[0-9]+", _figures(found))]
    if found.has("mil"):
        figures = list(divmod(figures[0], 100))
    if not figures:
        spoken = found.number("hour", "CARD")
        if spoken is None:
            return None
        figures = [spoken]
    hour, minute = figures[0], figures[1] if len(figures) > 1 else 0
    first_word = found.tokens.word(found.first)
    if first_word in ("half", "quarter") and not found.has("ampm"):
        past = "to" not in found.tokens.words(found.first, found.last).lower().split()
        minute = 30 if first_word == "half" else 15 if past else 45
        hour -= 0 if past else 1
    part = found.code("part", "PART")
    half_day = found.code("ampm", "AMPM") or ("pm" if part in ("AF", "EV", "NI") else "")
    if half_day:
        if not 1 <= hour <= 12:
            return f"T{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
        hour = hour % 12 + (12 if half_day == "pm" else 0)
    return f"T{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else None


def _figures(found: Found) -> str:
    return found.words("clock") or found.words("dotted") or found.words("mil") or found.words("hour")


def clock_time(found: Found, running: Running) -> Meaning | None:
    """A clock time on its day: the day beside it, else the one just mentioned, else the latest it can have been."""
    told = found.inner("clock", ("CLOCKTIME", "MILCLOCK"), running)
    if told is None:
        return None
    if told.value == "T24:00" and not found.has("date") and (running.now is None or running.now.hour < 12):
        told = replace(told, value="T00:00")
    hour, minute = int(told.value[1:3]), int(told.value[4:6])
    at = timedelta(hours=hour, minutes=minute)
    zone = zone_of(found.words("zone"), running.zone) if found.has("zone") else None
    beside = found.inner("date", ("DAY",), running)
    if beside and (beside.period is None or beside.period.unit is not Unit.DAY):
        return Meaning(type=TIME, value=beside.value + told.value, zone=zone)
    day = beside.period if beside else _day_of_clock(found, running, hour=hour)
    if day and zone and not beside:
        day = _day_in_zone(found, running, day=day, at=at, zone=zone)
    if day is None:
        return Meaning(type=TIME, value="XXXX-XX-XX" + told.value, zone=zone)
    suffix = "Z" if zone == "UTC" and zone != running.zone else ""
    value = value_of(day) + told.value + suffix
    start, end = (moment_on(day.first, offset) if day.first else None for offset in (at, at + _MINUTE))
    if start is None or end is None:
        return Meaning(type=TIME, value=value, zone=zone, period=day)
    return Meaning(type=TIME, value=value, start=start, end=end, precision=Precision.MINUTE, zone=zone, period=day)


def _day_of_clock(found: Found, running: Running, *, hour: int) -> Period | None:
    if (
        running.last
        and running.last.unit is Unit.DAY
        and (_is_near(found, running) or running.kind is AnchorKind.NARRATIVE)
    ):
        return running.last
    if running.kind is AnchorKind.NARRATIVE or running.day is None:
        return None
    if running.now is None:
        return day_period(running.day)
    return _latest_day(running.now, hour)


def _is_near(found: Found, running: Running) -> bool:
    return 0 <= found.first - running.last_end <= _NEAR_TOKENS


def _day_in_zone(found: Found, running: Running, *, day: Period, at: timedelta, zone: str) -> Period:
    """The day on which a clock of another zone shows the moment just told in ours ("1:50 a.m. Cairo, 6:50 p.m. ET")."""
    told = running.moment if running.moment and _is_near(found, running) else None
    now = running.now.replace(tzinfo=ZoneInfo(running.zone)) if running.now else None
    moment, first = told or now, day.first
    if moment is None or first is None or zone == running.zone:
        return day
    days = (near for shift in (0, -1, 1) if (near := days_from(first, shift)))
    shown = {near: start.replace(tzinfo=ZoneInfo(zone)) for near in days if (start := moment_on(near, at))}
    return day_period(min(shown, key=lambda near: abs(shown[near] - moment), default=first))


def _latest_day(now: datetime, hour: int) -> Period | None:
    """The day of a bare hour: yesterday's where it is half a day ahead, as when a page of 01:15 tells of 23:40."""
    ahead = hour - now.hour
    day = days_from(now.date(), -1) if ahead > 12 else now.date()
    return day_period(day) if day else None


MAKERS: dict[str, Maker] = {"clock": clock, "clock_time": clock_time}
