"""A ledger's positions as bars on one number line."""

from collections.abc import Sequence
from dataclasses import dataclass

from asof.model.claim import Standing
from asof.model.quantity import Quantity
from asof.model.views import Position, PositionState
from asof.publish.charts.scale import NumberLine, number_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One position: from `left` to `right`, in percent.

    An open side ends in an arrow.  `mark` is where its known end stands, None where no number was said; its `shape` is
    "solid", "tick" (confirmed), "hollow" (feared or planned) or "struck" (denied, retracted or corrected).  `trail` is
    where the figures stand that the same origin gave before, the oldest first.
    """

    left: float
    right: float
    is_open_left: bool
    is_open_right: bool
    is_approximate: bool
    mark: float | None
    shape: str
    trail: tuple[float, ...] = ()


def line_of(positions: Sequence[Position], beside: Sequence[Position] = ()) -> NumberLine:
    """The number line that all `positions` of a ledger share.

    It holds those `beside` too, but their small numbers do not make it logarithmic: a part of a toll may be few.
    """
    quantities = [position.figure.quantity for position in positions]
    ends = [end for q in quantities for end in (q.low, q.high) if end is not None]
    others = [position.figure.quantity for position in beside]
    greatest = max((end for q in others for end in (q.low, q.high) if end is not None), default=None)
    if greatest is not None and greatest > max(ends, default=0):
        ends.append(greatest)
    return number_line(ends, has_open_end=any(q.high is None for q in (*quantities, *others)))


def bar_of(position: Position, line: NumberLine, before: Sequence[Position] = ()) -> Bar:
    """`position` drawn on `line`; `before` are the positions of its own origin that it overtook, the oldest first."""
    quantity: Quantity = position.figure.quantity
    left = 0.0 if quantity.low is None else line.at(quantity.low)
    right = 100.0 if quantity.high is None else line.at(quantity.high)
    marks = [_mark(one.figure.quantity, line) for one in before]
    return Bar(
        left=left,
        right=right,
        is_open_left=quantity.low is None,
        is_open_right=quantity.high is None,
        is_approximate=quantity.approximate,
        mark=_mark(quantity, line),
        shape=shape_of(position),
        trail=tuple(mark for mark in marks if mark is not None),
    )


def _mark(quantity: Quantity, line: NumberLine) -> float | None:
    end = quantity.high if quantity.low is None else quantity.low
    return None if end is None else line.at(end)


def is_struck(position: Position) -> bool:
    """Whether somebody denied, retracted or corrected it."""
    by_state = position.state in (PositionState.DENIED, PositionState.RETRACTED, PositionState.CORRECTED)
    return by_state or position.standing in (Standing.DENIED, Standing.RETRACTED)


def shape_of(position: Position) -> str:
    """The mark that tells the standing; the words beside it say the same."""
    if is_struck(position):
        return "struck"
    match position.standing:
        case Standing.CONFIRMED:
            return "tick"
        case Standing.FEARED | Standing.PLANNED:
            return "hollow"
        case _:
            return "solid"
