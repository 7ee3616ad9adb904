"""A quantity at its place among the tokens, with the noun phrase that it counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from asof.model.quantity import Quantity
from asof.reading.figures.phrase import Mark, NounPhrase, read_noun_phrase
from asof.reading.grammar.closed import closed_classes
from asof.reading.quantities.nouns import nouns
from asof.reading.words import Token

# Parts of a whole that give no number.
_UNCOUNTED = frozenset({"which", "few", "most", "some", "half", "majority", "part", "third", "quarter"})
_DEFINITE = frozenset({"the", "those", "these", "his", "her", "their", "its", "our", "my"})
_OTHERS = frozenset({"other", "remaining"})
_DESCRIBED = 4  # tokens from an article to the group that it is of: "a retired Danish couple"
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

    @property
    def is_of_people(self) -> bool:
        """Whether the noun is one for people."""
        return self.phrase.noun is not None and self.phrase.noun.is_people


def counted(tokens: Sequence[Token], starts: Mapping[int, Mark], quantity: Quantity) -> Counted:
    first = next(index for index, token in enumerate(tokens) if token.end > quantity.span.start)
    last = next((index for index in range(first, len(tokens)) if tokens[index].start >= quantity.span.end), len(tokens))
    phrase = read_noun_phrase(tokens, starts, last)
    return Counted(quantity=quantity, first=_from_article(tokens, first), last=last, phrase=phrase)


def _from_article(tokens: Sequence[Token], first: int) -> int:
    """The article of a group that other words tell of before it ("|a retired couple"), else `first`."""
    if tokens[first].lower != "couple":
        return first
    for at in range(first - 1, max(-1, first - _DESCRIBED), -1):
        if tokens[at].lower in ("a", "an"):
            return at
        if not tokens[at].is_word or tokens[at].lower in closed_classes().function_words:
            break
    return first


def without_wholes(tokens: Sequence[Token], counts: Sequence[Counted]) -> list[Counted]:
    """`counts` without the whole in "three of four boys" or "most of the 40", of which a part is told.

    Nor with "one" of "he was one of 300 held".
    """
    lasts = {count.last: count for count in counts}
    dropped: set[int] = set()
    for whole in counts:
        before = whole.first - 1
        before -= before > 0 and tokens[before].lower in _OTHERS  # "none of the other eight"
        is_definite = before >= 0 and tokens[before].lower in _DEFINITE
        of = _of_before(tokens, before - is_definite)
        part = lasts.get(of) if of > 0 and tokens[of].lower == "of" else None
        is_uncounted = of > 0 and tokens[of].lower == "of" and tokens[of - 1].lower in _UNCOUNTED
        is_known = is_definite or tokens[before].lower == "'s"  # "most of the town's 300 shops"
        if is_uncounted and is_known and not (whole.phrase.is_bare or whole.phrase.outcome):
            dropped.add(whole.first)  # "few of the 40 miners"
        is_family = whole.quantity.high == 1 and tokens[whole.phrase.end - 1].lower in ("family", "crew")
        if is_family and of > 0 and tokens[of].lower == "of" and tokens[of - 1].lower in ("members", "people"):
            dropped.add(whole.first)  # "seven members of one family"
        if part and (is_definite or not whole.phrase.is_bare):
            is_one_of_many = part.quantity.high == 1 and not is_definite and _is_said_to_be(tokens, part.first)
            dropped.add(part.first if is_one_of_many else whole.first)
    return [count for count in counts if count.first not in dropped]


def _is_said_to_be(tokens: Sequence[Token], first: int) -> bool:
    """Whether "is", "was" or "among" stands before: "he was one of 300 people held" tells of the 300.

    A headline leaves "is" out: "Nurse one of two people hurt".
    """
    before = tokens[first - 1].lower if first > 0 else ""
    return before in (*closed_classes().be, "as", "became", "become", ",") or (first > 0 and nouns().is_person(before))


def _of_before(tokens: Sequence[Token], at: int) -> int:
    """The place of "of" where "the rig's" stands between it and the number, else `at`."""
    if at > 0 and tokens[at].lower == "'s":
        return next((of for of in range(at - 1, max(0, at - _OWNER), -1) if tokens[of].lower == "of"), at)
    return at
