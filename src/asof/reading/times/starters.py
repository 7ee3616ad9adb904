"""Which marks a form can begin with, the first and the second, so that only the forms that may fit are tried."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce

from asof.reading.times.forms import PIECE
from asof.reading.times.lexicon import FIRST_MARK


@dataclass(frozen=True, slots=True)
class Openings:
    """The marks that may stand first and second in what a form matches, and how many marks that may be, 2 or more as 2.

    Marks are kept as the bits of a number, since forms share hundreds.  Look-arounds are left out, so that a form can
    match no more than this tells.
    """

    first: int
    second: int
    lengths: frozenset[int]

    def begin(self, first: int, second: int) -> bool:
        """Whether a match may begin with these two marks, as bits; `second` is 0 where nothing follows."""
        return bool(self.first & first) and (1 in self.lengths or bool(self.second & second))


def bits(marks: Iterable[str]) -> int:
    """Marks as a number with a bit for each."""
    return reduce(lambda found, mark: found | 1 << ord(mark) - FIRST_MARK, marks, 0)


NOTHING = Openings(0, 0, frozenset({0}))


def one_of(marks: Iterable[str]) -> Openings:
    """One mark."""
    return Openings(bits(marks), 0, frozenset({1}))


def either(several: Iterable[Openings]) -> Openings:
    """One or another of several."""
    first, second, lengths = 0, 0, frozenset[int]()
    for part in several:
        first, second, lengths = first | part.first, second | part.second, lengths | part.lengths
    return Openings(first, second, lengths)


def _then(left: Openings, right: Openings) -> Openings:
    """One behind the other."""
    first, second = left.first, left.second
    if 0 in left.lengths:
        first, second = first | right.first, second | right.second
    if 1 in left.lengths:
        second |= right.first
    lengths = frozenset(min(one + other, 2) for one in left.lengths for other in right.lengths)
    return Openings(first, second, lengths)


class Walker:
    """Descends a form as it is written; `of` tells the openings of what an item of it names."""

    def __init__(self, form: str, of: Callable[[str], Openings]) -> None:
        self._pieces: list[re.Match[str]] = list(PIECE.finditer(form))
        self._at = 0
        self._of = of

    def alternatives(self) -> Openings:
        """The openings from here to the end of the form or of the group."""
        parts = [self._sequence()]
        while self._peek() == "|":
            self._at += 1
            parts.append(self._sequence())
        return either(parts)

    def _sequence(self) -> Openings:
        parts: list[Openings] = []
        while self._peek() not in ("", "|", ")"):
            parts.append(self._part())
        return reduce(_then, parts, NOTHING)

    def _part(self) -> Openings:
        piece = self._pieces[self._at]
        self._at += 1
        if piece["group"] or piece["open"]:
            found = self.alternatives()
            self._at += 1  # the closing parenthesis
            found = NOTHING if (piece["open"] or "(") != "(" else found
        else:
            found = self._of(piece["kept"] or piece["item"])
        return self._repeated(found)

    def _repeated(self, part: Openings) -> Openings:
        often = self._peek()
        if often != "?" and not often.startswith("{"):
            return part
        self._at += 1
        several = part if often == "?" else either([part, _then(part, part)])
        return either([several, NOTHING]) if often == "?" or often.startswith("{0") else several

    def _peek(self) -> str:
        return self._pieces[self._at].group() if self._at < len(self._pieces) else ""
