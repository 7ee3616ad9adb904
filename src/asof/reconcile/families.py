"""Kind families: which kinds of happening may be one happening in the world."""

import functools
import re

from asof.model.claim import Happening
from asof.reconcile.remembered import MOST_KEPT
from asof.reconcile.tables import table


@functools.cache
def families_of(happening: Happening) -> frozenset[str]:
    """The families that `happening` belongs to; its own name where it is in none."""
    named = table("families")["families"]
    found = frozenset(family for family, kinds in named.items() if happening in kinds)
    return found or frozenset({happening.value})


@functools.cache
def themes_of(happening: Happening) -> frozenset[str]:
    """The themes that `happening` gives a report; empty where it goes with any story of its place."""
    return frozenset(theme for theme, told in table("families")["themes"].items() if happening in told)


@functools.cache
def kinds(group: str) -> tuple[Happening, ...]:
    """The kinds of a group of ``families.toml`` (outcomes, speech and the rest), in order."""
    return tuple(Happening(name) for name in table("families")["kinds"][group])


@functools.cache
def led_families() -> frozenset[str]:
    """The families of what happens once, and which a report leads with: what people suffer, not what they do daily."""
    return frozenset(table("families")["led"]["families"])


@functools.cache
def kind_words(happening: Happening) -> str:
    """A kind as it is written in names and labels ("property damage")."""
    return happening.value.replace("_", " ")


def is_speech(happening: Happening) -> bool:
    """Whether it is said rather than done."""
    return happening in kinds("speech")


@functools.lru_cache(maxsize=MOST_KEPT)
def is_held_apart(sentence: str) -> bool:
    """Whether the sentence itself says that this is another happening ("a second attack", "in separate clashes")."""
    return _pattern("apart").search(sentence) is not None


@functools.lru_cache(maxsize=MOST_KEPT)
def is_of_several(sentence: str, start: int, end: int) -> bool:
    """Whether a count from `start` to `end` is of several happenings told close by ("killed 17 in ten shootings")."""
    for found in _pattern("several").finditer(sentence):
        is_near = found.start() - end <= _CLOSE and start - found.end() <= _CLOSE
        if is_near and not sentence[: found.start()].lower().endswith(("one of ", "one of the ")):
            return True
    return False


_CLOSE = 60  # code points between a count and what it is of


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    words = table("families")[name]
    markers, nouns = "|".join(words["markers"]), "|".join(words["nouns"])
    return re.compile(rf"\b(?:{markers}),?\s+(?:[\w-]+,?\s+)?(?:{nouns})\b", re.IGNORECASE)
