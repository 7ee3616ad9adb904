"""A count inside a claim."""

from dataclasses import dataclass
from enum import StrEnum

from asof.model.quantity import Quantity


class Measure(StrEnum):
    """What is counted."""

    KILLED = "killed"
    INJURED = "injured"
    ARRESTED = "arrested"
    MISSING = "missing"
    ABDUCTED = "abducted"
    DISPLACED = "displaced"
    RESCUED = "rescued"
    RELEASED = "released"
    SICK = "sick"
    CROWD = "crowd"
    FORCES = "forces"
    VEHICLES = "vehicles"
    OTHER = "other"


class FigureKind(StrEnum):
    """How the count stands to others: one event's count, a running total, "three more", "including two", history."""

    COUNT = "count"
    TOTAL = "total"
    INCREMENT = "increment"
    SUBSET = "subset"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A measure, its quantity and, in the report's words, who is counted (None: only "people")."""

    measure: Measure
    quantity: Quantity
    who: str | None = None
    kind: FigureKind = FigureKind.COUNT

    def shifted(self, by: int) -> "Figure":
        """The same with the span of its quantity moved by `by` code points."""
        return Figure(measure=self.measure, quantity=self.quantity.shifted(by), who=self.who, kind=self.kind)
