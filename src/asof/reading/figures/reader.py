"""The seam of reading figures: by patterns alone, or weighed by the trained reader."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from asof.model.figure import Figure
from asof.reading.figures.breakdowns import with_parts
from asof.reading.figures.history import with_history
from asof.reading.figures.read import figures_in
from asof.reading.figures.scene import Scene


class FigureReader(Protocol):
    """Finds the figures of a report."""

    @property
    def addition(self) -> str:
        """What stands behind the name of the reader of a claim, with a version; empty of patterns alone."""

    def read(self, scenes: Iterable[Scene]) -> Iterator[tuple[Figure, ...]]:
        """The figures of every sentence, for all sentences of a report in their order, with spans in the sentence."""

    def settled(self, scenes: Sequence[Scene], figures: Sequence[tuple[Figure, ...]]) -> list[tuple[Figure, ...]]:
        """`figures`, those of all sentences of a report or of an entry in order, with what the whole tells of each."""


class PatternFigures:
    """The grammar and word lists of ``read.py``; needs nothing, and is there always."""

    addition = ""

    def read(self, scenes: Iterable[Scene]) -> Iterator[tuple[Figure, ...]]:
        """As `figures_in`."""
        return map(figures_in, scenes)

    def settled(self, scenes: Sequence[Scene], figures: Sequence[tuple[Figure, ...]]) -> list[tuple[Figure, ...]]:
        """What is of an old case throughout, and the parts of a count told before."""
        return with_parts(scenes, with_history(scenes, figures))


PATTERN_FIGURES = PatternFigures()
