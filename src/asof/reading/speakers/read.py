"""Reads who says what in a whole report: the attributions, with every voice brought back to its full name."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from asof.model.span import Span
from asof.model.speaker import Role, Speaker
from asof.reading.sentences import Sentence
from asof.reading.speakers.attribution import Attribution
from asof.reading.speakers.clauses import Line, Parsed, parse
from asof.reading.speakers.credits import read_credits
from asof.reading.speakers.cues import find_cues
from asof.reading.speakers.lexicon import lexicon
from asof.reading.speakers.phrases import Range, antecedent
from asof.reading.speakers.quotes import Quotations
from asof.reading.speakers.tagging import tag
from asof.reading.speakers.voices import Voices
from asof.reading.words import Token, tokenise

_QUOTED_SELF = frozenset(("i", "we", "me", "us", "you", "my", "our"))


def read_speakers(content: str, sentences: Sequence[Sentence], *, outlet: str) -> tuple[Attribution, ...]:
    """Every attribution of a report: credits first, then the others in the order of their cues.

    Empty where the outlet speaks for itself throughout.  An "I" inside a quotation is whoever is quoted, so it makes
    no attribution of its own.  `outlet` is what the report's own "I" and "we" stand for.
    """
    words = lexicon()
    quotations = Quotations(content, _paragraphs(sentences))
    voices = Voices(content, words)
    out = list(read_credits(content, sentences, words))
    for sentence in sentences:
        tokens = tokenise(sentence.words)
        tags = tag(tokens, words)
        line = Line(tokens, tags, find_cues(tokens, tags, words), words)
        for parsed in parse(line):
            attribution = _attribution(content, sentence, line, parsed, quotations, voices, outlet)
            if attribution is not None:
                out.append(attribution)
    return tuple(out)


def _attribution(content, sentence, line, parsed, quotations, voices, outlet):
    base = sentence.span.start
    cue = _span(line.tokens, (parsed.cue.start, parsed.cue.end), base)
    source = _span(line.tokens, parsed.source, base) if parsed.source else None
    nested = quotations.around(cue.start) is not None
    if nested and source is not None and source.of(content).lower() in _QUOTED_SELF:
        return None
    parts, quote = quotations.widen([_span(line.tokens, part, base) for part in parsed.content], cue=cue, source=source)
    if source is None:
        said = cue.of(content)
        speaker = Speaker(name=said, role=Role.ANONYMOUS, words=said, span=cue)
    elif source.of(content).lower() in _QUOTED_SELF:
        speaker = Speaker(name=outlet, role=Role.OUTLET, words=source.of(content), span=source)
    else:
        who = _voice(line, parsed.source)
        span = _span(line.tokens, who, base)
        speaker = voices.name(line.tokens[who[0] : who[1]], span, span.of(content))
    return Attribution(content=parts, source=source, cue=cue, speaker=speaker, force=parsed.cue.force, quote=quote, nested=nested)


def _voice(line: Line, source: Range) -> Range:
    """The source, or what its "who" or "which" stands for."""
    if source[1] - source[0] == 1 and line.tags[source[0]] in "WT":
        return antecedent(line.tokens, line.tags, source[0]) or source
    return source


def _span(tokens: Sequence[Token], part: Range, base: int) -> Span:
    return Span(start=tokens[part[0]].start + base, end=tokens[part[1] - 1].end + base)


def _paragraphs(sentences: Sequence[Sentence]) -> list[Span]:
    groups = (list(group) for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph))
    return [Span(start=group[0].span.start, end=group[-1].span.end) for group in groups]
