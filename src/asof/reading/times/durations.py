"""Meanings of lengths of time, of sets of times, and of words for the present, past and future."""

import re
from datetime import date, datetime, time, timedelta

from asof.model.when import Precision
from asof.reading.times.anchor import AnchorKind, Running
from asof.reading.times.found import Found, Maker
from asof.reading.times.meaning import Meaning
from asof.reading.times.numbers import count_number, month_number, ordinal_number, trimmed, weekday_number
from asof.reading.times.period import PRECISION, Unit, containing, step
from asof.reading.times.timex import DATE, DURATION, SET

# TIMEX3 letters of the units; a decade is ten years, so that lengths can be compared.
_LETTERS = {
    "second": ("PT", "S", 1),
    "minute": ("PT", "M", 1),
    "hour": ("PT", "H", 1),
    "day": ("P", "D", 1),
    "night": ("P", "D", 1),
    "week": ("P", "W", 1),
    "fortnight": ("P", "W", 2),
    "weekend": ("P", "WE", 1),
    "month": ("P", "M", 1),
    "quarter": ("P", "Q", 1),
    "year": ("P", "Y", 1),
    "decade": ("P", "Y", 10),
    "century": ("P", "Y", 100),
}
_VAGUE_LETTERS = {"decade": "PXDE", "century": "PXCE", "fortnight": "PXW", "weekend": "PXWE"}
_DAYS = {
    "second": 1 / 86_400,
    "minute": 1 / 1_440,
    "hour": 1 / 24,
    "day": 1,
    "night": 1,
    "week": 7,
    "fortnight": 14,
    "month": 30.44,
    "quarter": 91.3,
    "year": 365.25,
    "decade": 3652.5,
}

_LOCATED_PRECISION = {
    "second": Precision.MINUTE,
    "minute": Precision.MINUTE,
    "hour": Precision.PART_OF_DAY,
    "day": Precision.DAY,
    "night": Precision.DAY,
    "week": Precision.WEEK,
    "fortnight": Precision.WEEK,
    "month": Precision.MONTH,
    "quarter": Precision.SEASON,
}


def duration_value(unit: str, count: float | None) -> str:
    """P2W, PT1H30M, PXY: a length as a TIMEX3 value, X for a count that the words leave open."""
    prefix, letter, factor = _LETTERS[unit]
    if count is None:
        return _VAGUE_LETTERS.get(unit, f"{prefix}X{letter}")
    if count != int(count) and factor == 1:
        parts = {"year": ("Y", "M", 12), "hour": ("H", "M", 60), "minute": ("M", "S", 60)}.get(unit)
        if parts:
            whole = f"{int(count)}{parts[0]}" if count >= 1 else ""
            return f"{prefix}{whole}{round(count % 1 * parts[2])}{parts[1]}"
    return f"{prefix}{trimmed(count * factor)}{letter}"


_ISO_LENGTH = re.compile(r"P(?:T([0-9.]+)([HM])|([0-9.]+)([DW]))")


def length_of(value: str) -> timedelta | None:
    """How long a TIMEX3 value of whole minutes, hours, days or weeks is; None for others, whose lengths vary."""
    fields = _ISO_LENGTH.fullmatch(value)
    if fields is None:
        return None
    count = float(fields[1] or fields[3])
    unit = {"M": "minutes", "H": "hours", "D": "days", "W": "weeks"}[fields[2] or fields[4]]
    return timedelta(**{unit: count}) if count < 10_000 else None


def _unit_of(found: Found, part: str = "unit") -> str:
    return found.code(part, "UNIT") or found.code(part, "UNITS")


def duration(found: Found, _running: Running) -> Meaning | None:
    """A length with no place in time: no start, no end."""
    if found.has("vague") and not found.has("unit"):
        one = found.code("vague", "UNIT")
        return Meaning(type=DURATION, value=duration_value(one or found.code("vague", "UNITS"), 1.0 if one else None))
    if found.has("one"):
        return Meaning(type=DURATION, value="P1Y")
    unit = _unit_of(found)
    if found.has("vague"):
        return Meaning(type=DURATION, value=duration_value(unit, count_number(found, "vague")))
    if found.has("half"):
        whole = 0.5 if found.match.start("half") < found.match.start("unit") else 1.5
        return Meaning(type=DURATION, value=duration_value(unit, whole))
    count = count_number(found) if found.has("n") else 1.0
    return Meaning(type=DURATION, value=duration_value(unit, count)) if count else None


def length_in_story(found: Found, running: Running) -> Meaning | None:
    """The first ten months of 1915, as histories count; in news the length and the year are two mentions."""
    return duration(found, running) if running.kind is AnchorKind.NARRATIVE else None


def located(found: Found, running: Running) -> Meaning | None:
    """The last two weeks, the next three days: a length that ends or begins now."""
    unit = _unit_of(found)
    count = count_number(found) if found.has("n") else 1.0
    value = duration_value(unit, count if not found.has("n2") else None)
    day = running.chain if found.words("where") in ("following", "previous", "preceding") else running.today
    if count is None or day is None or unit not in _DAYS or count * _DAYS[unit] > 700_000:
        return Meaning(type=DURATION, value=value)
    if _DAYS[unit] < 1 and running.now is None:
        return _located_about(day, value, days=_DAYS[unit] * count * _way(found))
    now = running.now or datetime.combine(day, time())
    try:
        other = now + timedelta(days=_DAYS[unit] * count * _way(found))
    except OverflowError:
        return Meaning(type=DURATION, value=value)
    return Meaning(
        type=DURATION,
        value=value,
        start=min(now, other),
        end=max(now, other),
        precision=_LOCATED_PRECISION.get(unit, Precision.YEAR),
    )


def _located_about(day: date, value: str, *, days: float) -> Meaning:
    """Some hours from an unknown moment of a day: that day, and as far as they may reach beyond it."""
    start, end = (datetime.combine(day, time()) + timedelta(days=n) for n in (min(days, 0), 1 + max(days, 0)))
    return Meaning(type=DURATION, value=value, start=start, end=end, precision=Precision.DAY)


def nth_unit(found: Found, running: Running) -> Meaning | None:
    """ "For the third day": from the first of them to the end of this one."""
    unit, count, today = _unit_of(found), ordinal_number(found), running.today
    if not count or today is None or unit not in ("day", "night", "week", "month", "year"):
        return None
    size = Unit.DAY if unit == "night" else Unit(unit)
    current = containing(size, today)
    first = step(current, 1 - count)
    if first is None or first.first is None or current.until is None:
        return None
    start, end = (datetime.combine(day, time()) for day in (first.first, current.until))
    value = duration_value(unit, float(count))
    return Meaning(type=DURATION, value=value, start=start, end=end, precision=PRECISION[size])


def _way(found: Found) -> int:
    return 1 if found.words("where") in ("next", "coming", "following") else -1


def vague_span(found: Found, _running: Running) -> Meaning | None:
    """Recent weeks, the months ahead."""
    unit = found.code("unit", "UNITS")
    return Meaning(type=DURATION, value=duration_value(unit, None))


def every(found: Found, running: Running) -> Meaning | None:
    """Every day, each July, per week, hourly: a set of times."""
    if found.has("month"):
        return Meaning(type=SET, value=f"XXXX-{month_number(found):02}")
    if found.has("freq"):
        return Meaning(type=SET, value=found.code("freq", "FREQ"))
    if found.has("season"):
        return Meaning(type=SET, value=f"XXXX-{found.code('season', 'SEASON')}")
    if found.has("weekday"):
        return weekly(found, running)
    if found.has("part"):
        return Meaning(type=SET, value=f"T{found.code('part', 'PART')}")
    count = None if found.has("vague") else count_number(found) if found.has("n") else 1.0
    return Meaning(type=SET, value=duration_value(_unit_of(found), count))


def weekly(found: Found, _running: Running) -> Meaning | None:
    """Mondays, Tuesday nights: a day of every week."""
    number = weekday_number(found)
    if number is None:
        return None
    part = found.code("parts", "PARTS") or found.code("part", "PART")
    return Meaning(type=SET, value=f"XXXX-WXX-{number + 1}" + (f"T{part}" if part else ""))


def this_time(_found: Found, running: Running) -> Meaning | None:
    """This time: in a history its present."""
    return Meaning(type=DATE, value="PRESENT_REF") if running.kind is AnchorKind.NARRATIVE else None


def vague(found: Found, running: Running) -> Meaning | None:
    """Now, recently, soon: the present, past or future, and no more than that."""
    if found.has("history"):
        value = found.code("history", "NARRATIVEREF")
        return Meaning(type=DATE, value=value) if running.kind is AnchorKind.NARRATIVE else None
    for name in ("PRESENT", "PAST", "FUTURE"):
        value = found.code("word", name)
        if value and not (running.kind is AnchorKind.NARRATIVE and found.words("word") == "soon"):
            return Meaning(type=DATE, value=value)
    words = found.tokens.words(found.first, found.last).lower()
    if words == "soon":
        return None
    if words.endswith(("past", "recently")):
        return Meaning(type=DATE, value="PAST_REF")
    return Meaning(type=DATE, value="FUTURE_REF" if words.endswith(("term", "future")) else "PRESENT_REF")


MAKERS: dict[str, Maker] = {
    "duration": duration,
    "length_in_story": length_in_story,
    "located": located,
    "nth_unit": nth_unit,
    "vague_span": vague_span,
    "every": every,
    "weekly": weekly,
    "this_time": this_time,
    "vague": vague,
}
