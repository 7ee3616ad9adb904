"""A quantity at its place among the tokens, with the noun phrase that it counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from asof.model.quantity import Quantity
from asof.reading.figures.phrase import Mark, NounPhrase, read_noun_phrase
from asof.reading.words import Token

_OWNER = 5  # tokens of whose the whole is: "seventeen of the rig's 126 workers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A quantity at tokens ``[first, last)`` and what it counts; `indefinite` is "a man", counted only if measured."""

    quantity: Quantity
    first: int
    last: int
    phrase: NounPhrase
    indefinite: bool = False

    @property
    def end(self) -> int:
        """The token after the noun phrase."""
        return max(self.last, self.phrase.end)


def counted(tokens: Sequence[Token], starts: Mapping[int, Mark], quantity: Quantity) -> Counted:
    first = next(index for index, token in enumerate(tokens) if token.end > quantity.span.start)
    last = next((index for index in range(first, len(tokens)) if tokens[index].start >= quantity.span.end), len(tokens))
    return Counted(quantity=quantity, first=first, last=last, phrase=read_noun_phrase(tokens, starts, last))


def without_wholes(tokens: Sequence[Token], counts: Sequence[Counted]) -> list[Counted]:
    """`counts` without the whole in "three of four boys", of which the part is told, nor "one" of "one of 300"."""
    lasts = {count.last: count for count in counts}
    dropped: set[int] = set()
    for whole in counts:
        is_definite = whole.first > 0 and tokens[whole.first - 1].lower in ("the", "those", "these")
        of = _of_before(tokens, whole.first - 1 - is_definite)
        part = lasts.get(of) if of > 0 and tokens[of].lower == "of" else None
        if part and not whole.phrase.is_bare:
            dropped.add(part.first if part.quantity.high == 1 and not is_definite else whole.first)
    return [count for count in counts if count.first not in dropped]


def _of_before(tokens: Sequence[Token], at: int) -> int:
    """The place of "of" where "the rig's" stands between it and the number, else `at`."""
    if at > 0 and tokens[at].lower == "'s":
        return next((of for of in range(at - 1, max(0, at - _OWNER), -1) if tokens[of].lower == "of"), at)
    return at
