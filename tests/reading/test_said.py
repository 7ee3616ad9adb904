"""When entries were said: days of clocks, weekdays, zones, and entries without a stamp."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asof.model.report import Entry, Stamp
from asof.model.span import Span
from asof.model.when import Precision, When
from asof.reading.said import set_said_at


def day(year: int, month: int, number: int, zone: str = "UTC") -> When:
    start = datetime(year, month, number, tzinfo=UTC)
    end = start + timedelta(days=1)
    return When(start=start, end=end, precision=Precision.DAY, words=f"{start:%F}", span=None, zone=zone)


MONDAY = day(2011, 5, 2)


def stamp(clock: str, weekday: int | None = None, zone: str | None = "local", **rest) -> Stamp:
    return Stamp(words=clock, span=None, clock=time.fromisoformat(clock), weekday=weekday, zone=zone, **rest)


def entries(*stamps: Stamp | None) -> tuple[Entry, ...]:
    return tuple(
        Entry(report_id="r", number=number, span=Span(start=number * 100, end=number * 100 + 99), stamp=found)
        for number, found in enumerate(stamps)
    )


def said(*stamps: Stamp | None, published: When = MONDAY, zone: str = "UTC", content: str | None = None) -> list[str]:
    found, _ = set_said_at(entries(*stamps), published_at=published, zone=zone, content=content)
    return [f"{entry.said_at.start:%d %H:%M}" for entry in found]


def test_newest_first_goes_back_over_midnight():
    assert said(stamp("00:20"), stamp("00:05"), stamp("23:50"), stamp("21:00")) == [
        "02 00:20",
        "02 00:05",
        "01 23:50",
        "01 21:00",
    ]


def test_oldest_first_goes_on_over_midnight():
    assert said(stamp("21:00"), stamp("23:50"), stamp("00:05"), stamp("00:20")) == [
        "02 21:00",
        "02 23:50",
        "03 00:05",
        "03 00:20",
    ]


def test_a_little_disorder_is_no_midnight():
    assert said(stamp("04:30"), stamp("03:55"), stamp("04:30"), stamp("03:30")) == [
        "02 04:30",
        "02 03:55",
        "02 04:30",
        "02 03:30",
    ]


def test_local_time_is_the_zone_of_the_page():
    assert said(stamp("02:30"), zone="Asia/Tehran") == ["01 22:00"]


def test_daylight_saving_goes_by_the_date():
    assert said(stamp("12:00", zone="America/New_York"), published=day(2011, 1, 3)) == ["03 17:00"]
    assert said(stamp("12:00", zone="America/New_York")) == ["02 16:00"]


def test_zones_of_one_page_may_differ():
    assert said(stamp("23:00", zone="Africa/Cairo"), stamp("15:00", zone="America/New_York")) == [
        "02 21:00",
        "02 19:00",
    ]


def test_an_unsaid_zone_is_the_one_the_page_shows_its_clocks_in():
    assert said(stamp("12:00", zone=None), published=day(2011, 5, 2, "Etc/GMT-2"), zone="Asia/Tokyo") == ["02 10:00"]
    assert said(stamp("12:00", zone=None), zone="Asia/Tokyo") == ["02 03:00"]


def test_a_weekday_moves_the_page_date_and_is_told():
    found, issues = set_said_at(entries(stamp("02:30", weekday=1)), published_at=MONDAY, zone="UTC")
    assert f"{found[0].said_at.start:%d}" == "03"
    (issue,) = issues
    assert issue.code == "stamp-weekday-differs"
    assert "Tuesday" in issue.words
    assert "Monday" in issue.words


def test_a_weekday_that_fits_is_no_issue():
    assert set_said_at(entries(stamp("02:30", weekday=0)), published_at=MONDAY, zone="UTC")[1] == ()


def test_a_weekday_below_moves_what_stands_above_it_too():
    assert said(stamp("23:00"), stamp("09:00", weekday=1), stamp("22:00"), stamp("03:00", weekday=0)) == [
        "03 23:00",
        "03 09:00",
        "02 22:00",
        "02 03:00",
    ]


def test_a_day_that_a_heading_gives_stands():
    assert said(stamp("09:00", day=date(2011, 4, 7)), stamp("08:00", day=date(2011, 4, 6))) == ["07 09:00", "06 08:00"]


def test_a_moment_of_metadata_stands():
    moment = datetime(2011, 5, 1, 8, 30, 15, tzinfo=UTC)
    found, _ = set_said_at(entries(Stamp(words="x", span=None, moment=moment)), published_at=MONDAY, zone="Asia/Tokyo")
    assert found[0].said_at.start == moment
    assert found[0].said_at.precision is Precision.MINUTE


def test_weekdays_that_entries_speak_of_correct_the_page_date():
    clocks = [stamp(f"{hour:02d}:00", zone="UTC") for hour in (15, 13, 11, 9)]
    content = "".join(f"{words:100}" for words in ["Crews left Tuesday.", "Talks, on Tuesday.", "Tuesday began.", "x"])
    found, issues = set_said_at(entries(*clocks), published_at=MONDAY, zone="UTC", content=content)
    assert {f"{entry.said_at.start:%d}" for entry in found} == {"03"}
    assert [issue.code for issue in issues] == ["page-date-differs"]


def test_a_weekday_named_once_corrects_nothing():
    assert said(stamp("15:00"), stamp("13:00"), content="Talks will go on on Tuesday." + " " * 200) == [
        "02 15:00",
        "02 13:00",
    ]


def test_an_ordinary_report_is_said_on_the_day_of_its_place():
    found, _ = set_said_at(entries(None), published_at=MONDAY, zone="Asia/Tehran")
    when = found[0].said_at
    assert (when.start.isoformat(), when.end.isoformat()) == ("2011-05-01T19:30:00+00:00", "2011-05-02T19:30:00+00:00")
    assert (when.precision, when.zone) == (Precision.DAY, "Asia/Tehran")


def test_an_ordinary_report_with_a_moment_keeps_it():
    start = datetime(2011, 5, 2, 8, 30, tzinfo=UTC)
    moment = When(start=start, end=start + timedelta(minutes=1), precision=Precision.MINUTE, words="", span=None)
    when = set_said_at(entries(None), published_at=moment, zone="Asia/Tehran")[0][0].said_at
    assert (when.start, when.zone) == (start, "Asia/Tehran")


@pytest.mark.parametrize(
    ("stamps", "index", "start", "end"),
    [
        ((stamp("15:00"), None, stamp("13:00")), 1, "13:00", "15:00"),
        ((stamp("13:00"), None, stamp("15:00")), 1, "13:00", "15:00"),
        ((None, stamp("15:00"), stamp("13:00")), 0, "15:00", "00:00"),
        ((stamp("15:00"), stamp("13:00"), None), 2, "00:00", "13:00"),
    ],
)
def test_an_entry_without_a_stamp_is_bounded_by_its_neighbours(stamps, index, start, end):
    when = set_said_at(entries(*stamps), published_at=MONDAY, zone="UTC")[0][index].said_at
    assert (f"{when.start:%H:%M}", f"{when.end:%H:%M}") == (start, end)
    assert when.precision is Precision.PART_OF_DAY


def test_after_the_last_known_moment_the_end_stays_open():
    """The page's day ended before its newest stamp: nothing says until when."""
    when = set_said_at(entries(None, stamp("23:00", zone="America/New_York"), stamp("22:00", zone="America/New_York")),
                       published_at=MONDAY, zone="UTC")[0][0].said_at  # fmt: skip
    assert (f"{when.start:%d %H:%M}", when.end, when.precision) == ("03 03:00", None, Precision.UNKNOWN)


@given(st.lists(st.none() | st.times(), max_size=12), st.sampled_from(["UTC", "Asia/Tehran", "America/New_York"]))
def test_every_entry_gets_a_start(clocks, zone):
    stamps = [clock and Stamp(words="x", span=None, clock=clock, zone="local") for clock in clocks]
    found, _ = set_said_at(entries(*stamps), published_at=MONDAY, zone=zone, content="")
    assert len(found) == len(clocks)
    assert all(entry.said_at is not None and entry.said_at.start is not None for entry in found)
