"""What the values themselves refuse: half points, backward intervals, times without a zone."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asof.model.quantity import Quantity
from asof.model.span import Span
from asof.model.when import Precision, When
from asof.model.where import Level, Where

_HERE = Span(start=0, end=1)
_NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)


def _when(start: datetime | None, end: datetime | None) -> When:
    return When(start=start, end=end, precision=Precision.UNKNOWN, words="then", span=None)


def test_a_span_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="not an interval"):
        Span(start=3, end=2)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        _when(datetime(2031, 5, 4), None)


def test_a_time_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        _when(_NOON, _NOON - timedelta(minutes=1))


def test_a_quantity_whose_high_is_under_its_low_is_refused() -> None:
    with pytest.raises(ValueError, match="many"):
        Quantity(low=3, high=2, words="many", span=_HERE)


def test_a_place_with_half_a_point_is_refused() -> None:
    with pytest.raises(ValueError, match="only one"):
        Where(name="Velm", words="Velm", span=_HERE, level=Level.SETTLEMENT, lat=1.0)


def test_an_open_side_of_a_time_reaches_for_ever() -> None:
    since, noon = _when(_NOON, None), _when(_NOON + timedelta(days=900), _NOON + timedelta(days=901))
    assert since.overlaps(noon)
    assert noon.overlaps(since)
    assert not _when(None, _NOON).overlaps(noon)


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_spans_overlap_exactly_where_they_share_a_code_point(a: int, b: int, c: int, d: int) -> None:
    left, right = Span(start=min(a, b), end=max(a, b)), Span(start=min(c, d), end=max(c, d))
    shared = set(range(left.start, left.end)) & set(range(right.start, right.end))
    assert left.overlaps(right) == bool(shared)
    assert left.overlaps(right) == right.overlaps(left)
