"""How two counts compare: as closed intervals with open sides, the approximate ones a little wider."""

from typing import NamedTuple

from asof.model.quantity import Quantity

APPROXIMATE_SHARE = 0.1
""""About 20" is compared as 18 to 22.  Only comparing widens it: what is kept and shown stays as said."""

_INFINITE = float("inf")


class Bounds(NamedTuple):
    """What a quantity allows: from `low` to `high`, both included; infinite where it is open."""

    low: float
    high: float

    def overlaps(self, other: "Bounds") -> bool:
        """Whether some count fits both."""
        return self.low <= other.high and other.low <= self.high


def bounds_of(quantity: Quantity) -> Bounds:
    """What `quantity` allows when compared with another."""
    low = 0.0 if quantity.low is None else float(quantity.low)
    high = _INFINITE if quantity.high is None else float(quantity.high)
    if quantity.approximate:
        low, high = low * (1 - APPROXIMATE_SHARE), high * (1 + APPROXIMATE_SHARE)
    return Bounds(low=low, high=high)


def is_bounded(quantity: Quantity) -> bool:
    """Whether the words give a bound at all ("many" gives none)."""
    return quantity.low is not None or quantity.high is not None


def is_equal(one: Quantity, other: Quantity) -> bool:
    """Whether both say the same interval, whatever the words."""
    return (one.low, one.high, one.approximate) == (other.low, other.high, other.approximate)


def is_looser(one: Quantity, other: Quantity) -> bool:
    """Whether `one` says no more than `other`: everything that `other` allows, and perhaps more."""
    wide, narrow = bounds_of(one), bounds_of(other)
    return wide.low <= narrow.low and narrow.high <= wide.high
