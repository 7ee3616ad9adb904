"""The map of a story: what is known of each place is drawn, and no more.

A settlement is a ring, "south of" it a fan, a province an area, a movement an arrow; a place that nobody located is in
the list only.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from asof.model.views import StoryView
from asof.model.where import Level, Where
from asof.publish.charts.labels import Label, Labels
from asof.publish.charts.locator import Locator, locate
from asof.publish.charts.mentions import AREAS, Mention, focus_of, is_far, mentions_of, routes_of
from asof.publish.charts.outlines import Point, rings_in
from asof.publish.charts.paths import arrow, circle, path, towards, wedge
from asof.publish.charts.projection import HEIGHT, WIDTH, Projection, fit

_MOST_TOWNS = 7  # enough to know where one is; more would hide the story's own places
_MOST_REACH_KM = 300.0  # a country's radius must not shrink its town to a dot
_FAN_KM = 22.0  # how far "south of" is drawn where no distance was said
_LEAST_ARROW = 30.0
_BEARINGS = {
    "north_of": 0,
    "northeast_of": 45,
    "east_of": 90,
    "southeast_of": 135,
    "south_of": 180,
    "southwest_of": 225,
    "west_of": 270,
    "northwest_of": 315,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A ring, area, near (a broken ring), fan or route: an SVG path, and its label where there is room for it."""

    kind: str
    path: str
    label: Label | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town for orientation, which no report names."""

    x: float
    y: float
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class MapDrawing:
    """Everything that the template draws, in points; `scale_points` is the length of `scale_km`."""

    width: float
    height: float
    land: tuple[str, ...]
    towns: tuple[Town, ...]
    shapes: tuple[Shape, ...]
    scale_km: int
    scale_points: float
    locator: Locator | None


def draw_map(story: StoryView) -> MapDrawing | None:
    """The map of a story; None where no place of it has coordinates."""
    mentions = mentions_of(story)
    places = [m.where for m in mentions if not is_far(m.where, mentions)]
    reaches = _reaches(places)
    if not reaches:
        return None
    projection, labels = fit(reaches), Labels()
    labels.keep_free_corner()
    shapes = [
        *_routes(story, mentions, projection, labels),
        *_rings(places, projection, labels),
        *_fans(places, projection, labels),
        *_areas(places, projection, labels),
    ]
    scale_km = _round_km(WIDTH / 4 / projection.points_per_km)
    return MapDrawing(
        width=WIDTH,
        height=HEIGHT,
        land=tuple(_land(projection)),
        towns=tuple(_towns(places, projection, labels)),
        shapes=tuple(reversed(shapes)),  # areas lie under rings, though rings choose the room for their names first
        scale_km=scale_km,
        scale_points=round(scale_km * projection.points_per_km, 1),
        locator=_locator(mentions),
    )


def _reaches(places: Sequence[Where]) -> list[tuple[Point, float]]:
    """What the map must hold: points of degrees and the kilometres around each.

    Areas count only where nothing smaller is known: a province mentioned in passing must not shrink the town.
    """
    reaches = [(where, reach) for where in places if (reach := _reach(where))]
    return [reach for where, reach in reaches if where.level not in AREAS] or [reach for _, reach in reaches]


def _reach(where: Where) -> tuple[Point, float] | None:
    relation = where.relation
    if where.lat is not None and where.lon is not None:
        return (where.lon, where.lat), min(where.radius_km or 0.0, _MOST_REACH_KM)
    if relation and relation.lat is not None and relation.lon is not None:
        return (relation.lon, relation.lat), min(relation.distance_km or _FAN_KM, _MOST_REACH_KM)
    return None


def _land(projection: Projection) -> Iterable[str]:
    """One path a country.  The box is a little larger than the drawing, so that its cut edges lie outside."""
    west, south, east, north = projection.degrees()
    room = (east - west) / 20
    paths: dict[str, list[str]] = {}
    for code, ring in rings_in((west - room, south - room, east + room, north + room)):
        paths.setdefault(code, []).append(path([projection.at(lon, lat) for lon, lat in ring], closed=True))
    return ("".join(parts) for parts in paths.values())


def _rings(places: Sequence[Where], projection: Projection, labels: Labels) -> Iterable[Shape]:
    placed = [(where, *projection.at(where.lon or 0.0, where.lat or 0.0)) for where in places if where.is_point]
    for _, x, y in placed:
        labels.keep_free(x, y, 5)
    for where, x, y in placed:
        radius = max((where.radius_km or 0) * projection.points_per_km, 6.0)
        yield Shape(kind="ring", path=circle(x, y, radius), label=labels.place(where.name, x, y, radius + 5))


def _areas(places: Sequence[Where], projection: Projection, labels: Labels) -> Iterable[Shape]:
    """What is known to lie somewhere in a circle; a country is its outline, which the land shows."""
    for where in places:
        if where.lat is None or where.lon is None or where.is_point or where.level is Level.COUNTRY:
            continue
        x, y = projection.at(where.lon, where.lat)
        radius = max((where.radius_km or 0) * projection.points_per_km, 18.0)
        if radius > max(math.dist((x, y), corner) for corner in product((0, WIDTH), (0, HEIGHT))):
            continue  # it covers the whole map, so that drawing it would say nothing
        kind = "area" if where.level in AREAS else "near"
        yield Shape(kind=kind, path=circle(x, y, radius), label=labels.place(where.name, x, y - radius, 4))


def _fans(places: Sequence[Where], projection: Projection, labels: Labels) -> Iterable[Shape]:
    """What is known only by the side of a place that it lies on, how far away was not said."""
    for where in places:
        relation = where.relation
        if where.lat is not None or relation is None or relation.lat is None or relation.lon is None:
            continue
        x, y = projection.at(relation.lon, relation.lat)
        radius = max((relation.distance_km or _FAN_KM) * projection.points_per_km, 26.0)
        bearing = _BEARINGS.get(relation.kind)
        if bearing is None:
            yield Shape(kind="near", path=circle(x, y, radius), label=labels.place(where.name, x, y + radius, 4))
        else:
            tip = towards(x, y, bearing, radius)
            yield Shape(kind="fan", path=wedge(x, y, radius, bearing), label=labels.place(where.name, *tip, 2))


def _routes(story: StoryView, mentions: Sequence[Mention], projection: Projection, labels: Labels) -> Iterable[Shape]:
    for route, _ in routes_of(story):
        ends = [end for end in (route.origin, route.destination) if end and end.lat is not None]
        if len(ends) < 2 or any(is_far(end, mentions) for end in ends):
            continue
        start, end = (projection.at(where.lon or 0.0, where.lat or 0.0) for where in ends)
        if math.dist(start, end) > _LEAST_ARROW:
            labels.keep_line_free(start, end)
            yield Shape(kind="route", path=arrow(start, end, gap=9))


def _towns(places: Sequence[Where], projection: Projection, labels: Labels) -> Iterable[Town]:
    from asof.publish.charts.neighbours import towns_in

    named = [where.place_id for where in places if where.place_id is not None]
    left = _MOST_TOWNS
    for town in towns_in(projection.degrees(), without=named):
        x, y = projection.at(town.lon, town.lat)
        label = labels.place(town.name, x, y, 5)
        if label:
            labels.keep_free(x, y, 4)
            yield Town(x=x, y=y, label=label)
            left -= 1
        if not left:
            return


def _locator(mentions: Sequence[Mention]) -> Locator | None:
    focus = focus_of(mentions)
    if focus is None or focus.country is None:
        return None
    return locate(focus.country, focus.lon or 0.0, focus.lat or 0.0)


def _round_km(km: float) -> int:
    """The greatest 1, 2 or 5 times a power of ten that is not more than `km`, and at least 1."""
    power: int = 10 ** math.floor(math.log10(max(km, 1.0)))
    return next(power * nice for nice in (5, 2, 1) if power * nice <= max(km, 1.0))
