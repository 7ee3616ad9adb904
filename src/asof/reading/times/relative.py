"""Meanings of dates counted from another: weekdays, today, the next day, last week, two years ago."""

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from asof.model.when import Precision
from asof.reading.times.anchor import AnchorKind, Running, days_from
from asof.reading.times.dates import yearless_day
from asof.reading.times.durations import duration_value
from asof.reading.times.found import Found, Maker
from asof.reading.times.meaning import Meaning, meaning_of, stage_of
from asof.reading.times.numbers import count_number, day_number, month_number, year_number
from asof.reading.times.period import Period, Unit, containing, day_period, season_period, step, valid_day, years_later
from asof.reading.times.tense import direction
from asof.reading.times.timex import DATE

LAST = ("last", "past", "previous", "preceding")
NEXT = ("next", "coming", "following", "subsequent", "ensuing", "upcoming")


def deictic_day(found: Found, running: Running) -> Meaning | None:
    """Today, yesterday, tomorrow and the days beyond them; in a narrative, the present."""
    count = {"before": -2, "after": 2}.get(found.words("far"), found.number("deictic", "DEICTIC"))
    if running.kind is AnchorKind.NARRATIVE or running.day is None:
        return Meaning(type=DATE, value="PRESENT_REF" if not count else "XXXX-XX-XX")
    day = days_from(running.day, count or 0)
    return meaning_of(day_period(day)) if day else None


def chained_day(found: Found, running: Running) -> Meaning | None:
    """The day before or after the date last mentioned, or that very day."""
    count = {"next": 1, "following": 1, "after": 1, "later": 1, "same": 0, "": 0}.get(found.words("step"), -1)
    if running.last and running.last.unit is not Unit.DAY and running.last.unit not in (Unit.WEEK, Unit.WEEKEND):
        return _unknown_day(running.last) if running.kind is AnchorKind.NARRATIVE else None
    day = running.chain and days_from(running.chain, count)
    return meaning_of(day_period(day)) if day else Meaning(type=DATE, value="XXXX-XX-XX")


def _unknown_day(period: Period) -> Meaning:
    """Some day of a month or year: its interval, with the day left open in the value."""
    whole = meaning_of(period)
    dashes = "-XX" if period.unit is Unit.MONTH else "-XX-XX" if period.unit is Unit.YEAR else ""
    return Meaning(
        type=DATE,
        value=whole.value + dashes,
        start=whole.start,
        end=whole.end,
        precision=whole.precision,
        period=period,
    )


def unit(found: Found, running: Running) -> Meaning | None:
    """Last week, this month, the following year, the weekend."""
    if found.has("day"):
        day = found.inner("day", ("DAY",), running)
        start = day and day.period and day.period.first
        return meaning_of(containing(Unit.WEEK, start)) if start else None
    words = found.words("rel") or found.words("chain")
    chained = found.has("chain") or (not words and found.words("unit") != "weekend")
    base = running.chain if chained else running.today
    size = _unit_of(found)
    count = -1 if words in (*LAST, "before") else int(words in (*NEXT, "after"))
    if found.words("unit") == "week" and not words:
        base = running.today
    if size and chained and running.last and running.last.first is None:
        holder = _holder(running.last, size)
    elif base is None or size is None:
        return None
    elif found.words("unit") == "weekend" and (not words or _is_weekend_just_over(found, words, base)):
        return _weekend(found, base)
    else:
        holder = containing(size, base)
    period = holder and step(holder, count)
    return meaning_of(period) if period else None


def _holder(period: Period, size: Unit) -> Period | None:
    """The year, decade or century that holds a period which Python's calendar does not reach."""
    length = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}.get(size)
    return Period(size, -(-period.year // length * length)) if length else None


def _unit_of(found: Found) -> Unit | None:
    name = found.code("unit", "UNIT") or ("year" if found.has("chain") else "")
    return Unit(name) if name in tuple(Unit) else None


def _weekend(found: Found, today: date) -> Meaning | None:
    """The weekend: the last one that began, the coming one where the clause looks forward."""
    current = containing(Unit.WEEKEND, today)
    forward = today.weekday() >= 5 or direction(found.tokens, found.first, found.last) > 0
    period = current if forward else step(current, -1)
    return meaning_of(period) if period else None


def _is_weekend_just_over(found: Found, words: str, today: date) -> bool:
    """Whether "this weekend" is the one just over: said on a Monday or Tuesday by a clause in the past."""
    return words == "this" and today.weekday() < 2 and direction(found.tokens, found.first, found.last) < 0


def unit_end(found: Found, running: Running) -> Meaning | None:
    """Year's end, month's end: the end of the running year or month."""
    base = running.chain if running.kind is AnchorKind.NARRATIVE else running.today
    size = _unit_of(found)
    return stage_of(meaning_of(containing(size, base)), "END") if base and size else None


def ago(found: Found, running: Running) -> Meaning | None:
    """Two weeks ago, a year earlier, three days later: as sharp as the unit, vague where the count is."""
    unit_name = found.code("unit", "UNIT") or found.code("unit", "UNITS")
    words = found.words("step")
    way = 1 if words == "later" else -1
    count = _count_of_ago(found)
    if count is None:
        return Meaning(type=DATE, value=duration_value(unit_name, None) if way > 0 else "PAST_REF")
    if unit_name in ("second", "minute", "hour"):
        return _hours_away(running, unit_name, way * count, chained=words != "ago")
    if words != "ago" or (unit_name == "year" and count == 1):
        same = _same_period(running, unit_name, way * count, fresh=words == "ago")
        if same:
            return replace(meaning_of(same), passing=True)
    if words != "ago" and unit_name in _SHORT and running.last and running.last.unit is not Unit.DAY:
        return _blurred(running.last, round(_SHORT[unit_name] * way * count))
    base = running.today if words == "ago" else running.chain
    moved = base and _moved(base, unit_name, way * count)
    return meaning_of(moved) if moved else None


# Units that a month or a year is too coarse to count from, in days.
_SHORT = {"day": 1, "night": 1, "week": 7, "fortnight": 14}


def _blurred(last: Period, days: int) -> Meaning | None:
    """Two days after some day of a month: no sharper than the month, its interval as many days further on."""
    whole = _unknown_day(last)
    try:
        start, end = (moment and moment + timedelta(days=days) for moment in (whole.start, whole.end))
    except OverflowError:
        return None
    return replace(whole, start=start, end=end)


def _count_of_ago(found: Found) -> float | None:
    if found.has("half"):
        return 0.5
    if not found.has("qty"):
        return 1.0 if "-" in found.words("unit") + found.tokens.words(found.first, found.last) else None
    count = count_number(found, "qty")
    if count is not None:
        return count
    return 1.0 if {"a", "an"} & set(found.token_words("qty")) and not _is_vague(found) else None


def _is_vague(found: Found) -> bool:
    return found.value("qty", "VAGUECOUNT") is not None


def _same_period(running: Running, unit_name: str, count: float, *, fresh: bool) -> Period | None:
    """A year from a quarter, month or year just mentioned is that quarter, month or year again."""
    last = running.last
    if unit_name != "year" or last is None or count != int(count):
        return None
    if last.unit in (Unit.QUARTER, Unit.HALF) or (not fresh and last.unit in (Unit.YEAR, Unit.MONTH, Unit.SEASON)):
        return years_later(last, int(count))
    return None


# What half of a unit is, in units of the next smaller size.
_HALVES = {"century": ("decade", 5), "decade": ("year", 5), "year": ("month", 6), "month": ("week", 2)}


def _moved(base: date, unit_name: str, count: float) -> Period | None:
    if abs(count) == 0.5 and unit_name in _HALVES:
        unit_name, half = _HALVES[unit_name]
        count *= half * 2
    whole = round(count)
    if unit_name in ("day", "night"):
        day = days_from(base, whole)
        return day_period(day) if day else None
    if unit_name in ("week", "fortnight", "weekend"):
        day = days_from(base, round(7 * count * (2 if unit_name == "fortnight" else 1)))
        return containing(Unit.WEEK, day) if day else None
    size, factor = {
        "month": (Unit.MONTH, 1),
        "quarter": (Unit.QUARTER, 1),
        "decade": (Unit.DECADE, 1),
        "century": (Unit.CENTURY, 1),
    }.get(unit_name, (Unit.YEAR, 1))
    return step(containing(size, base), whole * factor) if abs(whole) < 9999 else None


def _hours_away(running: Running, unit_name: str, count: float, *, chained: bool) -> Meaning | None:
    """A time so far from now, or from the clock time just told, known to half a unit either way.

    None without a clock to count from.
    """
    told = running.moment.astimezone(ZoneInfo(running.zone)).replace(tzinfo=None) if running.moment else None
    base = told if chained else running.now
    if base is None or abs(count) > 10_000:
        return None
    length = timedelta(**{f"{unit_name}s": 1})
    middle = base + length * count
    value = f"{middle:%Y-%m-%dT%H}" if unit_name == "hour" else f"{middle:%Y-%m-%dT%H:%M}"
    precision = Precision.PART_OF_DAY if unit_name == "hour" else Precision.MINUTE
    slack = length / 2 * min(1, abs(count))
    return Meaning(type="TIME", value=value, start=middle - slack, end=middle + slack, precision=precision)


def partial(found: Found, running: Running) -> Meaning | None:
    """One end of a range, with the month or year that the other end tells."""
    month, day, year = month_number(found), day_number(found), year_number(found)
    if found.has("season"):
        return meaning_of(season_period(year, found.code("season", "SEASON"))) if year else None
    if not day:
        size = Unit.MONTH if month else Unit.YEAR
        return meaning_of(Period(size, year, month or 1)) if year else None
    if not month:
        if running.last is None or running.last.unit not in (Unit.DAY, Unit.MONTH):
            return None
        month, year = running.last.month, year or running.last.year
    if year is None:
        return yearless_day(found, running, month=month, day=day)
    period = valid_day(year, month, day)
    return meaning_of(period) if period else None


def stage(found: Found, running: Running) -> Meaning | None:
    """The end, beginning, early or late part of a date."""
    mod = next((code for name in ("STAGE", "EARLYLATE", "EARLIERLATER") if (code := found.code("mod", name))), None)
    if found.has("half"):
        mod = "START" if found.words("half") == "first" else "END"
    if found.has("unit"):
        size = _unit_of(found)
        chained = running.kind is AnchorKind.NARRATIVE or found.code("mod", "EARLIERLATER")
        base = running.chain if chained else running.today
        whole = meaning_of(containing(size, base)) if base and size else None
    else:
        whole = found.inner("date", ("DAY", "FEAST", "SPAN"), running)
    return stage_of(whole, mod) if whole else None


MAKERS: dict[str, Maker] = {
    "deictic_day": deictic_day,
    "chained_day": chained_day,
    "unit": unit,
    "unit_end": unit_end,
    "ago": ago,
    "partial": partial,
    "stage": stage,
}
