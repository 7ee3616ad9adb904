"""The templates of a text by the trained reader: its tags over each sentence, joined by the kinds of incident it tells.

A kind of incident is told by a text where its surest sentence says so; a fill is of every kind that its own sentence
tells.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from asof.model.span import Span
from asof.reading.grammar.closed import closed_classes
from asof.reading.happenings.trained.encoder import Encoded, Encoder, folder
from asof.reading.happenings.trained.heads import FILLS, INCIDENTS, SentenceHeads, spans_of
from bench.muc_key import plain
from bench.muc_templates import Find, counted, is_same, joined, sentences_of

# Chosen on the texts of the development set that are not kept aside; in log odds, of a kind above its own bar.
TOLD_BY_TEXT = 1.0
TOLD_BY_SENTENCE = 0.5
TOLD_AGAIN = 0.1
SURE_OF_FILL = -0.5
# How many such an incident has at most.
MOST = {"perpetrator": 1, "organisation": 1, "structure": 1, "victim": 2, "weapon": 2}


@dataclass(frozen=True, slots=True)
class Read:
    """One sentence: its words, the score of each kind of incident, and the fills found in it."""

    words: str
    kinds: dict[str, float]
    fills: tuple[tuple[str, Span, float], ...]


@cache
def _reader() -> tuple[Encoder, SentenceHeads]:
    return Encoder(folder()), SentenceHeads(folder() / "heads.npz")


def templates_by_training(text: str) -> list[dict[str, Any]]:
    """The templates of a text by the trained reader."""
    encoder, heads = _reader()
    return templates([_read(words, encoder.encode(words), heads) for words in sentences_of(text)])


def _read(words: str, found: Encoded, heads: SentenceHeads) -> Read:
    fills = spans_of(FILLS, found.fills, found.spans, words)
    return Read(words, heads.scores("incident", found), fills)


def templates(sentences: Sequence[Read]) -> list[dict[str, Any]]:
    """One template a kind that the text tells, with the fills that are surest."""
    kinds = [kind for kind in INCIDENTS if any(one.kinds[kind] > TOLD_BY_TEXT for one in sentences)]
    finds: list[Find] = []
    for kind in kinds:
        told = [one for one in sentences if one.kinds[kind] > TOLD_BY_SENTENCE]
        for role in FILLS:
            finds += _surest(kind, role, told)
    return joined(kinds, finds)


def _surest(kind: str, role: str, told: Sequence[Read]) -> list[Find]:
    """The fills of one role: as many as such an incident has, each as it was told most surely."""
    found: list[tuple[float, Find]] = []
    for one in told:
        for name, span, sure in one.fills:
            if name != role or not tells_name(span.of(one.words)):
                continue
            string, (_, number) = span.of(one.words), counted(_with_count(span, one.words), one.words)
            find = Find(kind=kind, role=role, string=string, number=number)
            twin = next((i for i, (_, other) in enumerate(found) if is_same(string, other.string)), None)
            if twin is None:
                found.append((sure, find))
            else:
                before, other = found[twin]
                found[twin] = (max(before, sure) + TOLD_AGAIN, find if sure > before else other)
    found.sort(key=lambda one: -one[0])
    return [find for sure, find in found[: MOST[role]] if sure > SURE_OF_FILL]


def tells_name(string: str) -> bool:
    """Whether the words can be a fill: a letter, or the little words of grammar, are not."""
    told = plain(string).lower().split()
    return bool(told) and len(plain(string)) > 2 and not closed_classes().function_words.issuperset(told)


def _with_count(span: Span, words: str) -> Span:
    """The span with the words before it that may count it."""
    before = words[: span.start].split()[-3:]
    start = span.start
    for word in reversed(before):
        if not _may_count(word):
            break
        start = words.rindex(word, 0, start)
    return Span(start=start, end=span.end)


def _may_count(word: str) -> bool:
    from asof.reading.quantities.read import read_quantities

    return bool(read_quantities(f"{word} people")) or word.lower() in ("at", "least", "about", "than", "more")
