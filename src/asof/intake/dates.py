"""Calendar days as pages write them: "2 May 2011", "May 2", "Donnerstag, 18. 7.", "2011-05-02"."""

import functools
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDay:
    """A day as written, ending at `end`; `weekday` counts from Monday 0, `year` is None where unsaid."""

    end: int
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None

    def resolved(self, near: date | None) -> date | None:
        """The date; the year nearest to `near`, on the right weekday if one is said; None where days are unsaid."""
        if self.month is None or self.day is None:
            return None
        if self.year is not None:
            return _date(self.year, self.month, self.day)
        if near is None:
            return None
        years = (near.year - 1, near.year, near.year + 1)
        dates = [found for year in years if (found := _date(year, self.month, self.day))]
        return min(dates, key=lambda found: self._distance(found, near), default=None)

    def _distance(self, found: date, near: date) -> tuple[bool, int]:
        wrong_weekday = self.weekday is not None and found.weekday() != self.weekday
        return wrong_weekday, abs((found - near).days)


@functools.cache
def stamp_words() -> dict[str, Any]:
    """The word lists in ``stamps.toml``."""
    import tomllib

    return tomllib.loads(files("asof.intake").joinpath("stamps.toml").read_text(encoding="utf-8"))


@functools.cache
def _numbers(kind: str) -> dict[str, int]:
    return {word: number for number, words in enumerate(stamp_words()[kind]) for word in words}


@functools.cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Patterns of a day, longest first, each with whether the weekday alone is enough."""
    weekday = rf"(?P<weekday>{_any('weekdays')})\b\.?"
    month = rf"(?P<month>{_any('months')})\b\.?"
    year = r"(?P<year>(?:19|20)\d\d)\b"
    ordinal = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
    lead = rf"(?:{weekday}[,\s]\s*(?:the\s+|den\s+)?)?"
    forms = (
        rf"{lead}(?P<year>(?:19|20)\d\d)-(?P<monthday>\d\d)-(?P<day>\d\d)\b",
        rf"{lead}{ordinal}\.?\s*(?:of\s+)?{month}(?:,?\s*{year})?",
        rf"{lead}{month}\s*{ordinal}(?!:)(?:,?\s*{year})?",
        rf"{lead}(?P<day>\d{{1,2}})\.\s?(?P<monthday>\d{{1,2}})\.(?:\s?{year})?",
    )
    compiled = [(re.compile(form, re.IGNORECASE), False) for form in forms]
    return (*compiled, (re.compile(weekday, re.IGNORECASE), True))


def read_day(words: str, start: int = 0) -> FoundDay | None:
    """The day written at `start` of `words`, None where there is none; its `end` counts from the start of `words`."""
    for pattern, _ in _patterns():
        found = pattern.match(words, start)
        if found is None:
            continue
        groups = found.groupdict()
        month = _month(groups)
        day = int(groups["day"]) if groups.get("day") else None
        if day is not None and (month is None or not 1 <= day <= 31):
            continue
        weekday = groups.get("weekday")
        return FoundDay(
            end=found.end(),
            weekday=_numbers("weekdays")[weekday.lower()] if weekday else None,
            month=month,
            day=day,
            year=int(groups["year"]) if groups.get("year") else None,
        )
    return None


def read_day_heading(words: str) -> FoundDay | None:
    """The day that a heading consists of ("Monday, 31 January"), None where it says anything else."""
    words = words.strip().strip("-–—•*:|").strip()
    found = read_day(words)
    return found if found is not None and found.end == len(words) else None


def read_moment(words: str) -> datetime | date | None:
    """An ISO 8601 date or time of a page's metadata; a time without zone comes back as its date only.

    None for no date, and for one before there was any press ("0001-01-01", which systems write for an empty field).
    """
    found = _moment(words.strip())
    return None if found is not None and found.year < _FIRST_YEAR else found


_FIRST_YEAR = 1600


def _moment(words: str) -> datetime | date | None:
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        found = re.match(r"(\d{4})-(\d\d)-(\d\d)", words)
        return _date(*map(int, found.groups())) if found else _rfc_date(words)
    if len(words) <= 10 or moment.utcoffset() is None:
        return moment.date()
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return None


def _rfc_date(words: str) -> datetime | date | None:
    """An e-mail date ("Tue, 15 Nov 1994 12:45:26 GMT"), or a day in words."""
    import email.utils

    if re.search(r"[a-z] 0\d{3}\b", words):
        return None  # the library would make 2001 of the year 0001
    try:
        moment = email.utils.parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError):
        found = read_day(words)
        return found.resolved(None) if found is not None else None
    return moment.date() if moment.tzinfo is None else moment.astimezone(UTC)


def _month(groups: dict[str, str | None]) -> int | None:
    if name := groups.get("month"):
        return _numbers("months")[name.lower()] + 1
    number = int(groups.get("monthday") or 0)
    return number if 1 <= number <= 12 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _any(kind: str) -> str:
    return "|".join(sorted(_numbers(kind), key=len, reverse=True))
