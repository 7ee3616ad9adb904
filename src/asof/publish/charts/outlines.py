"""The countries' outlines, and how they are cut to a map."""

import functools
import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from typing import Any

Point = tuple[float, float]  # longitude, latitude; or x, y on a map
Box = tuple[float, float, float, float]  # least x, least y, greatest x, greatest y


@functools.cache
def _outlines() -> dict[str, Any]:
    """As ``tools/make_outlines.py`` wrote them."""
    data: dict[str, Any] = json.loads(
        resources.files("asof.publish").joinpath("assets/outlines.json").read_text(encoding="utf-8")
    )
    return data


@functools.cache
def _arc(index: int) -> tuple[Point, ...]:
    flat, units = _outlines()["arcs"][index], _outlines()["units_per_degree"]
    longitudes, latitudes = itertools.accumulate(flat[::2]), itertools.accumulate(flat[1::2])
    return tuple((x / units, y / units) for x, y in zip(longitudes, latitudes, strict=True))


@functools.cache
def country_rings(code: str) -> tuple[tuple[Point, ...], ...]:
    """Every ring of a country (ISO 3166-1 alpha-2) in degrees; empty where there is no such country.

    A ring that crosses the date line goes on past 180 degrees instead of jumping to the other side of the world.
    """
    rings = _outlines()["countries"].get(code, [])
    return tuple(tuple(_unwrapped(_points(ring))) for ring in rings)


def country_codes() -> tuple[str, ...]:
    """Every country that has an outline."""
    return tuple(_outlines()["countries"])


def _points(ring: Iterable[int]) -> Iterator[Point]:
    for index in ring:
        yield from _arc(index) if index >= 0 else reversed(_arc(~index))


def _unwrapped(points: Iterable[Point]) -> Iterator[Point]:
    turn, before = 0.0, None
    for x, y in points:
        if before is not None and abs(x + turn - before) > 180:
            turn += 360.0 if x + turn < before else -360.0
        before = x + turn
        yield before, y


@functools.cache
def _bounds(code: str) -> tuple[Box, ...]:
    return tuple(box_of(ring) for ring in country_rings(code))


def box_of(points: Iterable[Point]) -> Box:
    """The smallest box around `points`."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def rings_in(box: Box) -> Iterator[tuple[str, list[Point]]]:
    """Every country's rings that reach into a box of degrees, cut to it.

    The box may reach past 180 degrees on either side: a ring is taken a full turn along where it lies nearer so.
    """
    for code in country_codes():
        for ring, bounds in zip(country_rings(code), _bounds(code), strict=True):
            for turn in (-360.0, 0.0, 360.0):
                if not touches((bounds[0] + turn, bounds[1], bounds[2] + turn, bounds[3]), box):
                    continue
                cut = clipped([(x + turn, y) for x, y in ring], box)
                if cut:
                    yield code, cut


def touches(a: Box, b: Box) -> bool:
    """Whether two boxes share a point."""
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def clipped(ring: Sequence[Point], box: Box) -> list[Point]:
    """The part of a ring inside `box` (Sutherland and Hodgman, 1974), or [] where nothing is."""
    points = list(ring)
    for axis, bound, keeps_less in ((0, box[0], False), (0, box[2], True), (1, box[1], False), (1, box[3], True)):
        points = _clipped_once(points, axis, bound, keeps_less=keeps_less)
        if not points:
            return []
    return points


def _clipped_once(points: Sequence[Point], axis: int, bound: float, *, keeps_less: bool) -> list[Point]:
    def is_inside(point: Point) -> bool:
        return point[axis] <= bound if keeps_less else point[axis] >= bound

    out: list[Point] = []
    for before, here in zip([points[-1], *points[:-1]], points, strict=True):
        if is_inside(before) != is_inside(here):
            share = (bound - before[axis]) / (here[axis] - before[axis])
            out.append((before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])))
        if is_inside(here):
            out.append(here)
    return out
