"""Places of the user's own: streets, squares, villages, camps that no gazetteer has; they win over the index."""

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from asof.model.globe import great_circle_km
from asof.model.where import Level, Relation
from asof.reading.places.fold import fold
from asof.reading.places.place import Named, Place

Find = Callable[[str], tuple[Named, ...]]

# How far a place may lie from the middle of what it is said to lie in, beyond the reach of that.
PARENT_KM = 50.0


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlace:
    """One place of a person's file.

    `names` are all it is called by, the one to show first.  `lat` and `lon` are WGS 84 degrees, `radius_km` how far it
    reaches around them; `country` is an ISO 3166-1 alpha-2 code, `parent` the place that holds it, by name.
    """

    names: tuple[str, ...]
    lat: float
    lon: float
    radius_km: float
    level: Level
    country: str | None = None
    admin1: str | None = None
    parent: str | None = None


class OwnNames:
    """The names of own places.  Each look-up is one of a dict."""

    def __init__(self, places: Sequence[OwnPlace], find: Find) -> None:
        self._named: defaultdict[str, list[Named]] = defaultdict(list)
        for number, own in enumerate(places, start=1):
            place = _as_place(own, -number, find)
            for name in dict.fromkeys(fold(name) for name in own.names):
                self._named[name].append(Named(place=place, primary=True))
        self.longest = max((name.count(" ") + 1 for name in self._named), default=0)

    def find(self, key: str) -> tuple[Named, ...]:
        """The own places of a folded name, in the order of the file."""
        return tuple(self._named.get(key, ()))


def _as_place(own: OwnPlace, row: int, find: Find) -> Place:
    """`own` as the readers know places: what it lacks of country, division and zone it has from what it lies in."""
    place = Place(
        row=row,
        place_id=None,
        name=own.names[0],
        level=own.level,
        lat=own.lat,
        lon=own.lon,
        radius_km=own.radius_km,
        country=own.country or "",
        admin1_code="",
        admin1=own.admin1,
        population=0,
        zone=None,
        own=True,
    )
    parent = _nearest(place, find(own.parent)) if own.parent else None
    division = _nearest(place, find(own.admin1), Level.ADMIN1) if own.admin1 else None
    for outer in filter(None, (parent, division, _country(own.country, find))):
        place = _filled(place, outer)
    return dataclasses.replace(place, within=_within(own.parent, parent)) if own.parent else place


def _country(code: str | None, find: Find) -> Place | None:
    if code is None:
        return None
    import pycountry

    country = pycountry.countries.get(alpha_2=code)
    known = find(country.name) if country else ()
    return next((named.place for named in known if named.place.level is Level.COUNTRY), None)


def _nearest(place: Place, found: Iterable[Named], level: Level | None = None) -> Place | None:
    """The one of `found` that can hold `place`, None where all lie too far or in another country."""

    def km(outer: Place) -> float:
        return great_circle_km((outer.lat, outer.lon), (place.lat, place.lon))

    outers = [
        named.place
        for named in found
        if not named.adjective
        and (level is None or named.place.level is level)
        and (not place.country or named.place.country == place.country)
        and km(named.place) <= named.place.radius_km + PARENT_KM
    ]
    return min(outers, key=km, default=None)


def _filled(place: Place, outer: Place) -> Place:
    return dataclasses.replace(
        place,
        country=place.country or outer.country,
        admin1_code=place.admin1_code or outer.admin1_code,
        admin1=place.admin1 or outer.admin1,
        zone=place.zone or outer.zone,
    )


def _within(name: str, parent: Place | None) -> Relation:
    if parent is None:
        return Relation(kind="within", name=name)
    return Relation(kind="within", name=parent.name, place_id=parent.place_id, lat=parent.lat, lon=parent.lon)
