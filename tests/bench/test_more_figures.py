"""More sets of figures are joined to their texts where they lie, and refuse others."""

import shutil
from pathlib import Path

import pytest

from asof.model.claim import Standing
from asof.model.figure import FigureKind, Measure
from bench.more_figures import CRISES, LESSONS, NEWS, NotTheText, annotated


@pytest.fixture(scope="module")
def data(shared: Path) -> Path:
    return shared / "data"


def test_every_row_counts_in_its_text(data: Path) -> None:
    for text in annotated(data, (CRISES, NEWS, LESSONS)):
        for row in text.figures:
            words = text.content[row["start"] : row["end"]]
            assert words == words.strip() != ""
            assert "\n" not in words
            Measure(row["measure"]), FigureKind(row["kind"]), Standing(row["standing"])
            assert row["low"] is None or row["high"] is None or row["low"] <= row["high"]


@pytest.mark.parametrize(("of", "count", "aside"), [("", 75, 33), (" of news", 526, 102), (" of lessons", 2824, 215)])
def test_some_texts_are_aside(data: Path, *, of: str, count: int, aside: int) -> None:
    texts = [text for text in annotated(data, (CRISES, NEWS, LESSONS)) if text.of == of]
    assert len(texts) == count
    assert sum(text.is_aside for text in texts) == aside


def test_no_text_stands_twice(data: Path) -> None:
    texts = [text.content for text in annotated(data)]
    assert len(set(texts)) == len(texts)


def test_another_text_is_refused(data: Path, tmp_path: Path) -> None:
    for folder in ("attribution", "live", "stories", "time", "toll"):
        (tmp_path / folder).symlink_to((data / folder).resolve())
    shutil.copytree(data / "place", tmp_path / "place")
    path = tmp_path / "place" / "lgl.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("police", "Police"), encoding="utf-8")
    with pytest.raises(NotTheText, match="lgl"):
        list(annotated(tmp_path))
