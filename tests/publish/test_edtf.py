"""EDTF says what the words said, no sharper."""

from datetime import UTC, datetime

import pytest

from asof.model.when import Precision, When
from asof.publish.edtf import edtf

Side = tuple[int, ...] | None


def when(start: Side, end: Side, precision: Precision, zone: str = "UTC") -> When:
    """A time between two UTC moments given by their parts."""
    return When(
        start=start and datetime(*start, tzinfo=UTC),
        end=end and datetime(*end, tzinfo=UTC),
        precision=precision,
        words="",
        span=None,
        zone=zone,
    )


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        ((1994, 4, 6, 20, 20), (1994, 4, 6, 20, 21), Precision.MINUTE, "1994-04-06T20:20:00+00:00"),
        ((1994, 4, 6), (1994, 4, 7), Precision.DAY, "1994-04-06"),
        ((1994, 4, 6), (1994, 4, 9), Precision.DAY, "1994-04-06/1994-04-08"),
        ((1994, 4, 4), (1994, 4, 11), Precision.WEEK, "1994-04-04/1994-04-10"),
        ((1994, 4, 6, 18), (1994, 4, 7), Precision.PART_OF_DAY, "1994-04-06"),
        ((1994, 4, 6, 18), (1994, 4, 7, 6), Precision.PART_OF_DAY, "1994-04-06/1994-04-07"),
        ((1994, 4, 6, 18), (1994, 4, 6, 20), Precision.MINUTE, "1994-04-06"),
        ((1994, 4, 1), (1994, 5, 1), Precision.MONTH, "1994-04"),
        ((1994, 4, 1), (1994, 7, 1), Precision.MONTH, "1994-04/1994-06"),
        ((1994, 12, 1), (1995, 3, 1), Precision.SEASON, "1994-12/1995-02"),
        ((1994, 1, 1), (1995, 1, 1), Precision.YEAR, "1994"),
        ((1990, 1, 1), (2000, 1, 1), Precision.DECADE, "199X"),
        ((800, 1, 1), (801, 1, 1), Precision.YEAR, "0800"),
        ((1994, 1, 1), None, Precision.YEAR, "1994/.."),
        (None, (1994, 4, 7), Precision.DAY, "../1994-04-06"),
        ((1994, 4, 6), (1994, 4, 6), Precision.DAY, "1994-04-06"),
        (None, None, Precision.UNKNOWN, None),
    ],
)
def test_each_precision(start: Side, end: Side, precision: Precision, expected: str | None) -> None:
    assert edtf(when(start, end, precision)) == expected


def test_a_local_day_is_the_day_of_its_zone() -> None:
    day = when((1994, 4, 5, 18, 15), (1994, 4, 6, 18, 15), Precision.DAY, "Asia/Kathmandu")
    assert edtf(day) == "1994-04-06"


def test_a_minute_keeps_its_offset() -> None:
    minute = when((1994, 4, 5, 18, 15), (1994, 4, 5, 18, 16), Precision.MINUTE, "Asia/Kathmandu")
    assert edtf(minute) == "1994-04-06T00:00:00+05:45"
