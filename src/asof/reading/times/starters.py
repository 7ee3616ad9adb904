"""Which marks a compiled form can begin with, so that only the forms that may fit are tried at a token."""

import functools
import re
from collections.abc import Iterable

# The pieces that patterns built by grammar.py consist of.
_PIECE = re.compile(
    r"\[(?P<marks>[^\]]*)\]|(?P<look>\(\?(?:<=|<!|=|!))|(?P<open>\((?:\?:|\?P<\w+>)?)|(?P<rest>\)|\||\?|\{[^}]*\})"
)


class _Walker:
    """Descends a pattern; each method gives the marks a part may begin with and whether it may be empty."""

    def __init__(self, pattern: str) -> None:
        self._pieces = list(_PIECE.finditer(pattern))
        self._at = 0

    def alternatives(self) -> tuple[set[str], bool]:
        marks, empty = self._sequence()
        while self._peek() == "|":
            self._at += 1
            more, also_empty = self._sequence()
            marks, empty = marks | more, empty or also_empty
        return marks, empty

    def _sequence(self) -> tuple[set[str], bool]:
        marks: set[str] = set()
        empty = True
        while self._peek() not in ("", "|", ")"):
            more, may_be_empty = self._part()
            if empty:
                marks |= more
                empty = may_be_empty
        return marks, empty

    def _part(self) -> tuple[set[str], bool]:
        piece = self._pieces[self._at]
        self._at += 1
        if piece["marks"]:
            marks, empty = set(piece["marks"]), False
        else:
            marks, empty = self.alternatives()
            self._at += 1  # the closing parenthesis
            if piece["look"]:
                marks, empty = set(), True
        if self._peek() == "?" or self._peek().startswith("{0"):
            empty = True
        if self._peek() == "?" or self._peek().startswith("{"):
            self._at += 1
        return marks, empty

    def _peek(self) -> str:
        return self._pieces[self._at].group() if self._at < len(self._pieces) else ""


def starters(parts: Iterable[str]) -> set[str]:
    """The marks that what the patterns match, one after another, can begin with."""
    begun: set[str] = set()
    for part in parts:
        marks, may_be_empty = _starters(part)
        begun |= marks
        if not may_be_empty:
            break
    return begun


@functools.cache  # many forms share their parts
def _starters(part: str) -> tuple[set[str], bool]:
    return _Walker(part).alternatives()
