"""The errors of the task `times` are told apart by kind."""

from collections import Counter
from typing import Any

from bench.times import errors


def mention(start: int, end: int, value: str, kind: str = "DATE") -> dict[str, Any]:
    return {"start": start, "end": end, "value": value, "type": kind}


def test_each_mention_is_right_or_one_kind_of_error() -> None:
    gold = [mention(0, 4, "2018-05"), mention(5, 9, "P2D"), mention(10, 14, "2018"), mention(20, 24, "PRESENT_REF")]
    found = [mention(0, 4, "2019-05"), mention(5, 9, "P2D"), mention(9, 14, "2018"), mention(30, 34, "P1D", "SET")]
    assert errors([{"id": "a", "timex": gold}], [{"id": "a", "timex": found}]) == Counter(
        {
            "wrong value: another month": 1,
            "right value, other stretch: year": 1,
            "not read: present, past, future": 1,
            "no time by the gold: set": 1,
        }
    )


def test_a_value_of_another_shape_is_told() -> None:
    gold, found = [mention(0, 4, "2018-W20")], [mention(0, 4, "2018-05-17TNI")]
    counted = errors([{"id": "a", "timex": gold}], [{"id": "a", "timex": found}])
    assert list(counted) == ["wrong value: week, read as part of a day"]


def test_a_text_without_predictions_was_not_read() -> None:
    gold = [{"id": "a", "timex": [mention(0, 4, "201"), mention(5, 9, "2018-05-17T02:15"), mention(10, 14, "2018-Q2")]}]
    assert set(errors(gold, [])) == {
        "not read: decade, century",
        "not read: clock time",
        "not read: season, quarter, half",
    }
