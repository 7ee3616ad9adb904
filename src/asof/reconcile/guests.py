"""Which passages of reports tell of another story than their report does: a report may belong to two."""

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from asof.model.claim import KeptClaim
from asof.model.report import Report
from asof.reconcile.evidence import gap
from asof.reconcile.grouping import REGION_GAP
from asof.reconcile.passages import Passage
from asof.reconcile.places import place_key
from asof.reconcile.profile import MAIN_SHARE, Profile, Trait, profile_of
from asof.reconcile.remembered import Remembered
from asof.reconcile.stories import StoryGroup
from asof.reconcile.tables import table
from asof.reconcile.words import fold, name_key

_NAME = re.compile(r"(?<=[\w,;:’'] )[A-Z][\w'’-]+")  # not a sentence's first word, which is always written so
_NO_NAMES = frozenset(map(name_key, (*calendar.day_name, *calendar.month_name)))

_Claims = Mapping[str, Sequence[KeptClaim]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tale:
    """What the claims of one report tell, and the names in their sentences."""

    profile: Profile
    names: frozenset[str]


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
    from it, and has in common with it a name, a toll, a site or an age.  The others stay with their report.
    """
    wanted = {place_key(town) for found in passages.values() for one in found for town in one.towns}
    if not wanted:
        return ()
    tellers = _tellers(groups, own, wanted, memo or Remembered())
    home = {report.report_id: number for number, group in enumerate(groups) for report in group.reports}
    guests = []
    for report_id in sorted(passages.keys() & home.keys()):
        rest = _names(own.get(report_id, ()))
        for passage in passages[report_id]:
            keys = {place_key(town) for town in passage.towns}
            told = Tale(
                profile=profile_of(passage.claims[0].report, passage.claims), names=_names(passage.claims) - rest
            )
            numbers = {number for key in keys for number in tellers.get(key, ())}
            fits = (
                _fit(told, [one for key in keys for one in tellers[key].get(number, ())], number) for number in numbers
            )
            best = max((fit for fit in fits if fit), key=lambda fit: (fit.shared, -fit.number), default=None)
            if best is not None and best.number != home[report_id]:
                beside = groups[best.number].reports[0].report_id
                guests.append(Guest(passage=passage, beside=beside, why=best.why))
    return tuple(guests)


def _tellers(
    groups: Sequence[StoryGroup], own: _Claims, wanted: set[str], memo: Remembered[Tale]
) -> dict[str, dict[int, list[Tale]]]:
    """By town and number of the story what its reports tell that mainly tell of the town, where they are enough."""
    found: dict[str, dict[int, list[Tale]]] = defaultdict(dict)
    for number, group in enumerate(groups):
        told: dict[str, list[Tale]] = defaultdict(list)
        for report in group.reports:
            claims = own.get(report.report_id, ())
            if any(place_key(place) in wanted for kept in claims for place in kept.claim.where):
                tale = memo.of(report.report_id, claims, partial(_tale, report, claims))
                for key in tale.profile.main_settlements() & wanted:
                    told[key].append(tale)
        for key, tales in told.items():
            if len(tales) >= len(group.reports) * MAIN_SHARE:
                found[key][number] = tales
    return found


def _tale(report: Report, claims: Sequence[KeptClaim]) -> Tale:
    return Tale(profile=profile_of(report, claims), names=_names(claims))


def _fit(told: Tale, tales: Sequence[Tale], number: int) -> _Fit | None:
    """How much the passage has in common with the story, None where it is too little or something holds them apart."""
    story = Profile(first=tales[0].profile.first, last=tales[0].profile.last)
    for tale in tales:
        story.absorb(tale.profile)
    mine = {trait: set(told.profile.traits[trait]) for trait in Trait}
    both = {trait: mine[trait] & set(story.traits[trait]) for trait in Trait}
    apart = any(mine[trait] and story.traits[trait] and not both[trait] for trait in (Trait.THEME, Trait.DAY))
    if apart or not both[Trait.TOWN] or gap(told.profile, story) > REGION_GAP:
        return None
    names = told.names & frozenset().union(*(tale.names for tale in tales))
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
