"""Errors of attribution by kind."""

from typing import Any

from bench.attribution import errors, predict

TEXT = "The mayor rejoiced that the dam was low. Police said ten had fled."


def _item(source: tuple[int, int], cue: tuple[int, int], content: tuple[int, int]) -> dict[str, Any]:
    return {"source": [[*source]], "cue": [[*cue]], "content": [[*content]]}


REJOICED, SAID = _item((0, 9), (10, 18), (19, 39)), _item((41, 47), (48, 52), (53, 65))


def _errors(*found: dict[str, Any]) -> dict[str, int]:
    gold = [{"id": "a", "text": TEXT, "annotations": [{"attributions": [REJOICED]}]}]
    return dict(errors(gold, [{"id": "a", "attributions": list(found)}]))


def test_what_is_right_is_no_error() -> None:
    assert _errors(REJOICED) == {}


def test_a_missed_cue_is_told_by_its_word() -> None:
    assert _errors() == {"cue missed: words of no list": 1}


def test_a_cue_too_many_is_told_by_what_it_does() -> None:
    assert _errors(REJOICED, SAID) == {"cue where none is marked: a verb to say": 1}


def test_extents_are_too_long_too_short_or_off_by_a_mark() -> None:
    assert _errors(_item((4, 9), (10, 18), (19, 40))) == {"source too short": 1, "content off by a mark": 1}
    assert _errors(_item((0, 9), (10, 18), (0, 39))) == {"content too long": 1}
    assert _errors(_item((19, 39), (10, 18), (19, 39))) == {"source on the wrong side": 1}


def test_the_rules_alone_read_what_they_know() -> None:
    (row,) = predict([{"id": "a", "text": TEXT}])
    assert SAID in row["attributions"]
