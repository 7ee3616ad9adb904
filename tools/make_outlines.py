"""Makes the outlines of the world's countries that the page draws.

    npm pack world-atlas@2 && tar xzf world-atlas-2*.tgz
    python tools/make_outlines.py package/countries-50m.json

The input is TopoJSON of Natural Earth's 1:50m countries (public domain).  The output keeps its topology, so that two
neighbours share one border: `arcs` are lines as flat lists of hundredths of a degree, longitude before latitude, each
point after the first as the difference to the one before; `countries` are rings as lists of arcs, where ``~n`` is arc
n backwards.  Countries are named by ISO 3166-1 alpha-2; the few that ISO does not list go by Natural Earth's name.
"""

import argparse
import itertools
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Ring = list[int]

OUTPUT = Path(__file__).parents[1] / "src" / "asof" / "publish" / "assets" / "outlines.json"
UNITS_PER_DEGREE = 100  # about a kilometre; the 1:50m lines are no better than that
TOLERANCE_DEGREES = 0.015  # a bend smaller than this cannot be seen at the scale of the page's map
NOT_IN_ISO = {"Kosovo": "XK"}  # the user-assigned code that GeoNames uses too


def main() -> None:
    """Reads the TopoJSON named on the command line and writes the outlines."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("topojson", type=Path)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    outlines = make_outlines(json.loads(options.topojson.read_text()))
    options.output.write_text(json.dumps(outlines, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(outlines['countries'])} countries, {options.output.stat().st_size:,} bytes in {options.output}")


def make_outlines(topology: dict[str, Any]) -> dict[str, Any]:
    """The outlines as plain data, from a TopoJSON topology with an object `countries`."""
    arcs = [simplified(points) for points in unpacked_arcs(topology)]
    countries: dict[str, list[Ring]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        countries.setdefault(code_of(shape), []).extend(rings_of(shape))
    return {"units_per_degree": UNITS_PER_DEGREE, "arcs": [packed(arc) for arc in arcs], "countries": countries}


def code_of(shape: dict[str, Any]) -> str:
    """ISO 3166-1 alpha-2 of a TopoJSON geometry, or the name that Natural Earth gives it."""
    import pycountry

    name = shape["properties"]["name"]
    country = pycountry.countries.get(numeric=shape["id"]) if "id" in shape else None
    return country.alpha_2 if country else NOT_IN_ISO.get(name, name)


def rings_of(shape: dict[str, Any]) -> Iterable[Ring]:
    """Every ring of a polygon or of many, holes too: a path drawn with the even-odd rule needs no more."""
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    return itertools.chain.from_iterable(polygons)


def unpacked_arcs(topology: dict[str, Any]) -> Iterable[list[Point]]:
    """The arcs in degrees (TopoJSON 1.0, section 2.1.2)."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        steps = itertools.accumulate(arc, lambda a, b: (a[0] + b[0], a[1] + b[1]))
        yield [(x * scale_x + move_x, y * scale_y + move_y) for x, y in steps]


def simplified(points: Sequence[Point]) -> list[Point]:
    """The points that Douglas and Peucker's method (1973) keeps; the two ends always stay, so borders still meet."""
    keep = {0, len(points) - 1}
    stretches = [(0, len(points) - 1)]
    while stretches:
        first, last = stretches.pop()
        if last - first < 2:
            continue
        distance, middle = max((_distance(points[i], points[first], points[last]), i) for i in range(first + 1, last))
        if distance > TOLERANCE_DEGREES:
            keep.add(middle)
            stretches += [(first, middle), (middle, last)]
    return [points[i] for i in sorted(keep)]


def _distance(point: Point, a: Point, b: Point) -> float:
    """From `point` to the line through `a` and `b`, or to `a` where the two are one (a closed arc)."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = (dx * dx + dy * dy) ** 0.5
    if length == 0:
        return ((point[0] - a[0]) ** 2 + (point[1] - a[1]) ** 2) ** 0.5
    return abs(dy * (point[0] - a[0]) - dx * (point[1] - a[1])) / length


def packed(points: Sequence[Point]) -> list[int]:
    """Flat whole units, each point after the first as a difference."""
    whole = [(round(x * UNITS_PER_DEGREE), round(y * UNITS_PER_DEGREE)) for x, y in points]
    flat = list(whole[0])
    for (x0, y0), (x1, y1) in itertools.pairwise(whole):
        flat += [x1 - x0, y1 - y0]
    return flat


if __name__ == "__main__":
    main()
