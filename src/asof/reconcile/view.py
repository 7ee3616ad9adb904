"""The whole record as of a moment, computed from the kept claims and entries alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from asof.model.claim import KeptClaim
from asof.model.codec import digest
from asof.model.judgement import Judgement
from asof.model.report import Entry, Report, Text
from asof.model.views import (
    Agreement,
    Clock,
    Incident,
    KeptEntry,
    Ledger,
    Membership,
    Origin,
    RecordView,
    StoryView,
)
from asof.model.where import Where
from asof.reconcile.conditions import find_conditions
from asof.reconcile.guests import find_guests
from asof.reconcile.incidents import link_incidents
from asof.reconcile.judged import in_force, judge_claims, made_by
from asof.reconcile.ledgers import build_ledgers
from asof.reconcile.memo import StoryMemo, Version
from asof.reconcile.moment import is_known, known_claims, known_entries, said_start
from asof.reconcile.naming import story_name, told_kinds
from asof.reconcile.origins import Attribution, attribute
from asof.reconcile.passages import Passage, claims_outside, passages_of, words_outside
from asof.reconcile.places import place_key
from asof.reconcile.profile import main_place
from asof.reconcile.questions import find_questions
from asof.reconcile.regroup import Telling, judge_incidents, judge_stories
from asof.reconcile.silences import find_silences
from asof.reconcile.stories import group_reports

FIGURE = "figure"
GUEST = "a judgement put a claim of it here"
PASSAGE = "a passage of it tells of this"

ReportEntries = tuple[Report, Text, tuple[Entry, ...]]


def build_view(
    kept: Sequence[KeptClaim],
    entries: Sequence[ReportEntries],
    *,
    at: datetime | None,
    clock: Clock,
    judgements: Iterable[Judgement] = (),
    memo: StoryMemo | None = None,
) -> RecordView:
    """The record as of `at` (UTC; None is everything kept) on `clock`, whatever the order of what is given.

    Stories come newest first.  The same claim given twice counts once; nothing kept gives no stories.  A judgement
    counts from its own time on, on either clock, and wins over what is derived.  `memo` saves working out again the
    stories that the same values told before, and changes nothing of the result.
    """
    made = made_by(judgements, at)
    judging = in_force(made)
    memo = memo or StoryMemo()
    claims = judge_claims(known_claims(memo.ordered(kept), at=at, clock=clock), judging)
    by_report: dict[str, list[KeptClaim]] = defaultdict(list)
    for one in claims:
        by_report[one.report.report_id].append(one)
    spoken = _spoken(entries, at=at, clock=clock)
    known = _known_entries(spoken, by_report, memo)
    reports = _known_reports(claims, spoken)
    passages = _passages(by_report, entries, memo)
    own = {report_id: claims_outside(passages.get(report_id, ()), told) for report_id, told in by_report.items()}
    words = {report_id: words_outside(passages.get(report_id, ()), told) for report_id, told in known.items()}
    read = (report for report in reports if report.unread is None)
    groups = group_reports(read, own, words, memo=memo.groups)
    guests = find_guests(groups, own, passages, memo.tales)
    why = {report_id: told for group in groups for report_id, told in group.why.items()}
    tellings = judge_stories([group.reports for group in groups], claims, judging, guests)
    stories = [
        replace(_remembered(memo, telling, known, judging), memberships=_memberships(telling, why))
        for telling in tellings
    ]
    return RecordView(
        at=at,
        clock=clock,
        stories=tuple(sorted(stories, key=_newest_first)),
        unread=tuple(report for report in reports if report.unread is not None),
        judgements=made,
    )


def _spoken(entries: Iterable[ReportEntries], *, at: datetime | None, clock: Clock) -> list[ReportEntries]:
    """The reports that have said something by then with that alone, as they were received.

    One without entries counts from its publication.
    """
    found: list[ReportEntries] = []
    for report, text, parts in entries:
        said = tuple(known_entries(parts, report, at=at, clock=clock))
        if said or (not parts and is_known(None, report, at=at, clock=clock)):
            found.append((report, text, said))
    return sorted(found, key=lambda one: (one[0].received_at, one[0].report_id))


def _known_reports(claims: Iterable[KeptClaim], spoken: Iterable[ReportEntries]) -> list[Report]:
    reports = {one.report.report_id: one.report for one in claims}
    reports |= {report.report_id: report for report, _, _ in spoken}
    return sorted(reports.values(), key=lambda report: (said_start(None, report), report.received_at, report.report_id))


def _known_entries(
    spoken: Iterable[ReportEntries], claims: Mapping[str, Sequence[KeptClaim]], memo: StoryMemo
) -> dict[str, list[KeptEntry]]:
    """The known entries by report id, with their words and claims.

    An entry that a later version of its page repeats unchanged is kept from the first version only.
    """
    found: dict[str, list[KeptEntry]] = defaultdict(list)
    seen: set[Version] = set()
    for report, text, parts in spoken:
        if report.report_id in found:
            continue
        told = claims.get(report.report_id, ())
        make = partial(_versions, report, text, parts, told)
        for version, kept in memo.entries.of(report.report_id, (report, text, *parts, *told), make):
            if version not in seen:
                seen.add(version)
                found[report.report_id].append(kept)
    return found


def _versions(
    report: Report, text: Text, parts: Iterable[Entry], claims: Iterable[KeptClaim]
) -> list[tuple[Version, KeptEntry]]:
    """The entries of a report, each with what an entry of another version of its page repeats of it."""
    by_entry: dict[int | None, list[KeptClaim]] = defaultdict(list)
    for one in claims:
        by_entry[one.claim.entry].append(one)
    found = []
    for entry in parts:
        words = entry.span.of(text.content)
        version = (report.url or report.report_id, said_start(entry.said_at, report), words)
        told = tuple(by_entry[entry.number])
        found.append((version, KeptEntry(entry=entry, report=report, words=words, claims=told)))
    return found


def _passages(
    claims: Mapping[str, Sequence[KeptClaim]], entries: Iterable[ReportEntries], memo: StoryMemo
) -> dict[str, tuple[Passage, ...]]:
    """The passages of each report that has any, by report id."""
    found: dict[str, tuple[Passage, ...]] = {}
    for report, text, parts in entries:
        told = claims.get(report.report_id)
        if told:
            passages = memo.passages.of(report.report_id, told, partial(passages_of, told, text, parts))
            found |= {report.report_id: passages} if passages else {}
    return found


def _remembered(
    memo: StoryMemo, telling: Telling, known: Mapping[str, Sequence[KeptEntry]], judging: Sequence[Judgement]
) -> StoryView:
    entries = list(_told_entries(telling, known))
    told: list[object] = [*telling.claims, None, *telling.reports, None, *telling.guests, None, *judging]
    for entry in entries:
        told += [None, entry.entry, entry.report, *entry.claims]
    rest = (telling.judged, tuple(entry.words for entry in entries))
    return memo.story(told, rest, lambda: _story(telling, entries, judging))


def _told_entries(telling: Telling, known: Mapping[str, Sequence[KeptEntry]]) -> Iterator[KeptEntry]:
    """The entries of the story's reports with the claims told in it; of its guests those that have any."""
    here = set(map(id, telling.claims))  # the entries' claims are the very same ones
    own = {report.report_id for report in telling.reports}
    for report in (*telling.reports, *telling.guests):
        for entry in known.get(report.report_id, ()):
            told = [kept for kept in entry.claims if id(kept) in here]
            if len(told) == len(entry.claims) and (told or report.report_id in own):
                yield entry
            elif told:
                yield replace(entry, claims=tuple(told))


def _story(telling: Telling, entries: Sequence[KeptEntry], judging: Sequence[Judgement]) -> StoryView:
    claims, reports = telling.claims, telling.reports
    attributions = attribute(claims)
    place = main_place(claims)
    zone = _zone(place, claims)
    incidents = judge_incidents(link_incidents(claims, attributions), judging, attributions)
    ledgers = build_ledgers(incidents, attributions, place=place, zone=zone)
    incidents = _mark_contested(incidents, ledgers)
    conditions = find_conditions(claims)
    moments = [said_start(one.claim.said_at, one.report) for one in claims]
    moments += [said_start(entry.entry.said_at, entry.report) for entry in entries]
    return StoryView(
        story_id=digest(reports[0].report_id),
        name=story_name(claims, place, zone) or reports[0].title,
        places=_places(claims, place),
        happenings=told_kinds(claims),
        zone=zone,
        first=min(moments, default=None),
        last=max(moments, default=None),
        reports=(*reports, *telling.guests),
        origins=_origins(claims, attributions),
        entries=tuple(sorted(entries, key=_entry_newest_first)),
        ledgers=ledgers,
        incidents=incidents,
        questions=find_questions(incidents, ledgers, zone=zone),
        conditions=conditions,
        silences=find_silences((kept.entry.said_at for kept in entries), conditions),
        judged=telling.judged,
    )


def _memberships(telling: Telling, why: Mapping[str, str]) -> tuple[Membership, ...]:
    """Why each report is in the story: by what it tells, or by the judgement that moved it."""
    told = {report.report_id: why[report.report_id] for report in telling.reports} | dict(telling.moved)
    asked = {one: f"{PASSAGE}: {words}" for one, words in telling.asked.items()}
    guests = (report.report_id for report in telling.guests)
    return (
        *(Membership(report_id=report_id, why=words) for report_id, words in told.items()),
        *(Membership(report_id=one, why=asked.get(one, GUEST), is_guest=True) for one in guests),
    )


def _zone(place: Where | None, claims: Iterable[KeptClaim]) -> str:
    """The zone of the story's main place, else the zone most of it was said in, else UTC."""
    if place is not None and place.zone:
        return place.zone
    zones = Counter(one.claim.said_at.zone for one in claims)
    return max(zones, key=lambda zone: (zones[zone], zone)) if zones else "UTC"


def _mark_contested(incidents: Iterable[Incident], ledgers: Iterable[Ledger]) -> tuple[Incident, ...]:
    """The incidents, those with a standing figure in a contested ledger marked so."""
    disputed = {
        kept.claim.claim_id
        for ledger in ledgers
        if ledger.agreement is Agreement.CONTESTED
        for position in ledger.standing()
        for kept in position.claims
    }
    return tuple(
        replace(incident, contested=(*incident.contested, FIGURE))
        if any(link.claim.claim.claim_id in disputed for link in incident.links)
        else incident
        for incident in incidents
    )


def _places(claims: Iterable[KeptClaim], main: Where | None) -> tuple[Where, ...]:
    """Every place once, the main one first, then as first named."""
    places = {} if main is None else {place_key(main): main}
    for one in claims:
        for place in one.claim.where:
            places.setdefault(place_key(place), place)
    return tuple(places.values())


def _origins(claims: Iterable[KeptClaim], attributions: Mapping[str, Attribution]) -> tuple[Origin, ...]:
    """Every origin once, as first heard."""
    origins: dict[str, Origin] = {}
    for one in claims:
        origin = attributions[one.claim.claim_id].origin
        origins.setdefault(origin.origin_id, origin)
    return tuple(origins.values())


def _newest_first(story: StoryView) -> tuple[float, str]:
    return (-(story.last or story.reports[0].received_at).timestamp(), story.story_id)


def _entry_newest_first(kept: KeptEntry) -> tuple[float, str, int]:
    return (-said_start(kept.entry.said_at, kept.report).timestamp(), kept.report.report_id, kept.entry.number)
