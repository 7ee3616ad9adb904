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
    "solid", "tick" (confirmed), "hollow" (feared or planned) or "struck" (denied, retracted or corrected).
    """

    left: float
    right: float
    is_open_left: bool
    is_open_right: bool
    is_approximate: bool
    mark: float | None
    shape: str


def line_of(positions: Sequence[Position]) -> NumberLine:
    """The number line that all `positions` of a ledger share."""
    quantities = [position.figure.quantity for position in positions]
    ends = [end for q in quantities for end in (q.low, q.high) if end is not None]
    return number_line(ends, has_open_end=any(q.high is None for q in quantities))


def bar_of(position: Position, line: NumberLine) -> Bar:
    """`position` drawn on `line`."""
    quantity: Quantity = position.figure.quantity
    left = 0.0 if quantity.low is None else line.at(quantity.low)
    right = 100.0 if quantity.high is None else line.at(quantity.high)
    mark = None
    if quantity.low is not None:
        mark = left
    elif quantity.high is not None:
        mark = right
    return Bar(
        left=left,
        right=right,
        is_open_left=quantity.low is None,
        is_open_right=quantity.high is None,
        is_approximate=quantity.approximate,
        mark=mark,
        shape=shape_of(position),
    )


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
