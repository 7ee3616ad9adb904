"""The times of a sentence that can place a happening, those that stand together as one."""

import dataclasses
import re
from collections.abc import Sequence
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from asof.model.span import Span
from asof.model.when import Precision, When
from asof.reading.times.timex import DATE, DURATION, TIME, Timex

IN_A_DAY = frozenset({Precision.MINUTE, Precision.PART_OF_DAY, Precision.DAY})
"""How sharp a time is that is of one day."""

_SHARPNESS = tuple(Precision)
_WEEK = 7  # days
# "ANKARA, May 17 (Agency) –": the day of a dateline is when it was written, not when anything happened.
# So is that of "(05/17/18) –".
_DATELINE = re.compile(
    r"[A-Z][A-Z .,'’-]{2,40}, [A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?(?: \([^)]{2,30}\))? ?[-–—]"
    r"|\(?\d{1,2}/\d{1,2}/\d{2,4}\)? ?[-–—]"
)
# Right behind these a page, or a post that it shows, says when it was written: "— Ina Moor (@ina) May 17, 2018".
_STAMPED = re.compile(r"(?:\(@\w+\)|\b(?:updated|posted|published)(?: on)?:?|\bupdate:? ?\()\s*$", re.IGNORECASE)
_STAMP_REACH = 60  # code points, enough for a name on the social platforms


def usable_times(timexes: Sequence[Timex], content: str) -> tuple[When, ...]:
    """The dates and times that can place a happening, those that stand together as one; spans in the text.

    Sets, words that mean no interval ("recently") and lengths with no place of their own place nothing.
    """
    out: list[When] = []
    dateline = _DATELINE.match(content)
    for timex in timexes:
        when = timex.when
        if timex.type not in (DATE, TIME, DURATION) or when.span is None or (when.start is None and when.end is None):
            continue
        if dateline and when.span.end <= dateline.end():
            continue
        if _STAMPED.search(content, max(0, when.span.start - _STAMP_REACH), when.span.start):
            continue
        joined = _joined(out[-1], when, content) if out else None
        if joined:
            out[-1] = joined
        else:
            out.append(when)
    return tuple(out)


_ENDS = frozenset({"to", "until", "till", "–", "-", "through", "into"})
_BETWEEN = re.compile(r"\b(?:between|from)\s+(?:about |around )?$", re.IGNORECASE)


def _joined(left: When, right: When, content: str) -> When | None:
    """One time of two that stand together, None where they are two.

    "Thursday and Friday", "from 8 p.m. to 5 a.m.", "between noon and 3 p.m.", "8 a.m. (0500 GMT)".
    """
    if left.span is None or right.span is None or right.end is None:
        return None
    between = " ".join(content[left.span.end : right.span.start].split()).strip(" ,").lower()
    if between in ("(", "[", "/") and left.overlaps(right):
        closed = between == "/" or content[right.span.end : right.span.end + 1] not in (")", "]")
        return _spanning(left, left, end=right.span.end + (not closed), content=content)
    if not between and right.precision is Precision.DAY and (same := _on_day_of(left, right)):
        return _spanning(same, same, end=right.span.end, content=content)
    if between in ("and", "&") and left.precision is right.precision and left.end == right.start:
        return _spanning(left, right, end=right.span.end, content=content)
    is_clock = left.precision is right.precision is Precision.MINUTE and between in _ENDS
    if is_clock and left.start and right.end <= left.start < right.end + timedelta(days=1):
        # "from 8 p.m. to 5 a.m. on Thursday"
        following = dataclasses.replace(right, start=left.start, end=right.end + timedelta(days=1))
        return _spanning(left, following, end=right.span.end, content=content)
    is_range = between in _ENDS or (between == "and" and _BETWEEN.search(content, 0, left.span.start))
    if is_range and left.start and left.start < right.end and not (right.start and right.start < left.start):
        return _spanning(left, right, end=right.span.end, content=content)
    return None


def _on_day_of(left: When, right: When) -> When | None:
    """ "Friday night, May 18": the night of that day, if it is a Friday; None where they are two."""
    if left.start is None or left.end is None or right.start is None or left.precision not in IN_A_DAY:
        return None
    if left.overlaps(right):
        return left
    zone = ZoneInfo(left.zone)
    apart = right.start.astimezone(zone).date() - left.start.astimezone(zone).date()
    if apart.days % _WEEK:
        return None
    start, end = ((moment.astimezone(zone) + apart).astimezone(UTC) for moment in (left.start, left.end))
    return dataclasses.replace(left, start=start, end=end)


def _spanning(left: When, right: When, *, end: int, content: str) -> When:
    """From the start of the first to the end of the second, as sharp as the blunter of both, and no minute."""
    assert left.span is not None  # noqa: S101 - _joined has looked
    span = Span(start=left.span.start, end=end)
    precision = left.precision if left == right else max(left.precision, right.precision, key=_SHARPNESS.index)
    if left != right and precision is Precision.MINUTE:
        precision = Precision.PART_OF_DAY
    return dataclasses.replace(left, end=right.end, span=span, words=span.of(content), precision=precision)
