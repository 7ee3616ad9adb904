"""The seam of reading figures: by patterns alone, or weighed by the trained reader."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from asof.model.figure import Figure
from asof.reading.figures.read import figures_in
from asof.reading.figures.scene import Scene


class FigureReader(Protocol):
    """Finds the figures of a report."""

    @property
    def addition(self) -> str:
        """What stands behind the name of the reader of a claim, with a version; empty of patterns alone."""

    def read(self, scenes: Iterable[Scene]) -> Iterator[tuple[Figure, ...]]:
        """The figures of every sentence, for all sentences of a report in their order, with spans in the sentence."""


class PatternFigures:
    """The grammar and word lists of ``read.py``; needs nothing, and is there always."""

    addition = ""

    def read(self, scenes: Iterable[Scene]) -> Iterator[tuple[Figure, ...]]:
        """As `figures_in`."""
        return map(figures_in, scenes)


PATTERN_FIGURES = PatternFigures()
