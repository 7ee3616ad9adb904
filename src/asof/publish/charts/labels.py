"""Room for names on a drawing."""

import math
from dataclasses import dataclass, field

from asof.publish.charts.outlines import Box, Point, touches
from asof.publish.charts.projection import HEIGHT, WIDTH
from asof.publish.display import shortened

_POINTS_PER_LETTER = 6.4  # a little more than the mean of the page's sans-serif letters at the map's size
_LONGEST = 24
_EDGE = 2.0
_LINE_STEP = 8.0  # less than the height of a name, so that none slips between


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name beside what it names; `anchor` is SVG's text-anchor."""

    text: str
    x: float
    y: float
    anchor: str


@dataclass(slots=True)
class Labels:
    """Finds room for names, first come first served."""

    taken: list[Box] = field(default_factory=list)

    def keep_free(self, x: float, y: float, radius: float) -> None:
        """No name may lie within `radius` of a point."""
        self.taken.append((x - radius, y - radius, x + radius, y + radius))

    def keep_line_free(self, start: Point, end: Point) -> None:
        """No name may lie on the line between two points."""
        steps = max(int(math.dist(start, end) / _LINE_STEP), 1)
        for step in range(steps + 1):
            share = step / steps
            self.keep_free(start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]), 2)

    def keep_free_corner(self) -> None:
        """No name may lie where the scale is, at the foot on the left."""
        self.taken.append((0, HEIGHT - 26, WIDTH / 2, HEIGHT))

    def place(self, name: str, x: float, y: float, off: float) -> Label | None:
        """The label of something at (x, y), `off` away on the first free side; None where there is no room."""
        text = shortened(name, _LONGEST)
        wide = len(text) * _POINTS_PER_LETTER
        sides = (
            (x + off, y + 4, "start", x + off),
            (x - off, y + 4, "end", x - off - wide),
            (x, y - off - 2, "middle", x - wide / 2),
            (x, y + off + 9, "middle", x - wide / 2),
        )
        for at_x, at_y, anchor, left in sides:
            box = (left, at_y - 11, left + wide, at_y + 3)
            if _is_inside(box) and not any(touches(box, other) for other in self.taken):
                self.taken.append(box)
                return Label(text=text, x=round(at_x, 1), y=round(at_y, 1), anchor=anchor)
        return None


def _is_inside(box: Box) -> bool:
    return box[0] >= _EDGE and box[1] >= _EDGE and box[2] <= WIDTH - _EDGE and box[3] <= HEIGHT - _EDGE
