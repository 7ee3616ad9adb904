"""Claims on the map: GeoJSON by RFC 7946."""

import json
from collections.abc import Iterable, Iterator, Sequence
from math import asin, atan2, cos, degrees, radians, sin
from typing import Any, TextIO

from asof.model.claim import KeptClaim
from asof.model.globe import EARTH_RADIUS_KM
from asof.model.where import Level, Where
from asof.publish.bodies import claim_body
from asof.publish.labels import label

Position = tuple[float, float]

_UNDRAWN = (Level.COUNTRY, Level.REGION)
"""Too wide for a circle to be true: it would lie over the neighbours.  Their code and name are in the properties."""

_CORNERS = 48


def write_geojson(claims: Iterable[KeptClaim], stream: TextIO) -> None:
    """A FeatureCollection with one feature a claim, its properties the keys of `claim_body`.

    A site or settlement that was found itself is a Point (longitude first).  A district, a first-level region and what
    is only told by another place ("30 km south of Orm", a square somewhere in Orm) is a Polygon: the circle of
    `where.radius_km`, never a point.  Every other claim has a null geometry, by RFC 7946 section 3.2 an unlocated
    feature: nothing is left out.
    """
    credit = json.dumps(label("page.credit_places"))
    stream.write(f'{{"type": "FeatureCollection", "credit": {credit}, "features": [')
    separator = "\n"
    for kept in claims:
        stream.write(separator + json.dumps(_feature(kept), ensure_ascii=False))
        separator = ",\n"
    stream.write("\n]}\n")


def _feature(kept: KeptClaim) -> dict[str, Any]:
    where = kept.claim.where[0] if kept.claim.where else None
    return {
        "type": "Feature",
        "id": kept.claim.claim_id,
        "geometry": _geometry(where) if where else None,
        "properties": claim_body(kept),
    }


def _geometry(where: Where) -> dict[str, Any] | None:
    if where.lat is None or where.lon is None:
        return None
    if where.is_point:
        return {"type": "Point", "coordinates": [where.lon, where.lat]}
    if where.level in _UNDRAWN or where.radius_km is None:
        return None
    return _circle(where.lat, where.lon, where.radius_km)


def _circle(lat: float, lon: float, radius_km: float) -> dict[str, Any] | None:
    """A circle as a polygon, counterclockwise; cut in two at 180 degrees (section 3.1.9); None around a pole."""
    if abs(lat) + degrees(radius_km / EARTH_RADIUS_KM) >= 90:
        return None
    ring = [_corner(lat, lon, radius_km, 360.0 * corner / _CORNERS) for corner in range(_CORNERS)]
    parts = [part for turn in (-360.0, 0.0, 360.0) if (part := _within_globe(ring, turn))]
    if len(parts) == 1:
        return {"type": "Polygon", "coordinates": [parts[0]]}
    return {"type": "MultiPolygon", "coordinates": [[part] for part in parts]}


def _corner(lat: float, lon: float, radius_km: float, angle: float) -> Position:
    """The corner at an angle counterclockwise from east; its longitude may lie beyond 180 degrees."""
    way, turn, north = radius_km / EARTH_RADIUS_KM, radians(90.0 - angle), radians(lat)
    to_lat = asin(sin(north) * cos(way) + cos(north) * sin(way) * cos(turn))
    to_lon = atan2(sin(turn) * sin(way) * cos(north), cos(way) - sin(north) * sin(to_lat))
    return lon + degrees(to_lon), degrees(to_lat)


def _within_globe(ring: Sequence[Position], turn: float) -> list[list[float]]:
    """The part of `ring`, moved by `turn`, between -180 and 180 degrees, closed; empty where none of it is.

    A circle's ring is convex, so that cutting it at both meridians one after the other leaves one ring.
    """
    kept = [(lon + turn, lat) for lon, lat in ring]
    for edge, side in ((-180.0, 1.0), (180.0, -1.0)):
        kept = list(_cut(kept, edge, side))
    return [[round(lon, 5), round(lat, 5)] for lon, lat in (*kept, *kept[:1])]


def _cut(ring: Sequence[Position], edge: float, side: float) -> Iterator[Position]:
    """Sutherland and Hodgman's clipping of a ring at one meridian; `side` is 1 to keep the east, -1 the west."""
    for (lon_a, lat_a), (lon_b, lat_b) in zip((*ring[-1:], *ring[:-1]), ring, strict=True):
        is_in_a, is_in_b = (lon_a - edge) * side >= 0, (lon_b - edge) * side >= 0
        if is_in_a != is_in_b:
            share = (edge - lon_a) / (lon_b - lon_a)
            yield edge, lat_a + (lat_b - lat_a) * share
        if is_in_b:
            yield lon_b, lat_b
