"""What the words around a mark say of it: who does what to whom in its sentence, and which words stand beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from asof.model.span import Span
from asof.reading.grammar.groups import VerbGroup, verb_groups
from asof.reading.grammar.phrases import object_of
from asof.reading.grammar.subjects import subject_of
from asof.reading.happenings.read import read_happenings
from asof.reading.sentences import cut_sentences
from asof.reading.words import Token, tokenise

NEAR = 8  # words to either side of a mark that are looked at, within its sentence
_CASES = frozenset({"by", "of", "from", "with", "in", "against", "on", "at"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence read: its tokens, its verbs, and which words stand in which relation to a verb or a happening."""

    tokens: tuple[Token, ...]
    verbs: tuple[VerbGroup, ...]
    relations: tuple[tuple[Span, str], ...]


def lower_of(token: Token) -> str:
    """The word in lower case; every number is the same."""
    return "0" if token.text[0].isdigit() else token.lower


def words_around(span: Span, words: str) -> Iterator[str]:
    """The features of a mark in a passage of `words`, by its sentence."""
    place = next((one for one in _cut(words) if one.start <= span.start < one.end), Span(start=0, end=len(words)))
    start, end = span.start - place.start, min(span.end, place.end) - place.start
    sentence = _read(place.of(words))
    before = [lower_of(token) for token in sentence.tokens if token.end <= start]
    after = [lower_of(token) for token in sentence.tokens if token.start >= end]
    left, right = ["^^", "^", *before], [*after, "$", "$$"]
    yield f"left {left[-1]}"
    yield f"left {left[-2]} {left[-1]}"
    yield f"right {right[0]}"
    yield f"right {right[0]} {right[1]}"
    for word in before[-NEAR:]:
        yield f"before {word}"
    for word in after[:NEAR]:
        yield f"after {word}"
    for other, relation in sentence.relations:
        if other.start < end and start < other.end:
            yield relation
    yield from _verbs_around(start, end, left[-1], sentence)


def _verbs_around(start: int, end: int, case: str, sentence: Sentence) -> Iterator[str]:
    """The nearest verb before, with the preposition that leads the mark, and the nearest behind."""
    tokens = sentence.tokens
    before = [verb for verb in sentence.verbs if tokens[verb.head].end <= start]
    after = [verb for verb in sentence.verbs if tokens[verb.head].start >= end]
    if before:
        yield f"verb before {_voice(before[-1])} {before[-1].bases[0]} {case if case in _CASES else ''}"
    if after:
        yield f"verb after {_voice(after[0])} {after[0].bases[0]}"


@lru_cache(maxsize=512)
def _cut(words: str) -> Sequence[Span]:
    return tuple(cut_sentences(words))


@lru_cache(maxsize=2048)
def _read(words: str) -> Sentence:
    tokens = tokenise(words)
    verbs = verb_groups(tokens)
    return Sentence(tokens, verbs, (*_of_verbs(tokens, verbs), *_of_happenings(words)))


def _of_verbs(tokens: Sequence[Token], verbs: Sequence[VerbGroup]) -> Iterator[tuple[Span, str]]:
    for index, verb in enumerate(verbs):
        of = {"subject": subject_of(tokens, verbs, index), "object": object_of(tokens, verbs, index)}
        for name, phrase in of.items():
            if phrase:
                span = Span(start=tokens[phrase.start].start, end=tokens[phrase.end - 1].end)
                for base in verb.bases[:2]:
                    yield span, f"{name} {_voice(verb)} {base}"


def _of_happenings(words: str) -> Iterator[tuple[Span, str]]:
    for mention in read_happenings(words):
        said = "denied" if mention.negated else "perhaps" if mention.modal else "told" if mention.asserted else "named"
        for name, phrase in (("actor", mention.actor), ("target", mention.target)):
            if phrase:
                yield phrase, f"{name} {mention.happening.value}"
                yield phrase, f"{name} {said}"


def _voice(verb: VerbGroup) -> str:
    return "passive" if verb.passive or verb.reduced else "active"
