"""Where a report was put when it came, and where all are in the end, once look-alike stories have come apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

CAME_APART = "other words, names and years than the story it first seemed to tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The story, by its number, that a report is in, and why in words."""

    number: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """Where a report was put when it came, and which reports, by number, it then showed to tell another story.

    Reports and stories are numbered as they come, from 0; those that leave begin the next story.
    """

    home: Home
    leaving: Sequence[int] = ()


def homes(placings: Iterable[Placing]) -> list[Home]:
    """Where each report is once all have come."""
    found: list[Home] = []
    stories = 0
    for placing in placings:
        found.append(placing.home)
        stories = max(stories, placing.home.number + 1)
        for report in placing.leaving:
            found[report] = Home(number=stories, why=CAME_APART)
        stories += bool(placing.leaving)
    return found
