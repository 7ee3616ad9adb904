"""The command line of the benchmarks: a score of what was kept aside is of those rows alone."""

import json
from collections import Counter
from pathlib import Path

import pytest

from bench.__main__ import main
from bench.score import share
from bench.tasks import TASKS, Task


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Six rows of which the even ones were kept aside; the task answers rows 0, 1 and 2."""
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps({"id": number}) + "\n" for number in range(6)), encoding="utf-8")
    task = Task(
        predict=lambda rows, _: [row for row in rows if row["id"] < 3],
        score=lambda gold, found: (share("right", len(list(found)), len(list(gold))),),
        known={"right": "somebody .9"},
        is_aside=lambda row: row["id"] % 2 == 0,
        errors=lambda gold, found: Counter({"not answered": len(list(gold)) - len(list(found)), "answered": 1}),
    )
    monkeypatch.setitem(TASKS, "made-up", task)
    monkeypatch.setitem(TASKS, "whole", Task(predict=task.predict, score=task.score, known={}))
    return path


def test_a_task_prints_its_score_beside_the_best_known(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["made-up", str(gold)]) == 0
    assert "0.500" in (printed := capsys.readouterr().out)
    assert "known: somebody .9" in printed


def test_what_was_kept_aside_is_scored_alone(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["made-up", str(gold), "--aside"]) == 0
    printed = capsys.readouterr().out
    assert "of these 3 were kept aside" in printed
    assert "0.667" in printed


def test_a_task_without_a_part_kept_aside_says_so(gold: Path) -> None:
    with pytest.raises(SystemExit):
        main(["whole", str(gold), "--aside"])


def test_errors_are_counted_by_kind_without_what_was_kept_aside(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["made-up", str(gold), "--errors"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(maxsplit=1) for line in lines[-2:]] == [["2", "not answered"], ["1", "answered"]]


@pytest.mark.parametrize("options", [["made-up", "--aside"], ["whole"]])
def test_errors_of_what_was_kept_aside_or_has_no_kinds_are_refused(gold: Path, options: list[str]) -> None:
    with pytest.raises(SystemExit):
        main([options[0], str(gold), "--errors", *options[1:]])


def test_predictions_can_be_kept(gold: Path, tmp_path: Path) -> None:
    out = tmp_path / "found.jsonl"
    main(["made-up", str(gold), "--out", str(out)])
    assert [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()] == [0, 1, 2]
