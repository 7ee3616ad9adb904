"""Meanings of parts of the day: nights, mornings, the small hours."""

import functools
from datetime import timedelta

from asof.model.when import Precision
from asof.reading.times.anchor import AnchorKind, Running, days_from, moment_on
from asof.reading.times.found import Found, Maker
from asof.reading.times.meaning import Meaning
from asof.reading.times.period import Period, Unit, day_period, value_of
from asof.reading.times.tables import read_sections
from asof.reading.times.tense import direction
from asof.reading.times.timex import TIME

# Before this hour "tonight" and "this evening" are of the day before: nobody writing at 02:30 means the coming night.
_NIGHT_ENDS = 5


_OF_THE_DAY = frozenset({"the", "night", "evening", "morning", "afternoon", "dawn", "dusk", "nightfall"})


@functools.cache
def _hours() -> dict[str, tuple[int, int]]:
    return {code: (int(row["from"]), int(row["until"])) for code, row in read_sections("parts.toml").items()}


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
    return Meaning(
        type=TIME,
        value=f"{value_of(day)}T{hours}",
        start=moment_on(day.first, timedelta(hours=low)),
        end=moment_on(day.first, timedelta(hours=high)),
        precision=Precision.PART_OF_DAY,
        period=day,
    )


def part_of_story(found: Found, running: Running) -> Meaning | None:
    """Night, daytime: in a history, with no day told."""
    code = _part_code(found)
    return Meaning(type=TIME, value=f"XXXX-XX-XXT{code}") if running.kind is AnchorKind.NARRATIVE else None


def _open_day(period: Period) -> str:
    dashes = {Unit.MONTH: "-XX", Unit.YEAR: "-XX-XX"}.get(period.unit, "")
    return value_of(period) + dashes


def _part_code(found: Found) -> str:
    if found.has("small"):
        return "SMALL"
    return found.code("part", "PART") or "NI"


def _day_of_part(found: Found, running: Running, code: str) -> Period | None:
    if found.has("date"):
        beside = found.inner("date", ("DAY", "FEAST"), running)
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
    if running.told is not None and _is_of_the_told_day(found):
        return running.told
    if today is None:
        return None
    return _shifted(day_period(today), _shift_of_part(found, running, code))


def _is_of_the_told_day(found: Found) -> bool:
    """ "In the evening" is of the day told before; "this evening", "last night" and what is to come are not."""
    return found.tokens.word(found.first) in _OF_THE_DAY and direction(found.tokens, found.first, found.last) <= 0


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


MAKERS: dict[str, Maker] = {"part_of_day": part_of_day, "part_of_story": part_of_story}
