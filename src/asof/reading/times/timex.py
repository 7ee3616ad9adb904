"""A mention of a time, as the reader hands it out."""

from dataclasses import dataclass

from asof.model.when import When

DATE = "DATE"
TIME = "TIME"
DURATION = "DURATION"
SET = "SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """One mention, in two readings.

    `when` is the interval it means, with its span in the words that were read.  `type` (DATE, TIME, DURATION, SET),
    `value` and `mod` (START, MID, END, APPROX, BEFORE, AFTER or None) are those of TIMEX3 in ISO-TimeML (ISO 24617-1):
    `value` leaves the part out that `mod` tells, so "the end of 2017" is 2017 with END.
    `calendar` is the calendar its words are of ("Islamic", "Solar Hijri") where that is not the Gregorian one.
    """

    when: When
    type: str
    value: str
    mod: str | None = None
    calendar: str | None = None
