"""The errors of figures are told apart as they are scored."""

from typing import Any

from bench.figures import errors


def row(start: int, **given: Any) -> dict[str, Any]:
    plain = {
        "doc": "a",
        "measure": "killed",
        "low": 3,
        "high": 3,
        "kind": "count",
        "standing": "reported",
        "speaker": None,
    }
    return {**plain, "start": start, "end": start + 5, **given}


def test_what_is_right_is_no_error() -> None:
    assert not errors([row(0)], [row(0)])


def test_what_is_wrong_of_a_figure_is_named() -> None:
    found = row(0, kind="total", standing="feared", speaker="the mayor")
    assert errors([row(0)], [found]) == {
        "kind: count, read as total": 1,
        "standing: reported, read as feared": 1,
        "speaker: too many": 1,
    }


def test_measure_and_interval_are_told_apart() -> None:
    assert errors([row(0)], [row(0, low=4)]) == {"interval: killed": 1}
    assert errors([row(0)], [row(0, measure="injured")]) == {"measure: killed, read as injured": 1}


def test_what_is_missed_and_what_is_made_up() -> None:
    assert errors([row(0)], [row(20, measure="crowd")]) == {"not read: killed": 1, "no figure by the gold: crowd": 1}


def test_texts_are_kept_apart() -> None:
    assert errors([row(0)], [row(0, doc="b")]) == {"not read: killed": 1, "no figure by the gold: killed": 1}
