"""The gate falls when a score falls, and a floor falls only with a reason."""

import dataclasses
from pathlib import Path

import pytest

from bench import gate
from bench.gate import Floor, digest_of, read_floors, run_gate, write_floors
from bench.score import Score
from bench.tasks import TASKS, Task


@pytest.fixture
def pinned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with one task that reaches 0.8, and its floor at 0.8."""
    data = tmp_path / "gold.jsonl"
    data.write_text('{"id": 1}\n', encoding="utf-8")
    task = Task(predict=lambda rows, _: rows, score=lambda _gold, _found: (Score(name="share", value=0.8),), known={})
    monkeypatch.setitem(TASKS, "made-up", task)
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.toml")
    write_floors([Floor(task="made-up", data="gold.jsonl", digest=digest_of(data), score="share", value=0.8)])
    return tmp_path


def _set_floor(value: float) -> None:
    (floor,) = read_floors()
    write_floors([Floor(task=floor.task, data=floor.data, digest=floor.digest, score=floor.score, value=value)])


def test_a_score_at_its_floor_passes(pinned: Path) -> None:
    assert run_gate(pinned, set_floors=False, reason=None) == 0


def test_a_score_under_its_floor_fails(pinned: Path) -> None:
    _set_floor(0.9)
    assert run_gate(pinned, set_floors=False, reason=None) == 1


def test_a_floor_with_a_wider_margin_of_its_own_is_held_there(pinned: Path) -> None:
    (floor,) = read_floors()
    write_floors([dataclasses.replace(floor, value=0.81, margin=0.013)])
    assert run_gate(pinned, set_floors=False, reason=None) == 0
    write_floors([dataclasses.replace(floor, value=0.82, margin=0.013)])
    assert run_gate(pinned, set_floors=False, reason=None) == 1
    assert read_floors()[0].margin == 0.013


def test_other_data_than_the_pinned_data_fails(pinned: Path) -> None:
    (pinned / "gold.jsonl").write_text('{"id": 2}\n', encoding="utf-8")
    assert run_gate(pinned, set_floors=False, reason=None) == 1


def test_missing_data_fails(pinned: Path) -> None:
    (pinned / "gold.jsonl").unlink()
    assert run_gate(pinned, set_floors=False, reason=None) == 1


def test_a_floor_rises_with_the_flag(pinned: Path) -> None:
    _set_floor(0.5)
    assert run_gate(pinned, set_floors=True, reason=None) == 0
    assert read_floors()[0].value == 0.8


def test_a_floor_falls_only_with_a_reason_which_is_kept(pinned: Path) -> None:
    _set_floor(0.9)
    assert run_gate(pinned, set_floors=True, reason=None) == 1
    assert read_floors()[0].value == 0.9
    assert run_gate(pinned, set_floors=True, reason="the gold was corrected") == 0
    assert (read_floors()[0].value, read_floors()[0].reason) == (0.8, "the gold was corrected")
