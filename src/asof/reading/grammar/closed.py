"""The closed word classes of English, as sets."""

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedClasses:
    """Every class as a set of lower-case words with straight apostrophes.

    `helpers` are auxiliaries and modals, `function_words` all that can be no noun but for adverbs.  `links` are
    conjunctions and relatives.  No noun phrase runs over a word of `before_phrase` at its front, nor over one of
    `behind_phrase` at its end.
    """

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
    days: frozenset[str]
    always_verbs: frozenset[str]
    numbers: frozenset[str]
    mostly_nouns: frozenset[str]
    conjunctions: frozenset[str]
    subordinators: frozenset[str]
    no_verbs: frozenset[str]
    adjectival: frozenset[str]
    intransitive: frozenset[str]
    perceiving: frozenset[str]
    helpers: frozenset[str]
    function_words: frozenset[str]
    links: frozenset[str]
    before_phrase: frozenset[str]
    behind_phrase: frozenset[str]

    def is_adverb(self, lower: str) -> bool:
        """Whether a word may stand inside a verb group ("have also been", "was reportedly killed")."""
        return lower in self.adverbs or (lower.endswith("ly") and len(lower) > 4)


@functools.cache
def closed_classes() -> ClosedClasses:
    """The classes, read once from the data file beside this module."""
    data = tomllib.loads(resources.files(__package__).joinpath("closed.toml").read_text(encoding="utf-8"))
    classes = {name: frozenset(words) for name, words in data.items()}
    nominal = ("prepositions", "conjunctions", "determiners", "auxiliaries", "pronouns")
    return ClosedClasses(
        **classes,
        helpers=classes["auxiliaries"] | classes["modals"],
        function_words=frozenset().union(*(classes[name] for name in nominal)),
        links=classes["conjunctions"] | classes["relatives"],
        before_phrase=(classes["subordinators"] - {"than"}) | {"but", "during", "following", "amid", "whether"},
        behind_phrase=(classes["prepositions"] | classes["subordinators"] | classes["relatives"])
        - {"of", "about", "over", "than"},
    )
