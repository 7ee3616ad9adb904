"""Remembers what was worked out of each report's claims, as long as they are the very same ones."""

import operator
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from asof.model.claim import KeptClaim

Value = TypeVar("Value")

MOST_KEPT = 16_384
"""Claims or sentences of which what is worked out of each alone is kept, for the next view; some 3 kB each."""


class Remembered(Generic[Value]):
    """One value a report: the result with and without it is the same.  Not for several threads at once."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Sequence[KeptClaim], Value]] = {}

    def of(self, report_id: str, claims: Sequence[KeptClaim], make: Callable[[], Value]) -> Value:
        """The value of the report from these claims; `make` works it out where they are others than last time."""
        known = self._known.get(report_id)
        if known is not None and are_same(known[0], claims):
            return known[1]
        value = make()
        self._known[report_id] = (claims, value)
        return value


def are_same(one: Sequence[KeptClaim], other: Sequence[KeptClaim]) -> bool:
    """Whether both are the very same values in one order; equal ones that are not the same count as others."""
    return len(one) == len(other) and all(map(operator.is_, one, other))
