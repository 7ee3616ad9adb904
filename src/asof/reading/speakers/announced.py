"""Finds who gives out the paragraph behind a sentence that ends in a colon: "Moss wrote:"."""

from collections.abc import Sequence

from asof.reading.speakers.according import GIVING
from asof.reading.speakers.attribution import Force
from asof.reading.speakers.cues import Cue, CueKind
from asof.reading.speakers.line import Line, Range
from asof.reading.speakers.phrases import phrase_after, phrase_before


def announcer(line: Line, cues: Sequence[Cue]) -> tuple[Cue, Range] | None:
    """The cue of a sentence that ends in a colon, and its source; None where something is said in it behind the cue."""
    colon = len(line) - 1
    if not cues:
        return _giver(line, colon)
    cue = cues[-1]
    if cue.kind is not CueKind.VERB or cue.force is not Force.SAY or "ing" in cue.forms:
        return None
    is_behind = cue.base in line.words.inverted and line.tag(cue.start - 1) in ',"'
    source = phrase_after(line, cue.end, closing=True) if is_behind else phrase_before(line, cue.start)
    after = source[1] if source and is_behind else cue.end
    return (cue, source) if source and not any(tag in 'VXT"' for tag in line.tags[after:colon]) else None


def _giver(line: Line, colon: int) -> tuple[Cue, Range] | None:
    """Who issues a text: "The town released the following statement on Monday:"."""
    verb = next((i for i in range(1, colon) if line.lower(i) in GIVING), colon)
    if not any(line.lower(i) in line.words.carriers for i in range(verb + 1, colon)):
        return None
    source = phrase_before(line, verb)
    return (Cue(CueKind.COLON, colon, colon + 1, verb, ":", Force.SAY), source) if source else None
