"""Meanings of dates that the calendar names: days, months, seasons, quarters, years, decades, centuries, holidays."""

import re
from dataclasses import replace
from datetime import date

from asof.reading.times.anchor import AnchorKind, Running
from asof.reading.times.found import Found, Maker
from asof.reading.times.meaning import Meaning, meaning_of
from asof.reading.times.numbers import day_number, full_year, month_number, ordinal_number, year_number
from asof.reading.times.period import (
    SEASON_MONTHS,
    Period,
    Unit,
    containing,
    day_period,
    season_period,
    step,
    valid_day,
    value_of,
    years_later,
)
from asof.reading.times.tense import direction
from asof.reading.times.timex import DATE

_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "that": 0, "same": 0, "next": 1, "following": 1}


def nothing(_found: Found, _running: Running) -> Meaning | None:
    """A name, a count, an age: no time."""
    return None


def written_day(found: Found, _running: Running) -> Meaning | None:
    """A date in figures: 2018-05-17, 5/17/2018 (month first unless it cannot be), 17.5.2018 (day first)."""
    numbers = [
        int(number)
        for number in re.findall(r"[0-9]+", found.words("iso") or found.words("slash") or found.words("dot"))
    ]
    if found.has("iso"):
        day = valid_day(numbers[0], numbers[1], numbers[2])
    elif found.has("slash"):
        year = full_year(str(numbers[2]))
        day = valid_day(year, numbers[0], numbers[1]) or valid_day(year, numbers[1], numbers[0])
    else:
        day = valid_day(full_year(f"{numbers[2]:02}"), numbers[1], numbers[0])
    return meaning_of(day) if day else None


def calendar_day(found: Found, running: Running) -> Meaning | None:
    """A day of a month, its year written or told by the anchor."""
    month, day = month_number(found), day_number(found)
    year = year_number(found) or referred_year(found, running)
    if year is None:
        return yearless_day(found, running, month=month, day=day)
    period = valid_day(year, month, day)
    return meaning_of(period) if period else None


def yearless_day(found: Found, running: Running, *, month: int, day: int) -> Meaning | None:
    """The day in the year that fits: a narrative's running year, else the nearest, or the one the tense asks for."""
    today = running.today
    if today is None:
        story = running.story
        if story and (period := valid_day(story.year, month, day)):
            return meaning_of(period)
        return Meaning(type=DATE, value=f"XXXX-{month:02}-{day:02}") if valid_day(4, month, day) else None
    if running.kind is AnchorKind.NARRATIVE:
        year = _story_year(running, today, month)
        years = (year, *(year + shift for shift in (-1, 1, -2, 2)))
        period = next((period for year in years if (period := valid_day(year, month, day))), None)
        return meaning_of(period) if period else None
    near = [valid_day(today.year + shift, month, day) for shift in (-1, 0, 1)]
    firsts = [period.first for period in near if period and period.first]
    if not firsts:
        return None
    way = direction(found.tokens, found.first, found.last)
    best = min(firsts, key=lambda first: distance(first, today, way))
    return meaning_of(day_period(best))


def day_of_month(found: Found, running: Running) -> Meaning | None:
    """The 20th of the month, of last month: a day of a month counted from the anchor's."""
    count = _STEPS.get(found.words("rel"), 0)
    base = running.today and step(containing(Unit.MONTH, running.today), count)
    period = base and valid_day(base.year, base.month, day_number(found))
    return meaning_of(period) if period else None


# A story in December that comes to January has come to the next year; any other month before it is looked back at.
_TURN_OF_YEAR_MONTHS = 11


def _story_year(running: Running, today: date, month: int) -> int:
    """The year of a month without one in a narrative: the year it has reached, or the next one that begins."""
    is_sharp = running.story is not None and running.story.unit in (Unit.DAY, Unit.MONTH)
    return today.year + (is_sharp and today.month - month >= _TURN_OF_YEAR_MONTHS)


# A date that lies the wrong way for the tense of its clause is taken as that many times further off.
# Where no tense tells, news tells of the past, if it is not much further off than the future.
_WRONG_WAY = 3
_UNTOLD_FUTURE = 1.3


def distance(first: date, today: date, way: int) -> float:
    """How unlikely a day is meant, in days: its distance from today, more where the tense speaks against it."""
    days = (first - today).days
    if not way and days > 0:
        return days * _UNTOLD_FUTURE
    return abs(days) * (_WRONG_WAY if days * way < 0 else 1)


def referred_year(found: Found, running: Running, part: str = "yearref") -> int | None:
    """The year of "last year", "that year", "the next year"; None where the form has none or no anchor tells it."""
    words = found.words(part).split()
    if not words:
        return None
    chained = words[0] in ("that", "the")
    day = running.chain if chained else running.today
    count = next((_STEPS[word] for word in words if word in _STEPS), 0)
    return day.year + count if day else None


def month(found: Found, running: Running) -> Meaning | None:
    """A month, its year written or told by the anchor."""
    number = month_number(found)
    year = year_number(found) or referred_year(found, running)
    if year is not None:
        return meaning_of(Period(Unit.MONTH, year, number))
    today = running.chain if found.has("chain") else running.today
    if today is None:
        if running.story:
            return meaning_of(Period(Unit.MONTH, running.story.year, number))
        return Meaning(type=DATE, value=f"XXXX-{number:02}")
    return meaning_of(Period(Unit.MONTH, _year_of_month(found, running, today=today, number=number), number))


def _year_of_month(found: Found, running: Running, *, today: date, number: int) -> int:
    words = found.words("rel") or found.words("chain")
    if words in ("last", "past", "previous", "preceding"):
        return today.year - (number >= today.month - 1)
    if words in ("next", "coming", "following"):
        return today.year + (number <= today.month)
    if running.kind is AnchorKind.NARRATIVE:
        return _story_year(running, today, number)
    if words == "this":
        return today.year
    leading = found.tokens.word(found.first - 1) if found.first else ""
    way = direction(found.tokens, found.first, found.last)
    is_near = not way and 0 < (number - today.month) % 12 <= _NEAR_MONTHS
    if leading == "by" or way > 0 or is_near:
        return today.year + (number < today.month)
    return today.year - (number > today.month)


# So few months ahead a month is the coming one where no tense tells: what is nearly a year past takes a year.
_NEAR_MONTHS = 2
# In a history that has reached April "the winter" is the one just over.
_WINTER_OVER = 4


def season(found: Found, running: Running) -> Meaning | None:
    """A season, its year written or told by the anchor."""
    code = found.code("season", "SEASON")
    year = year_number(found) or referred_year(found, running)
    if year is not None:
        return meaning_of(season_period(year, code))
    words = found.words("rel") or found.words("chain")
    if running.kind is AnchorKind.NARRATIVE and code == "WI" and running.story and not words:
        return _winter_of_story(running.story)
    today = running.chain if found.has("chain") else running.today
    if today is None:
        return (
            meaning_of(season_period(running.story.year, code))
            if running.story
            else Meaning(type=DATE, value=f"XXXX-{code}")
        )
    current = containing(Unit.SEASON, today)
    start = SEASON_MONTHS[code]
    year = current.year if running.kind is AnchorKind.NEWS or words else today.year
    if words in ("last", "previous"):
        year -= start >= current.month
    elif words in ("next", "coming", "following"):
        year += start <= current.month
    elif not words and running.kind is AnchorKind.NEWS and direction(found.tokens, found.first, found.last) < 0:
        year -= start > current.month
    return meaning_of(season_period(year, code))


def _winter_of_story(story: Period) -> Meaning | None:
    """The winter a history has come to, or comes to next; histories name it by the year it ends in."""
    current = season_period(story.year, "WI")
    begun = current if story.month > _WINTER_OVER else years_later(current, -1)
    ended = begun and years_later(begun, 1)
    return replace(meaning_of(begun), value=value_of(ended)) if begun and ended else None


def season_of_story(found: Found, running: Running) -> Meaning | None:
    """A season named in passing, as histories count."""
    return season(found, running) if running.kind is AnchorKind.NARRATIVE else None


def quarter(found: Found, running: Running) -> Meaning | None:
    """A quarter of a year.

    Without a year it is the latest that has begun; "the quarter" is the one last mentioned, else the latest now over.
    "A year ago" beside a quarter is that quarter a year before.
    """
    today = running.today
    number = found.number("n", "CARD") or ordinal_number(found) or day_number(found, "n")
    year = year_number(found) or referred_year(found, running)
    if number > 4:
        return None
    if number and year is not None:
        return meaning_of(Period(Unit.QUARTER, year, number * 3 - 2))
    if today is None:
        return Meaning(type=DATE, value=f"XXXX-Q{number or 'X'}")
    back = -1 if found.has("back") else 0
    if number:
        found_year = today.year - (number * 3 - 2 > today.month) + back
        return replace(meaning_of(Period(Unit.QUARTER, found_year, number * 3 - 2)), passing=bool(back))
    base = running.last if running.last and running.last.unit is Unit.QUARTER else None
    count = {"last": -1, "this": 0, "next": 1}.get(found.words("rel"))
    if base is None or count is not None:
        base = step(containing(Unit.QUARTER, today), -1 if count is None else count)
    moved = base and years_later(base, back)
    return replace(meaning_of(moved), passing=bool(back)) if moved else None


def half(found: Found, running: Running) -> Meaning | None:
    """The first or second half of a year."""
    year = year_number(found) or referred_year(found, running) or (running.chain.year if running.chain else None)
    if year is None:
        return None
    return meaning_of(Period(Unit.HALF, year, 1 if found.words("half") == "first" else 7))


def year(found: Found, running: Running) -> Meaning | None:
    """A year; in "1990-94" the second takes its century from the first, in a history "'48" from its story."""
    if found.has("short"):
        century = int(found.tokens.word(found.first - 2)) // 100
        number: int | None = century * 100 + int(found.words("short"))
    elif running.kind is AnchorKind.NARRATIVE and running.story and len(short := found.words("year").lstrip("'")) == 2:
        number = running.story.year // 100 * 100 + int(short)
    else:
        number = year_number(found)
    if number and number % 100 == 0 and not found.has("era") and _counts_things(found):
        return None
    return meaning_of(Period(Unit.YEAR, number)) if number and number <= 9999 else None


def _counts_things(found: Found) -> bool:
    """Whether a round number counts what follows ("1400 victims") more likely than it names a year."""
    tokens = found.tokens
    following = tokens.word(found.last) if found.last < len(tokens.marks) else ""
    leading = tokens.word(found.first - 1) if found.first else ""
    return (
        following.isalpha() and following.endswith("s") and leading not in ("in", "since", "of", "by", "until", "the")
    )


def decade(found: Found, _running: Running) -> Meaning | None:
    """The 1990s, the '90s, the nineties; a bare decade is of the last century."""
    spelled = found.number("decade", "DECADEWORD")
    start = 1900 + spelled if spelled is not None else int(found.words("decade").rstrip("s"))
    start += 1900 if start < 100 and spelled is None else 0
    if found.number("era", "ERA") == -1:
        start = -start
    return meaning_of(Period(Unit.DECADE, start)) if start else None


def century(found: Found, running: Running) -> Meaning | None:
    """A century by its number, or the one we are in."""
    number = ordinal_number(found)
    if number:
        if number > 99:
            return None
        before_christ = found.number("era", "ERA") == -1
        return meaning_of(Period(Unit.CENTURY, -number * 100 + 100 if before_christ else number * 100 - 100))
    return meaning_of(containing(Unit.CENTURY, running.today)) if running.today else None


MAKERS: dict[str, Maker] = {
    "nothing": nothing,
    "written_day": written_day,
    "calendar_day": calendar_day,
    "day_of_month": day_of_month,
    "month": month,
    "season": season,
    "season_of_story": season_of_story,
    "quarter": quarter,
    "half": half,
    "year": year,
    "decade": decade,
    "century": century,
}
