"""Reads every figure of the texts beside a gold file, in the shape that scoring takes."""

from collections.abc import Callable, Iterator
from pathlib import Path

from asof.model.figure import Figure, Measure
from asof.model.span import Span
from asof.reading.figures.read import read_figures
from asof.reading.quantities.read import read_quantities
from asof.reading.sentences import cut_sentences

# Kept aside while the readers were written, about a fifth of the figures: look at these only through their score.
ASIDE = frozenset({
    "t17-egypt-0205", "t17-iraq-0138", "t17-syria-0182", "t17-syria-0388", "t17-syria-0497", "t17-syria-0528",
    "t17-syria-0547", "t17-syria-0623",
})  # fmt: skip

Voice = Callable[[str, Span], tuple[str, str | None]]
"""Gives the standing and the speaker of the figure that stands at a span of a text."""


def outlet_reports(_content: str, _span: Span) -> tuple[str, str | None]:
    """The voice where none is read: the outlet's own, reported."""
    return "reported", None


def predict(gold_path: Path, *, voice: Voice = outlet_reports) -> Iterator[dict[str, object]]:
    """One row a figure, for every text in the folder ``texts`` beside `gold_path`."""
    for path in sorted((gold_path.parent / "texts").glob("*.txt")):
        content = path.read_text(encoding="utf-8")
        for start, words in _sentences(content):
            for figure in read_figures(words, read_quantities(words)):
                span = figure.quantity.span.shifted(start)
                standing, speaker = voice(content, span)
                yield {"doc": path.stem, **_row(figure, span), "standing": standing, "speaker": speaker}


def _row(figure: Figure, span: Span) -> dict[str, object]:
    # The annotation guide counts tanks and armoured vehicles among the forces.
    measure = Measure.FORCES if figure.measure is Measure.VEHICLES else figure.measure
    quantity = figure.quantity
    return {
        "start": span.start,
        "end": span.end,
        "words": quantity.words,
        "measure": measure.value,
        "low": quantity.low,
        "high": quantity.high,
        "kind": figure.kind.value,
    }


def _sentences(content: str) -> Iterator[tuple[int, str]]:
    """The sentences of the lines of a bare text, each with its offset."""
    offset = 0
    for line in content.splitlines(keepends=True):
        for span in cut_sentences(line):
            yield offset + span.start, span.of(line)
        offset += len(line)
