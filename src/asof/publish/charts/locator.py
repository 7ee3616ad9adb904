"""A country drawn small, to say where in it the map is."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from asof.publish.charts.outlines import Point, box_of, country_rings
from asof.publish.charts.paths import path

_SIZE = 84.0  # points along the longer side
_LEAST_ISLAND = 1 / 50  # of the greatest part: smaller ones would shrink the rest (France with its islands overseas)


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """The outline as an SVG path in a box of `width` by `height`, and where the place is in it."""

    path: str
    width: float
    height: float
    dot: Point


def locate(country: str, lon: float, lat: float) -> Locator | None:
    """The outline of `country` (ISO 3166-1 alpha-2) with a place in it; None where the outlines lack it."""
    rings = country_rings(country)
    if not rings:
        return None
    boxes = [box_of(ring) for ring in rings]
    sizes = [(box[2] - box[0]) * (box[3] - box[1]) for box in boxes]
    main = [ring for ring, size in zip(rings, sizes, strict=True) if size >= max(sizes) * _LEAST_ISLAND]
    west, south, east, north = box_of(point for ring in main for point in ring)
    squeeze = math.cos(math.radians((south + north) / 2))
    unit = _SIZE / max((east - west) * squeeze, north - south)

    def at(lon: float, lat: float) -> Point:
        return round((lon - west) * squeeze * unit + 3, 1), round((north - lat) * unit + 3, 1)

    outline = "".join(path(_thinned([at(*point) for point in ring]), closed=True) for ring in main)
    width, height = at(east, south)
    return Locator(path=outline, width=width + 3, height=height + 3, dot=at(lon, lat))


def _thinned(points: Sequence[Point]) -> list[Point]:
    """The points without those that a small drawing cannot tell from the last one kept."""
    kept = [points[0]]
    for point in points[1:]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= 0.8:
            kept.append(point)
    return kept
