"""Reads who says what in a whole report: the attributions, with every voice brought back to its full name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from asof.model.span import Span
from asof.model.speaker import Role, Speaker
from asof.reading.sentences import Sentence
from asof.reading.speakers.announced import announcer
from asof.reading.speakers.attribution import Attribution, Force
from asof.reading.speakers.chain import can_speak
from asof.reading.speakers.clauses import Parsed, join_cues
from asof.reading.speakers.credits import read_credits
from asof.reading.speakers.cues import Cue, find_cues, may_have_cues
from asof.reading.speakers.lexicon import lexicon
from asof.reading.speakers.line import Line, Range
from asof.reading.speakers.lone import with_lone_quotations
from asof.reading.speakers.names import role_of
from asof.reading.speakers.phrases import antecedent, phrase_before
from asof.reading.speakers.quotes import Quotations
from asof.reading.speakers.tagging import tag
from asof.reading.speakers.trained.read import rejoin_cues
from asof.reading.speakers.trained.weights import Weights
from asof.reading.speakers.turns import read_turns
from asof.reading.speakers.upper import with_case
from asof.reading.speakers.voices import Voices
from asof.reading.words import tokenise

_ACCORDING = "according to"
# Roles whose bearers a "they" of the same sentence stands for sooner than for whoever spoke before it.
_SEVERAL = frozenset((Role.OFFICIAL, Role.ORGANISATION, Role.WITNESS))
_SELF = frozenset(["i", "we", "me", "us", "you", "my", "our"])
# A page that speaks of itself: "an earlier version of this report", "this update", "this newspaper".
_ITSELF = re.compile(
    r"^(?:(?:an? |the )?(?:\w+ )?versions? of )?(?:this|our) "
    r"(?:report|article|story|update|page|post|blog|dispatch|newspaper|website|correspondent|reporter)$",
    re.IGNORECASE,
)


def read_speakers(
    content: str, sentences: Sequence[Sentence], *, outlet: str, weights: Weights | None = None
) -> tuple[Attribution, ...]:
    """Every attribution of a report: credits first, then the others in the order of their cues.

    Empty where the outlet speaks for itself throughout.  An "I" inside a quotation is whoever is quoted, so it makes
    no attribution of its own.  `outlet` is what the report's own "I" and "we" stand for.  With `weights` the trained
    reader has the last word on cues, sources and contents; without, the rules have.
    """
    words = lexicon()
    paragraphs = paragraphs_of(sentences)
    quotations = Quotations(content, paragraphs)
    voices = Voices(content, words)
    out = [*read_credits(content, sentences, words), *read_turns(content, paragraphs, words)]
    for _, entry in groupby(sentences, key=lambda sentence: sentence.entry):
        voices.begin_entry()
        for sentence in entry:
            tokens = with_case(tokenise(sentence.words), words)
            voices.mention(tokens)
            if weights is None and not may_have_cues(tokens, words):
                continue
            line = Line(tokens, tag(tokens), words)
            placed = _Placed(content, outlet, line, sentence.span.start)
            cues = find_cues(line)
            joined = join_cues(line, cues)
            if weights is not None:
                opens_quoted = quotations.goes_on_at(sentence.span.start)
                joined = rejoin_cues(sentence.words, line, joined, weights, opens_quoted=opens_quoted)
            for parsed in joined:
                if parsed.source is not None and line.lower(parsed.source[0]) == "they":
                    placed.hear_subject(parsed.source[0], voices)
                out.extend(placed.attributions(parsed, quotations, voices))
            behind = _paragraph_behind(sentence, sentences, paragraphs) if tokens[-1].text == ":" else None
            if behind is not None and (found := announcer(line, cues)) is not None:
                out.append(placed.announced(*found, behind, voices))
    return tuple(with_lone_quotations(out, quotations.all, sentences))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A sentence in its report: turns ranges of its tokens into spans of the text; `base` is where it starts."""

    content: str
    outlet: str
    line: Line
    base: int

    def attributions(self, parsed: Parsed, quotations: Quotations, voices: Voices) -> Iterator[Attribution]:
        """The attribution of one cue, and the one of whoever it relays."""
        cue = self._span((parsed.cue.start, parsed.cue.end))
        source = self._span(parsed.source) if parsed.source else None
        nested = quotations.around(cue.start) is not None
        if nested and source is not None and source.of(self.content).lower() in _SELF:
            return
        voiced = [(parsed.content, source, self._speaker(parsed, voices, cue), parsed.cue.force)]
        if parsed.relayed is not None:
            relayed = self._span(parsed.relayed)
            voiced.append((parsed.carried, relayed, self._named(parsed.relayed, voices), Force.RELAY))
        for parts, said_by, speaker, force in voiced:
            content, quote = quotations.widen([self._span(part) for part in parts], cue=cue, source=source)
            yield Attribution(
                content=content, source=said_by, cue=cue, speaker=speaker, force=force, quote=quote, nested=nested
            )

    def hear_subject(self, pronoun: int, voices: Voices) -> None:
        """Lets "they" stand for whom the sentence is about: "|Police| have held a man they say shot two"."""
        verb = next((i for i in range(1, pronoun) if self.line.tag(i) in "VX"), None)
        subject = phrase_before(self.line, verb) if verb is not None else None
        if subject is not None and role_of(self.line.tokens[slice(*subject)], self.line.words) in _SEVERAL:
            self._named(subject, voices)

    def announced(self, cue: Cue, source: Range, paragraph: Span, voices: Voices) -> Attribution:
        """The attribution of the paragraph that stands behind a sentence of a cue and a source."""
        return Attribution(
            content=(paragraph,),
            source=self._span(source),
            cue=self._span((cue.start, cue.end)),
            speaker=self._named(source, voices),
            force=cue.force,
        )

    def _speaker(self, parsed: Parsed, voices: Voices, cue: Span) -> Speaker:
        who = self._antecedent(parsed.source) if parsed.source else parsed.voice
        if who is not None:
            speaker = self._named(who, voices)
            is_read_from = parsed.cue.base == _ACCORDING and who[1] - who[0] > 1 and not can_speak(speaker)
            # "According to the timeline": what nobody is, yet is gone by, has been written or recorded.
            return replace(speaker, role=Role.DOCUMENT) if is_read_from else speaker
        said = cue.of(self.content)
        return Speaker(name=said, role=Role.ANONYMOUS, words=said, span=cue)

    def _named(self, who: Range, voices: Voices) -> Speaker:
        span = self._span(who)
        said = span.of(self.content)
        if said.lower() in _SELF or _ITSELF.search(said):
            return Speaker(name=self.outlet, role=Role.OUTLET, words=said, span=span)
        return voices.name(self.line.tokens[who[0] : who[1]], span, said)

    def _antecedent(self, source: Range) -> Range:
        """The source, or what its "who" or "which" stands for."""
        if source[1] - source[0] == 1 and self.line.tag(source[0]) in "WT":
            return antecedent(self.line, source[0]) or source
        return source

    def _span(self, part: Range) -> Span:
        tokens = self.line.tokens
        return Span(start=tokens[part[0]].start + self.base, end=tokens[part[1] - 1].end + self.base)


def _paragraph_behind(sentence: Sentence, sentences: Sequence[Sentence], paragraphs: Sequence[Span]) -> Span | None:
    """The paragraph that follows where `sentence` ends its own; None at the end of an entry."""
    after = next((other for other in sentences if other.span.start >= sentence.span.end), None)
    if after is None or after.paragraph == sentence.paragraph or after.entry != sentence.entry:
        return None
    return next(span for span in paragraphs if span.start == after.span.start)


def paragraphs_of(sentences: Sequence[Sentence]) -> list[Span]:
    """The span of every paragraph, in order."""
    groups = (list(group) for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph))
    return [Span(start=group[0].span.start, end=group[-1].span.end) for group in groups]
