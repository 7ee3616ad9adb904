"""One sentence as happenings are read in it: its tokens and verb groups, with their subjects and objects."""

from collections.abc import Sequence

from asof.model.span import Span
from asof.reading.grammar.groups import verb_groups
from asof.reading.grammar.phrases import Phrase, object_of
from asof.reading.grammar.subjects import subject_of
from asof.reading.words import Token

_LOOSE_MARKS = frozenset("'’‘“”\"-–—")


class Parsed:
    """The tokens of one sentence, their words in lower case, and its verb groups.

    Subjects and objects are found once each, by the number of their group.
    """

    def __init__(self, tokens: Sequence[Token], lowers: tuple[str, ...]) -> None:
        self.tokens = tokens
        self.lowers = lowers
        self.groups = verb_groups(tokens)
        self._subjects: dict[int, Phrase | None] = {}
        self._objects: dict[int, Phrase | None] = {}

    def subject(self, index: int) -> Phrase | None:
        """The subject of group `index`, found once."""
        if index not in self._subjects:
            self._subjects[index] = subject_of(self.tokens, self.groups, index)
        return self._subjects[index]

    def object(self, index: int) -> Phrase | None:
        """The object of group `index`, found once."""
        if index not in self._objects:
            self._objects[index] = object_of(self.tokens, self.groups, index)
        return self._objects[index]

    def holds(self, phrase: Phrase | None, asked: frozenset[str]) -> bool:
        """Whether there is a phrase, and one of the words in it."""
        return phrase is not None and any_of(self.lowers[phrase.start : phrase.end], asked)

    def span(self, start: int, end: int) -> Span:
        """Where tokens ``[start, end)`` stand in the sentence."""
        return Span(start=self.tokens[start].start, end=self.tokens[end - 1].end)

    def phrase_span(self, phrase: Phrase | None) -> Span | None:
        """The phrase without the quotation marks and dashes around it; None where nothing is left."""
        if phrase is None:
            return None
        inner = [i for i in range(phrase.start, phrase.end) if self.tokens[i].text not in _LOOSE_MARKS]
        return self.span(inner[0], inner[-1] + 1) if inner else None


def any_of(lowers: Sequence[str], asked: frozenset[str]) -> bool:
    """Whether one of the words is asked for, or a part of one with a hyphen."""
    if not asked.isdisjoint(lowers):
        return True
    return any("-" in lower and not asked.isdisjoint(lower.split("-")) for lower in lowers)
