"""Finds "some" where it counts nobody knows how many: "some marchers were held", "some were hurt"."""

from collections.abc import Iterator, Mapping, Sequence, Set

from asof.model.quantity import Quantity
from asof.model.span import Span
from asof.reading.figures.counted import Counted
from asof.reading.figures.phrase import Mark, read_noun_phrase
from asof.reading.grammar.closed import closed_classes
from asof.reading.words import Token, TokenKind

_WORD = "some"
# Behind "some of": no people, or those told of before, of whom a part gives no number.
_NO_COUNT_OF = frozenset({"it", "which", "this", "that", "what", "the", "those", "these", "them", "whom"})


def some_of(words: str, tokens: Sequence[Token], starts: Mapping[int, Mark], taken: Set[int]) -> Iterator[Counted]:
    """The counts that "some" makes, of no bound; not in "some 20" (`taken` by a number) and "in some cases"."""
    for index, token in enumerate(tokens):
        if token.lower != _WORD or index in taken or not _may_count(tokens, index):
            continue
        span = Span(start=token.start, end=token.end)
        quantity = Quantity(low=None, high=None, words=span.of(words), span=span)
        phrase = read_noun_phrase(tokens, starts, index + 1)
        yield Counted(quantity=quantity, first=index, last=index + 1, phrase=phrase)


def is_some(count: Counted) -> bool:
    """Whether `count` is "some", which by itself tells of no count: something must be said to have happened to them."""
    return count.quantity.words.lower() == _WORD


def _may_count(tokens: Sequence[Token], index: int) -> bool:
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or following.kind is TokenKind.NUMBER:
        return False
    before = tokens[index - 1].lower if index else ""
    is_manner = following.lower in ("cases", "case") and before in closed_classes().prepositions
    of_what = tokens[index + 2].lower if following.lower == "of" and index + 2 < len(tokens) else ""
    return not is_manner and of_what not in _NO_COUNT_OF
