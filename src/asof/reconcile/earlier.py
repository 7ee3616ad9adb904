"""What a report itself calls an earlier count: "up from an earlier toll of 27", "had previously put the dead at 27"."""

import functools
import re
from enum import Enum

from asof.model.claim import KeptClaim
from asof.model.figure import Figure
from asof.reconcile.facts import place_in_sentence
from asof.reconcile.tables import table


class Earlier(Enum):
    """How a count is told as one from before."""

    OVERTAKEN = "overtaken"
    """Another count has taken its place, whoever gives it: "up from an earlier toll of 27"."""
    ONCE = "once"
    """Its speaker gave it before, and may stand by it still: "the ministry had initially put the toll at 27"."""


def told_as_earlier(kept: KeptClaim, figure: Figure) -> Earlier | None:
    """Whether the words around the count, in its own clause, call it one from before; None where they do not."""
    return _told(kept.claim.sentence, *place_in_sentence(kept.claim, figure))


# Every ledger that a figure is in asks again.
@functools.lru_cache(maxsize=4096)
def _told(sentence: str, start: int, end: int) -> Earlier | None:
    patterns, before = _patterns(), sentence[:start]
    is_overtaken = any(patterns[name].search(before) for name in ("named", "moved"))
    if is_overtaken or patterns["behind"].match(sentence, end):
        return Earlier.OVERTAKEN
    return Earlier.ONCE if patterns["once"].search(before) else None


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = {name: "|".join(listed) for name, listed in table("earlier").items()}
    few = r"(?:\s(?!to\b|\d)[\w’'-]+)"  # not over another number, nor from what was to what is
    parts = {
        "named": rf"\b(?:{words['before']})(?:\s\w+)?\s(?:{words['counts']})\b{few}{{0,7}}\s?$",
        "moved": rf"\b(?:{words['moves']})\b{few}{{0,6}}\sfrom{few}{{0,5}}\s?$",
        "behind": rf"{few}{{0,2}}\s(?:{words['then']})\s(?:{words['gave']})\b",
        "once": rf"\b(?:{words['then']})\s(?:{words['gave']})\b{few}{{0,8}}\s?$",
    }
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in parts.items()}
