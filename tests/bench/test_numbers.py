"""Counts are scored against a specification of numbers, and what counts nothing must stay unread."""

import json
from pathlib import Path

import pytest

from bench.__main__ import main


def result(text: str, words: str, value: str) -> dict[str, object]:
    return {"Text": words, "Start": text.index(words), "Resolution": {"value": value}}


def case(text: str, *found: tuple[str, str]) -> dict[str, object]:
    return {"Input": text, "Results": [result(text, *one) for one in found]}


@pytest.fixture
def specifications(tmp_path: Path) -> Path:
    files = {
        "NumberModel": [
            case("six boats", ("six", "6")),
            case("a third of it", ("a third", "0.333")),
            case("I gave $20", ("20", "20")),
            case("umpteen", ("umpteen", "17")),
        ],
        "NumberRangeModelExperimentalMode": [
            case("up to 30 cars", ("up to 30", "(,30]")),
            case("over 30 cars", ("over 30", "(30,)")),
            case("x>4", (">4", "(4,)")),
        ],
        "AgeModel": [case("he is ten years old", ("ten years old", "10"))],
        "DimensionModel": [case("six people in 9 m", ("9 m", "9"))],
        "PercentModel": [case("20 percent", ("20 percent", "20%"))],
        "OrdinalModel": [case("nothing")],
        "DateParser": [case("on May 4", ("May 4", "XXXX-05-04"))],
    }
    for name, cases in files.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(cases), encoding="utf-8")
    return tmp_path


def test_each_file_is_scored_and_what_is_out_of_scope_is_counted(
    specifications: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["numbers", str(specifications), "--errors"]) == 0
    told = capsys.readouterr().out
    assert "NumberModel                                    0.500  1 of 2, 2 out of scope" in told
    assert "1 out: a fraction, a decimal or a negative number" in told
    assert "1 out: money" in told
    assert "wrong: umpteen" in told
    assert "NumberRangeModelExperimentalMode               1.000  2 of 2, 1 out of scope" in told
    assert "AgeModel: ages are no counts                   1.000  1 of 1, 0 out of scope" in told
    assert "OrdinalModel: ordinals are no counts           0.000  0 of 0, 1 out of scope" in told
