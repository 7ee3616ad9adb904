"""A time, never sharper than its words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from asof.model.span import Span


class Precision(StrEnum):
    """How sharp the words are."""

    MINUTE = "minute"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Half-open interval of aware UTC datetimes, and the IANA zone it was said in.

    `start` or `end` is None where the words leave that side open ("since 2017") or say nothing.
    `span` is None where the time comes from a page's metadata, not from its text.
    """

    start: datetime | None
    end: datetime | None
    precision: Precision
    words: str
    span: Span | None
    zone: str = "UTC"

    def __post_init__(self) -> None:
        for moment in (self.start, self.end):
            if moment is not None and moment.utcoffset() is None:
                raise ValueError(f"{moment!r} has no zone; times inside asof are aware")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(f"a time may not end ({self.end}) before it starts ({self.start})")

    def overlaps(self, other: "When") -> bool:
        """Whether the two intervals share a moment; an open side reaches for ever."""
        starts_in_time = self.start is None or other.end is None or self.start < other.end
        ends_in_time = self.end is None or other.start is None or other.start < self.end
        return starts_in_time and ends_in_time
