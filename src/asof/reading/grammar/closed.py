"""The closed word classes of English, as sets."""

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedClasses:
    """Every class as a set of lower-case words with straight apostrophes."""

    auxiliaries: frozenset[str]
    be: frozenset[str]
    modals: frozenset[str]
    negations: frozenset[str]
    adverbs: frozenset[str]
    determiners: frozenset[str]
    pronouns: frozenset[str]
    relatives: frozenset[str]
    prepositions: frozenset[str]
    calendar: frozenset[str]
    mostly_nouns: frozenset[str]
    conjunctions: frozenset[str]
    subordinators: frozenset[str]

    def is_adverb(self, lower: str) -> bool:
        """Whether a word may stand inside a verb group ("have also been", "was reportedly killed")."""
        return lower in self.adverbs or (lower.endswith("ly") and len(lower) > 4)


@functools.cache
def closed_classes() -> ClosedClasses:
    """The classes, read once from the data file beside this module."""
    data = tomllib.loads(resources.files(__package__).joinpath("closed.toml").read_text(encoding="utf-8"))
    return ClosedClasses(**{name: frozenset(words) for name, words in data.items()})
