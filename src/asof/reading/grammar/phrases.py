"""The noun phrases that stand behind a verb or a preposition: whom something is done to, and by whom.

Linear in the tokens of one sentence.
"""

from collections.abc import Sequence
from typing import NamedTuple

from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.groups import VerbGroup
from asof.reading.grammar.tokens import is_initial, is_nounlike, is_preposition, is_spaced_dash, is_unlisted_past
from asof.reading.words import Token, TokenKind

_OBJECT_PRONOUNS = frozenset({"him", "them", "me", "us", "himself", "herself", "themselves"})
_HEDGES = frozenset({"about", "nearly", "almost"})
_NO_PHRASE_END = frozenset({",", "late", "early", "last", "'", "’"})
_BEFORE_CALENDAR = frozenset({"last", "this", "next", "earlier"})


class Phrase(NamedTuple):
    """Tokens ``[start, end)`` of a noun phrase."""

    start: int
    end: int

    def words(self, sentence: str, tokens: Sequence[Token]) -> str:
        """The phrase as it stands in the sentence."""
        return sentence[tokens[self.start].start : tokens[self.end - 1].end]

    def lowers(self, tokens: Sequence[Token]) -> frozenset[str]:
        """Its words in lower case, as a set."""
        return frozenset(token.lower for token in tokens[self.start : self.end])


def object_of(tokens: Sequence[Token], groups: Sequence[VerbGroup], index: int) -> Phrase | None:
    """The noun phrase straight behind group `index`, "of" and "and" included; None where none follows."""
    return phrase_from(tokens, groups, groups[index].end)


def phrase_from(tokens: Sequence[Token], groups: Sequence[VerbGroup], start: int) -> Phrase | None:
    """The noun phrase that begins at token `start`; None where a preposition, mark or verb stands there."""
    classes = closed_classes()
    i, last = start, len(tokens)
    while i < last and classes.is_adverb(tokens[i].lower) and tokens[i].lower not in _HEDGES:
        i += 1
    begin = i
    if begin < last and (tokens[begin].lower == "of" or tokens[begin].lower in classes.conjunctions):
        return None
    verb = _verb_from(groups, begin, last)
    if begin < last and tokens[begin].text in _OBJECT_PRONOUNS:
        return Phrase(start=begin, end=begin + 1)  # "killed |them| alone"
    while i < verb and not _ends_phrase_forward(tokens, i, verb) and not _is_day(tokens, i):
        i += 1
    while i > begin and (tokens[i - 1].lower in _NO_PHRASE_END or tokens[i - 1].lower in classes.conjunctions):
        i -= 1
    return Phrase(start=begin, end=i) if i > begin else None


def _verb_from(groups: Sequence[VerbGroup], begin: int, last: int) -> int:
    """Where the first group begins that begins at `begin` or later; `last` where none does."""
    for group in groups:
        if group.start >= begin:
            return group.start
    return last


def _is_day(tokens: Sequence[Token], i: int) -> bool:
    """Whether a day is named that only dates what is said ("shot two men Friday"), not "Friday prayers"."""
    classes, lower = closed_classes(), tokens[i].lower
    if lower not in classes.days and lower not in _BEFORE_CALENDAR:
        return False
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if lower in _BEFORE_CALENDAR and following and following.lower in classes.calendar:
        return i + 2 == len(tokens) or tokens[i + 2].lower != "'s"
    if lower not in classes.days:
        return False
    return following is None or following.lower in classes.calendar or not is_nounlike(following)


def _ends_phrase_forward(tokens: Sequence[Token], i: int, verb: int) -> bool:
    """Whether a phrase ends at token `i`, which stands before the next verb."""
    token = tokens[i]
    classes = closed_classes()
    if token.kind is TokenKind.MARK:
        is_inner = token.text in "/&-’'“\"$" or (token.text == "." and is_initial(tokens, i))
        return not is_inner or is_spaced_dash(tokens, i)
    if token.lower in classes.conjunctions:
        return (
            i + 1 >= len(tokens) or i + 1 == verb or tokens[i + 1].lower in classes.adverbs or _goes_on(tokens, i + 1)
        )
    return token.lower in classes.behind_phrase


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether a verb of no list goes on there: "killed a docker and |dragged on", not "and injured men"."""
    return is_unlisted_past(tokens[i]) and (i + 1 == len(tokens) or is_preposition(tokens[i + 1]))


def phrase_after(
    tokens: Sequence[Token], groups: Sequence[VerbGroup], start: int, prepositions: frozenset[str]
) -> Phrase | None:
    """The noun phrase behind the first of `prepositions` that follows token `start` within its clause."""
    for i in range(start, len(tokens)):
        if tokens[i].lower in prepositions:
            return phrase_from(tokens, groups, i + 1)
        if tokens[i].text in ".;:—" or (tokens[i].text == "," and i > start):
            return None
    return None
