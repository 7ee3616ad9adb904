"""Finds the noun of one death behind whose it is: "her murder", "a docker's untimely death", "Girl's fatal fall"."""

from collections.abc import Mapping, Sequence

from asof.model.figure import Measure
from asof.reading.figures.lexicon import Part, victim_words
from asof.reading.figures.phrase import Mark, is_plain_word
from asof.reading.grammar.closed import closed_classes
from asof.reading.quantities.nouns import nouns
from asof.reading.words import Token

_OF_LAW = frozenset({"penalty", "row", "sentence", "sentences", "toll", "rate", "certificate", "threat", "threats"})
_DEADLY = frozenset({"fatal", "deadly"})
_FATAL = frozenset(
    {"shooting", "stabbing", "beating", "poisoning", "drowning", "overdose", "fall", "crash", "accident"}
)
_OWNED_BY = frozenset({"'s", "’s"})
_LONGEST = 5  # words of whose death it is: "pregnant Elm County bus driver"


def is_death(tokens: Sequence[Token], starts: Mapping[int, Mark], at: int) -> bool:
    """Whether the noun of one death stands at `at`, or behind one word: "shooting death", "untimely death"."""
    if at >= len(tokens):
        return False
    if tokens[at].lower in _DEADLY and at + 1 < len(tokens) and tokens[at + 1].lower in _FATAL:
        return not _is_compound(tokens, at + 2)
    is_adjective = tokens[at].text.islower() and not _is_ordinal(tokens[at].lower)
    mark = starts.get(at) or (starts.get(at + 1) if is_adjective else None)
    return (
        mark is not None
        and mark.roles.get(Part.OUTCOME) is Measure.KILLED
        and tokens[mark.end - 1].lower in victim_words().deaths
        and not _is_compound(tokens, mark.end)
    )


def owners_of_death(tokens: Sequence[Token], starts: Mapping[int, Mark]) -> list[int]:
    """Where a headline names without an article whose death it tells of: "Man held in |young docker's death"."""
    owned = [at for at, token in enumerate(tokens) if token.lower in _OWNED_BY and is_death(tokens, starts, at + 1)]
    return [start for at in owned if (start := _start_of_owner(tokens, starts, at)) < at]


def _start_of_owner(tokens: Sequence[Token], starts: Mapping[int, Mark], mark: int) -> int:
    """The first word of the noun phrase for one person that ends at `mark`; `mark` itself where none does."""
    if mark == 0 or not nouns().is_person(tokens[mark - 1].lower):
        return mark
    start = mark - 1
    while start > max(0, mark - _LONGEST) and start - 1 not in starts and is_plain_word(tokens[start - 1]):
        start -= 1
    return mark if start and tokens[start - 1].lower in closed_classes().determiners else start


def _is_ordinal(word: str) -> bool:
    """Whether a death is counted by it: "the city's |third| homicide" is nobody's own."""
    return word == "first" or word in victim_words().ordinals or word[:1].isdigit()


def _is_compound(tokens: Sequence[Token], after: int) -> bool:
    """Whether a noun follows that death only describes: "death |penalty|", "homicide |Lt. Moss|"."""
    if after >= len(tokens) or not tokens[after].is_word:
        return False
    closed, word = closed_classes(), tokens[after].lower
    is_name = tokens[after].is_capitalised and word not in closed.calendar and word not in closed.function_words
    return is_name or word in _OF_LAW
