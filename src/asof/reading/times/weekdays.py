"""Meanings of weekdays: which Friday a text means."""

from datetime import date

from asof.reading.times.anchor import AnchorKind, Running, days_from
from asof.reading.times.found import Found, Maker
from asof.reading.times.meaning import Meaning, meaning_of
from asof.reading.times.numbers import day_number, weekday_number
from asof.reading.times.period import Unit, containing, day_period, step, valid_day
from asof.reading.times.relative import LAST, NEXT
from asof.reading.times.tense import direction
from asof.reading.times.timex import DATE


def weekday(found: Found, running: Running) -> Meaning | None:
    """The day a weekday means: in news the latest, the next where the clause looks forward, today where it is today."""
    number = weekday_number(found)
    if number is None:
        return None
    if found.has("day"):
        return _weekday_of_date(found, running, number)
    chained = found.has("chain")
    today = running.chain if chained else running.today
    if today is None:
        return Meaning(type=DATE, value=f"XXXX-WXX-{number + 1}")
    if found.has("weekref"):
        return _weekday_of_week(found, running, number=number)
    ago = "ago" in found.token_words("ago") or found.tokens.word(found.first) == "a"
    day = _weekday_near(found, running, number=number, today=today)
    result = day and days_from(day, -7 if ago else 0)
    return meaning_of(day_period(result)) if result else None


def _weekday_near(found: Found, running: Running, *, number: int, today: date) -> date | None:
    words = found.words("rel") or found.words("chain")
    back = (today.weekday() - number) % 7
    if words in LAST:
        return days_from(today, -(back or 7))
    if words in NEXT:
        return days_from(today, 7 - back)
    if words in ("this", "same"):
        return days_from(today, number - today.weekday())
    if not back:
        return today
    if running.kind is AnchorKind.NARRATIVE:
        return days_from(today, 7 - back)
    way = direction(found.tokens, found.first, found.last)
    return days_from(today, 7 - back if way > 0 else -back)


def _weekday_of_date(found: Found, running: Running, number: int) -> Meaning | None:
    """Friday the 13th: the nearest month in which they meet."""
    today, day = running.today, day_number(found)
    if today is None:
        return None
    months = (step(containing(Unit.MONTH, today), shift) for shift in (0, -1, 1, -2, 2, -3, 3))
    for period in months:
        match = period and valid_day(period.year, period.month, day)
        if match and match.first and match.first.weekday() == number:
            return meaning_of(match)
    return None


def _weekday_of_week(found: Found, running: Running, *, number: int) -> Meaning | None:
    words = found.words("weekref").split()
    base = running.chain if words[0] in ("the", "that") else running.today
    if base is None:
        return None
    count = -1 if any(word in LAST for word in words) else int(any(word in NEXT for word in words))
    day = days_from(base, number - base.weekday() + 7 * count)
    return meaning_of(day_period(day)) if day else None


MAKERS: dict[str, Maker] = {"weekday": weekday}
