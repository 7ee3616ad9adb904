"""Joins cues, sources and contents by learned weights, with what the rules found as one of the things they weigh."""

from collections.abc import Sequence

from asof.reading.speakers.attribution import Force
from asof.reading.speakers.clauses import Parsed
from asof.reading.speakers.cues import Cue, CueKind
from asof.reading.speakers.line import Line, Range
from asof.reading.speakers.trained.features import Seen
from asof.reading.speakers.trained.tagger import stretches
from asof.reading.speakers.trained.weights import Weights

_HOLES = ".,-()"  # marks alone never part a content


def rejoin_cues(
    words: str, line: Line, parsed: Sequence[Parsed], weights: Weights, *, opens_quoted: bool
) -> list[Parsed]:
    """What the weights make of a sentence in which the rules found `parsed`; cues without a content are left out.

    `words` are the sentence's; `opens_quoted` says that it begins inside a quotation.  A cue that the rules found too
    keeps its force and whom it relays.
    """
    if not line.tokens:
        return []
    seen = Seen(line, parsed, opens_quoted=opens_quoted)
    pieces = weights.encoder.pieces(words, line.tokens) if weights.encoder else None
    out: list[Parsed] = []
    worth = pieces.cues(weights.cues.labels) if pieces else ()
    for cue in stretches(weights.cues.tag(seen.cue_features(), worth), ""):
        worth = pieces.spans(cue, weights.spans.labels) if pieces else ()
        labels = weights.spans.tag(seen.span_features(cue), worth)
        content = _whole(line, stretches(labels, "-C"))
        source = next(iter(stretches(labels, "-S")), None)
        if content:
            out.append(_as_parsed(line, parsed, cue, source, content))
    return out


def _as_parsed(
    line: Line, parsed: Sequence[Parsed], cue: Range, source: Range | None, content: tuple[Range, ...]
) -> Parsed:
    own = next((found for found in parsed if found.cue.start < cue[1] and cue[0] < found.cue.end), None)
    if own is not None:
        voice = own.voice if source is None else None
        placed = own.cue._replace(start=cue[0], end=cue[1])
        return own._replace(cue=placed, source=source, content=content, voice=voice)
    head = next((i for i in range(cue[0], cue[1]) if _force(line, i) is not None), cue[0])
    force = _force(line, head) or Force.MENTION
    kind = CueKind.VERB
    return Parsed(Cue(kind, cue[0], cue[1], head, line.lower(head), force), source, content)


def _force(line: Line, i: int) -> Force | None:
    verb = line.words.verbs.get(line.lower(i))
    if verb is not None:
        return verb.force
    return line.words.nouns.get(line.lower(i)) or line.words.adjectives.get(line.lower(i))


def _whole(line: Line, parts: Sequence[Range]) -> tuple[Range, ...]:
    """`parts` with the marks between two of them filled in."""
    out: list[Range] = []
    for part in parts:
        if out and all(line.tag(i) in _HOLES for i in range(out[-1][1], part[0])):
            out[-1] = (out[-1][0], part[1])
        else:
            out.append(part)
    return tuple(out)
