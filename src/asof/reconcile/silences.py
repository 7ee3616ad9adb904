"""The stretches of a story's time in which nobody said anything: silence is not calm."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from statistics import median

from asof.model.claim import Happening
from asof.model.views import Condition, Silence
from asof.model.when import When
from asof.reconcile.facts import Interval

_SHORTEST = timedelta(hours=3)
"""A shorter pause says nothing: it is how long a live desk takes between two updates of a quiet afternoon."""

_TIMES_USUAL = 3
"""A silence lasts this many of the story's own usual pauses: of a daily paper, three days and not one."""

_HIDES = frozenset({Happening.INFORMATION_RESTRICTION, Happening.ACCESS_DENIED})
"""What keeps people from telling: a pause in it counts, however slowly the story was told before."""


def find_silences(said: Iterable[When | None], conditions: Sequence[Condition]) -> tuple[Silence, ...]:
    """The silences between entries said at `said`, earliest first, each with the conditions that held in it.

    What was said on a day without an hour may have been said at any hour of it, so no silence is told of there.  Nor is
    the time since the last entry one: nobody knows yet how long it will be.
    """
    pauses = _pauses(said)
    if not pauses:
        return ()
    usual = median([(end - start).total_seconds() for start, end in pauses])
    found = []
    for start, end in pauses:
        during = tuple(condition for condition in conditions if _holds(condition, start, end))
        is_long = (end - start).total_seconds() >= _TIMES_USUAL * usual or any(
            one.happening in _HIDES for one in during
        )
        if is_long and end - start >= _SHORTEST:
            found.append(Silence(start=start, end=end, during=during))
    return tuple(found)


def _pauses(said: Iterable[When | None]) -> list[Interval]:
    """From the end of what was said to the start of what was said next, wherever there is time between them."""
    spoken = sorted((when.start, when.end) for when in said if when and when.start and when.end)
    pauses: list[Interval] = []
    last: datetime | None = None
    for start, end in spoken:
        if last is not None and start > last:
            pauses.append((last, start))
        last = end if last is None else max(last, end)
    return pauses


def _holds(condition: Condition, start: datetime, end: datetime) -> bool:
    """Whether the condition is told to have held at some time of the pause; without any time it is not."""
    when = condition.when
    if when.start is None and when.end is None:
        return False
    return (when.start is None or when.start < end) and (when.end is None or start < when.end)
