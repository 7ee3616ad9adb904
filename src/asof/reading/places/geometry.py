"""Bearings on the globe."""

from math import asin, atan2, cos, degrees, radians, sin

from asof.model.globe import EARTH_RADIUS_KM


def bearing(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Direction from `a` to `b` in degrees clockwise from north, 0 to 360."""
    lat_a, lon_a, lat_b, lon_b = map(radians, (*a, *b))
    east = sin(lon_b - lon_a) * cos(lat_b)
    north = cos(lat_a) * sin(lat_b) - sin(lat_a) * cos(lat_b) * cos(lon_b - lon_a)
    return degrees(atan2(east, north)) % 360


def angle_between(a: float, b: float) -> float:
    """How far two bearings lie apart, 0 to 180 degrees."""
    return abs((a - b + 180) % 360 - 180)


def moved(a: tuple[float, float], direction: float, km: float) -> tuple[float, float]:
    """The point `km` from `a` in a direction of degrees clockwise from north, longitude from -180 to 180."""
    lat, lon = map(radians, a)
    turn, way = radians(direction), km / EARTH_RADIUS_KM
    to_lat = asin(sin(lat) * cos(way) + cos(lat) * sin(way) * cos(turn))
    to_lon = lon + atan2(sin(turn) * sin(way) * cos(lat), cos(way) - sin(lat) * sin(to_lat))
    return round(degrees(to_lat), 5), round((degrees(to_lon) + 540) % 360 - 180, 5)
