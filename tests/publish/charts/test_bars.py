"""A bar shows what is known, which side is open, and how the position stands."""

import dataclasses

import pytest

from asof.model.claim import Standing
from asof.model.quantity import Quantity
from asof.model.span import Span
from asof.model.views import PositionState
from asof.publish.charts.bars import bar_of, line_of, shape_of


@pytest.fixture
def position(sample):
    return sample.view.stories[0].ledgers[0].positions[0]


def _saying(position, low: int | None, high: int | None):
    quantity = Quantity(low=low, high=high, words="x", span=Span(start=0, end=1))
    return dataclasses.replace(position, figure=dataclasses.replace(position.figure, quantity=quantity))


@pytest.mark.parametrize(
    ("low", "high", "opens", "mark"),
    [
        (2, None, (False, True), "left"),
        (None, 8, (True, False), "right"),
        (4, 8, (False, False), "left"),
        (None, None, (True, True), None),
        (0, 0, (False, False), "left"),
    ],
)
def test_sides_are_open_where_the_words_leave_them_open(position, low, high, opens, mark) -> None:
    said = _saying(position, low, high)
    bar = bar_of(said, line_of([said, _saying(position, 10, 10)]))
    assert (bar.is_open_left, bar.is_open_right) == opens
    assert bar.mark == (getattr(bar, mark) if mark else None)
    assert 0 <= bar.left <= bar.right <= 100


@pytest.mark.parametrize(
    ("standing", "state", "shape"),
    [
        (Standing.REPORTED, PositionState.STANDING, "solid"),
        (Standing.CONFIRMED, PositionState.STANDING, "tick"),
        (Standing.FEARED, PositionState.STANDING, "hollow"),
        (Standing.DENIED, PositionState.STANDING, "struck"),
        (Standing.CONFIRMED, PositionState.CORRECTED, "struck"),
        (Standing.REPORTED, PositionState.SUPERSEDED, "solid"),
    ],
)
def test_the_shape_tells_the_standing(position, standing, state, shape) -> None:
    assert shape_of(dataclasses.replace(position, standing=standing, state=state)) == shape


def test_a_small_part_of_a_toll_does_not_make_its_line_logarithmic(position) -> None:
    toll, part = _saying(position, 10, 158), _saying(position, 1, 1)
    assert not line_of([toll], [part]).is_logarithmic
    assert line_of([toll], [_saying(position, 9000, None)]).top >= 9000


def test_a_few_against_thousands_are_both_told_apart_from_nothing_and_from_the_end(position) -> None:
    few, many = _saying(position, 3, None), _saying(position, 6000, 6000)
    line = line_of([few, many])
    assert line.is_logarithmic
    assert 10 < bar_of(few, line).mark < 60 < bar_of(many, line).mark < 98


def test_what_the_same_origin_said_before_is_a_trail(position) -> None:
    line = line_of([_saying(position, 10, 10)])
    before = [_saying(position, 2, 2), _saying(position, None, None), _saying(position, 5, 5)]
    assert bar_of(_saying(position, 10, 10), line, before).trail == (line.at(2), line.at(5))


def test_without_any_number_there_is_no_axis(position) -> None:
    assert line_of([_saying(position, None, None)]).ticks == ()
