"""Which time of its sentence a draft happened at, how long it held, and whether that makes it background."""

import calendar
import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from asof.model.claim import Happening
from asof.model.span import Span
from asof.model.when import Precision, When
from asof.reading.compose.draft import Draft, distance
from asof.reading.compose.families import families
from asof.reading.compose.governed import is_of_aftermath
from asof.reading.compose.usable import usable_times
from asof.reading.speakers.attribution import Attribution, Force
from asof.reading.times.durations import length_of
from asof.reading.times.tense import is_verbal
from asof.reading.times.timex import DURATION, Timex

# What a report of a developing story tells of more than two months ago is there to explain, not to report.
_BACKGROUND_AGE = timedelta(days=60)
_LATE = timedelta(days=1)  # so long after it was said a time may lie, by the zone or the clock of the page
_COARSE = frozenset({Precision.YEAR, Precision.DECADE, Precision.SEASON, Precision.UNKNOWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The times of a sentence, spans in the report's text.

    `whens` can place a happening; `lengths` are how long something holds, with where that is said; `sayings` are the
    spans of times at which something was said, each with the attribution it belongs to.
    """

    whens: tuple[When, ...]
    lengths: tuple[tuple[Span, timedelta], ...] = ()
    sayings: tuple[tuple[Span, Attribution], ...] = ()


def told_times(
    timexes: Sequence[Timex], words: str, *, base: int, attributions: Sequence[Attribution] = (), content: str = ""
) -> Told:
    """What the times of the sentence `words`, which begins at `base` in `content`, can place."""
    whens = tuple(_shifted(when, base) for when in usable_times(timexes, words))
    lengths = tuple(
        (timex.when.span.shifted(base), length)
        for timex in timexes
        if timex.type == DURATION and timex.when.span and (length := length_of(timex.value))
    )
    sayings = tuple(
        (when.span, saying) for when in whens if when.span and (saying := _saying(when.span, attributions, content))
    )
    return Told(whens=whens, lengths=lengths, sayings=sayings)


def _shifted(when: When, base: int) -> When:
    return dataclasses.replace(when, span=when.span.shifted(base) if when.span else None)


_CUES = frozenset({Force.SAY, Force.DENY, Force.BELIEVE, Force.WANT, Force.JUDGE, Force.RELAY})
# What may stand between a cue or its speaker and the time of saying: "said late on Monday".
# Behind a comma the time opens what is said: "according to police, on Monday there was".
_RIGHT_BEHIND = re.compile(r"(?: (?:late|early|later|earlier|on|at|in|by|the|a statement|an interview)){0,4}\s*")


def _saying(span: Span, attributions: Sequence[Attribution], content: str) -> Attribution | None:
    """The attribution whose cue or speaker the time at `span` stands right behind, or whose words it leads.

    None where it is of what happened.

    What is said is left out: in "police said Monday's march was calm" Monday is the march's.
    """
    if content[span.end : span.end + 2] in ("'s", "’s"):
        return None
    for item in attributions:
        if item.force not in _CUES or item.cue is None:
            continue
        if _opens_saying(span, item, content):
            return item
        if item.cue.end > span.start:
            continue
        ends = [part.end for part in (item.cue, item.source) if part and part.end <= span.start]
        if _RIGHT_BEHIND.fullmatch(content, max(ends), span.start):
            return item
    return None


# "On Monday police said that four had died": the past before the saying, or what is so now, has its own time.
_BEFORE_THE_SAYING = re.compile(r"\b(?:had|has|have|is|are|will|would)\b", re.IGNORECASE)


_ASIDE = re.compile(r",(?! [“\"‘'])")


def _opens_saying(span: Span, item: Attribution, content: str) -> bool:
    """Whether the time at `span` leads the words of saying: not "On Monday, police said, guards fired"."""
    if item.source is None or item.cue is None or not span.end <= item.source.start <= item.cue.start:
        return False
    if content[span.end : item.source.start].strip(" ,") or _ASIDE.match(content, item.cue.end):
        return False
    return any(
        part.start >= item.cue.end and _BEFORE_THE_SAYING.search(content, part.start, part.end) for part in item.content
    )


def placed_in_time(draft: Draft, told: Told, said_at: When, content: str) -> Draft:
    """`draft` with the nearest time of its sentence, and as background where that lies far back."""
    said = {span for span, saying in told.sayings if _is_what_is_said(draft, saying, content)}
    usable = [when for when in told.whens if when.span not in said and not _is_only_before(draft, when, content)]
    usable = [when for when in usable if not is_of_aftermath(draft, when, content)]
    usable = [when for when in usable if not _is_start_of_state(when, content)] or usable
    if not usable:
        return _from_now_on(draft, told, said_at, content)
    when = min(usable, key=lambda when: _rank(draft, when))
    if _is_far_back(when, said_at) and draft.happening is not Happening.STATEMENT:
        near = when.span is not None and _is_near(when.span, draft.trigger, content)
        return draft._replace(when=when, happening=Happening.BACKGROUND) if near else draft
    return draft._replace(when=_lasting(draft, when, told, content))


def _is_what_is_said(draft: Draft, saying: Attribution, content: str) -> bool:
    """Whether the draft tells what is said, not the saying itself, by a verb that has its own time.

    In "locals spoke on Friday of a heavy police presence" there is no other verb, and Friday is when it was so.
    """
    if draft.happening is Happening.STATEMENT or (saying.cue and saying.cue.overlaps(draft.trigger)):
        return False
    if saying.quote and draft.happening in families().stances:
        return False  # "We support them", they tweeted on Friday: saying it is taking the stance
    said = [part for part in saying.content if part.overlaps(draft.trigger)]
    return any(is_verbal(part.of(content)) for part in said)


_RESTRICTIONS = frozenset({Happening.RESTRICTION, Happening.INFORMATION_RESTRICTION, Happening.ACCESS_DENIED})
_NO_LENGTH = re.compile(r"\b(?:after|within|in|following|despite|every|than)(?: \w+)? $", re.IGNORECASE)


_OVER = re.compile(r"\b(?:lift|end|eas|expir|relax|renew|extend|cancel)(?:ed|s|es|ing)?\b", re.IGNORECASE)


def _lasting(draft: Draft, when: When, told: Told, content: str) -> When:
    """ "A two-week curfew was declared on Monday" holds from Monday on for two weeks; any other time is as it is."""
    if draft.happening not in _RESTRICTIONS or when.start is None or when.end is None:
        return when
    for span, length in _lengths_of(draft, told, content):
        if span != when.span:
            return dataclasses.replace(when, end=max(when.end, when.start + length))
    return when


def _from_now_on(draft: Draft, told: Told, said_at: When, content: str) -> Draft:
    """ "The cabinet has declared a two-week curfew" holds for two weeks from the day it was said on."""
    if draft.happening not in _RESTRICTIONS or said_at.start is None or _OVER.search(draft.span.of(content)):
        return draft
    for span, length in _lengths_of(draft, told, content):
        if content.startswith("for ", max(0, span.start - 4)):
            continue  # "has been cut for three days": up to now, or from now on
        end = said_at.start + length
        when = dataclasses.replace(said_at, end=end, precision=Precision.DAY, words=span.of(content), span=span)
        return draft._replace(when=when)
    return draft


def _lengths_of(draft: Draft, told: Told, content: str) -> Iterator[tuple[Span, timedelta]]:
    for span, length in told.lengths:
        is_near = distance(span, draft.clause) <= _NEAR and draft.span.contains(span)
        if is_near and not _NO_LENGTH.search(content, max(0, span.start - 24), span.start):
            yield span, length


def _is_only_before(draft: Draft, when: When, content: str) -> bool:
    """ "After Monday's march, troops closed the bridge": Monday is the march's day, not the bridge's."""
    assert when.span is not None  # noqa: S101 - usable_times keeps only times with a span
    start = max(content.rfind(mark, draft.span.start, when.span.start) for mark in ",;:(—") + 1
    lead = _AFTER.search(content, max(start, draft.span.start), when.span.start)
    if lead is None or (when.end is None and draft.trigger.end <= lead.start()):
        return False  # "have been killed since March" are those of all that time
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


_CLAUSE_ENDS = re.compile(r"[,;:](?!\d)|[()\n]")


def _is_near(time: Span, trigger: Span, content: str) -> bool:
    """Whether a time is the trigger's: close by, or in its clause ("2018 saw many fires leading to 40 deaths")."""
    between = content[min(time.end, trigger.end) : max(time.start, trigger.start)]
    return distance(time, trigger) <= _NEAR or not _CLAUSE_ENDS.search(between)


def _rank(draft: Draft, when: When) -> tuple[int, int]:
    assert when.span is not None  # noqa: S101 - usable_times keeps only times with a span
    return (distance(when.span, draft.clause), distance(when.span, draft.trigger))


_YEAR = re.compile(r"\b\d{4}\b|\d/\d|\d-\d")
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:will|shall|would|scheduled|due (?:to|in|for|on)|set (?:to|for)|planned|expected|upcoming|next)\b|['’]ll\b",
    re.IGNORECASE,
)


def told_before(draft: Draft, said_at: When, content: str) -> Draft:
    """`draft`, which is told as having happened, at no time after it was said.

    "He was killed Nov. 2", said in September, was last year; "on Friday" was the last one; another time to come is of
    something else of the sentence.  One that names its year stays: the page was changed after it was published.
    """
    when = draft.when
    if not families().is_harm(draft.happening) or when is None or said_at.end is None:
        return draft
    if when.start is None or when.end is None or when.span is None:
        return draft
    if when.start < said_at.end + _LATE or _YEAR.search(when.words):
        return draft
    lead = content[max(draft.span.start, when.span.start - _NEAR) : when.span.start]
    years, weeks = bool(_MONTH.search(when.words)), bool(_WEEKDAY.search(when.words))
    if _TO_COME.search(lead) or not (years or weeks):
        return draft._replace(when=None)
    start, end = (_earlier(moment, when.zone, years=years) for moment in (when.start, when.end))
    before = dataclasses.replace(when, start=start, end=end)
    return draft._replace(
        when=before, happening=Happening.BACKGROUND if _is_far_back(before, said_at) else draft.happening
    )


def _earlier(moment: datetime, zone: str, *, years: bool) -> datetime:
    """The same local clock a year before, else a week."""
    local = moment.astimezone(ZoneInfo(zone))
    if not years:
        return (local - timedelta(weeks=1)).astimezone(UTC)
    day = min(local.day, calendar.monthrange(local.year - 1, local.month)[1])
    return local.replace(year=local.year - 1, day=day).astimezone(UTC)


def is_background(draft: Draft, times: Sequence[When], said_at: When) -> bool:
    """Whether a time close to the draft's trigger lies far back."""
    near = (when for when in times if when.span is not None and distance(when.span, draft.trigger) <= _NEAR)
    return any(_is_far_back(when, said_at) for when in near)


def _is_far_back(when: When, said_at: When) -> bool:
    if when.end is None or said_at.start is None:
        return False
    return said_at.start - when.end > (timedelta(0) if when.precision in _COARSE else _BACKGROUND_AGE)
