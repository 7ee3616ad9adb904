"""Stretches of the calendar that have a name of their own: a day, a week, a season, a century."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from asof.model.when import Precision


class Unit(StrEnum):
    """The sizes of a period."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


PRECISION = {
    Unit.DAY: Precision.DAY,
    Unit.WEEK: Precision.WEEK,
    Unit.WEEKEND: Precision.WEEK,
    Unit.MONTH: Precision.MONTH,
    Unit.SEASON: Precision.SEASON,
    Unit.QUARTER: Precision.SEASON,
    Unit.HALF: Precision.YEAR,
    Unit.YEAR: Precision.YEAR,
    Unit.DECADE: Precision.DECADE,
    Unit.CENTURY: Precision.UNKNOWN,
}

# First months of the seasons, meteorological and northern; a winter is named by the year it begins in.
# News hardly ever says which hemisphere's season it means, so a reader of southern news may be half a year off.
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTHS_LONG = {
    Unit.MONTH: 1,
    Unit.QUARTER: 3,
    Unit.SEASON: 3,
    Unit.HALF: 6,
    Unit.YEAR: 12,
    Unit.DECADE: 120,
    Unit.CENTURY: 1200,
}


@dataclass(frozen=True, slots=True)
class Period:
    """A named stretch: `year` and `month` are where it begins, `day` too where it is a day, week or weekend.

    `year` counts backwards from -1 before Christ, with no year 0, as texts do.
    """

    unit: Unit
    year: int
    month: int = 1
    day: int = 1

    @property
    def first(self) -> date | None:
        """Its first day; None where Python's calendar does not reach."""
        return date(self.year, self.month, self.day) if 1 <= self.year <= 9999 else None

    @property
    def until(self) -> date | None:
        """The day after its last; None where Python's calendar does not reach."""
        if self.unit is Unit.WEEKEND and self.first:
            return self.first + timedelta(days=2)
        following = step(self, 1)
        return following.first if following else None


def day_period(day: date) -> Period:
    """The period of one day."""
    return Period(Unit.DAY, day.year, day.month, day.day)


def valid_day(year: int, month: int, day: int) -> Period | None:
    """The day of that date, None where there is no such day."""
    calendar_year = year if year > 0 else 4
    if not (1 <= month <= 12 and year <= 9999 and 1 <= day <= monthrange(calendar_year, month)[1]):
        return None
    return Period(Unit.DAY, year, month, day)


def season_period(year: int, season: str) -> Period:
    """The season named by its TIMEX3 code."""
    return Period(Unit.SEASON, year, SEASON_MONTHS[season])


def containing(unit: Unit, day: date) -> Period:
    """The period of that size that holds `day`; the weekend is that of the day's week."""
    if unit is Unit.DAY:
        return day_period(day)
    if unit in (Unit.WEEK, Unit.WEEKEND):
        start = day - timedelta(days=day.weekday() - (5 if unit is Unit.WEEKEND else 0))
        return Period(unit, start.year, start.month, start.day)
    if unit is Unit.SEASON:
        month = day.month // 3 * 3 or 12
        return Period(unit, day.year - (day.month < 3), month)
    if unit is Unit.DECADE:
        return Period(unit, day.year // 10 * 10)
    if unit is Unit.CENTURY:
        return Period(unit, day.year // 100 * 100)
    length = _MONTHS_LONG[unit]
    return Period(unit, day.year, (day.month - 1) // length * length + 1)


def step(period: Period, count: int) -> Period | None:
    """The period `count` of its own size later; None where the calendar ends."""
    if period.unit in (Unit.DAY, Unit.WEEK, Unit.WEEKEND):
        first = period.first
        days = count * (1 if period.unit is Unit.DAY else 7)
        if first is None or not 1 <= first.toordinal() + days <= date.max.toordinal():
            return None
        return containing(period.unit, first + timedelta(days=days))
    months = (_astronomical(period.year) * 12 + period.month - 1) + count * _MONTHS_LONG[period.unit]
    year = _written(months // 12)
    return Period(period.unit, year, months % 12 + 1) if year <= 9999 else None


def years_later(period: Period, count: int) -> Period | None:
    """The same period `count` years later: the third quarter, a year on."""
    year = _written(_astronomical(period.year) + count)
    if period.unit in (Unit.WEEK, Unit.WEEKEND):
        first = period.first
        return containing(period.unit, first + timedelta(days=364 * count)) if first else None
    if period.unit is Unit.DAY:
        return valid_day(year, period.month, period.day) or valid_day(year, period.month, period.day - 1)
    return replace(period, year=year)


def _astronomical(year: int) -> int:
    return year if year > 0 else year + 1


def _written(year: int) -> int:
    return year if year > 0 else year - 1


def value_of(period: Period) -> str:
    """The period as a TIMEX3 value: 2018-05-17, 2018-W20, 2018-W20-WE, 2018-05, 2018-SP, 2018-Q2, 2018, 201, 20."""
    if period.unit in (Unit.WEEK, Unit.WEEKEND):
        year, week, _ = date(period.year, period.month, period.day).isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if period.unit is Unit.WEEKEND else "")
    year_words = f"{period.year:04}" if period.year > 0 else f"BC{-period.year:04}"
    if period.unit is Unit.DAY:
        return f"{year_words}-{period.month:02}-{period.day:02}"
    if period.unit is Unit.MONTH:
        return f"{year_words}-{period.month:02}"
    if period.unit is Unit.SEASON:
        return f"{year_words}-{next(code for code, month in SEASON_MONTHS.items() if month == period.month)}"
    if period.unit in (Unit.QUARTER, Unit.HALF):
        letter, length = ("Q", 3) if period.unit is Unit.QUARTER else ("H", 6)
        return f"{year_words}-{letter}{(period.month - 1) // length + 1}"
    return year_words[: {Unit.YEAR: None, Unit.DECADE: -1, Unit.CENTURY: -2}[period.unit]]
