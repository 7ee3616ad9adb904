"""Degrees to points of a drawing."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from asof.model.globe import great_circle_km
from asof.publish.charts.outlines import Box, Point, box_of

WIDTH, HEIGHT = 340.0, 290.0  # points; about the pixels of the page's rail and of a small phone
_MARGIN = 0.16  # share of the map that stays free around what is drawn
_LEAST_REACH_KM = 35.0  # a map of one town still shows the towns around it
_KM_PER_DEGREE = 111.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """Plate carrée around a middle; true in distance near it."""

    lon: float
    lat: float
    points_per_km: float

    def at(self, lon: float, lat: float) -> Point:
        """Where a place stands; a longitude on the other side of 180 degrees is taken a turn along."""
        turned = _near(lon, self.lon) - self.lon
        x = turned * _KM_PER_DEGREE * _squeeze(self.lat) * self.points_per_km + WIDTH / 2
        y = (self.lat - lat) * _KM_PER_DEGREE * self.points_per_km + HEIGHT / 2
        return round(x, 1), round(y, 1)

    def degrees(self) -> Box:
        """The box of degrees that the drawing shows."""
        half_lat = HEIGHT / 2 / self.points_per_km / _KM_PER_DEGREE
        half_lon = WIDTH / 2 / self.points_per_km / _KM_PER_DEGREE / _squeeze(self.lat)
        return self.lon - half_lon, self.lat - half_lat, self.lon + half_lon, self.lat + half_lat


def fit(reaches: Sequence[tuple[Point, float]]) -> Projection:
    """The projection that holds every point of degrees (at least one) with the kilometres around it."""
    first = reaches[0][0][0]
    squeeze = _squeeze(sum(lat for (_, lat), _ in reaches) / len(reaches))
    corners: list[Point] = []
    for (lon, lat), km in reaches:
        high, wide = km / _KM_PER_DEGREE, km / _KM_PER_DEGREE / squeeze
        turned = _near(lon, first)
        corners += [(turned - wide, lat - high), (turned + wide, lat + high)]
    west, south, east, north = box_of(corners)
    width_km = max((east - west) * _KM_PER_DEGREE * squeeze, 2 * _LEAST_REACH_KM)
    height_km = max((north - south) * _KM_PER_DEGREE, 2 * _LEAST_REACH_KM)
    free = 1 - 2 * _MARGIN
    points_per_km = min(WIDTH * free / width_km, HEIGHT * free / height_km)
    return Projection(lon=(west + east) / 2, lat=(south + north) / 2, points_per_km=points_per_km)


def km_between(a: Point, b: Point) -> float:
    """Great-circle distance between two points of degrees, longitude first."""
    return great_circle_km((a[1], a[0]), (b[1], b[0]))


def _near(lon: float, middle: float) -> float:
    """`lon` plus the whole turns that bring it nearest to `middle`."""
    return middle + (lon - middle + 180) % 360 - 180


def _squeeze(lat: float) -> float:
    """How much shorter a degree of longitude is than one of latitude; bounded, since at the poles it is nothing."""
    return max(math.cos(math.radians(lat)), 0.05)
