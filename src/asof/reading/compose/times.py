"""Which time of its sentence a draft happened at, how long it held, and whether that makes it background."""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from asof.model.claim import Happening
from asof.model.span import Span
from asof.model.when import Precision, When
from asof.reading.compose.draft import Draft, distance
from asof.reading.compose.families import OUTCOMES, families
from asof.reading.speakers.attribution import Attribution, Force
from asof.reading.times.durations import length_of
from asof.reading.times.tense import is_verbal
from asof.reading.times.timex import DATE, DURATION, TIME, Timex

# What a report of a developing story tells of more than two months ago is there to explain, not to report.
_BACKGROUND_AGE = timedelta(days=60)
_SHARPNESS = tuple(Precision)
_COARSE = frozenset({Precision.YEAR, Precision.DECADE, Precision.SEASON, Precision.UNKNOWN})


# "ANKARA, May 17 (Agency) –": the day of a dateline is when it was written, not when anything happened.
_DATELINE = re.compile(r"[A-Z][A-Z .,'’-]{2,40}, [A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?(?: \([^)]{2,30}\))? ?[-–—]")


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
    is_clock = left.precision is right.precision is Precision.MINUTE and between in _ENDS
    if is_clock and left.start and right.end <= left.start < right.end + timedelta(days=1):
        # "from 8 p.m. to 5 a.m. on Thursday"
        following = dataclasses.replace(right, start=left.start, end=right.end + timedelta(days=1))
        return _spanning(left, following, end=right.span.end, content=content)
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


def placed_in_time(draft: Draft, told: Told, said_at: When, content: str) -> Draft:
    """`draft` with the nearest time of its sentence, and as background where that lies far back."""
    said = {span for span, saying in told.sayings if _is_what_is_said(draft, saying, content)}
    usable = [when for when in told.whens if when.span not in said and not _is_only_before(draft, when, content)]
    usable = [when for when in usable if not _is_of_aftermath(draft, when, content)]
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


_JUSTICE_REACH = 40  # code points before a time in which the verb stands that it is right behind
_RIGHT_AFTER = re.compile(r"(?: (?:late|early|later|earlier|on|at|this|last))*\s*")


def _is_of_aftermath(draft: Draft, when: When, content: str) -> bool:
    """Whether the time is of what came of a killing or an attack, which was before that."""
    is_answered = draft.happening in families().causes or draft.happening in OUTCOMES
    return is_answered and (_is_of_justice(draft, when, content) or _is_of_reaction(draft, when, content))


def _is_of_reaction(draft: Draft, when: When, content: str) -> bool:
    """ "The raid that killed two has sparked riots in Orm on Friday": Friday is of the riots."""
    assert when.span is not None  # noqa: S101 - usable_times keeps only times with a span
    spark = families().sparks.search(content, draft.trigger.end, when.span.start)
    return spark is not None and families().reactions.search(content, spark.end(), when.span.start) is not None


def _is_of_justice(draft: Draft, when: When, content: str) -> bool:
    """ "A man was charged Thursday in the shooting": Thursday is of the charge, what he is charged with was before."""
    assert when.span is not None  # noqa: S101 - usable_times keeps only times with a span
    if draft.trigger.start < when.span.end:
        return False
    start = max(draft.span.start, when.span.start - _JUSTICE_REACH)
    verbs = families().justice.finditer(content, start, when.span.start)
    return any(_RIGHT_AFTER.fullmatch(content, verb.end(), when.span.start) for verb in verbs)


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


def is_background(draft: Draft, times: Sequence[When], said_at: When) -> bool:
    """Whether a time close to the draft's trigger lies far back."""
    near = (when for when in times if when.span is not None and distance(when.span, draft.trigger) <= _NEAR)
    return any(_is_far_back(when, said_at) for when in near)


def _is_far_back(when: When, said_at: When) -> bool:
    if when.end is None or said_at.start is None:
        return False
    return said_at.start - when.end > (timedelta(0) if when.precision in _COARSE else _BACKGROUND_AGE)
