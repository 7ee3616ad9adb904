"""A count, read literally with its bounds."""

from dataclasses import dataclass

from asof.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """Closed interval ``[low, high]`` of whole things; None is an open side, not zero.

    "at least 2" is [2, None], "many" is [None, None], "no one" is [0, 0].
    """

    low: int | None
    high: int | None
    words: str
    span: Span
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"{self.words!r} was read as [{self.low}, {self.high}]")

    @property
    def size(self) -> int:
        """How many at least, else at most ("nearly 1,000" has but an upper bound); 0 where neither is said."""
        return self.low or self.high or 0

    def shifted(self, by: int) -> "Quantity":
        """The same with its span moved by `by` code points."""
        span = self.span.shifted(by)
        return Quantity(low=self.low, high=self.high, words=self.words, span=span, approximate=self.approximate)
