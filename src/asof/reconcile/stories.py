"""Which reports tell one story: a single pass in the order they were said, by place, time and theme."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from asof.model.claim import KeptClaim
from asof.model.report import Report
from asof.reconcile.profile import Profile, profile_of

SETTLEMENT_GAP = timedelta(days=14)
REGION_GAP = timedelta(days=4)
COUNTRY_GAP = timedelta(days=2)
"""How long a story may lie quiet before the same place begins a new one; guesses, to be measured on stories."""


@dataclass(slots=True)
class StoryGroup:
    """The reports of one story, in the order they were said."""

    reports: list[Report]
    profile: Profile


def group_reports(reports: Iterable[Report], claims: Mapping[str, Sequence[KeptClaim]]) -> tuple[StoryGroup, ...]:
    """Every report in exactly one story, stories by their first report; `claims` are by report id.

    The result does not depend on the order of `reports`.  Only stories that share a settlement, region, country or
    address are compared, so the cost grows with the stories of a place.
    """
    profiled = [(profile_of(report, claims.get(report.report_id, ())), report) for report in reports]
    index = _Index()
    for profile, report in sorted(profiled, key=lambda one: (one[0].first, one[1].received_at, one[1].report_id)):
        index.place(report, profile)
    return tuple(index.groups)


class _Index:
    """The stories so far, found again by place and by address."""

    def __init__(self) -> None:
        self.groups: list[StoryGroup] = []
        self._by_key: dict[str, dict[int, StoryGroup]] = defaultdict(dict)
        self._by_url: dict[str, int] = {}

    def place(self, report: Report, profile: Profile) -> None:
        """Put the report into the story it fits best, or let it begin one."""
        number = self._number_for(report, profile)
        if number is None:
            number = len(self.groups)
            self.groups.append(StoryGroup(reports=[report], profile=profile))
        else:
            self.groups[number].reports.append(report)
            self.groups[number].profile.absorb(profile)
        for key in _keys(profile):
            self._by_key[key][number] = self.groups[number]
        if report.url is not None:
            self._by_url[report.url] = number

    def _number_for(self, report: Report, profile: Profile) -> int | None:
        if report.url is not None and report.url in self._by_url:
            return self._by_url[report.url]
        known = {number: group for key in _keys(profile) for number, group in self._by_key.get(key, {}).items()}
        fits = [
            (-_closeness(profile, group.profile), _gap(profile, group.profile), number)
            for number, group in known.items()
        ]
        fits = [fit for fit in fits if fit[0]]
        return min(fits)[2] if fits else None


def _keys(profile: Profile) -> list[str]:
    return [*profile.settlements, *profile.regions, *profile.countries]


def _closeness(report: Profile, story: Profile) -> int:
    """3 for a main settlement shared, 2 for a region, 1 for a country where one of them names no town; 0 for apart."""
    if report.themes and story.themes and not report.themes & story.themes:
        return 0
    gap = _gap(report, story)
    if report.main_settlements() & story.main_settlements():
        return 3 if gap <= SETTLEMENT_GAP else 0
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
