"""A time is shown in the place's clock, and no sharper than it was said."""

from datetime import UTC, datetime, timedelta

import pytest

from asof.model.when import Precision, When
from asof.publish.moments import show_moment, show_when


def _when(precision: Precision, start: datetime | None, words: str = "", zone: str = "Asia/Kathmandu") -> When:
    end = start + timedelta(days=1) if start else None
    return When(start=start, end=end, precision=precision, words=words, span=None, zone=zone)


def test_a_minute_is_shown_local_with_utc_beside() -> None:
    moment = show_when(_when(Precision.MINUTE, datetime(2015, 4, 25, 6, 11, tzinfo=UTC)), "Asia/Kathmandu")
    assert (moment.text, moment.utc, moment.machine) == ("Sat 25 Apr 11:56", "06:11 UTC", "2015-04-25T06:11:00Z")


def test_utc_names_its_day_where_it_is_another() -> None:
    assert show_moment(datetime(2015, 4, 25, 20, 0, tzinfo=UTC), "Asia/Kathmandu").utc == "Sat 20:00 UTC"


def test_a_day_has_no_clock_time() -> None:
    local_midnight = datetime(2015, 4, 24, 18, 15, tzinfo=UTC)
    moment = show_when(_when(Precision.DAY, local_midnight), "Asia/Kathmandu", year=True)
    assert (moment.text, moment.utc, moment.machine) == ("Sat 25 Apr 2015", "", "2015-04-25")


@pytest.mark.parametrize(
    ("precision", "text"),
    [
        (Precision.PART_OF_DAY, "Sat 25 Apr, in the night"),
        (Precision.WEEK, "week of 25 Apr 2015"),
        (Precision.MONTH, "Apr 2015"),
        (Precision.YEAR, "2015"),
        (Precision.DECADE, "2010s"),
    ],
)
def test_less_than_a_day_is_shown_as_little(precision: Precision, text: str) -> None:
    moment = show_when(_when(precision, datetime(2015, 4, 24, 18, 15, tzinfo=UTC), "in the night"), "UTC")
    assert (moment.text, moment.utc) == (text, "")


def test_an_unknown_time_says_so_and_has_no_machine_form() -> None:
    for when in (None, _when(Precision.UNKNOWN, None, "earlier")):
        moment = show_when(when, "UTC")
        assert (moment.text, moment.machine) == ("time not said", None)


def test_an_unknown_zone_is_utc() -> None:
    assert show_moment(datetime(2015, 4, 25, 6, tzinfo=UTC), "Nowhere/Atlantis").text == "Sat 25 Apr 06:00"
