"""Who takes part in a happening or is counted, compared by class rather than by phrase."""

import functools

from asof.reconcile.tables import table
from asof.reconcile.words import fold, name_key

ANYBODY = frozenset((None, "people"))
"""The classes that whoever is counted may be of."""


@functools.lru_cache(maxsize=65536)
def class_of(words: str | None) -> str | None:
    """The class of participants that `words` speak of, else their own folded words; None for no words."""
    if not words:
        return None
    present = set(fold(words))
    for name, members in _classes().items():
        if present & members:
            return name
    return name_key(words) or None


def counted_apart(who: str | None) -> str | None:
    """The class that a count of `who` is a count of, None where it is people in general."""
    name = class_of(who)
    return name if name in table("participants")["counted"]["apart"] else None


@functools.cache
def _classes() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("participants")["classes"].items()}
