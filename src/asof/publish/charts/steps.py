"""A measure over time: one line of steps for each origin."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from string import ascii_uppercase

from asof.model.views import Ledger, Position
from asof.publish.charts.bars import is_struck
from asof.publish.charts.scale import NumberLine, TimeLine, number_line, time_line

_MOST_LINES = 8  # more cannot be told apart
_LETTER_GAP = 9.0  # percent of the height under which two letters would touch


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One position: `x` and `y` in percent from the left and the top; `until` is the x at which its step ends."""

    x: float
    y: float
    until: float
    is_open_up: bool
    is_struck: bool
    position: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """The steps of one origin; `letter` names it in the drawing, at `letter_y`; `dash` tells its line from others'."""

    letter: str
    letter_y: float
    dash: int
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TollChart:
    """The numbered positions of one ledger over time; `lines` are at most eight of its `origins`."""

    ledger: Ledger
    numbers: NumberLine
    times: TimeLine
    lines: tuple[Steps, ...]
    origins: int


def toll_chart(ledger: Ledger, *, zone: str, last: datetime | None) -> TollChart | None:
    """`ledger` over time up to `last`; None where fewer than two moments carry a number, so that nothing moves."""
    drawn = [p for p in ledger.positions if _number_of(p) is not None and p.said_at.start is not None]
    moments = {_moment(p) for p in drawn}
    if len(moments) < 2:
        return None
    times = time_line([*moments, *([last] if last else [])], zone)
    numbers = number_line(
        [_number_of(p) or 0 for p in drawn], has_open_end=any(p.figure.quantity.high is None for p in drawn)
    )
    by_origin = sorted(drawn, key=lambda p: (p.origin.origin_id, _moment(p)))
    groups = [tuple(group) for _, group in groupby(by_origin, key=lambda p: p.origin.origin_id)]
    foremost = sorted(groups, key=len, reverse=True)[:_MOST_LINES]
    foremost.sort(key=lambda group: _moment(group[0]))
    lines = [_steps(group, index, numbers, times) for index, group in enumerate(foremost)]
    return TollChart(ledger=ledger, numbers=numbers, times=times, lines=_spread(lines), origins=len(groups))


def _steps(group: Sequence[Position], index: int, numbers: NumberLine, times: TimeLine) -> Steps:
    points = []
    for position, following in zip(group, [*group[1:], None], strict=True):
        y = 100 - numbers.at(_number_of(position) or 0)
        points.append(
            Point(
                x=times.at(_moment(position)),
                y=round(y, 2),
                until=times.at(_moment(following)) if following else 100.0,
                is_open_up=position.figure.quantity.high is None,
                is_struck=is_struck(position),
                position=position,
            )
        )
    return Steps(letter=ascii_uppercase[index], letter_y=points[-1].y, dash=index % 4, points=tuple(points))


def _spread(lines: Sequence[Steps]) -> tuple[Steps, ...]:
    """The lines with their letters pushed apart, from the top down, where they would lie on one another."""
    reached = -_LETTER_GAP
    placed: dict[str, float] = {}
    for line in sorted(lines, key=lambda line: (line.letter_y, line.letter)):
        reached = max(line.letter_y, reached + _LETTER_GAP)
        placed[line.letter] = reached
    return tuple(
        Steps(letter=s.letter, letter_y=round(placed[s.letter], 2), dash=s.dash, points=s.points) for s in lines
    )


def _number_of(position: Position) -> int | None:
    """The number that a step is drawn at: the lowest said, or the highest where only that is."""
    quantity = position.figure.quantity
    return quantity.low if quantity.low is not None else quantity.high


def _moment(position: Position) -> datetime:
    moment = position.said_at.start
    if moment is None:
        raise ValueError("a position without a time has no place on a time line")
    return moment
