"""Places of the user's own from GeoJSON (RFC 7946): one place a feature."""

import json
from collections.abc import Iterator
from typing import Any

from asof.errors import PlacesError
from asof.model.globe import great_circle_km
from asof.reading.places.own import OwnPlace
from asof.reading.places.own_fields import ALIASES, Fields, checked

Position = tuple[float, float]
_DEPTHS = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}


def places_of_geojson(content: str, file: str) -> tuple[OwnPlace, ...]:
    """The places of a Feature or FeatureCollection; their properties are named like the columns of a table.

    A line or an area becomes the middle of its box and the reach that covers all of it.  PlacesError names the feature
    (the first is feature 1) and the property that is wrong.
    """
    try:
        data = json.loads(content)
    except ValueError as error:
        raise PlacesError(f"{file}: this is no JSON ({error})") from error
    features = data.get("features") if isinstance(data, dict) and data.get("type") != "Feature" else [data]
    if not isinstance(features, list):
        raise PlacesError(f"{file}: this is no GeoJSON; a FeatureCollection with features is")
    return checked(file, [(f"feature {number}", _fields(feature)) for number, feature in enumerate(features, 1)])


def _fields(feature: Any) -> Fields:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    fields: dict[str, str | float | None] = {}
    for name, value in (properties or {}).items() if isinstance(properties, dict) else ():
        plain = ALIASES.get(str(name).lower(), str(name).lower())
        fields[plain] = "|".join(map(str, value)) if isinstance(value, list) else value
    positions = list(_positions(feature.get("geometry"))) if isinstance(feature, dict) else []
    if positions:
        middle, reach_km = covering(positions)
        fields["lon"], fields["lat"] = middle
        if reach_km > 0:
            fields["radius_km"] = max(reach_km, _own_reach(fields))
    return fields


def _own_reach(fields: Fields) -> float:
    try:
        return float(fields.get("radius_km") or 0.0)
    except ValueError:
        return 0.0


def _positions(geometry: Any) -> Iterator[Position]:
    """Every position of a geometry, longitude first; none where it is of no kind that GeoJSON has."""
    depth = _DEPTHS.get(geometry.get("type", "")) if isinstance(geometry, dict) else None
    if depth is None:
        return
    level = [geometry.get("coordinates")]
    for _ in range(depth):
        level = [inner for outer in level if isinstance(outer, list) for inner in outer]
    for position in level:
        if isinstance(position, list) and len(position) >= 2:
            lon, lat = position[:2]
            if isinstance(lon, int | float) and isinstance(lat, int | float):
                yield float(lon), float(lat)


def covering(positions: list[Position]) -> tuple[Position, float]:
    """The middle of the box around `positions` and the reach from it, in km, that covers them all.

    A box that would be wider than half the globe crosses 180 degrees instead.
    """
    lons, lats = [lon for lon, _ in positions], [lat for _, lat in positions]
    if max(lons) - min(lons) > 180:
        lons = [lon + 360 if lon < 0 else lon for lon in lons]
    lon, lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    lon = lon - 360 if lon > 180 else lon
    reach_km = max(great_circle_km((lat, lon), (lat_, lon_)) for lon_, lat_ in positions)
    return (round(lon, 6), round(lat, 6)), round(reach_km + 0.05, 1) if len(positions) > 1 else 0.0
