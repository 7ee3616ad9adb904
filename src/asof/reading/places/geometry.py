"""Distances and bearings on the globe."""

from math import asin, atan2, cos, degrees, radians, sin, sqrt

EARTH_DIAMETER_KM = 12742


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance between two (latitude, longitude) pairs in degrees, in kilometres (haversine)."""
    lat_a, lon_a, lat_b, lon_b = map(radians, (*a, *b))
    chord = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return EARTH_DIAMETER_KM * asin(min(1.0, sqrt(chord)))


def bearing(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Direction from `a` to `b` in degrees clockwise from north, 0 to 360."""
    lat_a, lon_a, lat_b, lon_b = map(radians, (*a, *b))
    east = sin(lon_b - lon_a) * cos(lat_b)
    north = cos(lat_a) * sin(lat_b) - sin(lat_a) * cos(lat_b) * cos(lon_b - lon_a)
    return degrees(atan2(east, north)) % 360


def angle_between(a: float, b: float) -> float:
    """How far two bearings lie apart, 0 to 180 degrees."""
    return abs((a - b + 180) % 360 - 180)
