"""Which reports tell one story: a single pass in the order they were published, by words, place, time and theme."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from asof.model.claim import KeptClaim
from asof.model.report import Report
from asof.reconcile.likeness import Background, Centre, Vector, telling, word_counts
from asof.reconcile.moment import said_start
from asof.reconcile.profile import Profile, profile_of

SETTLEMENT_GAP = timedelta(days=14)
REGION_GAP = timedelta(days=4)
COUNTRY_GAP = timedelta(days=2)
"""How long a story may lie quiet before the same place begins a new one; guesses, to be measured on stories."""

ALIKE = 0.245
"""From this likeness of words on, of 0 to 1, two texts tell one story; measured on look-alike pairs of stories."""

LEARNT = 10
"""So many texts must have been seen before words may set apart what place, time and theme put together: from fewer
nobody knows which words are rare."""

SAME_TOWN = 3
SHORT = 100
ALIKE_SHORT = 0.08
"""A text of fewer different words, names counted twice, shares few with any: so little is enough in the same town."""


@dataclass(slots=True)
class StoryGroup:
    """The reports of one story, in the order they were published."""

    reports: list[Report]
    profile: Profile
    centre: Centre


def group_reports(
    reports: Iterable[Report], claims: Mapping[str, Sequence[KeptClaim]], texts: Mapping[str, str] | None = None
) -> tuple[StoryGroup, ...]:
    """Every report in exactly one story, stories by their first report; `claims` and `texts` are by report id.

    The result does not depend on the order of `reports`.  A report without a text is told apart by place and time
    alone.  Only stories that share a word that few tell, or a place or address, are compared.
    """
    profiled = [(profile_of(report, claims.get(report.report_id, ())), report) for report in reports]
    index = _Index()
    for profile, report in sorted(
        profiled, key=lambda one: (said_start(None, one[1]), one[1].received_at, one[1].report_id)
    ):
        index.place(report, profile, (texts or {}).get(report.report_id, ""))
    return tuple(index.groups)


class _Index:
    """The stories so far, found again by word, by place and by address."""

    def __init__(self) -> None:
        self.groups: list[StoryGroup] = []
        self._background = Background()
        self._by_key: dict[str, set[int]] = defaultdict(set)
        self._by_url: dict[str, int] = {}

    def place(self, report: Report, profile: Profile, text: str) -> None:
        """Put the report into the story it fits best, or let it begin one."""
        words = self._background.see(word_counts(text)) if text else {}
        keys = [*_keys(profile), *telling(words)]
        number = self._number_for(report, profile, words, keys)
        if number is None:
            number = len(self.groups)
            self.groups.append(StoryGroup(reports=[report], profile=profile, centre=Centre()))
        else:
            self.groups[number].reports.append(report)
            self.groups[number].profile.absorb(profile)
        self.groups[number].centre.add(words)
        for key in keys:
            self._by_key[key].add(number)
        if report.url is not None:
            self._by_url[report.url] = number

    def _number_for(self, report: Report, profile: Profile, words: Vector, keys: Iterable[str]) -> int | None:
        if report.url is not None and report.url in self._by_url:
            return self._by_url[report.url]
        known = {number for key in keys for number in self._by_key.get(key, ())}
        fits = [
            (fit, -_gap(profile, self.groups[number].profile), -number)
            for number in known
            if (fit := self._fit(profile, words, self.groups[number])) is not None
        ]
        return -max(fits)[2] if fits else None

    def _fit(self, profile: Profile, words: Vector, story: StoryGroup) -> float | None:
        """How well a report fits a story, None where it tells another; texts decide where enough are known."""
        closeness = _closeness(profile, story.profile)
        has_words = bool(words) and story.centre.has_words
        if closeness and not (has_words and self._background.reports > LEARNT):
            return float(closeness)
        if not has_words or _gap(profile, story.profile) > SETTLEMENT_GAP:
            return None
        likeness = story.centre.likeness(words)
        is_short_of_the_town = len(words) < SHORT and closeness == SAME_TOWN
        return likeness if likeness >= (ALIKE_SHORT if is_short_of_the_town else ALIKE) else None


def _keys(profile: Profile) -> list[str]:
    return [*profile.settlements, *profile.regions, *profile.countries]


def _closeness(report: Profile, story: Profile) -> int:
    """3 for a main settlement shared, 2 for a region, 1 for a country where one of them names no town; 0 for apart."""
    if report.themes and story.themes and not report.themes & story.themes:
        return 0
    gap = _gap(report, story)
    if report.main_settlements() & story.main_settlements():
        return SAME_TOWN if gap <= SETTLEMENT_GAP else 0
    if report.settlements and story.settlements:
        return 0
    if report.regions.keys() & story.regions.keys():
        return 2 if gap <= REGION_GAP else 0
    if report.countries.keys() & story.countries.keys() and not (report.regions and story.regions):
        return 1 if gap <= COUNTRY_GAP else 0
    return 0


def _gap(report: Profile, story: Profile) -> timedelta:
    """The quiet between them, nothing where their times overlap."""
    return max(report.first - story.last, story.first - report.last, timedelta(0))
