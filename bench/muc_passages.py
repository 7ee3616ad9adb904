"""What the encoder makes of the passages of a MUC-4 text: its kinds of incident, and who and what fills a role."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from asof.model.span import Span
from asof.reading.encoder.encoder import Encoder
from asof.reading.encoder.heads import FILLS, SentenceHeads, spans_of
from asof.reading.grammar.closed import closed_classes
from asof.reading.words import Token, tokenise
from bench.muc_key import plain
from bench.muc_templates import passages_of

if TYPE_CHECKING:
    from asof.reading.encoder.encoder import Encoded, Numbers

EAGER = 1.5  # log odds by which a token is rather marked than not: what is marked too much is left by the choice
SUREST = 9.0  # what log odds are cut at, either way

Sure = tuple[float, ...]


@dataclass(frozen=True)
class Passage:
    """One passage: its words, the score of each kind of incident, and the fills found in it.

    `inside` has for each role the log odds of every token that it stands in a fill of that role, `begins` those that it
    begins one where it does; by the tokens of `words`.
    """

    words: str
    kinds: Mapping[str, float]
    fills: tuple[tuple[str, Span, float], ...]
    inside: Mapping[str, Sure] = field(default_factory=dict)
    begins: Mapping[str, Sure] = field(default_factory=dict)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of its words."""
        return tokenise(self.words)


def read_passages(text: str, encoder: Encoder, heads: SentenceHeads) -> list[Passage]:
    """What the encoder makes of each passage of a text."""
    return [passage_of(words, encoder.encode(words), heads) for words in passages_of(text)]


def passage_of(words: str, found: "Encoded", heads: SentenceHeads) -> Passage:
    """One passage, as the encoder found it."""
    scores = found.fills.copy()
    scores[:, 0] -= EAGER
    fills = tuple(one for one in spans_of(FILLS, scores, found.spans, words) if tells_name(one[1].of(words)))
    pieces = _pieces(tokenise(words), found.spans)
    inside, begins = {}, {}
    for number, role in enumerate(FILLS):
        inside[role], begins[role] = _sureness(found.fills, 1 + 2 * number, pieces)
    return Passage(words, heads.scores("incident", found), fills, inside, begins)


def tells_name(string: str) -> bool:
    """Whether the words can be a fill: a letter, or the little words of grammar, are not."""
    told = plain(string).lower().split()
    return bool(told) and len(plain(string)) > 2 and not closed_classes().function_words.issuperset(told)


def _pieces(tokens: Sequence[Token], spans: Sequence[Span]) -> list[list[int]]:
    """By token the numbers of the encoder's pieces that begin in it."""
    out: list[list[int]] = [[] for _ in tokens]
    at = 0
    for number, span in enumerate(spans):
        while at < len(tokens) and tokens[at].end <= span.start:
            at += 1
        if at < len(tokens) and tokens[at].start < span.end:
            out[at].append(number)
    return out


def _sureness(scores: "Numbers", begin: int, pieces: Sequence[Sequence[int]]) -> tuple[Sure, Sure]:
    """By token how surely it stands in a fill of the role with labels from `begin` on, and how surely begins one."""
    import numpy as np

    role = [begin, begin + 1]
    rest = np.logaddexp.reduce(np.delete(scores, role, 1), axis=1)
    inside = np.clip(np.logaddexp.reduce(scores[:, role], axis=1) - rest, -SUREST, SUREST).tolist()
    begins = np.clip(scores[:, begin] - scores[:, begin + 1], -SUREST, SUREST).tolist()
    return (
        tuple(math.fsum(inside[i] for i in told) / len(told) if told else -SUREST for told in pieces),
        tuple(begins[told[0]] if told else 0.0 for told in pieces),
    )
