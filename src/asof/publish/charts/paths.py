"""The paths of SVG shapes, as text."""

import math
from collections.abc import Sequence

from asof.publish.charts.outlines import Point

_FAN_HALF_DEGREES = 38.0  # "south of" reaches from about southeast to about southwest


def path(points: Sequence[Point], *, closed: bool = False) -> str:
    """A line through `points`."""
    return "M" + "L".join(f"{x:g},{y:g}" for x, y in points) + ("Z" if closed else "")


def circle(x: float, y: float, radius: float) -> str:
    """A circle as a path, so that every shape is drawn alike."""
    r = round(radius, 1)  # once: two halves whose chord is not twice the radius would make an egg
    return f"M{x - r:.1f},{y:.1f}a{r:.1f},{r:.1f} 0 1 0 {2 * r:.1f},0a{r:.1f},{r:.1f} 0 1 0 {-2 * r:.1f},0Z"


def towards(x: float, y: float, bearing: float, distance: float) -> Point:
    """The point at `distance` from (x, y) on a compass bearing in degrees."""
    angle = math.radians(bearing)
    return round(x + math.sin(angle) * distance, 1), round(y - math.cos(angle) * distance, 1)


def wedge(x: float, y: float, radius: float, bearing: float) -> str:
    """A fan from (x, y) around a bearing."""
    (x0, y0), (x1, y1) = (towards(x, y, bearing + side * _FAN_HALF_DEGREES, radius) for side in (-1, 1))
    return f"M{x:g},{y:g}L{x0:g},{y0:g}A{radius:.1f},{radius:.1f} 0 0 1 {x1:g},{y1:g}Z"


def arrow(start: Point, end: Point, *, gap: float) -> str:
    """A line from near `start` to near `end`, leaving `gap` free at both, with a head."""
    bearing = math.degrees(math.atan2(end[0] - start[0], start[1] - end[1]))
    tail, tip = towards(*start, bearing, gap), towards(*end, bearing + 180, gap)
    left, right = (towards(*tip, bearing + 180 + side, 9) for side in (-25, 25))
    return path([tail, tip]) + path([left, tip, right])
