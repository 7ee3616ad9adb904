"""What a report or a story is about, as far as grouping needs it: places, kinds of happening and when it was said."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from asof.model.claim import Happening, KeptClaim
from asof.model.report import Report
from asof.model.where import Level, Where
from asof.reconcile.facts import main_places
from asof.reconcile.families import themes_of
from asof.reconcile.moment import is_head, said_start
from asof.reconcile.places import place_key
from asof.reconcile.words import name_key

HEAD_WEIGHT = 3
"""A place in the headline counts as three in the body: it is what the report is about."""

MAIN_SHARE = 1 / 3
"""A settlement is a main one with at least this share of the most told one's mentions; a guess, unmeasured."""


@dataclass(slots=True)
class Profile:
    """Mentions by place key, the themes, and the first and last moment it was said (UTC)."""

    first: datetime
    last: datetime
    settlements: Counter[str] = field(default_factory=Counter)
    regions: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    themes: set[str] = field(default_factory=set)

    def absorb(self, other: "Profile") -> None:
        """Add what `other` is about."""
        self.first, self.last = min(self.first, other.first), max(self.last, other.last)
        self.settlements.update(other.settlements)
        self.regions.update(other.regions)
        self.countries.update(other.countries)
        self.themes |= other.themes

    def main_settlements(self) -> set[str]:
        """The settlements told of most."""
        most = max(self.settlements.values(), default=0)
        return {key for key, count in self.settlements.items() if count >= most * MAIN_SHARE}


def profile_of(report: Report, claims: Sequence[KeptClaim]) -> Profile:
    """What the claims of `report` are about; background does not count."""
    starts = [said_start(kept.claim.said_at, report) for kept in claims] or [said_start(None, report)]
    profile = Profile(first=min(starts), last=max(starts))
    for kept in claims:
        happening = kept.claim.happening
        if happening is Happening.BACKGROUND:
            continue
        profile.themes |= themes_of(happening)
        weight = HEAD_WEIGHT if is_head(kept) else 1
        for place in kept.claim.where:
            _count(profile, place, weight)
    return profile


def main_place(claims: Iterable[KeptClaim]) -> Where | None:
    """The place told of most in `claims`, a settlement before anything wider; None where no claim names a place."""
    counts: Counter[str] = Counter()
    named: dict[str, Where] = {}
    for kept in claims:
        if kept.claim.happening is Happening.BACKGROUND:
            continue
        for place in main_places(kept.claim.where):
            counts[place_key(place)] += HEAD_WEIGHT if is_head(kept) else 1
            named.setdefault(place_key(place), place)
    settlements = {key for key, place in named.items() if place.level is Level.SETTLEMENT}
    return named[max(settlements or named, key=lambda key: (counts[key], key))] if named else None


def _count(profile: Profile, place: Where, weight: int) -> None:
    if place.country:
        profile.countries[place.country] += weight
    if place.country and place.admin1:
        profile.regions[f"{place.country}/{name_key(place.admin1)}"] += weight
    if place.level is Level.SETTLEMENT:
        profile.settlements[place_key(place)] += weight
