"""Whether a sentence is worth encoding, by its words alone: hardly one that tells of a happening is left out."""

import json
import re
from pathlib import Path

_WORD = re.compile(r"[a-z]+|\d")


def words_in(words: str) -> frozenset[str]:
    """The words that count, in lower case; figures count as their digits."""
    return frozenset(_WORD.findall(words.lower()))


class Filter:
    """Weights of words and the sum from which on a sentence is encoded."""

    def __init__(self, path: Path) -> None:
        kept = json.loads(path.read_text(encoding="utf-8"))
        self._bar: float = kept["bar"]
        self._weights: dict[str, float] = kept["words"]

    def lets_through(self, words: str) -> bool:
        """Whether the sentence may tell of a happening."""
        weights = self._weights
        return sum(weights.get(word, 0.0) for word in words_in(words)) >= self._bar
