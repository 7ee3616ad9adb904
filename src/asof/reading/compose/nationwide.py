"""Reads words for a whole country ("arrested nationwide", "across the country"), which no town's count may take in."""

import re

from asof.model.span import Span
from asof.model.where import Match, Where
from asof.reading.places.index import open_index

_NATIONWIDE = re.compile(
    r"\b(?:nation-?wide|country-?wide|nationally"
    r"|(?:across|around|throughout|all (?:over|across|around)|up and down) the (?:whole |entire )?"
    r"(?:country|nation))\b",
    re.IGNORECASE,
)
# "A man was held |after unrest across the country": what was everywhere is what came before.
_OF_ANOTHER = re.compile(r"\b(?:after|following|amid|during|since|as)\b[^,;]*$", re.IGNORECASE)


def whole_country(words: str, base: int, here: Where | None) -> Where | None:
    """The country of `here` where `words`, which stand at `base`, speak of all of it; None where they do not.

    Its span is that of the words that say so.
    """
    said = _NATIONWIDE.search(words)
    if said is None or here is None or here.country is None or _OF_ANOTHER.search(words[: said.start()]):
        return None
    place = open_index().country(here.country)
    span = Span(start=base + said.start(), end=base + said.end())
    return place.mentioned(name=place.name, words=said.group(), span=span, match=Match.NAME) if place else None
