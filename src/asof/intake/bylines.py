"""Reads the lines between a title and its story: who wrote it, for whom, and on which day."""

import re
from datetime import date

from asof.intake.dates import read_day
from asof.intake.draft import Dateline
from asof.model.span import Span

_NAME = r"[A-ZÀ-Þ][\w'’.&/-]*"
_WORK = r"(?:reporters?|correspondents?|staff(?: writers?)?|newsroom|news desk|journalists?|bureau)"
_CREDIT = r"(?:(?:reported|reporting|written|compiled|posted|edited|words|text|story|von|by)(?:\s+by)?:?\s+)"
# "Reported by Xyz reporter on the scene", "Xyz correspondent inside Abc": whose reporter it is comes first.
_REPORTER = re.compile(
    rf"{_CREDIT}?(?:an?\s+|the\s+)?(?P<outlet>{_NAME}(?:\s+(?:of\s+)?{_NAME}){{0,4}})(?:['’]s?)?\s+{_WORK}\b.*", re.I
)
_BY = re.compile(rf"{_CREDIT}(?P<who>{_NAME}.*)", re.I)
_FOR = re.compile(r"(?:\s+(?:for|of)\s+(?:the\s+)?|,\s*|\s+[-–—|/]\s+)(?P<outlet>[A-ZÀ-Þ][^,|]{1,40})$")
_SEPARATOR = re.compile(r"\s*(?:[-–—|:•·]+\s*|$)")
_LEAD_PLACE = re.compile(r"[A-ZÀ-Þ][\w'’. -]{1,40},\s+")
_LONGEST = 120


def read_byline(words: str) -> tuple[bool, str | None]:
    """Whether `words` are a byline, and the outlet it names (None where it names a person only)."""
    words = words.strip()
    if len(words) > _LONGEST or "\n" in words or words.endswith((".", "!", "?", '"', "”")):
        return False, None
    if (found := _REPORTER.fullmatch(words)) and found["outlet"][0].isupper():
        return True, found["outlet"]
    found = _BY.fullmatch(words)
    if found is None or len(words.split()) > 14 or not found["who"][0].isupper():
        return False, None
    outlet = _FOR.search(found["who"])
    return True, outlet["outlet"].strip() if outlet else None


def read_dateline(words: str, near: date | None = None) -> Dateline | None:
    """The page's own date at the start of `words`, as in "19 May 2018 - After ..." or alone; None where there is none.

    The span covers the date and the dash after it.  A date without a year counts only where `near` can give one.
    """
    start = 0
    found = read_day(words)
    if found is None and (place := _LEAD_PLACE.match(words)):
        start = place.end()
        found = read_day(words, start)
    if found is None or found.day is None:
        return None
    separator = _SEPARATOR.match(words, found.end)
    day = found.resolved(near)
    if separator is None or day is None:
        return None
    return Dateline(day=day, words=words[start : found.end], span=Span(start=0, end=separator.end()))
