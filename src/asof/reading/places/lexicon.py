"""The word lists of the place reader as sets, read once."""

import functools
from dataclasses import dataclass

from asof.model.where import Level
from asof.reading.places.fold import fold
from asof.reading.places.tables import listed, phrases, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Sets of lower-case words, but for the names and heads, which keep their capitals.

    `sites_in_lower` are the words by which a site can be told that are written small, plurals included.
    """

    strong_prepositions: frozenset[str]
    weak_prepositions: frozenset[str]
    prepositions: frozenset[str]
    kinds: dict[str, Level]
    after_place: frozenset[str]
    directions: frozenset[str]
    directional: frozenset[str]
    place_prefixes: frozenset[str]
    titles: frozenset[str]
    roles: frozenset[str]
    saying: frozenset[str]
    heads: frozenset[str]
    heads_of: frozenset[str]
    never: frozenset[str]
    first_names: frozenset[str]
    surnames: frozenset[str]
    common: frozenset[str]
    sites_after: frozenset[str]
    sites_after_lower: frozenset[str]
    sites_pairs: frozenset[str]
    sites_pair_openers: frozenset[str]
    sites_before: frozenset[str]
    sites_of: frozenset[str]
    sites_numbered: frozenset[str]
    sites_numbered_openers: frozenset[str]
    sites_short: frozenset[str]
    sites_named_after: frozenset[str]
    institutions: frozenset[str]
    institution_prepositions: frozenset[str]
    sites_nameless: frozenset[str]
    streets: frozenset[str]
    roads: frozenset[str]
    sites_owners: frozenset[str]
    sites_parts: frozenset[str]
    sites_in_lower: frozenset[str]


@functools.cache
def lexicon() -> Lexicon:
    """All lists."""
    cues, sites = "cues.toml", "sites.toml"
    pair_openers = _first_words(phrases(sites, "after_pairs"))
    numbered_openers = _first_words(phrases(sites, "numbered"))
    small = listed(sites, "after_lower")
    kinds = {word: level for level in _KIND_ORDER for word in listed(cues, "kinds", level.value)}
    return Lexicon(
        strong_prepositions=listed(cues, "strong_prepositions"),
        weak_prepositions=listed(cues, "weak_prepositions"),
        prepositions=listed(cues, "strong_prepositions") | listed(cues, "weak_prepositions"),
        kinds=kinds,
        after_place=listed(cues, "words", "after_place"),
        directions=listed(cues, "words", "directions"),
        directional=listed(cues, "words", "directional"),
        place_prefixes=listed(cues, "words", "place_prefixes"),
        titles=listed(cues, "words", "titles"),
        roles=listed(cues, "words", "roles"),
        saying=listed(cues, "words", "saying"),
        heads=listed(cues, "words", "organisation_heads"),
        heads_of=listed(cues, "words", "organisation_of"),
        never=frozenset(fold(word) for word in listed(cues, "words", "never")),
        first_names=words("first_names.tsv"),
        surnames=words("surnames.tsv"),
        common=words("common_words.tsv"),
        sites_after=listed(sites, "after"),
        sites_after_lower=small,
        sites_pairs=phrases(sites, "after_pairs"),
        sites_pair_openers=pair_openers,
        sites_before=listed(sites, "before"),
        sites_of=listed(sites, "of"),
        sites_numbered=phrases(sites, "numbered"),
        sites_numbered_openers=numbered_openers,
        sites_short=listed(sites, "short"),
        sites_named_after=listed(sites, "named_after_place"),
        institutions=listed(sites, "institutions"),
        institution_prepositions=listed(sites, "institution_prepositions"),
        sites_nameless=listed(sites, "nameless"),
        streets=listed(sites, "streets"),
        roads=listed(sites, "roads"),
        sites_owners=listed(sites, "owners"),
        sites_parts=listed(sites, "parts"),
        sites_in_lower=listed(sites, "owners")
        | pair_openers
        | numbered_openers
        | listed(sites, "roads")
        | small
        | _plurals(small),
    )


def _plurals(words_: frozenset[str]) -> frozenset[str]:
    return frozenset(plural for word in words_ for plural in (word + "s", word + "es", word[:-1] + "ies"))


def _first_words(phrases_: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in phrases_)


# Later ones win where a word stands for two ("republic").
_KIND_ORDER = (Level.REGION, Level.COUNTRY, Level.ADMIN1, Level.DISTRICT, Level.SETTLEMENT)
