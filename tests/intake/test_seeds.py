"""The two seed pages come out as the gold says."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from asof.intake.intake import Hints, take_in
from asof.model.report import BlockKind
from asof.reading.said import set_said_at

FILES = ["kazerun-2018-05-16-live.txt", "kazerun-2018-05-19-wrap.txt"]


@pytest.mark.parametrize("file", FILES)
def test_a_seed_comes_out_as_its_gold_says(shared: Path, file: str):
    gold = next(g for g in json.loads((shared / "gold" / "kazerun.json").read_text())["reports"] if g["file"] == file)
    raw = (shared / "seeds" / file).read_bytes()
    intake = take_in(raw, name=file, url=None, received_at=datetime(2018, 5, 20, tzinfo=UTC), hints=Hints())
    report, text = intake.report, intake.text
    assert f"{report.published_at.start:%Y-%m-%d}" == gold["published"]
    assert report.outlet == gold["outlet_words"]
    assert report.title == gold["title"]
    said, _ = set_said_at(intake.entries, published_at=report.published_at, zone="Asia/Tehran", content=text.content)
    assert [entry.stamp.words if entry.stamp else None for entry in said] == [e["stamp"] for e in gold["entries"]]
    for entry, expected in zip(said, gold["entries"], strict=True):
        if "T" in expected["said_at"]:
            assert entry.said_at.start == datetime.fromisoformat(expected["said_at"])
            blocks = [block for block in text.blocks if entry.span.contains(block.span)]
            assert len(blocks) == expected["paragraphs"]
    assert not any(words in text.content for words in gold.get("not_text", ()))


def test_the_deck_of_the_wrap_stands_once(shared: Path):
    raw = (shared / "seeds" / FILES[1]).read_bytes()
    intake = take_in(raw, name="wrap", url=None, received_at=datetime(2018, 5, 20, tzinfo=UTC), hints=Hints())
    kinds = [block.kind for block in intake.text.blocks]
    assert kinds.count(BlockKind.DECK) == 1
    assert kinds.count(BlockKind.CAPTION) == 5
    assert intake.text.content.count("has backfired.") == 1
    day = set_said_at(intake.entries, published_at=intake.report.published_at, zone="Asia/Tehran")[0][0].said_at
    assert (day.start.isoformat(), day.precision.value) == ("2018-05-18T19:30:00+00:00", "day")
