"""Where a report was put when it came, and where all are in the end, once stories came together and came apart."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

CAME_APART = "other words, names and years than the story it first seemed to tell"
CAME_TOGETHER = "its first story and this one came to be told in the same words, names and years"


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The story, by its number, that a report is in, and why in words."""

    number: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """Where a report was put when it came, and what it then showed of the reports that came before it.

    The story `joined` is one with its home: the reports of the later one are told in the earlier one.  Of these, those
    that are `leaving` tell another story, and begin the next one.  Reports and stories are numbered as they come, from
    0, and the number of a story that was joined is never given again.
    """

    home: Home
    joined: int | None = None
    leaving: Sequence[int] = ()


def homes(placings: Iterable[Placing]) -> list[Home]:
    """Where each report is once all have come."""
    found: list[Home] = []
    told: dict[int, list[int]] = defaultdict(list)  # by story, those that were ever put there
    stories = 0

    def move(report: int, number: int, why: str) -> None:
        found[report] = Home(number=number, why=why)
        told[number].append(report)

    for placing in placings:
        home = placing.home
        stories = max(stories, home.number + 1)
        if placing.joined is not None:
            into, gone = sorted((home.number, placing.joined))
            for report in told.pop(gone, ()):
                if found[report].number == gone:
                    move(report, into, CAME_TOGETHER)
            home = replace(home, number=into)
        told[home.number].append(len(found))
        found.append(home)
        for report in placing.leaving:
            move(report, stories, CAME_APART)
        stories += bool(placing.leaving)
    return found
