"""What judgements make of incidents and stories: claims and reports put together, set apart or moved."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from asof.model.claim import KeptClaim
from asof.model.codec import digest
from asof.model.judged import Judged, JudgementKind
from asof.model.judgement import Judgement
from asof.model.report import Report
from asof.model.views import Incident, Link, Origin
from asof.model.when import Precision, When
from asof.model.where import Where
from asof.reconcile.anchors import Anchors
from asof.reconcile.facts import main_places, stated_interval
from asof.reconcile.guests import Guest
from asof.reconcile.incidents import TIME, main_kind, main_when
from asof.reconcile.moment import order_of, said_start
from asof.reconcile.origins import Attribution
from asof.reconcile.places import place_key

_WHY = {
    JudgementKind.MERGE: "merged",
    JudgementKind.SPLIT: "set apart",
    JudgementKind.ATTACH: "put here",
}


@dataclass(slots=True)
class _Group:
    """Things that are together, by id, with what was judged of them; `is_changed` from what was derived."""

    members: dict[str, str]
    judged: list[Judged] = field(default_factory=list)
    is_changed: bool = False


class _Partition:
    """Groups of ids while judgements are applied, earliest first, so that the later wins.

    Each member has in `members` the words that a judgement adds to why it is there.
    """

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        self.groups = [_Group(members=dict.fromkeys(ids, "")) for ids in groups]
        self._home = {one: group for group in self.groups for one in group.members}

    def merge(self, ids: Sequence[str], trace: Judged) -> None:
        homes = self._homes(ids)
        for other in homes[1:]:
            self._move(list(other.members), homes[0], _why(trace))
            homes[0].judged += other.judged
        self._note(homes[:1], trace)

    def join(self, ids: Sequence[str], trace: Judged) -> None:
        """Merge where they are not together yet; else nothing is judged of their group."""
        if len(self._homes(ids)) > 1:
            self.merge(ids, trace)

    def split(self, ids: Sequence[str], trace: Judged) -> None:
        for home in self._homes(ids):
            taken = [one for one in ids if self._home.get(one) is home]
            apart = home
            if len(taken) < len(home.members):
                apart = _Group(members={})
                self.groups.append(apart)
                self._move(taken, apart, _why(trace))
            self._note({id(group): group for group in (home, apart)}.values(), trace)

    def attach(self, ids: Sequence[str], to: str, trace: Judged) -> None:
        home = self._home.get(to)
        moved = [one for one in ids if one in self._home and self._home[one] is not home]
        if home is None:
            return
        left = self._homes(moved)
        self._move(moved, home, _why(trace))
        self._note([*left, home], trace)

    def _homes(self, ids: Iterable[str]) -> list[_Group]:
        homes = {id(self._home[one]): self._home[one] for one in ids if one in self._home}
        return list(homes.values())

    def _move(self, ids: Iterable[str], home: _Group, why: str) -> None:
        for one in ids:
            left = self._home[one]
            del left.members[one]
            home.members[one] = why
            self._home[one] = home
            left.is_changed = home.is_changed = True

    def _note(self, groups: Iterable[_Group], trace: Judged) -> None:
        for group in groups:
            group.judged.append(trace)


def _why(trace: Judged) -> str:
    return f"{_WHY[trace.kind]} by {trace.by} on {trace.judged_at:%Y-%m-%d}: {trace.reason}"


# Incidents


def judge_incidents(
    incidents: Sequence[Incident], judgements: Iterable[Judgement], attributions: Mapping[str, Attribution]
) -> tuple[Incident, ...]:
    """The incidents of a story as the judgements in force (earliest first) leave them, by their first claim.

    Those that no judgement is about stay as they are.
    """
    links = {link.claim.claim.claim_id: link for incident in incidents for link in incident.links}
    anchors = Anchors(link.claim for link in links.values())
    partition = _Partition([link.claim.claim.claim_id for link in one.links] for one in incidents)
    for judgement in judgements:
        ids, trace = anchors.find_all(judgement.claims), judgement.trace()
        if judgement.kind is JudgementKind.MERGE:
            partition.merge(ids, trace)
        elif judgement.kind is JudgementKind.SPLIT:
            partition.split(ids, trace)
        elif judgement.to_claim is not None:
            partition.attach(ids, anchors.find(judgement.to_claim) or "", trace)
    derived = {incident.links[0].claim.claim.claim_id: incident for incident in incidents}
    judged = []
    for group in partition.groups:
        if group.is_changed and group.members:
            judged.append(_rebuilt(_links(group, links), attributions, tuple(group.judged)))
        elif group.members:
            judged.append(replace(derived[next(iter(group.members))], judged=tuple(group.judged)))
    return tuple(sorted(judged, key=lambda incident: order_of(incident.links[0].claim)))


def _links(group: _Group, links: Mapping[str, Link]) -> tuple[Link, ...]:
    found = [
        replace(links[claim_id], why=f"{links[claim_id].why}; {why}" if why else links[claim_id].why)
        for claim_id, why in group.members.items()
    ]
    return tuple(sorted(found, key=lambda link: order_of(link.claim)))


def _rebuilt(links: tuple[Link, ...], attributions: Mapping[str, Attribution], judged: tuple[Judged, ...]) -> Incident:
    claims = [link.claim for link in links]
    origins: dict[str, Origin] = {}
    places: dict[str, Where] = {}
    for kept in claims:
        origin = attributions[kept.claim.claim_id].origin
        origins.setdefault(origin.origin_id, origin)
        for place in main_places(kept.claim.where):
            places.setdefault(place_key(place), place)
    contested = _contested_when(claims)
    return Incident(
        incident_id=digest(claims[0].claim.claim_id),
        happening=main_kind(claims),
        when=contested or main_when(claims),
        where=tuple(places.values()),
        links=links,
        origins=tuple(origins.values()),
        contested=(TIME,) if contested else (),
        judged=judged,
    )


def _contested_when(claims: Sequence[KeptClaim]) -> When | None:
    """All the time that the claims leave possible where their stated times exclude one another; None elsewhere."""
    whens = [kept.claim.when for kept in claims]
    stated = [(when, interval) for when in whens if when is not None and (interval := stated_interval(when))]
    if not stated or max(start for _, (start, _) in stated) < min(end for _, (_, end) in stated):
        return None
    words = "; ".join(dict.fromkeys(when.words for when, _ in stated))
    start, end = min(start for _, (start, _) in stated), max(end for _, (_, end) in stated)
    return replace(stated[0][0], start=start, end=end, precision=Precision.DAY, words=words, span=None)


# Stories


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one story is told from: its reports in the order they were said, and its claims.

    `guests` are the reports of other stories of which a passage, or claims that a judgement attached, are told here.
    `moved` says of the reports that a judgement moved, by their ids, which one and why; `asked` of the guests why a
    passage of theirs is told here, where no judgement put it here.
    """

    reports: tuple[Report, ...]
    guests: tuple[Report, ...]
    claims: tuple[KeptClaim, ...]
    judged: tuple[Judged, ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict)
    asked: Mapping[str, str] = field(default_factory=dict)


def judge_stories(
    groups: Sequence[Sequence[Report]],
    claims: Sequence[KeptClaim],
    judgements: Sequence[Judgement],
    guests: Sequence[Guest] = (),
) -> tuple[Telling, ...]:
    """What each story is told from, once the judgements in force (earliest first) have moved reports and claims.

    `groups` are the reports of each derived story, `claims` those of all, in the order they were said.  Merging
    incidents of two stories makes them one story; a claim that is attached to an incident of another story is told
    there alone, as are the passages of `guests`, but for those of a report that a judgement puts into a story whole.
    """
    judged = claims if judgements else ()
    anchors = Anchors(judged)
    report_of = {kept.claim.claim_id: kept.report.report_id for kept in judged}
    partition = _Partition([report.report_id for report in group] for group in groups)
    whole = {report_id for one in judgements if one.kind is JudgementKind.ATTACH for report_id in one.reports}
    derived = [one for one in guests if one.passage.claims[0].report.report_id not in whole]
    moved = {kept.claim.claim_id: one.beside for one in derived for kept in one.passage.claims}
    for judgement in judgements:
        trace = judgement.trace()
        found = anchors.find_all(judgement.claims)
        if judgement.kind is JudgementKind.MERGE:
            partition.join([moved.get(one, report_of[one]) for one in found], trace)
        elif judgement.to_claim is not None:
            to = anchors.find(judgement.to_claim)
            moved.update({one: moved.get(to, report_of[to]) for one in found} if to else {})
        elif judgement.kind is JudgementKind.ATTACH and judgement.to_report is not None:
            partition.attach(judgement.reports, judgement.to_report, trace)
        elif judgement.kind is JudgementKind.ATTACH:
            partition.split(judgement.reports, trace)
    return _tellings(partition, groups, claims, moved, derived)


def _tellings(
    partition: _Partition,
    groups: Sequence[Sequence[Report]],
    claims: Iterable[KeptClaim],
    moved: Mapping[str, str],
    derived: Sequence[Guest],
) -> tuple[Telling, ...]:
    reports = {report.report_id: report for group in groups for report in group}
    home = {report_id: number for number, group in enumerate(partition.groups) for report_id in group.members}
    told: dict[int, list[KeptClaim]] = defaultdict(list)
    guests: dict[int, dict[str, Report]] = defaultdict(dict)
    for kept in claims:
        report_id = kept.report.report_id
        number = home[moved.get(kept.claim.claim_id, report_id)]
        told[number].append(kept)
        if number != home[report_id]:
            guests[number][report_id] = kept.report
    asked: dict[int, dict[str, str]] = defaultdict(dict)
    for guest in derived:
        asked[home[guest.beside]][guest.passage.claims[0].report.report_id] = guest.why
    return tuple(
        Telling(
            reports=tuple(_in_order(group, reports)),
            guests=tuple(guests[number].values()),
            claims=tuple(told[number]),
            judged=tuple(group.judged),
            moved={report_id: why for report_id, why in group.members.items() if why},
            asked=asked[number],
        )
        for number, group in enumerate(partition.groups)
        if group.members
    )


def _in_order(group: _Group, reports: Mapping[str, Report]) -> list[Report]:
    """The reports of a story as they were grouped; where a judgement changed it, as they were published."""
    found = [reports[report_id] for report_id in group.members]
    if not group.is_changed:
        return found
    return sorted(found, key=lambda report: (said_start(None, report), report.received_at, report.report_id))
