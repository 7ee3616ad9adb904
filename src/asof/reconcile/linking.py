"""Whether a claim belongs to an incident: by kind, place, time and participants, and why in words."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import NamedTuple

from asof.model.claim import Happening
from asof.model.where import Where
from asof.reconcile.facts import Facts, Interval, main_places
from asof.reconcile.families import is_speech, kind_words, kinds
from asof.reconcile.moment import is_head
from asof.reconcile.places import Nearness, place_key, relate_places

LATER = timedelta(days=30)
"""Whoever dies later than this of what a report tells is told of with its date."""

FOUNDED = "first told here"
"""Why the first claim of an incident is in it."""


@dataclass(slots=True)
class Gathering:
    """An incident while its claims are being gathered; `number` is its turn.

    `core` is what all its claims' times share, so that a protest a day does not grow into one long protest; `dated` are
    the reports that give one of them a time.
    """

    number: int
    core: Interval
    families: frozenset[str]
    is_wide: bool
    members: list[tuple[Facts, str]] = field(default_factory=list)
    places: dict[str, Where] = field(default_factory=dict)
    main_places: tuple[Where, ...] = ()
    kinds: set[Happening] = field(default_factory=set)
    doers: set[str] = field(default_factory=set)
    participants: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    dated: set[str] = field(default_factory=set)
    entries: set[tuple[str, int | None]] = field(default_factory=set)
    is_stated: bool = False

    def add(self, facts: Facts, why: str) -> None:
        """Take the claim in."""
        self.members.append((facts, why))
        self.families = (self.families & facts.families) or self.families
        start, end = max(self.core[0], facts.interval[0]), min(self.core[1], facts.interval[1])
        if start < end and not (facts.happening in kinds("outcomes") and self.kinds.difference(kinds("outcomes"))):
            self.core = (start, end)
        known = len(self.places)
        for place in facts.places:
            self.places.setdefault(place_key(place), place)
        if len(self.places) > known:
            self.main_places = main_places(tuple(self.places.values()))
        self.kinds.add(facts.happening)
        if facts.doer is not None:
            self.doers.add(facts.doer)
        self.participants |= facts.participants
        self.reports.add(facts.kept.report.report_id)
        self.entries.add(facts.entry)
        if facts.is_stated:
            self.is_stated = True
            self.dated.add(facts.kept.report.report_id)


def begun_by(facts: Facts, *, number: int) -> Gathering:
    """An incident of the claim's time and kind, which no claim is in yet."""
    return Gathering(number=number, core=facts.interval, families=facts.families, is_wide=facts.is_wide)


def gathering_of(number: int, members: Sequence[tuple[Facts, str]]) -> Gathering:
    """These claims, in the order they were said and each with its reason, as one incident."""
    incident = begun_by(members[0][0], number=number)
    for facts, why in members:
        incident.add(facts, why)
    return incident


class Verdict(NamedTuple):
    """That a claim belongs, how well, and why in words, in parts."""

    score: int
    parts: tuple[str, ...]

    @property
    def why(self) -> str:
        """Why, in words."""
        return "; ".join(self.parts)


_NOBODY_TOLD = Verdict(score=0, parts=())
_SAME_VOICE = Verdict(score=1, parts=("same voice",))
_OTHERS_TOLD = Verdict(score=-1, parts=("participants named differently",))
_BOTH_WIDE = Verdict(score=1, parts=("both over a stretch of time",))
_SAME_ENTRY = Verdict(score=2, parts=("told in the same entry without another time",))
_SAME_TIME = Verdict(score=3, parts=("times overlap",))
_DIED_LATER = Verdict(score=1, parts=("died later of it",))
_NO_TIME = Verdict(score=1, parts=("time not given, said within a day of it",))


def judge(facts: Facts, incident: Gathering) -> Verdict | None:
    """How well the claim belongs to the incident, None where it does not."""
    if facts.families.isdisjoint(incident.families) or facts.is_wide is not incident.is_wide:
        return None
    is_same_report = facts.kept.report.report_id in incident.reports
    if facts.is_held_apart and is_same_report:
        return None
    who = _judge_participants(facts, incident, is_same_report)
    if who is None:
        return None
    time = _judge_time(facts, incident)
    if time is None:
        return None
    place = judge_place(facts, incident)
    if place is None:
        return None
    kind = _judge_kind(facts, incident)
    score = kind.score + place.score + time.score + who.score
    return Verdict(score=score, parts=kind.parts + place.parts + time.parts + who.parts)


def judge_place(facts: Facts, incident: Gathering) -> Verdict | None:
    """How closely the claim's places belong to the incident's, None where they are apart.

    An incident told of in a town and in its country happened in the town: another town of the country is apart.
    """
    best = relate_places(facts.places, incident.main_places)
    return None if best.nearness is Nearness.APART else Verdict(score=int(best.nearness), parts=(best.why,))


def overlap(one: Interval, other: Interval) -> bool:
    """Whether the two intervals share a moment."""
    return one[0] < other[1] and other[0] < one[1]


def _judge_kind(facts: Facts, incident: Gathering) -> Verdict:
    if facts.happening in incident.kinds:
        return _same_kind(facts.happening)
    told = ", ".join(kind_words(kind) for kind in sorted(incident.kinds))
    return Verdict(score=1, parts=(f"{kind_words(facts.happening)} may be of one happening with {told}",))


@functools.cache
def _same_kind(happening: Happening) -> Verdict:
    return Verdict(score=2, parts=(f"same kind ({kind_words(happening)})",))


def _judge_time(facts: Facts, incident: Gathering) -> Verdict | None:
    if facts.is_wide:
        is_in_it = overlap(facts.interval, incident.core)
        return _BOTH_WIDE if is_in_it else None
    if not facts.is_stated and facts.entry in incident.entries:
        return _SAME_ENTRY
    if not overlap(facts.interval, incident.core):
        return _DIED_LATER if _may_have_died_of(facts, incident) else None
    if facts.is_stated and incident.is_stated:
        return _SAME_TIME
    return _NO_TIME


def _may_have_died_of(facts: Facts, incident: Gathering) -> bool:
    """Whether it tells of one person's death after what the same entry tells: a wound kills days later."""
    is_one = all(figure.quantity.high == 1 for figure in facts.kept.claim.figures)
    if facts.happening is not Happening.DEATH or not is_one or facts.entry not in incident.entries:
        return False
    return timedelta(0) <= facts.interval[0] - incident.core[0] <= LATER


def _judge_participants(facts: Facts, incident: Gathering, is_same_report: bool) -> Verdict | None:
    if is_speech(facts.happening):
        return _SAME_VOICE if facts.doer in incident.doers else None
    shared = facts.participants & incident.participants
    if shared:
        return Verdict(score=1, parts=(f"same participants ({', '.join(sorted(shared))})",))
    if facts.happening is Happening.OTHER:
        return None  # of no known kind: without the same people or things nothing says that it is one
    if facts.doer is None or not incident.doers:
        return _NOBODY_TOLD
    is_short = is_head(facts.kept)  # a headline names nobody as the text does
    return None if is_same_report and not is_short else _OTHERS_TOLD
