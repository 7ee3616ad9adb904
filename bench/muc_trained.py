"""The templates of a text by the trained reader: its tags over each passage, joined by the kinds of incident it tells.

What is told of, and who or what fills a role, is chosen by a logistic regression over what the passages say of it all
through the text (`train/reader/templates.py`).
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from asof.model.span import Span
from asof.reading.encoder.encoder import Encoder, folder
from asof.reading.encoder.heads import FILLS, INCIDENTS, SentenceHeads, spans_of
from asof.reading.grammar.closed import closed_classes
from bench.muc_key import plain
from bench.muc_templates import Find, counted, is_plural, is_same, joined, passages_of

WEIGHTS = Path(__file__).with_name("muc_weights.json")
TYPE = "type"
EAGER = 1.5  # log odds by which a token is rather marked than not: what is marked too much is left by the choice
_LEAST = -6.0  # of a score, where none is told
_NEAR = 2  # characters between a description and the name that it leads, "MAYOR", "JUAN PEREZ"

Numbers = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage: its words, the score of each kind of incident, and the fills found in it."""

    words: str
    kinds: Mapping[str, float]
    fills: tuple[tuple[str, Span, float], ...]


@dataclass(slots=True)
class Filler:
    """What may fill a role: its surest words, how sure they are, and in which passages it is told, and how surely."""

    role: str
    span: Span
    passage: int
    sure: float
    told: list[tuple[int, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is chosen or left, by its `numbers`: a kind of incident (`role` is `TYPE`), or a filler of a role of one."""

    kind: str
    role: str
    filler: Filler | None
    numbers: Numbers


@cache
def _reader() -> tuple[Encoder, SentenceHeads]:
    return Encoder(folder()), SentenceHeads(folder() / "heads.npz")


@cache
def _weights() -> dict[str, list[float]]:
    kept: dict[str, list[float]] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return kept


def templates_by_training(text: str) -> list[dict[str, Any]]:
    """The templates of a text by the trained reader."""
    passages = read_passages(text, *_reader())
    return templates(passages, choices(passages), _weights())


def read_passages(text: str, encoder: Encoder, heads: SentenceHeads) -> list[Passage]:
    """What the encoder makes of each passage of a text."""
    out = []
    for words in passages_of(text):
        found = encoder.encode(words)
        scores = found.fills.copy()
        scores[:, 0] -= EAGER
        fills = tuple(one for one in spans_of(FILLS, scores, found.spans, words) if tells_name(one[1].of(words)))
        out.append(Passage(words, heads.scores("incident", found), fills))
    return out


def choices(passages: Sequence[Passage]) -> list[Choice]:
    """All that may be told of a text: every kind of incident, and every filler as one of every kind."""
    fillers = _fillers(passages)
    out = []
    for kind in INCIDENTS:
        out.append(Choice(kind=kind, role=TYPE, filler=None, numbers=_of_kind(kind, passages)))
        for filler in fillers:
            out.append(Choice(kind=kind, role=filler.role, filler=filler, numbers=_of(filler, kind, passages, fillers)))
    return out


def templates(
    passages: Sequence[Passage], told: Sequence[Choice], weights: Mapping[str, Sequence[float]]
) -> list[dict[str, Any]]:
    """One template a kind that is chosen, with the fillers that are chosen; `weights` end with the bias of a role."""
    chosen = [one for one in told if score_of(one, weights[one.role]) > 0.0]
    kinds = [one.kind for one in chosen if one.role == TYPE]
    return joined(kinds, [find(one, passages) for one in chosen if one.filler and one.kind in kinds])


def score_of(choice: Choice, weights: Sequence[float]) -> float:
    """The log odds of a choice."""
    return sum(map(float.__mul__, choice.numbers, weights)) + weights[-1]


def find(choice: Choice, passages: Sequence[Passage]) -> Find:
    """The fill that a choice stands for, with how many it says."""
    assert choice.filler is not None
    words = passages[choice.filler.passage].words
    string, (_, number) = choice.filler.span.of(words), counted(_with_count(choice.filler.span, words), words)
    return Find(kind=choice.kind, role=choice.role, string=string, number=number)


def _fillers(passages: Sequence[Passage]) -> list[Filler]:
    """What is marked in the passages, what bears the same name as one."""
    out: list[Filler] = []
    for number, passage in enumerate(passages):
        before: tuple[Span, Filler] | None = None
        for role, span, sure in passage.fills:
            string = span.of(passage.words)
            twin = next((one for one in out if one.role == role and is_same(string, _string(one, passages))), None)
            if twin is None and before and before[1].role == role and span.start - before[0].end <= _NEAR:
                twin = before[1]
            if twin is None:
                twin = Filler(role, span, number, sure, [])
                out.append(twin)
            elif sure > twin.sure:
                twin.span, twin.passage, twin.sure = span, number, sure
            twin.told.append((number, sure))
            before = (span, twin)
    return out


def _string(filler: Filler, passages: Sequence[Passage]) -> str:
    return filler.span.of(passages[filler.passage].words)


def _of_kind(kind: str, passages: Sequence[Passage]) -> Numbers:
    """How surely a kind of incident is told: the best passage, the next, the first, and how many tell it."""
    scores = [passage.kinds[kind] for passage in passages] or [_LEAST]
    best = sorted(scores, reverse=True)
    other = max((passage.kinds[one] for passage in passages for one in INCIDENTS if one != kind), default=_LEAST)
    return (
        best[0],
        best[1] if len(best) > 1 else _LEAST,
        max(scores[:2]),
        math.log1p(sum(score > 0.0 for score in scores)),
        other,
        float(kind == INCIDENTS[0]),
        float(kind == INCIDENTS[1]),
    )


def _of(filler: Filler, kind: str, passages: Sequence[Passage], fillers: Sequence[Filler]) -> Numbers:
    """How surely a filler is one of a kind of incident."""
    places = [number for number, _ in filler.told]
    here = max(passages[number].kinds[kind] for number in places)
    everywhere = max(passage.kinds[kind] for passage in passages)
    others = max(passages[number].kinds[one] for number in places for one in INCIDENTS if one != kind)
    rivals = [one for one in fillers if one.role == filler.role]
    string = _string(filler, passages)
    same = [one for one in fillers if one.role != filler.role and is_same(string, _string(one, passages))]
    return (
        filler.sure,
        math.log1p(len(filler.told)),
        here,
        everywhere,
        others,
        math.log1p(min(places)),
        float(filler.sure >= max(one.sure for one in rivals)),
        math.log1p(len(rivals)),
        max((one.sure for one in same), default=-2.0),
        float(is_plural(string)),
        math.log1p(len(string.split())),
    )


def tells_name(string: str) -> bool:
    """Whether the words can be a fill: a letter, or the little words of grammar, are not."""
    told = plain(string).lower().split()
    return bool(told) and len(plain(string)) > 2 and not closed_classes().function_words.issuperset(told)


def _with_count(span: Span, words: str) -> Span:
    """The span with the words before it that may count it."""
    start = span.start
    for word in reversed(words[:start].split()[-3:]):
        if not _may_count(word):
            break
        start = words.rindex(word, 0, start)
    return Span(start=start, end=span.end)


def _may_count(word: str) -> bool:
    from asof.reading.quantities.read import read_quantities

    return bool(read_quantities(f"{word} people")) or word.lower() in ("at", "least", "about", "than", "more")
