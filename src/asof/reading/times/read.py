"""Reads every mention of a time in a sentence or a whole text."""

from asof.model.span import Span
from asof.model.when import Precision
from asof.reading.times import calendars, clock, dates, durations, holidays, parts, relative, weekdays
from asof.reading.times.anchor import Anchor, AnchorKind, Running, start_running
from asof.reading.times.bounds import bounded
from asof.reading.times.found import Found, Maker
from asof.reading.times.grammar import beginning, grammar
from asof.reading.times.lexicon import lexicon
from asof.reading.times.meaning import Meaning, timex_of, to_utc
from asof.reading.times.period import Period, Unit
from asof.reading.times.timex import Timex
from asof.reading.times.tokens import Tokens, tokenize

_MAKERS: dict[str, Maker] = {
    name: maker
    for module in (dates, holidays, calendars, relative, weekdays, clock, parts, durations)
    for name, maker in module.MAKERS.items()
}


def read_times(words: str, anchor: Anchor) -> tuple[Timex, ...]:
    """Every mention of a time in `words`, in order, never two on the same stretch; none where there is none.

    Spans count code points from 0 of `words`.  Days and clock times are local to `anchor.zone` unless the words name
    another zone; intervals come back in UTC.  Later mentions may lean on earlier ones ("two days later"), so a text
    read whole says more than its sentences one by one.  Linear in the length of `words`; raises nothing on any text.
    """
    tokens = tokenize(words)
    running = start_running(anchor)
    mentions: list[Timex] = []
    position = 0
    for start in grammar().starts(tokens.marks):
        if start < position:
            continue
        position, meaning = _read_at(tokens, start, running)
        if meaning:
            mentions.append(_mention(tokens, start, position, meaning=meaning, zone=anchor.zone))
            _remember(running, meaning, tokens=tokens, first=start, end=position)
            if meaning.precision is Precision.MINUTE:
                running.moment = to_utc(meaning.start, meaning.zone or anchor.zone)
    return tuple(mentions)


def _read_at(tokens: Tokens, start: int, running: Running) -> tuple[int, Meaning | None]:
    """Where to read on, and the meaning of the form that starts at a token; None where what starts there is no time."""
    for form in beginning(tokens.marks[start], tokens.marks[start + 1 : start + 2]):
        match = form.pattern.match(tokens.marks, start)
        if match is None:
            continue
        if form.make == "nothing":
            return match.end(), None
        meaning = _MAKERS[form.make](Found(tokens, match, _MAKERS), running)
        if meaning:
            return match.end(), meaning
    return start + 1, None


def _mention(tokens: Tokens, first: int, last: int, *, meaning: Meaning, zone: str) -> Timex:
    meaning = bounded(meaning, tokens, first)
    span = Span(start=tokens.starts[first], end=tokens.end(last - 1))
    return timex_of(meaning, words=span.of(tokens.text), span=span, zone=zone)


def _remember(running: Running, meaning: Meaning, *, tokens: Tokens, first: int, end: int) -> None:
    """Moves the running state on to a date just read."""
    period = meaning.period
    if period is None or meaning.passing:
        return
    if period != running.last:
        running.moment = None  # of "6 p.m. on Monday" the day comes last, and keeps the clock
    running.last, running.last_end = period, end
    if running.kind is AnchorKind.NARRATIVE and _moves_story(running.story, period, tokens, first):
        running.story = period


# Before how many tokens a sentence may begin that a date opens: "Meanwhile, by the end of 1789".
_OPENING_TOKENS = 5
_BEFORE_ASIDES = frozenset({"(", "until", "till"})


def _moves_story(story: Period | None, period: Period, tokens: Tokens, first: int) -> bool:
    """Whether a narrative goes on from a date, rather than look aside to it.

    A date that opens its sentence moves the story; one in the middle only where it is sharper than a year and no
    earlier than the story's.  What stands in brackets or says how long something held is always an aside.
    """
    if period.unit in (Unit.DECADE, Unit.CENTURY) or (first and tokens.word(first - 1) in _BEFORE_ASIDES):
        return False
    if story is None or _opens_sentence(tokens, first):
        return True
    return period.unit is not Unit.YEAR and period.year >= story.year


def _opens_sentence(tokens: Tokens, first: int) -> bool:
    members = lexicon().members
    stops = members["STOP"] + members["BREAK"]
    return first < _OPENING_TOKENS or any(mark in stops for mark in tokens.marks[first - _OPENING_TOKENS : first])
