"""Which reports tell one story: a single pass in the order they were published, by words, place, time and theme."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from asof.model.claim import KeptClaim
from asof.model.report import Report
from asof.reconcile.evidence import evidence, gap, reasons, weigh
from asof.reconcile.likeness import Background, Centre, Vector, telling, word_counts
from asof.reconcile.moment import said_start
from asof.reconcile.profile import Profile, profile_of

SETTLEMENT_GAP = timedelta(days=14)
REGION_GAP = timedelta(days=4)
COUNTRY_GAP = timedelta(days=2)
"""How long a story may lie quiet before the same place begins a new one; guesses, to be measured on stories."""

LEAST = -1.5
"""From these odds on, as a logarithm, a report joins.  Chosen on the training texts of ``train/stories.py``: even odds
leave a third more stories than are told, as a story that is still small or mixed is less like its next report than the
whole and right ones are that the weights were fitted on."""

LEARNT = 10
"""So many texts must have been seen before words may set apart what place, time and theme put together: from fewer
nobody knows which words are rare."""


FIRST = "the first report of the story"
SAME_PAGE = "another version of one of its pages"
_CLOSE = {3: "the same town", 2: "the same region", 1: "the same country"}


@dataclass(slots=True)
class StoryGroup:
    """The reports of one story, in the order they were published, and why each is there, by report id."""

    reports: list[Report]
    why: dict[str, str]
    profile: Profile
    centre: Centre


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fit:
    """How well a report fits the story of a number, the quiet between them, and why in words."""

    odds: float
    quiet: timedelta
    number: int
    why: str


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
        number, why = self._home_of(report, profile, words, keys)
        if number is None:
            number = len(self.groups)
            self.groups.append(StoryGroup(reports=[], why={}, profile=profile, centre=Centre()))
        else:
            self.groups[number].profile.absorb(profile)
        self.groups[number].reports.append(report)
        self.groups[number].why[report.report_id] = why
        self.groups[number].centre.add(words)
        for key in keys:
            self._by_key[key].add(number)
        if report.url is not None:
            self._by_url[report.url] = number

    def _home_of(self, report: Report, profile: Profile, words: Vector, keys: Iterable[str]) -> tuple[int | None, str]:
        """The number of the story that the report belongs to and why, None where it begins one."""
        if report.url is not None and report.url in self._by_url:
            return self._by_url[report.url], SAME_PAGE
        known = {number for key in keys for number in self._by_key.get(key, ())}
        fits = [fit for number in known if (fit := self._fit(profile, words, number)) is not None]
        best = max(fits, key=lambda fit: (fit.odds, -fit.quiet, -fit.number), default=None)
        return (best.number, best.why) if best else (None, FIRST)

    def _fit(self, profile: Profile, words: Vector, number: int) -> _Fit | None:
        """How well a report fits a story, None where it tells another; texts decide where enough are known."""
        story = self.groups[number]
        quiet = gap(profile, story.profile)
        has_words = bool(words) and story.centre.has_words
        if not has_words or self._background.reports <= LEARNT:
            closeness = _closeness(profile, story.profile, quiet)
            if closeness:
                return _Fit(odds=closeness, quiet=quiet, number=number, why=f"{_CLOSE[closeness]}, at most days apart")
            if not has_words:
                return None
        found = evidence(profile, story.profile, story.centre.likeness(words), words=len(words))
        odds = weigh(found)
        return _Fit(odds=odds, quiet=quiet, number=number, why=reasons(found)) if odds >= LEAST else None


def _keys(profile: Profile) -> list[str]:
    return [*profile.settlements, *profile.regions, *profile.countries]


def _closeness(report: Profile, story: Profile, quiet: timedelta) -> int:
    """3 for a main settlement shared, 2 for a region, 1 for a country where one of them names no town; 0 for apart."""
    if report.themes and story.themes and not report.themes & story.themes:
        return 0
    if report.main_settlements() & story.main_settlements():
        return 3 if quiet <= SETTLEMENT_GAP else 0
    if report.settlements and story.settlements:
        return 0
    if report.regions.keys() & story.regions.keys():
        return 2 if quiet <= REGION_GAP else 0
    if report.countries.keys() & story.countries.keys() and not (report.regions and story.regions):
        return 1 if quiet <= COUNTRY_GAP else 0
    return 0
