"""Meanings of clock times, on their day and in their zone."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from asof.model.when import Precision
from asof.reading.times.anchor import AnchorKind, Running, days_from, moment_on
from asof.reading.times.found import Found, Maker
from asof.reading.times.meaning import Meaning
from asof.reading.times.period import Period, Unit, day_period, valid_day, value_of
from asof.reading.times.tense import direction
from asof.reading.times.timex import TIME
from asof.reading.times.zones import Told, zone_of

_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)
# How many tokens may stand between a date and the clock time that belongs to it ("Friday, when at about 10:35 a.m.").
_NEAR_TOKENS = 3
_FIXED = {"noon": 720, "midday": 720, "midnight": 1440}
_CLOCKS = ("CLOCKTIME", "MILCLOCK")
# What joins the ends of a range; its end is never before its start.
_TO = ("to", "until", "till", "and", "-", "–", "—", "through")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clock:
    """A clock time as it is told: after its midnight, its value, the zone that is named and the day that goes with it.

    `moment` is the same time where the words give it in another zone too ("8 a.m. (0500 GMT)"), as a naive UTC clock.
    """

    at: timedelta
    value: str
    zone_words: str = ""
    day: Period | None = None
    other_utc: timedelta | None = None


def clock(found: Found, _running: Running) -> Meaning | None:
    """A clock time without its day: only the value, T02:15."""
    minutes = _minutes_of(found)
    return None if minutes is None else Meaning(type=TIME, value=_value(minutes))


def _value(minutes: int) -> str:
    return f"T{minutes // 60:02}:{minutes % 60:02}"


def _minutes_of(found: Found) -> int | None:
    """Minutes after midnight, 1440 at its end; None where the figures are no clock time."""
    if found.has("fixed"):
        return _FIXED[found.words("fixed")]
    figures = _figures(found)
    if figures is None:
        return None
    hour, minute = figures
    hour = _in_half(hour, _half_of_day(found, hour))
    away = {"half": 30, "quarter": 15}.get(found.words("min"), found.number("min", "CARD") or 0)
    minutes = hour * 60 + minute + (-away if found.words("side") == "to" else away)
    return minutes if minute < 60 and 0 <= minutes <= 1440 else None


def _figures(found: Found) -> tuple[int, int] | None:
    """Hour and minute as they stand there."""
    words = found.words("clock") or found.words("dotted") or found.words("mil") or found.words("hour")
    figures = re.findall(r"[0-9]+", words)
    if not figures:
        spoken = found.number("hour", "CARD")
        return None if spoken is None else (spoken, 0)
    if found.has("mil"):
        return divmod(int(figures[0]), 100)
    if found.has("dotted") and len(figures[1]) != 2:
        return None
    return int(figures[0]), int(figures[1]) if len(figures) > 1 else 0


def _bare_minutes(found: Found) -> int | None:
    """Minutes after midnight of a bare "3", "three" or "2.30"."""
    hour, _, minute = found.words("bare").partition(".")
    if not hour.isdigit():
        return (found.number("bare", "CARD") or 0) * 60
    if minute and len(minute) != 2:
        return None
    total = int(hour) * 60 + int(minute or 0)
    return total if total <= 1440 and int(minute or 0) < 60 else None


def _half_of_day(found: Found, hour: int) -> str:
    half = found.code("ampm", "AMPM")
    return half or _half_of_part(found.code("part", "PART"), hour)


def _half_of_part(part: str, hour: int) -> str:
    """A night's hours from six on are of the evening, its others of the small hours."""
    if part == "NI":
        return "pm" if 6 <= hour <= 11 else "am"
    return {"AF": "pm", "EV": "pm", "MO": "am"}.get(part, "")


def _in_half(hour: int, half: str) -> int:
    if half and 1 <= hour <= 12:
        return hour % 12 + (12 if half == "pm" else 0)
    return hour


def stamp(found: Found, running: Running) -> Meaning | None:
    """A date and clock time in figures: 2018-05-17T02:15Z, 2018-05-17 02:15 GMT; local where no zone is told."""
    fields = re.match(r"([0-9]+)-([0-9]+)-([0-9]+)[t ]([0-9]+):([0-9]+)(?::[0-9]+)?(.*)", found.words("stamp"))
    if fields is None:
        return None
    year, month, day, hour, minute = (int(field) for field in fields.groups()[:5])
    at = timedelta(hours=hour, minutes=minute)
    if hour > 23 or minute > 59:
        return None
    zone = found.words("zone") or ("utc" if fields[6] in ("", "z") and fields[6] else f"utc{fields[6]}")
    told = _Clock(at=at, value=_value(hour * 60 + minute), day=valid_day(year, month, day))
    told = replace(told, zone_words=zone if fields[6] or found.has("zone") else "")
    return _on_day(told, found, running) if told.day else None


def range_start(found: Found, running: Running) -> Meaning | None:
    """The start of a range whose end tells the half of the day, the day or the zone: "between 6 and 8 p.m."."""
    minutes = _minutes_of(found)
    if minutes is None:
        return None
    end = re.findall(r"[0-9]+", found.words("end")) or [str(found.number("end", "CARD") or 0)]
    if found.has("end") and minutes % 720 > int(end[0]) % 12 * 60 + 59:
        minutes = (minutes + 720) % 1440  # "from 11 to 1 p.m." begins before noon
    return _clock_meaning(_Clock(at=timedelta(minutes=minutes), value=_value(minutes)), found, running)


def clock_time(found: Found, running: Running) -> Meaning | None:
    """A clock time on its day: the day beside it, else the one just mentioned, else the latest it can have been."""
    if found.has("bare"):
        bare = _bare_minutes(found)
        inner = None if bare is None else Meaning(type=TIME, value=_value(bare))
    else:
        inner = found.inner("clock", _CLOCKS, running)
    if inner is None:
        return None
    at = timedelta(hours=int(inner.value[1:3]), minutes=int(inner.value[4:6]))
    told = _Clock(at=at, value=inner.value)
    if found.has("within"):
        return _within_part(told, found, running)
    if told.at == _DAY and not found.has("date") and not _ends_the_day(found, running):
        told = replace(told, at=timedelta(), value="T00:00")
    return _clock_meaning(told, found, running)


def _ends_the_day(found: Found, running: Running) -> bool:
    """Whether a midnight without a day is the one that comes: "will end at midnight", and "ends" from noon on.

    Of a day that the sentences before have told of it is the end.
    """
    way = direction(found.tokens, found.first, found.last)
    if running.told is not None:
        return True
    return way > 0 or (way == 0 and running.now is not None and running.now.hour >= 12)


def _within_part(told: _Clock, found: Found, running: Running) -> Meaning | None:
    """ "9.15 this morning", "at 2 last night": the part of the day tells the half of the day, and the night its day."""
    part = found.inner("within", ("TIME",), running)
    if part is None or part.period is None or part.period.first is None:
        return None
    code, hour = part.value[-2:], int(told.value[1:3])
    hour = _in_half(hour, _half_of_part(code, hour)) if not _has_half(found) else hour
    following = code == "NI" and hour < 6 and part.start is not None and part.start.date() == part.period.first
    day = days_from(part.period.first, 1) if following else part.period.first
    minutes = hour * 60 + int(told.value[4:6])
    clock_told = _Clock(at=timedelta(minutes=minutes), value=_value(minutes), day=day_period(day) if day else None)
    return _on_day(clock_told, found, running)


def _has_half(found: Found) -> bool:
    """Whether the clock itself says which half of the day it is in."""
    first, last = found.match.span("clock") if found.has("clock") else (0, 0)
    words = (found.tokens.word(index) for index in range(first, last))
    return any(word.replace(".", "").replace(" ", "") in ("am", "pm") for word in words)


def _clock_meaning(told: _Clock, found: Found, running: Running) -> Meaning | None:
    """`told` with its day and zone as the form names them, else as what surrounds it tells."""
    told = replace(told, zone_words=found.words("zone"), other_utc=_other_utc(found, running))
    beside = found.inner("date", ("DAY",), running)
    if beside and (beside.period is None or beside.period.unit is not Unit.DAY):
        zone = zone_of(told.zone_words, running.zone) if told.zone_words else None
        return Meaning(type=TIME, value=beside.value + told.value, zone=zone.zone if zone else None)
    return _on_day(replace(told, day=beside.period if beside else None), found, running)


def _other_utc(found: Found, running: Running) -> timedelta | None:
    """After UTC's midnight, the time that stands in brackets behind this one with a fixed zone; None elsewhere."""
    other = found.inner("other", _CLOCKS, running)
    zone = zone_of(found.words("otherzone"), running.zone) if other else None
    if other is None or zone is None or zone.zone != "UTC":
        return None
    return timedelta(hours=int(other.value[1:3]), minutes=int(other.value[4:6])) - zone.ahead


def _on_day(told: _Clock, found: Found, running: Running) -> Meaning | None:
    zone = zone_of(told.zone_words, running.zone) if told.zone_words else None
    beside = told.day
    day = beside or _day_of_clock(found, running, at=told.at)
    if day and zone and not beside:
        day = _day_in_zone(found, running, day=day, at=told.at, zone=zone.zone)
    if day is None:
        return Meaning(type=TIME, value="XXXX-XX-XX" + told.value, zone=zone.zone if zone else None)
    suffix = "Z" if zone and zone.zone == "UTC" and not zone.ahead and zone.zone != running.zone else ""
    value = value_of(day) + told.value + suffix
    start = moment_on(day.first, told.at) if day.first else None
    if start is None or start.year >= 9999:
        return Meaning(type=TIME, value=value, zone=zone.zone if zone else None, period=day)
    meaning = Meaning(type=TIME, value=value, precision=Precision.MINUTE, zone=zone.zone if zone else None, period=day)
    return _placed(meaning, start, told, zone=zone, local=running.zone)


def _placed(meaning: Meaning, start: datetime, told: _Clock, *, zone: Told | None, local: str) -> Meaning:
    """The minute that begins at `start`; where clocks went back both its minutes, unless the zone's letters tell."""
    if told.other_utc is not None:
        same = _nearest(start, told.other_utc, local)
        if same is not None:
            return replace(meaning, start=same, end=same + _MINUTE, zone="UTC")
    if zone and zone.ahead:
        start -= zone.ahead
        return replace(meaning, start=start, end=start + _MINUTE)
    info = ZoneInfo(zone.zone if zone else local)
    second = start.replace(fold=1)
    if start.replace(tzinfo=info).utcoffset() <= second.replace(tzinfo=info).utcoffset():  # type: ignore[operator]
        return replace(meaning, start=start, end=start + _MINUTE)
    names = [moment.replace(tzinfo=info).tzname() for moment in (start, second)]
    letters = told.zone_words.upper()
    ends = (start, start) if letters == names[0] else (second, second) if letters == names[1] else (start, second)
    end = (ends[1] + _MINUTE).replace(fold=ends[1].fold)
    precision = Precision.MINUTE if ends[0] == ends[1] and ends[0].fold == ends[1].fold else Precision.PART_OF_DAY
    return replace(meaning, start=ends[0], end=end, precision=precision)


def _nearest(start: datetime, other_utc: timedelta, local: str) -> datetime | None:
    """The UTC moment with that clock which lies nearest to what `start` is in the local zone, as offsets allow it."""
    guess = start.replace(tzinfo=ZoneInfo(local)).astimezone(UTC).replace(tzinfo=None)
    midnight = datetime(start.year, start.month, start.day)
    moments = (midnight + other_utc + _DAY * shift for shift in (-1, 0, 1))
    allowed = [moment for moment in moments if -12 <= (start - moment) / timedelta(hours=1) <= 14]
    return min(allowed, key=lambda moment: abs(moment - guess), default=None)


def _day_of_clock(found: Found, running: Running, *, at: timedelta) -> Period | None:
    if (
        running.last
        and running.last.unit is Unit.DAY
        and (_is_near(found, running) or running.kind is AnchorKind.NARRATIVE)
    ):
        return _not_before_start(found, running, running.last, at)
    if running.kind is AnchorKind.NARRATIVE or running.day is None:
        return None
    if running.told is not None and direction(found.tokens, found.first, found.last) <= 0:
        return running.told
    if running.now is None:
        return day_period(running.day)
    return _latest_day(found, running.now, at)


def _not_before_start(found: Found, running: Running, day: Period, at: timedelta) -> Period:
    """The end of "from 8 p.m. to 5 a.m." is of the day after its start."""
    if running.moment is None or day.first is None or not found.first:
        return day
    if found.tokens.word(found.first - 1) not in _TO or found.has("zone"):
        return day
    began = running.moment.astimezone(ZoneInfo(running.zone)).replace(tzinfo=None)
    end = moment_on(day.first, at)
    following = days_from(day.first, 1)
    return day_period(following) if end and following and end <= began else day


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


def _latest_day(found: Found, now: datetime, at: timedelta) -> Period | None:
    """The day of a bare clock time.

    Yesterday's where it is half a day ahead, as when a page of 01:15 tells of 23:40, or ahead at all of what is told
    in the past tense; tomorrow's where it is over and the clause says "will".
    """
    ahead = at - timedelta(hours=now.hour, minutes=now.minute)
    way = direction(found.tokens, found.first, found.last)
    shift = 0
    if ahead > timedelta(hours=12) or (way < 0 and ahead > _SLACK):
        shift = -1
    elif way > 0 and ahead < -_SLACK and _says_will(found):
        shift = 1
    day = days_from(now.date(), shift)
    return day_period(day) if day else None


# Clocks are not set alike, and a page is stamped a little before or after it was written.
_SLACK = timedelta(minutes=30)


def _says_will(found: Found) -> bool:
    words = (found.tokens.word(index) for index in range(max(0, found.first - 8), found.first))
    return not {"will", "shall", "ll", "until", "till"}.isdisjoint(words)


MAKERS: dict[str, Maker] = {
    "clock": clock,
    "clock_time": clock_time,
    "range_start": range_start,
    "stamp": stamp,
}
