"""The place and the time zone that a page is about."""

import re
from collections import Counter
from collections.abc import Sequence

from asof.model.where import Level, Where

_SHARPNESS = (Level.SETTLEMENT, Level.ADMIN1, Level.COUNTRY)


# How the name of a country becomes that of its people and of what is theirs: "Chadian", "Iraqis", "Kenyans".
_OF_PEOPLE = r"(?:n|an|ian|i|ni|ese|ish|lese)s?"
_SHORTEST_NAME = 4  # letters from which on a name finds its people; "Togo" has four


def main_place(places: Sequence[Where], content: str = "") -> Where | None:
    """The place that most of the text is about, None where nothing is resolved.

    The country mentioned most (its towns and divisions count for it, and in `content` its people do), in it the
    settlement mentioned most; a first-level division or the country itself where there is none.  The first mention of
    it in the text is given.
    """
    known = [place for place in places if place.zone and place.level in _SHARPNESS]
    if not known:
        return None
    countries = Counter(place.country for place in known)
    for name, code in {place.name: place.country for place in known if place.level is Level.COUNTRY}.items():
        countries[code] += _people(name, content)
    country = max(countries, key=lambda code: countries[code])
    inside = [place for place in known if place.country == country]
    for level in _SHARPNESS:
        fitting = [place for place in inside if place.level is level]
        if fitting:
            counts = Counter(_identity(place) for place in fitting)
            return max(fitting, key=lambda place: counts[_identity(place)])
    return None


def main_zone(places: Sequence[Where], content: str = "") -> str:
    """The IANA zone of the main place, "UTC" where there is none.  A country with several zones has its capital's."""
    place = main_place(places, content)
    return (place and place.zone) or "UTC"


def _people(country: str, content: str) -> int:
    """How often `content` calls something by the country: "Kenyan", "Kenyans" of Kenya."""
    if len(country) < _SHORTEST_NAME or not country.isalpha():
        return 0
    stem = country[:-1] if country[-1] in "aeo" else country
    return len(re.findall(rf"\b{stem}[aeo]?{_OF_PEOPLE}\b", content))


def _identity(place: Where) -> tuple[str, int | None, str | None]:
    return place.name, place.place_id, place.admin1
