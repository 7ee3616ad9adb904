"""The place and the time zone that a page is about."""

from collections import Counter
from collections.abc import Sequence

from asof.model.where import Level, Where

_SHARPNESS = (Level.SETTLEMENT, Level.ADMIN1, Level.COUNTRY)


def main_place(places: Sequence[Where]) -> Where | None:
    """The place that most of the text is about, None where nothing is resolved.

    The country mentioned most (its towns and divisions count for it), in it the settlement mentioned most; a
    first-level division or the country itself where there is none.  The first mention of it in the text is given.
    """
    known = [place for place in places if place.zone and place.level in _SHARPNESS]
    if not known:
        return None
    countries = Counter(place.country for place in known)
    country = max(countries, key=lambda code: countries[code])
    inside = [place for place in known if place.country == country]
    for level in _SHARPNESS:
        fitting = [place for place in inside if place.level is level]
        if fitting:
            counts = Counter(_identity(place) for place in fitting)
            return max(fitting, key=lambda place: counts[_identity(place)])
    return None


def main_zone(places: Sequence[Where]) -> str:
    """The IANA zone of the main place, "UTC" where there is none.  A country with several zones has its capital's."""
    place = main_place(places)
    return (place and place.zone) or "UTC"


def _identity(place: Where) -> tuple[str, int | None, str | None]:
    return place.name, place.place_id, place.admin1
