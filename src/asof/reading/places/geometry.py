"""Bearings on the globe."""

from math import atan2, cos, degrees, radians, sin


def bearing(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Direction from `a` to `b` in degrees clockwise from north, 0 to 360."""
    lat_a, lon_a, lat_b, lon_b = map(radians, (*a, *b))
    east = sin(lon_b - lon_a) * cos(lat_b)
    north = cos(lat_a) * sin(lat_b) - sin(lat_a) * cos(lat_b) * cos(lon_b - lon_a)
    return degrees(atan2(east, north)) % 360


def angle_between(a: float, b: float) -> float:
    """How far two bearings lie apart, 0 to 180 degrees."""
    return abs((a - b + 180) % 360 - 180)
