"""Reads every mention of a time in a sentence or a whole text."""

from asof.model.span import Span
from asof.reading.times import clock, dates, durations, relative
from asof.reading.times.anchor import Anchor, AnchorKind, Running, start_running
from asof.reading.times.found import Found, Maker
from asof.reading.times.grammar import grammar
from asof.reading.times.meaning import Meaning, timex_of
from asof.reading.times.period import Unit
from asof.reading.times.timex import Timex
from asof.reading.times.tokens import Tokens, tokenize

_MAKERS: dict[str, Maker] = {**dates.MAKERS, **relative.MAKERS, **clock.MAKERS, **durations.MAKERS}


def read_times(words: str, anchor: Anchor) -> tuple[Timex, ...]:
    """Every mention of a time in `words`, in order, never two on the same stretch; none where there is none.

    Spans count code points from 0 of `words`.  Days and clock times are local to `anchor.zone` unless the words name
    another zone; intervals come back in UTC.  Later mentions may lean on earlier ones ("two days later"), so a text read
    whole says more than its sentences read one by one.  Linear in the length of `words`; raises nothing on any text.
    """
    tokens = tokenize(words)
    running = start_running(anchor)
    starts = grammar().starts
    mentions: list[Timex] = []
    position = 0
    while start := starts.search(tokens.marks, position):
        position, meaning = _read_at(tokens, start.start(), running)
        if meaning:
            mentions.append(_mention(tokens, start.start(), position, meaning=meaning, zone=anchor.zone))
            _remember(running, meaning, position)
    return tuple(mentions)


def _read_at(tokens: Tokens, start: int, running: Running) -> tuple[int, Meaning | None]:
    """Where to read on, and the meaning of the form that starts at a token; None where none does, or what starts is no time."""
    for form in grammar().starting_at[tokens.marks[start]]:
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
    span = Span(start=tokens.starts[first], end=tokens.ends[last - 1])
    return timex_of(meaning, words=span.of(tokens.text), span=span, zone=zone)


def _remember(running: Running, meaning: Meaning, end: int) -> None:
    """Moves the running state on to a date just read."""
    period = meaning.period
    if period is None or meaning.passing:
        return
    running.last, running.last_end = period, end
    if running.kind is AnchorKind.NARRATIVE and period.unit not in (Unit.DECADE, Unit.CENTURY):
        running.story = period
