"""Meanings of times of day: clock times with their zones, and parts of the day."""

import functools
import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from asof.model.when import Precision
from asof.reading.times.anchor import AnchorKind, Running, days_from
from asof.reading.times.found import Found, Maker
from asof.reading.times.lexicon import read_table
from asof.reading.times.meaning import Meaning
from asof.reading.times.period import PRECISION, Period, Unit, day_period, value_of
from asof.reading.times.timex import TIME
from asof.reading.times.zones import zone_of

_MINUTE = timedelta(minutes=1)
# Before this hour "tonight" and "this evening" are of the day before: nobody writing at 02:30 means the coming night.
_NIGHT_ENDS = 5
# How many tokens may stand between a date and the clock time that belongs to it ("Friday, when at about 10:35 a.m.").
_NEAR_TOKENS = 3


@functools.cache
def _hours() -> dict[str, tuple[int, int]]:
    return {code: (int(row["from"]), int(row["until"])) for code, row in read_table("parts.toml").items()}


def clock(found: Found, running: Running) -> Meaning | None:
    """A clock time without its day: only the value, T02:15."""
    del running
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
    zone = zone_of(found.words("zone"), running.zone) if found.has("zone") else None
    beside = found.inner("date", ("DAY",), running)
    if beside and (beside.period is None or beside.period.unit is not Unit.DAY):
        return Meaning(type=TIME, value=beside.value + told.value, zone=zone)
    day = beside.period if beside else _day_of_clock(found, running, hour=hour)
    if day is None:
        return Meaning(type=TIME, value="XXXX-XX-XX" + told.value, zone=zone)
    suffix = "Z" if zone == "UTC" and zone != running.zone else ""
    value = value_of(day) + told.value + suffix
    if day.first is None:
        return Meaning(type=TIME, value=value, zone=zone, period=day)
    start = datetime.combine(day.first, time()) + timedelta(hours=hour, minutes=minute)
    return Meaning(
        type=TIME, value=value, start=start, end=start + _MINUTE, precision=Precision.MINUTE, zone=zone, period=day
    )


def _day_of_clock(found: Found, running: Running, *, hour: int) -> Period | None:
    near = 0 <= found.first - running.last_end <= _NEAR_TOKENS
    if running.last and running.last.unit is Unit.DAY and (near or running.kind is AnchorKind.NARRATIVE):
        return running.last
    if running.kind is AnchorKind.NARRATIVE or running.day is None:
        return None
    if running.now is None:
        return day_period(running.day)
    return _latest_day(running.now, hour)


def _latest_day(now: datetime, hour: int) -> Period | None:
    """The day of a bare hour: yesterday's where today's is more than half a day ahead, as a page of 01:15 tells of 23:40."""
    ahead = hour - now.hour
    day = days_from(now.date(), -1) if ahead > 12 else now.date()
    return day_period(day) if day else None


def part_of_day(found: Found, running: Running) -> Meaning | None:
    """A night, a morning, the small hours, on their day; PART_OF_DAY precision."""
    code = _part_code(found)
    day = _day_of_part(found, running, code)
    hours = "MO" if code == "SMALL" else code
    if day is None:
        return Meaning(type=TIME, value=f"XXXX-XX-XXT{hours}")
    if day.unit is not Unit.DAY or day.first is None:
        return Meaning(type=TIME, value=_open_day(day) + f"T{hours}", period=day)
    low, high = _hours()[code]
    start = datetime.combine(day.first, time())
    return Meaning(
        type=TIME,
        value=f"{value_of(day)}T{hours}",
        start=start + timedelta(hours=low),
        end=start + timedelta(hours=high),
        precision=Precision.PART_OF_DAY,
        period=day,
    )


def _open_day(period: Period) -> str:
    dashes = {Unit.MONTH: "-XX", Unit.YEAR: "-XX-XX"}.get(period.unit, "")
    return value_of(period) + dashes


def _part_code(found: Found) -> str:
    if found.has("small"):
        return "SMALL"
    return found.code("part", "PART") or "NI"


def _day_of_part(found: Found, running: Running, code: str) -> Period | None:
    if found.has("date"):
        beside = found.inner("date", ("DAY",), running)
        day = beside.period if beside else None
        return (
            _shifted(day, -1)
            if found.has("overnight") and day and found.tokens.word(found.first) == "overnight"
            else day
        )
    words = found.words("chain")
    if words:
        count = {"next": 1, "following": 1, "previous": -1}.get(words.rsplit(" ", 1)[-1], 0)
        return _shifted(running.last if running.last and running.last.unit is Unit.DAY else None, count) or running.last
    if running.kind is AnchorKind.NARRATIVE:
        return running.last if running.last and running.last.unit is Unit.DAY else None
    today = running.day
    if today is None:
        return None
    return _shifted(day_period(today), _shift_of_part(found, running, code))


def _shift_of_part(found: Found, running: Running, code: str) -> int:
    """How many days before today a part without a date began."""
    first = found.tokens.word(found.first)
    small_hours = running.now is not None and running.now.hour < _NIGHT_ENDS
    if first in ("last", "overnight"):
        return -1
    if code in ("NI", "EV") and small_hours:
        return -1
    return 0


def _shifted(day: Period | None, count: int) -> Period | None:
    moved = days_from(day.first, count) if day and day.first else None
    return day_period(moved) if moved else None


def local_midnight(day: date) -> datetime:
    """The first moment of a local day."""
    return datetime.combine(day, time())


MAKERS: dict[str, Maker] = {"clock": clock, "clock_time": clock_time, "part_of_day": part_of_day}

__all__ = ["MAKERS", "PRECISION", "local_midnight"]
