"""Days of other calendars as Gregorian dates, by arithmetic; plain functions of numbers, no text."""

import functools
import math
from datetime import UTC, date, datetime, timedelta

from hijridate import Hijri, ummalqura

# The 33-year rule of leap years gives the astronomical calendar of Iran from 1178 to 1633 (1799 to 2255 in the West).
_SOLAR_YEARS = range(1178, 1634)
_SOLAR_ANCHOR = (1397, date(2018, 3, 21))
_MEAN_MONTH_DAYS = 29.530588861
_NEW_MOON_2000 = 2451550.09766  # Julian day, Terrestrial Time


def is_solar_leap(year: int) -> bool:
    """Whether Esfand has 30 days in a Solar Hijri year."""
    return (25 * year + 11) % 33 < 8


@functools.cache
def solar_new_year(year: int) -> date | None:
    """Nowruz, 1 Farvardin; None outside the years in which the rule holds."""
    if year not in _SOLAR_YEARS:
        return None
    anchor_year, day = _SOLAR_ANCHOR
    between = range(min(year, anchor_year), max(year, anchor_year))
    days = sum(366 if is_solar_leap(one) else 365 for one in between)
    return day + timedelta(days=days if year > anchor_year else -days)


def solar_month_length(year: int, month: int) -> int:
    """Six months of 31 days, five of 30, and Esfand of 29 or 30."""
    return 31 if month <= 6 else 30 if month < 12 or is_solar_leap(year) else 29


def solar_day(year: int, month: int, day: int) -> date | None:
    """A Solar Hijri day; None where there is none."""
    start = solar_new_year(year)
    if start is None or not (1 <= month <= 12 and 1 <= day <= solar_month_length(year, month)):
        return None
    return start + timedelta(days=sum(solar_month_length(year, before) for before in range(1, month)) + day - 1)


def islamic_day(year: int, month: int, day: int) -> date | None:
    """An Islamic day by the Umm al-Qura tables (1343 to 1500 AH); where the moon is sighted it may be a day off."""
    first, last = ummalqura.HIJRI_RANGE
    if not (first[0] <= year <= last[0] and 1 <= month <= 12 and 1 <= day <= islamic_month_length(year, month)):
        return None
    found = Hijri(year, month, day).to_gregorian()
    return date(found.year, found.month, found.day)


def islamic_month_length(year: int, month: int) -> int:
    """29 or 30 days."""
    return Hijri(year, month, 1).month_length()


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the method that Meeus gives (Astronomical Algorithms, chapter 8)."""
    golden, century_of, rest = year % 19, year // 100, year % 100
    leap_fix = century_of - century_of // 4 - (century_of - (century_of + 8) // 25 + 1) // 3
    epact = (19 * golden + leap_fix + 15) % 30
    weekday_fix = (32 + 2 * (century_of % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday_fix) // 451
    month_of, day_of = divmod(epact + weekday_fix - 7 * shift + 114, 31)
    return date(year, month_of, day_of + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar, on the Gregorian one (Meeus, chapter 8, and the centuries' difference)."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month_of, day_of = divmod(moon + sunday + 114, 31)
    return date(year, month_of, day_of + 1) + timedelta(days=year // 100 - year // 400 - 2)


def rosh_hashanah(year: int) -> date:
    """1 Tishri of the Hebrew year that begins in a Gregorian one, by the molad and its four postponements.

    Dershowitz and Reingold, Calendrical Calculations, section 8.2: whole days are counted with a molad of 29 days
    12 hours 793 parts, and a year may not begin on a Sunday, Wednesday or Friday.
    """
    hebrew = year + 3761
    start = _hebrew_days(hebrew)
    if _hebrew_days(hebrew + 1) - start == 356:
        start += 2
    elif start - _hebrew_days(hebrew - 1) == 382:
        start += 1
    return date.fromordinal(start - 1373427)


def _hebrew_days(year: int) -> int:
    """Days from the Hebrew epoch to the new year, the first two postponements done."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    days = 29 * months + parts // 25920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days


def hanukkah(year: int) -> date:
    """25 Kislev: a day later where Heshvan has 30 days."""
    start = rosh_hashanah(year)
    is_full = (rosh_hashanah(year + 1) - start).days in (355, 385)
    return start + timedelta(days=84 if is_full else 83)


def lunar_new_year(year: int) -> date:
    """The second new moon after the month of the winter solstice, in Beijing's days; right from 1920 to 2100.

    A leap month between the two (2034) shows in a date too early for a new year, and is passed over.
    """
    beijing = timedelta(hours=8)
    turn = (year - 1 - 2000) / 1000
    solstice = _from_julian(2451900.05952 + 365242.74049 * turn - 0.06223 * turn**2) + beijing
    moons = [moon + beijing for moon in _new_moons(datetime(year - 1, 11, 15, tzinfo=UTC), 5)]
    month = max(index for index, moon in enumerate(moons) if moon.date() <= solstice.date())
    day = moons[month + 2].date()
    return day if day >= date(year, 1, 21) else moons[month + 3].date()


def diwali(year: int) -> date:
    """The evening without a moon between 17 October and 16 November in India, from sunset on at about 17:40 there."""
    (moon,) = _new_moons(datetime(year, 10, 17, tzinfo=UTC), 1)
    local = moon + timedelta(hours=5, minutes=30)
    return local.date() if local.hour * 60 + local.minute > 17 * 60 + 40 else local.date() - timedelta(days=1)


def _new_moons(since: datetime, count: int) -> list[datetime]:
    """The new moons from a moment on, in UTC, right to a few minutes (Meeus, chapter 49, the largest terms)."""
    julian = since.timestamp() / 86400 + 2440587.5
    number = math.floor((julian - _NEW_MOON_2000) / _MEAN_MONTH_DAYS) - 1
    moons = (_new_moon(number + step) for step in range(count + 4))
    return [moon for moon in moons if moon >= since][:count]


def _new_moon(number: int) -> datetime:
    century = number / 1236.85
    sun = math.radians(2.5534 + 29.10535670 * number)
    moon = math.radians(201.5643 + 385.81693528 * number + 0.0107582 * century**2)
    node = math.radians(160.7108 + 390.67050284 * number)
    terms = (
        *((-0.40720, moon), (0.17241, sun), (0.01608, 2 * moon), (0.01039, 2 * node), (0.00739, moon - sun)),
        *((-0.00514, moon + sun), (0.00208, 2 * sun), (-0.00111, moon - 2 * node), (-0.00057, moon + 2 * node)),
    )
    mean = _NEW_MOON_2000 + _MEAN_MONTH_DAYS * number + 0.00015437 * century**2
    return _from_julian(mean + sum(size * math.sin(angle) for size, angle in terms))


def _from_julian(julian: float) -> datetime:
    """A Julian day in Terrestrial Time as UTC; the two differ by about a minute in our times."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=julian - 2440587.5, seconds=-69)
