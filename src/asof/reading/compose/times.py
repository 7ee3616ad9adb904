"""Which time of its sentence a draft happened at, and whether that makes it background."""

import dataclasses
import re
from collections.abc import Sequence
from datetime import timedelta

from asof.model.claim import Happening
from asof.model.span import Span
from asof.model.when import Precision, When
from asof.reading.compose.draft import Draft, distance
from asof.reading.times.timex import DATE, TIME, Timex

# What a report of a developing story tells of more than two months ago is there to explain, not to report.
_BACKGROUND_AGE = timedelta(days=60)
_SHARPNESS = tuple(Precision)
_COARSE = frozenset({Precision.YEAR, Precision.DECADE, Precision.SEASON, Precision.UNKNOWN})


# "ANKARA, May 17 (Agency) –": the day of a dateline is when it was written, not when anything happened.
_DATELINE = re.compile(r"[A-Z][A-Z .,'’-]{2,40}, [A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?(?: \([^)]{2,30}\))? ?[-–—]")


def usable_times(timexes: Sequence[Timex], content: str) -> tuple[When, ...]:
    """The dates and times that can place a happening, those that stand together as one; spans in the text.

    Durations, sets and words that mean no interval ("recently") place nothing.
    """
    out: list[When] = []
    dateline = _DATELINE.match(content)
    for timex in timexes:
        when = timex.when
        if timex.type not in (DATE, TIME) or when.span is None or (when.start is None and when.end is None):
            continue
        if dateline and when.span.end <= dateline.end():
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
    if between in ("and", "&") and left.precision is right.precision and left.end == right.start:
        return _spanning(left, right, end=right.span.end, content=content)
    is_range = between in _ENDS or (between == "and" and _BETWEEN.search(content, 0, left.span.start))
    if is_range and left.start and left.start < right.end and not (right.start and right.start < left.start):
        return _spanning(left, right, end=right.span.end, content=content)
    return None


def _spanning(left: When, right: When, *, end: int, content: str) -> When:
    """From the start of the first to the end of the second, as sharp as the blunter of both, and no minute."""
    assert left.span is not None  # noqa: S101 - _joined has looked
    span = Span(start=left.span.start, end=end)
    precision = left.precision if left == right else max(left.precision, right.precision, key=_SHARPNESS.index)
    if left != right and precision is Precision.MINUTE:
        precision = Precision.PART_OF_DAY
    return dataclasses.replace(left, end=right.end, span=span, words=span.of(content), precision=precision)


def placed_in_time(draft: Draft, times: Sequence[When], said_at: When, content: str) -> Draft:
    """`draft` with the nearest time of its sentence, and as background where that lies far back."""
    usable = [when for when in times if not _is_only_before(draft, when, content)]
    usable = [when for when in usable if not _is_start_of_state(when, content)] or usable
    if not usable:
        return draft
    when = min(usable, key=lambda when: _rank(draft, when))
    if _is_far_back(when, said_at) and draft.happening is not Happening.STATEMENT:
        near = when.span is not None and distance(when.span, draft.trigger) <= _NEAR
        return dataclasses.replace(draft, when=when, happening=Happening.BACKGROUND) if near else draft
    return dataclasses.replace(draft, when=when)


def _is_only_before(draft: Draft, when: When, content: str) -> bool:
    """ "After Monday's march, troops closed the bridge": Monday is the march's day, not the bridge's."""
    assert when.span is not None  # noqa: S101 - usable_times keeps only times with a span
    start = max(content.rfind(mark, draft.span.start, when.span.start) for mark in ",;:(—") + 1
    lead = _AFTER.search(content, max(start, draft.span.start), when.span.start)
    if lead is None:
        return False
    ends = [end for mark in ",;)" if (end := content.find(mark, when.span.end, draft.span.end)) >= 0]
    return not lead.start() <= draft.trigger.start < min(ends, default=draft.span.end)


def _is_start_of_state(when: When, content: str) -> bool:
    """ "Two held since 2016 were freed on Tuesday": since when they were held is not when they were freed."""
    assert when.span is not None  # noqa: S101 - usable_times keeps only times with a span
    return _SINCE.search(content, max(0, when.span.start - 12), when.span.start) is not None


_SINCE = re.compile(r"\bsince (?:late |early |mid-)?(?:the )?$", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|following|since|before|until|ahead of)\b", re.IGNORECASE)

# "nationwide protests that took place at the end of 2017": a time this close behind a trigger is its own.
_NEAR = 40


def _rank(draft: Draft, when: When) -> tuple[int, int]:
    assert when.span is not None  # noqa: S101 - usable_times keeps only times with a span
    return (distance(when.span, draft.clause), distance(when.span, draft.trigger))


def is_background(draft: Draft, times: Sequence[When], said_at: When) -> bool:
    """Whether a time close to the draft's trigger lies far back."""
    near = (when for when in times if when.span is not None and distance(when.span, draft.trigger) <= _NEAR)
    return any(_is_far_back(when, said_at) for when in near)


def _is_far_back(when: When, said_at: When) -> bool:
    if when.end is None or said_at.start is None:
        return False
    return said_at.start - when.end > (timedelta(0) if when.precision in _COARSE else _BACKGROUND_AGE)
