"""A stretch of a report's text."""

from dataclasses import dataclass

_set = object.__setattr__  # past the guard of what is frozen


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Half-open interval ``[start, end)`` in code points of one report's text."""

    start: int
    end: int

    def __init__(self, *, start: int, end: int) -> None:
        """ValueError where it is no interval.  Written out, as the one that is made takes twice the time."""
        if not 0 <= start <= end:
            raise ValueError(f"span [{start}, {end}) is not an interval")
        _set(self, "start", start)
        _set(self, "end", end)

    def of(self, content: str) -> str:
        """The words that the span covers in `content`."""
        return content[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        start = self.start if self.start > other.start else other.start  # asked more often than anything else
        return start < self.end and start < other.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> "Span":
        """The same stretch with both ends moved by `by` code points."""
        return Span(start=self.start + by, end=self.end + by)
