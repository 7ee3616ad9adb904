"""How far a piece of work is, told to whoever waits for it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

Progress = Callable[[str, float], None]
"""Called with what is being done and the share done, 0 to 1."""

_STEPS = 100  # of the whole: nobody sees a finer one


class Pace:
    """The share of one piece of work that goes several times over its parts; costs nothing where nobody is told."""

    def __init__(self, doing: str, progress: Progress | None) -> None:
        self._doing = doing
        self._progress = progress
        self._share = 0.0

    def reach(self, share: float) -> None:
        """So much of the whole is done."""
        if self._progress:
            self._progress(self._doing, share)
        self._share = share

    def over(self, items: Sequence[T], *, until: float) -> Iterable[T]:
        """Each of `items` in turn; with the last of them, `until` of the whole is done."""
        return self._told(items, until) if self._progress else items

    def _told(self, items: Sequence[T], until: float) -> Iterator[T]:
        start = self._share
        for number, item in enumerate(items):
            share = start + (until - start) * number / len(items)
            if int(share * _STEPS) > int(self._share * _STEPS):
                self.reach(share)
            yield item
        self.reach(until)


def counted(items: Sequence[T], doing: str, progress: Progress | None) -> Iterator[T]:
    """Each of `items`; before each, says which of how many comes ("page 3 of 20")."""
    for number, item in enumerate(items):
        if progress:
            progress(f"{doing} {number + 1} of {len(items)}", number / len(items))
        yield item


def part(progress: Progress | None, number: int, total: int) -> Progress | None:
    """What part `number` (from 0) of `total` tells of itself, told as progress of the whole ("reading 3 of 20")."""
    if progress is None or total < 2:
        return progress
    return lambda doing, share: progress(f"{doing} {number + 1} of {total}", (number + share) / total)
