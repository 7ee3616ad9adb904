"""Which passages of reports tell of another story than their report does: a report may belong to two."""

import calendar
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial

from asof.model.claim import KeptClaim
from asof.reconcile.facts import EARLIEST, Interval, quiet_between
from asof.reconcile.grouping import REGION_GAP
from asof.reconcile.passages import Passage
from asof.reconcile.places import place_key
from asof.reconcile.profile import MAIN_SHARE, Trait, profile_of
from asof.reconcile.remembered import Remembered
from asof.reconcile.stories import StoryGroup
from asof.reconcile.tables import table
from asof.reconcile.words import fold, name_key

_NAME = re.compile(r"(?<=[\w,;:’'] )[A-Z][\w'’-]+")  # not a sentence's first word, which is always written so
_NO_NAMES = frozenset(map(name_key, (*calendar.day_name, *calendar.month_name)))

_Claims = Mapping[str, Sequence[KeptClaim]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tale:
    """What claims tell by trait, their main towns, the names in their sentences, and from when to when (UTC)."""

    interval: Interval
    traits: Mapping[Trait, Set[Hashable]]
    names: Set[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """A passage that tells of the story of the report `beside`, and why in words."""

    passage: Passage
    beside: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fit:
    shared: int
    number: int
    why: str


def find_guests(
    groups: Sequence[StoryGroup],
    own: _Claims,
    passages: Mapping[str, Sequence[Passage]],
    memo: Remembered[Tale] | None = None,
) -> tuple[Guest, ...]:
    """The passages that tell of a story that their report is not in; `own` are the other claims of each report.

    It has the town in at least a third of its reports, tells a kind of happening of the same theme, lies at most days
    from it, and has in common with it a name, a toll or a site.  The others stay with their report.
    """
    wanted = {place_key(town) for found in passages.values() for one in found for town in one.towns}
    if not wanted:
        return ()
    memo = memo or Remembered()
    stories = _stories(groups, own, wanted, memo)
    home = {report.report_id: number for number, group in enumerate(groups) for report in group.reports}
    guests = []
    for report_id in sorted(passages.keys() & home.keys()):
        rest = _remembered(memo, report_id, own.get(report_id, ()))
        for place, passage in enumerate(passages[report_id]):
            told = _remembered(memo, f"{report_id} {place}", passage.claims)
            told = replace(told, names=told.names - rest.names)
            near = [one for town in passage.towns for one in stories.get(place_key(town), {}).items()]
            fits = [fit for number, story in near if (fit := _fit(told, story, number)) is not None]
            best = max(fits, key=lambda fit: (fit.shared, -fit.number), default=None)
            if best is not None and best.number != home[report_id]:
                beside = groups[best.number].reports[0].report_id
                guests.append(Guest(passage=passage, beside=beside, why=best.why))
    return tuple(guests)


def _stories(
    groups: Sequence[StoryGroup], own: _Claims, wanted: Set[str], memo: Remembered[Tale]
) -> dict[str, dict[int, Tale]]:
    """By town and number of the story what its reports tell that mainly tell of the town, where they are enough."""
    found: dict[str, dict[int, Tale]] = defaultdict(dict)
    for number, group in enumerate(groups):
        told: dict[str, list[Tale]] = defaultdict(list)
        for report in group.reports:
            claims = own.get(report.report_id, ())
            if any(place_key(place) in wanted for kept in claims for place in kept.claim.where):
                tale = _remembered(memo, report.report_id, claims)
                for key in wanted & tale.traits[Trait.TOWN]:
                    told[key].append(tale)
        for key, tales in told.items():
            if len(tales) >= len(group.reports) * MAIN_SHARE:
                found[key][number] = _together(tales)
    return found


def _remembered(memo: Remembered[Tale], key: str, claims: Sequence[KeptClaim]) -> Tale:
    return memo.of(key, claims, partial(_tale, claims))


def _tale(claims: Sequence[KeptClaim]) -> Tale:
    if not claims:
        return Tale(interval=(EARLIEST, EARLIEST), traits={trait: frozenset() for trait in Trait}, names=frozenset())
    profile = profile_of(claims[0].report, claims)
    traits = {trait: frozenset(told) for trait, told in profile.traits.items()}
    return Tale(interval=(profile.first, profile.last), traits=traits, names=_names(claims))


def _together(tales: Sequence[Tale]) -> Tale:
    return Tale(
        interval=(min(tale.interval[0] for tale in tales), max(tale.interval[1] for tale in tales)),
        traits={trait: frozenset().union(*(tale.traits[trait] for tale in tales)) for trait in Trait},
        names=frozenset().union(*(tale.names for tale in tales)),
    )


def _fit(told: Tale, story: Tale, number: int) -> _Fit | None:
    """How much the passage has in common with the story, None where it is too little or something holds them apart."""
    both = {trait: told.traits[trait] & story.traits[trait] for trait in Trait}
    apart = any(told.traits[one] and story.traits[one] and not both[one] for one in (Trait.THEME, Trait.DAY))
    if apart or not both[Trait.TOWN] or quiet_between(told.interval, story.interval) > REGION_GAP:
        return None
    names = told.names & story.names
    shared = len(names) + len(both[Trait.TOLL]) + len(both[Trait.SITE])
    if not shared:
        return None
    words: dict[str, str] = table("reasons")["words"]
    traits = (trait for trait in (Trait.TOWN, Trait.DAY, Trait.TOLL, Trait.SITE, Trait.THEME) if both[trait])
    why = [words[f"same {trait.value}"] for trait in traits] + ([words["same names"]] if names else [])
    return _Fit(shared=shared, number=number, why=", ".join(why))


def _names(claims: Iterable[KeptClaim]) -> frozenset[str]:
    """The names in the sentences, without those of places and days."""
    found = {name_key(name) for kept in claims for name in _NAME.findall(kept.claim.sentence)}
    places = {
        word
        for kept in claims
        for place in kept.claim.where
        for name in (place.name, place.words, place.admin1 or "")
        for word in fold(name)
    }
    return frozenset(found - places - _NO_NAMES)
