"""Reads who says what in a whole report: the attributions, with every voice brought back to its full name."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from asof.model.span import Span
from asof.model.speaker import Role, Speaker
from asof.reading.sentences import Sentence
from asof.reading.speakers.attribution import Attribution, Force
from asof.reading.speakers.clauses import Parsed, join_cues
from asof.reading.speakers.credits import read_credits
from asof.reading.speakers.cues import find_cues
from asof.reading.speakers.lexicon import lexicon
from asof.reading.speakers.line import Line, Range
from asof.reading.speakers.phrases import antecedent
from asof.reading.speakers.quotes import Quotations
from asof.reading.speakers.tagging import tag
from asof.reading.speakers.voices import Voices
from asof.reading.words import Token, tokenise

_SELF = frozenset(("i", "we", "me", "us", "you", "my", "our"))


def read_speakers(content: str, sentences: Sequence[Sentence], *, outlet: str) -> tuple[Attribution, ...]:
    """Every attribution of a report: credits first, then the others in the order of their cues.

    Empty where the outlet speaks for itself throughout.  An "I" inside a quotation is whoever is quoted, so it makes
    no attribution of its own.  `outlet` is what the report's own "I" and "we" stand for.
    """
    words = lexicon()
    reader = _Reader(content, outlet, Quotations(content, _paragraphs(sentences)), Voices(content, words))
    out = list(read_credits(content, sentences, words))
    for sentence in sentences:
        tokens = tokenise(sentence.words)
        line = Line(tokens, tag(tokens, words), words)
        reader.voices.mention(tokens)
        for parsed in join_cues(line, find_cues(line)):
            out.extend(reader.read(line, parsed, sentence.span.start))
    return tuple(_with_lone_quotations(out, reader.quotations, sentences))


def _with_lone_quotations(
    attributions: Sequence[Attribution], quotations: Quotations, sentences: Sequence[Sentence]
) -> list[Attribution]:
    """`attributions`, where a quotation that stands alone after one belongs to its speaker.

    It stands alone where it opens a sentence in which nobody else is given anything to say.
    """
    out = list(attributions)
    speaking = [i for i, item in enumerate(out) if item.cue and item.source and not item.nested]
    numbers = [sentence.span.start for sentence in sentences]
    at = 0
    for quotation in quotations.all:
        sentence = bisect_right(numbers, quotation.span.start) - 1
        if quotation.span.start != numbers[sentence]:
            continue
        while at < len(speaking) and _cue_start(out[speaking[at]]) < quotation.span.start:
            at += 1
        last = speaking[at - 1] if at else None
        following = speaking[at] if at < len(speaking) else None
        end = sentences[bisect_right(numbers, quotation.span.end - 1) - 1].span.end
        if last is None or (following is not None and _cue_start(out[following]) < end):
            continue
        if bisect_right(numbers, out[last].content[-1].end - 1) < sentence or any(
            item.covers(quotation.span) for item in out if item.cue and not item.nested
        ):
            continue
        if out[last].force in (Force.SAY, Force.DENY, Force.RELAY):
            out[last] = replace(out[last], content=(*out[last].content, quotation.span), quote=True)
    return out


def _cue_start(item: Attribution) -> int:
    return item.cue.start if item.cue else 0


@dataclass(frozen=True, slots=True)
class _Reader:
    """What one report's attributions are made with."""

    content: str
    outlet: str
    quotations: Quotations
    voices: Voices

    def read(self, line: Line, parsed: Parsed, base: int) -> Iterator[Attribution]:
        """The attribution of one cue, and the one of whoever it relays."""
        cue = _span(line.tokens, (parsed.cue.start, parsed.cue.end), base)
        source = _span(line.tokens, parsed.source, base) if parsed.source else None
        nested = self.quotations.around(cue.start) is not None
        if nested and source is not None and source.of(self.content).lower() in _SELF:
            return
        parts, quote = self._content(line, parsed.content, base, cue, source)
        yield Attribution(
            content=parts,
            source=source,
            cue=cue,
            speaker=self._speaker(line, parsed, base, cue),
            force=parsed.cue.force,
            quote=quote,
            nested=nested,
        )
        if parsed.relayed is not None:
            carried, quote = self._content(line, parsed.carried, base, cue, source)
            relayed = _span(line.tokens, parsed.relayed, base)
            speaker = self.voices.name(
                line.tokens[parsed.relayed[0] : parsed.relayed[1]], relayed, relayed.of(self.content)
            )
            yield Attribution(
                content=carried, source=relayed, cue=cue, speaker=speaker, force=Force.RELAY, quote=quote, nested=nested
            )

    def _content(
        self, line: Line, parts: Sequence[Range], base: int, cue: Span, source: Span | None
    ) -> tuple[tuple[Span, ...], bool]:
        return self.quotations.widen([_span(line.tokens, part, base) for part in parts], cue=cue, source=source)

    def _speaker(self, line: Line, parsed: Parsed, base: int, cue: Span) -> Speaker:
        who = _voice(line, parsed.source) if parsed.source else parsed.voice
        if who is None:
            said = cue.of(self.content)
            return Speaker(name=said, role=Role.ANONYMOUS, words=said, span=cue)
        span = _span(line.tokens, who, base)
        said = span.of(self.content)
        if said.lower() in _SELF:
            return Speaker(name=self.outlet, role=Role.OUTLET, words=said, span=span)
        return self.voices.name(line.tokens[who[0] : who[1]], span, said)


def _voice(line: Line, source: Range) -> Range:
    """The source, or what its "who" or "which" stands for."""
    if source[1] - source[0] == 1 and line.tags[source[0]] in "WT":
        return antecedent(line, source[0]) or source
    return source


def _span(tokens: Sequence[Token], part: Range, base: int) -> Span:
    return Span(start=tokens[part[0]].start + base, end=tokens[part[1] - 1].end + base)


def _paragraphs(sentences: Sequence[Sentence]) -> list[Span]:
    groups = (list(group) for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph))
    return [Span(start=group[0].span.start, end=group[-1].span.end) for group in groups]
