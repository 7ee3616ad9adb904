"""Takes a name that the index does not know for one spelled alike, where the report speaks of that country anyway."""

from collections import Counter
from collections.abc import Sequence
from math import exp, log10

from asof.model.globe import great_circle_km
from asof.model.where import Level, Match, Where
from asof.reading.places.lexicon import Lexicon
from asof.reading.places.page import Page
from asof.reading.places.place import Place
from asof.reading.places.recognise import find_people
from asof.reading.places.strangers import Stranger

# A report speaks of a country to which this share of its places belongs.
SHARE = 0.15
# Spellings this much farther than the nearest one are of other names.
NEXT_APART = 0.3
# What a place next door to another of the report gains, in powers of ten of its people, and how far that carries.
NEXT_DOOR = 2.0
NEAR_KM = 120.0
# The best must stand out by this, in powers of ten; else none is taken.
LEAD = 0.5


def similar_wheres(page: Page, strangers: Sequence[Stranger], lexicon: Lexicon) -> list[Where]:
    """The strangers whose name is spelled like that of one place, each with `match` saying so.

    Only settlements of countries that the report speaks of; none where two are as likely.  One look-up a
    stranger.
    """
    settled = [place for _, place in page.resolved() if place.country]
    counts = Counter(place.country for place in settled)
    countries = frozenset(country for country, count in counts.items() if count >= SHARE * len(settled))
    people = find_people(list(page.tokens), lexicon) if countries and strangers else frozenset()
    found = []
    for stranger in strangers:
        first, last = stranger.first, stranger.last
        names = page.tokens[first:last]
        if any(token.words in people for token in names) or names[-1].possessive:
            continue
        place = similar_place(page, first, last, countries, settled)
        if place:
            found.append(page.where(first, last, place, name=place.name, match=Match.SIMILAR))
    return found


def similar_place(
    page: Page, first: int, last: int, countries: frozenset[str], settled: Sequence[Place]
) -> Place | None:
    """The one place of `countries` whose name is spelled most like the tokens', near the `settled` ones; else None."""
    words = page.words(page.span(first, last))
    alike = () if page.index.find(words) else page.index.find_alike(words)
    inside = [(place, distance) for place, distance in alike if place.country in countries]
    if not inside:
        return None
    nearest = inside[0][1]
    towns = [place for place in settled if place.level is not Level.COUNTRY]
    scored = sorted(
        ((_score(place, towns), place) for place, distance in inside if distance <= nearest + NEXT_APART),
        key=lambda pair: -pair[0],
    )
    if len(scored) > 1 and scored[0][0] - scored[1][0] < LEAD:
        return None
    return scored[0][1]


def _score(place: Place, settled: Sequence[Place]) -> float:
    here = (place.lat, place.lon)
    nearest_km = min((great_circle_km(here, (other.lat, other.lon)) for other in settled), default=None)
    beside = 0.0 if nearest_km is None else NEXT_DOOR * exp(-nearest_km / NEAR_KM)
    return log10(place.population + 100) + beside
