"""The second set of figures is joined to its texts where they lie, and refuses others."""

import shutil
from pathlib import Path

import pytest

from asof.model.claim import Standing
from asof.model.figure import FigureKind, Measure
from bench.more_figures import NotTheText, annotated


@pytest.fixture(scope="module")
def data(shared: Path) -> Path:
    return shared / "data"


def test_every_row_counts_in_its_text(data: Path) -> None:
    for text in annotated(data):
        for row in text.figures:
            words = text.content[row["start"] : row["end"]]
            assert words == words.strip() != ""
            assert "\n" not in words
            Measure(row["measure"]), FigureKind(row["kind"]), Standing(row["standing"])
            assert row["low"] is None or row["high"] is None or row["low"] <= row["high"]


def test_a_third_and_more_is_aside_and_no_text_is_in_both_parts(data: Path) -> None:
    texts = list(annotated(data))
    aside = {text.doc for text in texts if text.is_aside}
    assert len({text.doc for text in texts}) == len(texts) == 75
    assert len(aside) == 33


def test_another_text_is_refused(data: Path, tmp_path: Path) -> None:
    for folder in ("live", "stories", "time", "toll"):
        (tmp_path / folder).symlink_to((data / folder).resolve())
    shutil.copytree(data / "place", tmp_path / "place")
    path = tmp_path / "place" / "lgl.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("police", "Police"), encoding="utf-8")
    with pytest.raises(NotTheText, match="lgl"):
        list(annotated(tmp_path))
