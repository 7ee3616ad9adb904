"""Each sentence of ``cases.toml`` states the figures listed for it, by measure, bounds and kind, and no more."""

import tomllib
from pathlib import Path

import pytest

from asof.model.figure import Figure
from asof.reading.figures.read import read_figures
from asof.reading.quantities.read import read_quantities

TABLES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))
CASES = [(sentence, rows) for table in TABLES.values() for sentence, rows in table.items()]


def row(figure: Figure) -> str:
    bounds = ["." if bound is None else str(bound) for bound in (figure.quantity.low, figure.quantity.high)]
    kind = [] if figure.kind.value == "count" else [figure.kind.value]
    return " ".join([figure.measure.value, *bounds, *kind])


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[sentence for sentence, _ in CASES])
def test_a_sentence_states_these_figures(sentence: str, expected: list[str]) -> None:
    found = [row(figure) for figure in read_figures(sentence, read_quantities(sentence))]
    assert sorted(found) == sorted(expected)
