"""Joins cues, sources and contents by learned weights, with what the rules found as one of the things they weigh."""

from collections.abc import Sequence

from asof.reading.speakers.attribution import Force
from asof.reading.speakers.clauses import Parsed
from asof.reading.speakers.cues import Cue, CueKind
from asof.reading.speakers.line import Line, Range
from asof.reading.speakers.trained.extents import source_and_content
from asof.reading.speakers.trained.features import Seen
from asof.reading.speakers.trained.tagger import stretches
from asof.reading.speakers.trained.weights import Weights

_Found = tuple[Range, Range | None, tuple[Range, ...]]  # a cue, its source, its content


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
    if weights.encoder is None:
        found = _by_weights(seen, weights)
    else:
        # Only this way needs NumPy, which an install may lack.
        from asof.reading.speakers.trained.candidates import candidates_in

        candidates = candidates_in(seen, weights.encoder.pieces(words, line.tokens), weights)
        found = [(one.cue, one.source, one.content) for one in weights.choice.chosen(candidates)]
    return [_as_parsed(line, parsed, *one) for one in found]


def _by_weights(seen: Seen, weights: Weights) -> list[_Found]:
    """The cues of the best path, each with the best path of what belongs to it."""
    out: list[_Found] = []
    for cue in stretches(weights.cues.tag(seen.cue_features()), ""):
        source, content = source_and_content(seen.line, weights.spans.tag(seen.span_features(cue)))
        if content:
            out.append((cue, source, content))
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
