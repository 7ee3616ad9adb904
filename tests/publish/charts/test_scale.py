"""Lines have round ticks, room for open ends, and the local clock."""

from datetime import UTC, datetime, timedelta

import pytest

from asof.publish.charts.scale import number_line, time_line


@pytest.mark.parametrize("greatest", [0, 1, 2, 3, 7, 10, 37, 99, 1000, 123456])
@pytest.mark.parametrize("has_open_end", [True, False])
def test_a_line_holds_its_numbers_with_a_handful_of_ticks(greatest: int, has_open_end: bool) -> None:
    line = number_line([greatest], has_open_end=has_open_end)
    assert line.top >= greatest
    assert 2 <= len(line.ticks) <= 9
    assert [tick.at for tick in line.ticks] == sorted({tick.at for tick in line.ticks})


def test_an_open_end_leaves_room_for_its_arrow() -> None:
    line = number_line([10], has_open_end=True)
    assert line.at(10) < 90


def test_numbers_of_one_kind_stand_on_a_linear_line() -> None:
    line = number_line([1, 3, 7], has_open_end=False)
    assert not line.is_logarithmic
    assert line.at(0) == 0
    assert line.at(6) == pytest.approx(2 * line.at(3))


def test_a_few_and_thousands_stand_on_a_logarithmic_line() -> None:
    line = number_line([3, 2000], has_open_end=False)
    assert line.is_logarithmic
    assert line.at(0) == 0
    assert 10 < line.at(3) < line.at(2000) <= 100
    assert [tick.text for tick in line.ticks] == ["0", "1", "10", "100", "1,000"]


def test_nothing_known_still_makes_a_line() -> None:
    assert number_line([], has_open_end=True).top >= 1


def test_a_night_has_ticks_on_the_local_clock() -> None:
    start = datetime(2019, 3, 1, 17, 0, tzinfo=UTC)
    line = time_line([start, start + timedelta(hours=5)], "Asia/Kolkata")
    assert [tick.text for tick in line.ticks] == ["2 Mar", "02:00"]


def test_years_have_ticks_that_name_the_year() -> None:
    start = datetime(2003, 3, 1, tzinfo=UTC)
    line = time_line([start, start + timedelta(days=4000)], "UTC")
    assert all(tick.text[-4:].isdigit() for tick in line.ticks)


@pytest.mark.parametrize("days", [0, 1, 5, 40, 400, 4000, 40000])
def test_any_length_of_time_has_few_ticks_in_order(days: int) -> None:
    start = datetime(1990, 1, 1, tzinfo=UTC)
    line = time_line([start, start + timedelta(days=days)], "UTC")
    places = [tick.at for tick in line.ticks]
    assert 1 <= len(places) <= 5
    assert places == sorted(places)


def test_what_lies_outside_is_at_the_edge() -> None:
    start = datetime(2019, 3, 1, tzinfo=UTC)
    line = time_line([start, start + timedelta(days=1)], "UTC")
    assert line.at(start - timedelta(days=9)) == 0
    assert line.at(start + timedelta(days=9)) == 100
