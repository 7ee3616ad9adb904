"""The words that tell a number which counts nothing, and what stands at a token."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from asof.reading.quantities.lexicon import Phrases, load, phrases
from asof.reading.quantities.nouns import nouns
from asof.reading.words import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCounts:
    """The tables of ``not_counts.toml``."""

    units: frozenset[str]
    unit_modifiers: frozenset[str]
    unit_phrases: Phrases
    months: frozenset[str]
    ages: frozenset[str]
    labels: frozenset[str]
    money_marks: frozenset[str]
    streets: frozenset[str]
    one_after: frozenset[str]
    one_before: frozenset[str]


@functools.cache
def not_counts() -> NotCounts:
    """The tables, read once."""
    raw: Mapping[str, Any] = load("not_counts.toml")
    sets = {name: frozenset(words) for name, words in raw.items() if name != "unit_phrases"}
    return NotCounts(unit_phrases=phrases((words, None) for words in raw["unit_phrases"]), **sets)


def word_at(tokens: Sequence[Token], index: int) -> str:
    """The token in lower case, "" outside the sentence."""
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def counts_on(tokens: Sequence[Token], end: int) -> bool:
    """Whether a counted noun follows."""
    return end < len(tokens) and nouns().class_of(tokens[end].lower) is not None
