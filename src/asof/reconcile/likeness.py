"""How alike reports are in their words, by kind of word: rare ones weigh most, by what has been seen so far."""

import functools
import heapq
import math
import re
from collections import Counter
from collections.abc import Mapping
from enum import StrEnum

TELLING = 24
"""So many of a text's weightiest words find the stories that it may belong to."""

_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d.,:]*\d|\d")
_SHORT = 2
_AGE = re.compile(r"(?<![\d.,])(\d{1,3})[- ]years?[- ]old\b|(?<=[^\W\d_], )(\d{1,2})(?=,(?! \d{4}))")

Vector = Mapping[str, float]


class Part(StrEnum):
    """A kind of word, by the sign that its words begin with."""

    NAMES = "^"
    NUMBERS = "#"
    AGES = "@"
    WORDS = ""


_FINDING = (Part.WORDS, Part.NAMES)
_SIGNS = {part.value: part for part in Part if part.value}


def part_of(word: str) -> Part:
    """Which kind of word it is."""
    return _SIGNS.get(word[0], Part.WORDS)


class Background:
    """In how many of the reports seen so far each word stands."""

    def __init__(self) -> None:
        self.reports = 0
        self._with: Counter[str] = Counter()

    def see(self, counts: Mapping[str, float]) -> dict[str, float]:
        """The report's words, weighed, each kind of length 1, counting this report among those seen; O(words)."""
        self.reports += 1
        self._with.update(counts.keys())
        weighed = {word: (1 + math.log(count)) * self._rarity(word) for word, count in counts.items()}
        squares = dict.fromkeys(Part, 0.0)
        for word, weight in weighed.items():
            squares[part_of(word)] += weight * weight
        lengths = {part: math.sqrt(square) or 1.0 for part, square in squares.items()}
        return {word: weight / lengths[part_of(word)] for word, weight in weighed.items()}

    def _rarity(self, word: str) -> float:
        return math.log((self.reports + 1) / (self._with[word] + 0.5))


class Centre:
    """The sum of the vectors of the reports put together so far, and how many have each kind of word."""

    def __init__(self) -> None:
        self._sum: dict[str, float] = {}
        self._having = dict.fromkeys(Part, 0)

    def add(self, vector: Vector) -> None:
        """Count one report more; O(its words)."""
        for word, weight in vector.items():
            self._sum[word] = self._sum.get(word, 0.0) + weight
        for part in {part_of(word) for word in vector}:
            self._having[part] += 1

    @property
    def has_words(self) -> bool:
        """Whether a text has been added."""
        return bool(self._sum)

    def likeness(self, vector: Vector) -> dict[Part, float]:
        """By kind of word, from 0 for none shared to 1: the mean of the cosines with the reports that have the kind.

        A kind that one side has none of is left out.  O(words of `vector`).
        """
        shared: dict[Part, float] = {}
        for word, weight in vector.items():
            part = part_of(word)
            shared[part] = shared.get(part, 0.0) + weight * self._sum.get(word, 0.0)
        return {part: total / self._having[part] for part, total in shared.items() if self._having[part]}


def telling(vector: Vector) -> list[str]:
    """The weightiest words and names, the first of the alphabet among equals."""
    words = (word for word in vector if part_of(word) in _FINDING)
    return heapq.nsmallest(TELLING, words, key=lambda word: (-vector[word], word))


@functools.lru_cache(maxsize=4096)
def word_counts(text: str) -> Mapping[str, float]:
    """The words of `text` in lower case; grammar is left to rarity.

    Those written as names count once more behind "^", numbers behind "#", the ages of people behind "@".
    """
    counts: Counter[str] = Counter()
    for found in _WORD.finditer(text):
        word = found.group()
        if word[0].isdigit():
            counts["#" + word] += 1
            continue
        key = word.lower().removesuffix("'s").removesuffix("’s")
        if len(key) >= _SHORT:
            counts[key] += 1
            if word[0].isupper():
                counts["^" + key] += 1
    for age in _AGE.finditer(text):
        counts["@" + (age[1] or age[2])] += 1
    return counts
