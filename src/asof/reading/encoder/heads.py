"""What the encoder is asked: its heads, the labels of each in their order, and what they say of a sentence."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from asof.model.claim import Happening
from asof.model.span import Span
from asof.reading.encoder.encoder import weights_in

if TYPE_CHECKING:
    from asof.reading.encoder.encoder import Encoded, Numbers

Over = Literal["sentence", "pair", "token", "cue"]

ROLES = ("trigger", "actor", "target", "place", "instrument")
FILLS = ("perpetrator", "organisation", "structure", "victim", "weapon")
SAID = ("source", "content")
INCIDENTS = ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY", "FORCED WORK STOPPAGE")
POLICE = ("KILL", "ARREST", "ANY_ACTION", "FAIL", "FORCE")
ASSAULT = ("armed", "bombing", "abduction", "other")
ROOTS = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST",
    "SANCTION", "SUPPORT", "THREATEN", "YIELD",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One head.  Of a `single` head exactly one label holds; of another any number may.

    It is over a sentence, over a sentence with an actor and a target, over its tokens, or over its tokens and one cue.
    """

    name: str
    over: Over
    labels: tuple[str, ...]
    single: bool


def _tags(names: tuple[str, ...]) -> tuple[str, ...]:
    return ("O", *(f"{part}-{name}" for name in names for part in "BI"))


HEADS = (
    Head(name="happening", over="sentence", labels=tuple(one.value for one in Happening), single=False),
    Head(name="police", over="sentence", labels=POLICE, single=False),
    Head(name="root", over="pair", labels=ROOTS, single=True),
    Head(name="assault", over="sentence", labels=ASSAULT, single=False),
    Head(name="incident", over="sentence", labels=INCIDENTS, single=False),
    Head(name="roles", over="token", labels=_tags(ROLES), single=True),
    Head(name="fills", over="token", labels=_tags(FILLS), single=True),
    Head(name="cues", over="token", labels=_tags(("cue",)), single=True),
    Head(name="said", over="cue", labels=_tags(SAID), single=True),
)


class SentenceHeads:
    """The heads over sentences: a row of weights a label, then its bias, then the score from which on it holds.

    Some heads also weigh which pieces of words a sentence has, whatever the encoder makes of them: a column a piece.
    """

    def __init__(self, path: Path) -> None:
        self._weights = weights_in(path)

    def scores(self, name: str, found: "Encoded") -> dict[str, float]:
        """The log odds of every label of a head, less the score from which on it holds: above 0 it does."""
        import numpy as np

        head = next(head for head in HEADS if head.name == name)
        numbers = found.whole if head.over == "sentence" else np.concatenate((found.whole, found.pair))
        weights = self._weights[name]
        told = weights[:, :-2] @ numbers + weights[:, -2] - weights[:, -1]
        by_piece = self._weights.get(by_piece_of(name))
        if by_piece is not None and found.pieces:
            told = told + by_piece[:, list(found.pieces)].sum(1) / math.sqrt(len(found.pieces))
        return dict(zip(head.labels, told.tolist(), strict=True))

    def holding(self, name: str, found: "Encoded") -> frozenset[str]:
        """The labels that hold; of a `single` head the one that most does."""
        scores = self.scores(name, found)
        if _is_single(name):
            return frozenset((max(scores, key=scores.__getitem__),))
        return frozenset(label for label, score in scores.items() if score > 0.0)


def by_piece_of(name: str) -> str:
    """What a head's weights of the pieces of words are called among its weights."""
    return f"{name} by piece"


def _is_single(name: str) -> bool:
    return next(head.single for head in HEADS if head.name == name)


def spans_of(
    names: Sequence[str], scores: "Numbers", tokens: Sequence[Span], words: str
) -> tuple[tuple[str, Span, float], ...]:
    """The spans that a head over tokens finds in `words`, in order, with their names and their tokens' mean log odds.

    A span is of whole words: the encoder knows pieces of words, and may take two pieces of a name for two names.
    """
    labels = _tags(tuple(names))
    best = scores.argmax(1).tolist()
    out: list[tuple[str, Span, float]] = []
    name, first, sure = "", 0, 0.0
    for i in range(len(tokens) + 1):
        label = labels[best[i]] if i < len(tokens) else "O"
        told = label[2:]
        is_inside_word = 0 < i < len(tokens) and tokens[i - 1].end == tokens[i].start and _is_letter(words, tokens[i])
        if name and (label == f"I-{name}" or (is_inside_word and told != "")):
            sure += _sureness(scores[i].tolist(), best[i])
            continue
        if name:
            span = _whole_words(Span(start=tokens[first].start, end=tokens[i - 1].end), words)
            out.append((name, span, sure / (i - first)))
        name = told
        if name:
            first, sure = i, _sureness(scores[i].tolist(), best[i])
    return tuple(out)


def _is_letter(words: str, token: Span) -> bool:
    return words[token.start].isalnum() and words[token.start - 1].isalnum()


def _whole_words(span: Span, words: str) -> Span:
    """The span without marks at its ends, and reaching to the ends of the words that it begins and ends in."""
    start, end = span.start, span.end
    while start < end and not words[start].isalnum():
        start += 1
    while end > start and not words[end - 1].isalnum():
        end -= 1
    # "Velm's": what stands before an apostrophe is of the word too.
    while start > 0 and start < end and (words[start - 1].isalnum() or _is_inside_word(start - 1, words)):
        start -= 1
    while end < len(words) and words[end].isalnum() and start < end:
        end += 1
    return Span(start=start, end=end)


def _is_inside_word(at: int, words: str) -> bool:
    return words[at] in "'’" and words[at - 1 : at].isalnum()


def _sureness(row: list[float], best: int) -> float:
    """The log odds of the best label of a token against all the others."""
    most = row[best]
    others = sum(math.exp(value - most) for i, value in enumerate(row) if i != best)
    return -math.log(others) if others > 0 else 20.0
