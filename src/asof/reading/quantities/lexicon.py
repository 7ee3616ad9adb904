"""Loads the number words, hedges and counted nouns, once each."""

import functools
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

from asof.reading.words import Token

Phrase = tuple[str, ...]


def load(name: str) -> dict[str, Any]:
    """The tables of the data file `name` of this package."""
    return tomllib.loads((resources.files(__package__) / name).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases with a value each, looked up at a place in a sentence; the longest wins.

    `opening` and `closing` give for a word the lengths of the phrases that begin or end with it, the longest first.
    """

    values: Mapping[Phrase, Any]
    opening: Mapping[str, Sequence[int]]
    closing: Mapping[str, Sequence[int]]

    def starting_at(self, tokens: Sequence[Token], start: int) -> tuple[int, Any] | None:
        """The end and the value of the longest phrase that begins at `start`."""
        if start >= len(tokens):
            return None
        for length in self.opening.get(tokens[start].lower, ()):
            phrase = tuple([token.lower for token in tokens[start : start + length]])
            if phrase in self.values:
                return start + len(phrase), self.values[phrase]
        return None

    def starting_within(self, tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int, Any]]:
        """Start, end and value of the longest phrase at each place from `first` up to, not with, `last`."""
        opening, begin = self.opening, max(0, first)
        # Hardly a word begins any phrase, and this is asked of every word.
        for start in [at for at, token in enumerate(tokens[begin:last], begin) if token.lower in opening]:
            if found := self.starting_at(tokens, start):
                yield start, *found

    def ending_at(self, tokens: Sequence[Token], end: int) -> tuple[int, Any] | None:
        """The start and the value of the longest phrase that ends before `end`."""
        for length in self.closing.get(tokens[end - 1].lower, ()) if end > 0 else ():
            phrase = tuple([token.lower for token in tokens[max(0, end - length) : end]])
            if phrase in self.values:
                return end - len(phrase), self.values[phrase]
        return None


def phrases(rows: Iterable[tuple[str, Any]]) -> Phrases:
    """A table of `rows` (words, value); words are cut at spaces, of two rows with the same words the first counts."""
    values: dict[Phrase, Any] = {}
    for words, value in rows:
        values.setdefault(tuple(words.split()), value)
    return Phrases(values=values, opening=_lengths(values, 0), closing=_lengths(values, -1))


def _lengths(found: Iterable[Phrase], end: int) -> dict[str, Sequence[int]]:
    out: dict[str, set[int]] = {}
    for phrase in found:
        out.setdefault(phrase[end], set()).add(len(phrase))
    return {word: sorted(lengths, reverse=True) for word, lengths in out.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """The tables of ``numbers.toml``; `openers` are the words that a numeral without a hyphen can begin with."""

    small: Mapping[str, int]
    scales: Mapping[str, int]
    groups: Mapping[str, int]
    plurals: Mapping[str, int]
    multiples: Mapping[str, int]
    multiplied: frozenset[str]
    paired: frozenset[str]
    few: Phrases
    open: Phrases
    not_before_many: frozenset[str]
    none: Phrases
    none_before_noun: Phrases
    before: Phrases
    after: Phrases
    suffixes: Mapping[str, str]
    openers: frozenset[str]


@functools.cache
def number_words() -> NumberWords:
    """The tables of ``numbers.toml``."""
    raw = load("numbers.toml")
    openers = {*raw["small"], *raw["groups"], *raw["plurals"], *raw["multiples"], "a", "both", "half", "quarter"}
    for table in (raw["few"], raw["open"]["words"], raw["none"]["words"], raw["none"]["before_noun"]):
        openers |= {words.split()[0] for words in table}
    return NumberWords(
        small=raw["small"],
        scales=raw["scales"],
        groups=raw["groups"],
        plurals=raw["plurals"],
        multiples=raw["multiples"],
        multiplied=frozenset(raw["multiplied"]["nouns"]),
        paired=frozenset(raw["paired"]["nouns"]),
        few=phrases(raw["few"].items()),
        open=phrases((words, None) for words in raw["open"]["words"]),
        not_before_many=frozenset(raw["open"]["not_after"]),
        none=phrases((words, 0) for words in raw["none"]["words"]),
        none_before_noun=phrases((words, 0) for words in raw["none"]["before_noun"]),
        before=phrases((words, bound) for bound, entries in raw["before"].items() for words in entries),
        after=phrases((words, bound) for bound, entries in raw["after"].items() for words in entries),
        suffixes={word: name for name, entries in raw["suffixes"].items() for word in entries},
        openers=frozenset(openers),
    )
