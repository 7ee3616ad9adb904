"""Other calendars and days with a name: what the table says, and the laws of their arithmetic."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asof.model.when import Precision, When
from asof.reading.times import reckoning
from asof.reading.times.anchor import Anchor
from asof.reading.times.holidays import days_of
from asof.reading.times.read import read_times
from asof.reading.times.tables import read_holidays, read_holidays_by_zone
from asof.reading.times.timex import Timex

_TABLE = Path(__file__).parent / "calendar_cases.txt"
CASES = [
    [field.strip() for field in line.split("|")]
    for line in _TABLE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def _read(sentence: str, said: str, zone: str) -> dict[str, Timex]:
    start = datetime.fromisoformat(said).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    when = When(start=start, end=start + timedelta(days=1), precision=Precision.DAY, words=said, span=None, zone=zone)
    return {timex.when.words: timex for timex in read_times(sentence, Anchor(said_at=when, zone=zone))}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}: {case[2]}")
def test_a_day_of_another_calendar_is_its_gregorian_interval(case: list[str]) -> None:
    said, zone, sentence, words, value, *bounds, calendar = case
    found = _read(sentence, said, zone)
    assert words in found, f"read {list(found)}"
    timex = found[words]
    start, end = (datetime.fromisoformat(bound).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) for bound in bounds)
    assert (timex.value, timex.when.start, timex.when.end) == (value, start, end)
    assert timex.calendar == (calendar or None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Mehr News reported it first.",
        "Asad Bahman and Tir Dey spoke.",
        "He filed report 1397/2/26 again.",
        "Ramadan Haddad spoke to them.",
        "Independence Day was calm.",
        "Of the 2564 be it said that they left.",
    ],
)
def test_names_and_unmarked_figures_are_no_dates(sentence: str) -> None:
    assert _read(sentence, "2021-05-02", "Europe/Paris") == {}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (reckoning.solar_day(1397, 2, 26), date(2018, 5, 16)),
        (reckoning.solar_day(1403, 12, 30), date(2025, 3, 20)),
        (reckoning.solar_day(1402, 12, 30), None),
        (reckoning.solar_day(900, 1, 1), None),
        (reckoning.islamic_day(1445, 9, 1), date(2024, 3, 11)),
        (reckoning.islamic_day(900, 1, 1), None),
        (reckoning.easter(2024), date(2024, 3, 31)),
        (reckoning.orthodox_easter(2024), date(2024, 5, 5)),
        (reckoning.rosh_hashanah(2020), date(2020, 9, 19)),
        (reckoning.rosh_hashanah(2024), date(2024, 10, 3)),
        (reckoning.hanukkah(2023), date(2023, 12, 8)),
        (reckoning.lunar_new_year(1985), date(1985, 2, 20)),
        (reckoning.lunar_new_year(2034), date(2034, 2, 19)),
        (reckoning.diwali(2019), date(2019, 10, 27)),
    ],
)
def test_known_days_are_reckoned_right(found: date | None, expected: date | None) -> None:
    assert found == expected


@given(st.integers(1300, 1500))
def test_solar_years_follow_one_another_without_a_gap(year: int) -> None:
    start, following = reckoning.solar_new_year(year), reckoning.solar_new_year(year + 1)
    assert start is not None
    assert following is not None
    assert sum(reckoning.solar_month_length(year, month) for month in range(1, 13)) == (following - start).days
    assert start.month == 3
    assert start.day in (20, 21, 22)


@settings(max_examples=60)
@given(st.integers(1900, 2099))
def test_movable_feasts_keep_to_their_weekdays_and_seasons(year: int) -> None:
    assert reckoning.easter(year).weekday() == reckoning.orthodox_easter(year).weekday() == 6
    assert reckoning.easter(year) <= reckoning.orthodox_easter(year)
    assert reckoning.rosh_hashanah(year).weekday() not in (2, 4, 6)
    assert date(year, 1, 21) <= reckoning.lunar_new_year(year) <= date(year, 2, 21)
    assert date(year, 10, 16) <= reckoning.diwali(year) <= date(year, 11, 16)


@pytest.mark.parametrize("year", [1990, 2008, 2024])
def test_every_rule_of_the_table_gives_days_of_its_year(year: int) -> None:
    rules = [
        *read_holidays().values(),
        *(rule for rules in read_holidays_by_zone().values() for rule in rules.values()),
    ]
    for rule in set(rules):
        days = list(days_of(rule, year))
        assert len(days) in (0, 1, 2) if rule.startswith("islamic") else len(days) == 1
        assert all(abs(day.year - year) <= 1 for day in days)
