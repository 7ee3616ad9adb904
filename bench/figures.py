"""Reads every figure of the texts beside a gold file, in the shape that scoring takes."""

from collections.abc import Iterator
from pathlib import Path

from asof.model.figure import Figure, Measure
from asof.reading.figures.read import read_figures
from asof.reading.quantities.read import read_quantities
from asof.reading.sentences import cut_sentences


def predict(gold_path: Path) -> Iterator[dict[str, object]]:
    """One row a figure, for every text in the folder ``texts`` beside `gold_path`."""
    for path in sorted((gold_path.parent / "texts").glob("*.txt")):
        content = path.read_text(encoding="utf-8")
        for start, words in _sentences(content):
            for figure in read_figures(words, read_quantities(words)):
                yield _row(path.stem, start, figure)


def _row(doc: str, start: int, figure: Figure) -> dict[str, object]:
    span = figure.quantity.span.shifted(start)
    # The annotation guide counts tanks and armoured vehicles among the forces.
    measure = Measure.FORCES if figure.measure is Measure.VEHICLES else figure.measure
    return {
        "doc": doc, "start": span.start, "end": span.end, "words": figure.quantity.words, "measure": measure.value,
        "low": figure.quantity.low, "high": figure.quantity.high, "kind": figure.kind.value,
        "standing": "reported", "speaker": None,
    }  # fmt: skip


def _sentences(content: str) -> Iterator[tuple[int, str]]:
    """The sentences of the lines of a bare text, each with its offset."""
    offset = 0
    for line in content.splitlines(keepends=True):
        for span in cut_sentences(line):
            yield offset + span.start, span.of(line)
        offset += len(line)
