"""Which candidates are told: the likely ones, and of overlapping cues one."""

import pytest

from asof.reading.speakers.line import Range
from asof.reading.speakers.trained.choice import Candidate, Choice

CHOICE = Choice(weights={"cue": 1.0, "cue quoted": -3.0}, bias=0.5)


def candidate(*cue: int, odds: float, quoted: float = 0.0) -> Candidate:
    assert len(cue) == 2
    content: tuple[Range, ...] = ((cue[1], cue[1] + 3),)
    return Candidate(cue=cue, source=None, content=content, told={"cue": odds, "cue quoted": quoted, "path": -1.0})


def test_a_chance_is_of_what_is_told_of_a_candidate() -> None:
    assert CHOICE.chance({"cue": -0.5, "cue quoted": 0.0, "path": 9.0}) == pytest.approx(0.5)
    assert CHOICE.chance({"cue": -0.5, "cue quoted": 1.0}) == pytest.approx(0.047, abs=0.001)


def test_what_is_unlikely_is_not_told() -> None:
    likely, unlikely = candidate(1, 2, odds=1.0), candidate(6, 7, odds=1.0, quoted=1.0)
    assert CHOICE.chosen([likely, unlikely]) == [likely]


def test_of_cues_that_overlap_the_likelier_extent_is_told() -> None:
    short, long = candidate(1, 2, odds=1.0), candidate(0, 2, odds=2.0)
    assert CHOICE.chosen([short, long]) == [long]


def test_they_come_in_the_order_of_their_cues() -> None:
    late, early = candidate(8, 9, odds=3.0), candidate(1, 2, odds=1.0)
    assert CHOICE.chosen([late, early]) == [early, late]
