"""Remembers what was worked out of each report, as long as what it was worked out of is the very same."""

import operator
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Value = TypeVar("Value")

MOST_KEPT = 16_384
"""Claims or sentences of which what is worked out of each alone is kept, for the next view; some 3 kB each."""


class Remembered(Generic[Value]):
    """One value a report: the result with and without it is the same.  Not for several threads at once."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Sequence[object], Value]] = {}

    def of(self, report_id: str, told: Sequence[object], make: Callable[[], Value]) -> Value:
        """The value of the report from these claims, or whatever they are told from; `make` works it out where they are
        others than last time."""
        known = self._known.get(report_id)
        if known is not None and are_same(known[0], told):
            return known[1]
        value = make()
        self._known[report_id] = (told, value)
        return value


def are_same(one: Sequence[object], other: Sequence[object]) -> bool:
    """Whether both are the very same values in one order; equal ones that are not the same count as others."""
    return len(one) == len(other) and all(map(operator.is_, one, other))
