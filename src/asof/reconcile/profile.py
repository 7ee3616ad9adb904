"""What a report or a story is about, as far as grouping needs it: places, days, tolls, kinds and when it was said."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from asof.model.claim import Happening, KeptClaim
from asof.model.figure import FigureKind
from asof.model.report import Report
from asof.model.where import Level, Where
from asof.reconcile.facts import main_places, stated_interval
from asof.reconcile.families import kinds, themes_of
from asof.reconcile.moment import is_head, said_start
from asof.reconcile.places import place_key
from asof.reconcile.victims import HARMED
from asof.reconcile.words import name_key

HEAD_WEIGHT = 3
"""A place in the headline counts as three in the body: it is what the report is about."""

MAIN_SHARE = 1 / 3
"""A settlement is a main one with at least this share of the most told one's mentions; a guess, unmeasured."""

_QUARTER = timedelta(hours=6)
_A_DAY = timedelta(days=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


_Key = TypeVar("_Key", bound=Hashable)


class Trait(StrEnum):
    """What reports of one story tend to tell alike, and reports of two stories differently."""

    TOWN = "town"
    SITE = "site"
    DAY = "day"
    TOLL = "toll"
    THEME = "theme"


@dataclass(slots=True)
class Profile:
    """Mentions by place key, and the first and last moment it was said (UTC).

    `traits` counts the reports, of `reports`, that tell each one: the main towns and the sites by place key, the days
    that something happened in quarters (UTC, by number), the tolls of two and more, the themes.  `telling` counts those
    that tell any.
    """

    first: datetime
    last: datetime
    reports: int = 0
    settlements: Counter[str] = field(default_factory=Counter)
    regions: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    traits: dict[Trait, Counter[Hashable]] = field(default_factory=lambda: {trait: Counter() for trait in Trait})
    telling: Counter[Trait] = field(default_factory=Counter)

    def absorb(self, other: "Profile") -> None:
        """Add what `other` is about."""
        self.first, self.last = min(self.first, other.first), max(self.last, other.last)
        self.reports += other.reports
        self.settlements.update(other.settlements)
        self.regions.update(other.regions)
        self.countries.update(other.countries)
        for trait, told in other.traits.items():
            self.traits[trait].update(told)
        self.telling.update(other.telling)

    def release(self, other: "Profile", first: datetime, last: datetime) -> None:
        """Take out again what `other` added; before it the story had the first and the last moment given."""
        self.first, self.last = first, last
        self.reports -= other.reports
        counts = [(self.settlements, other.settlements), (self.regions, other.regions)]
        counts += [(self.countries, other.countries)]
        for mine, theirs in counts:
            _take_out(mine, theirs)
        for trait, told in other.traits.items():
            _take_out(self.traits[trait], told)
        _take_out(self.telling, other.telling)

    @property
    def themes(self) -> frozenset[Hashable]:
        """The themes of its kinds of happening."""
        return frozenset(self.traits[Trait.THEME])

    def main_settlements(self) -> set[str]:
        """The settlements told of most."""
        most = max(self.settlements.values(), default=0)
        return {key for key, count in self.settlements.items() if count >= most * MAIN_SHARE}


def profile_of(report: Report, claims: Sequence[KeptClaim]) -> Profile:
    """What the claims of `report` are about; background does not count."""
    starts = [said_start(kept.claim.said_at, report) for kept in claims] or [said_start(None, report)]
    profile = Profile(first=min(starts), last=max(starts), reports=1)
    told: dict[Trait, set[Hashable]] = {trait: set() for trait in Trait}
    for kept in claims:
        happening = kept.claim.happening
        if happening is Happening.BACKGROUND:
            continue
        weight = HEAD_WEIGHT if is_head(kept) else 1
        for place in kept.claim.where:
            _count(profile, place, weight)
        themes = themes_of(happening)
        told[Trait.THEME] |= themes
        told[Trait.SITE].update(place_key(place) for place in kept.claim.where if place.level is Level.SITE)
        if themes or happening in kinds("outcomes"):
            told[Trait.DAY].update(_quarters(kept))
            told[Trait.TOLL].update(_tolls(kept))
    told[Trait.TOWN] |= profile.main_settlements()
    profile.traits = {trait: Counter(found) for trait, found in told.items()}
    profile.telling = Counter(trait for trait, found in told.items() if found)
    return profile


def _take_out(mine: Counter[_Key], theirs: Counter[_Key]) -> None:
    """Subtract, and leave no zeros: what nobody tells is not told."""
    for key, count in theirs.items():
        mine[key] -= count
        if not mine[key]:
            del mine[key]


def _quarters(kept: KeptClaim) -> Iterator[int]:
    """The quarters of days that a time to the day or sharper touches."""
    stated = stated_interval(kept.claim.when)
    if stated is not None and stated[1] - stated[0] <= _A_DAY:
        first, last = (stated[0] - _EPOCH) // _QUARTER, (stated[1] - _EPOCH - timedelta(microseconds=1)) // _QUARTER
        yield from range(first, last + 1)


def _tolls(kept: KeptClaim) -> Iterator[Hashable]:
    """The tolls of two and more: one alone is told of in every report."""
    for figure in kept.claim.figures:
        low, high = figure.quantity.low, figure.quantity.high
        if figure.measure in HARMED and figure.kind is FigureKind.COUNT and max(low or 0, high or 0) > 1:
            yield figure.measure, low, high


def main_place(claims: Iterable[KeptClaim]) -> Where | None:
    """The place told of most in `claims`, a settlement before anything wider; None where no claim names a place."""
    counts: Counter[str] = Counter()
    named: dict[str, Where] = {}
    for kept in claims:
        if kept.claim.happening is Happening.BACKGROUND:
            continue
        for place in main_places(kept.claim.where):
            key = place_key(place)
            counts[key] += HEAD_WEIGHT if is_head(kept) else 1
            named.setdefault(key, place)
    settlements = {key for key, place in named.items() if place.level is Level.SETTLEMENT}
    return named[max(settlements or named, key=lambda key: (counts[key], key))] if named else None


def _count(profile: Profile, place: Where, weight: int) -> None:
    if place.country:
        profile.countries[place.country] += weight
    if place.country and place.admin1:
        profile.regions[f"{place.country}/{name_key(place.admin1)}"] += weight
    if place.level is Level.SETTLEMENT:
        profile.settlements[place_key(place)] += weight
