"""Our scores are those of the shared scorer, to the digit it prints."""

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.score import Row, score_attribution, score_figures, score_places, score_times, score_toll

_SCORERS = {
    "times": score_times,
    "places": score_places,
    "figures": score_figures,
    "attribution": score_attribution,
}


def _spans(chance: random.Random, count: int) -> list[tuple[int, int]]:
    starts = sorted(chance.sample(range(0, 400, 4), count))
    return [(start + chance.randint(0, 1), start + chance.randint(2, 7)) for start in starts]


def _times(chance: random.Random, key: int, *, gold: bool) -> list[Row]:
    spans = [{"start": s, "end": e, "value": chance.choice("ABC"), "type": "DATE"} for s, e in _spans(chance, 30)]
    return [{"id": key, "timex": [*spans, {"start": None, "value": "A"}] if gold else spans}]


def _places(chance: random.Random, key: int, *, gold: bool) -> list[Row]:
    found = []
    for start, end in _spans(chance, 30):
        is_placed = chance.random() < 0.8
        lat, lon = (chance.choice([10.0, 11.0, 40.0]), 5.0) if is_placed else (None, None)
        found.append({"start": start, "end": end, "lat": lat, "lon": lon})
    return [{"id": key, "toponyms": found}]


def _figures(chance: random.Random, key: int, *, gold: bool) -> list[Row]:
    return [
        {
            "doc": key,
            "start": start,
            "end": end,
            "measure": chance.choice(["killed", "injured"]),
            "low": chance.choice([1, 2]),
            "high": chance.choice([2, None]),
            "kind": chance.choice(["count", "total"]),
            "standing": chance.choice(["reported", "denied"]),
            "speaker": chance.choice(["police", "local police", None]),
        }
        for start, end in _spans(chance, 30)
    ]


def _attribution(chance: random.Random, key: int, *, gold: bool) -> list[Row]:
    parts = [{"source": [[s, e]], "cue": [], "content": [[s, s + 1], [e, e + 3]]} for s, e in _spans(chance, 20)]
    return [{"id": key, "annotations": [{"attributions": parts}]} if gold else {"id": key, "attributions": parts}]


_MAKERS: dict[str, Callable[..., list[Row]]] = {
    "times": _times,
    "places": _places,
    "figures": _figures,
    "attribution": _attribution,
}


@pytest.mark.parametrize("task", sorted(_SCORERS))
def test_our_scores_are_printed_by_the_shared_scorer_too(task: str, shared: Path, tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - made-up rows, not secrets
    gold = [row for key in range(5) for row in _MAKERS[task](chance, key, gold=True)]
    predicted = [row for key in range(5) for row in _MAKERS[task](chance, key, gold=False)]
    paths = []
    for name, rows in (("gold", gold), ("predicted", predicted)):
        paths.append(tmp_path / f"{name}.jsonl")
        paths[-1].write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command = [sys.executable, str(shared / "tools" / "score.py"), task, *map(str, paths)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    scores = _SCORERS[task](gold, predicted)
    assert any(0 < score.value < 1 for score in scores)
    for score in scores:
        assert f"{score.value:.3f}" in printed, (score, printed)


def test_nothing_predicted_scores_zero() -> None:
    gold = _times(random.Random(1), 0, gold=True)  # noqa: S311
    assert [score.value for score in score_times(gold, [])] == [0.0, 0.0, 0.0]


def test_a_toll_is_right_only_where_it_is_the_final_number() -> None:
    gold = [{"incident_id": "a", "killed": 1, "injured": 2}, {"incident_id": "b", "killed": 3, "injured": 0}]
    told = [
        {"doc_id": "1", "incident_id": "a", "killed": 1, "injured": 2},
        {"doc_id": "2", "incident_id": "a", "killed": 0, "injured": 2},
        {"doc_id": "3", "incident_id": "b", "killed": 1, "injured": 1},
        {"doc_id": "4", "incident_id": "b", "killed": 3, "injured": 1},
    ]
    found = {score.name: score.value for score in score_toll(gold, told)}
    assert found == {
        "killed": 0.5,
        "injured": 0.5,
        "both": 0.25,
        "killed within one": 0.75,
        "killed by incident": 0.5,
        "injured by incident": 0.5,
    }
