"""What each outlet told first, copied, corrected and took back: its record, as far as the kept reports show it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from asof.model.claim import KeptClaim, Standing
from asof.model.judged import JudgementKind
from asof.model.report import Report
from asof.model.views import Incident, PositionState, StoryView
from asof.reconcile.copies import find_copies
from asof.reconcile.moment import is_later, order_of
from asof.reconcile.voices import outlets_of
from asof.reconcile.words import name_key


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """An incident that the outlet told before any other: its first claim there, and who told it after."""

    incident: Incident
    claim: KeptClaim
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A sentence of one outlet that repeats another's: the claim that repeats and the one that was repeated."""

    claim: KeptClaim
    repeats: KeptClaim


@dataclass(slots=True)
class OutletRecord:
    """What is known of one outlet; every list is in the order it was said.

    `alone` counts the incidents that no other outlet tells.  `copied` are its own sentences that repeat others,
    `copied_by` those of others that repeat its own.  `corrected` and `retracted` are claims that it, or an editor of
    the record, corrected or took back; `dropped` what a later version of its page does not tell any more.
    """

    name: str
    reports: list[Report] = field(default_factory=list)
    claims: int = 0
    first: list[First] = field(default_factory=list)
    alone: int = 0
    copied: list[Copy] = field(default_factory=list)
    copied_by: list[Copy] = field(default_factory=list)
    corrected: list[KeptClaim] = field(default_factory=list)
    retracted: list[KeptClaim] = field(default_factory=list)
    dropped: list[KeptClaim] = field(default_factory=list)


def outlet_records(
    stories: Iterable[StoryView], reports: Iterable[Report], by_report: Mapping[str, Sequence[KeptClaim]]
) -> tuple[OutletRecord, ...]:
    """The record of every outlet, by name; `by_report` are all claims of each report, as they were judged.

    Spellings that differ in case, punctuation or an article are one outlet, called as its first report calls it.
    """
    kept = sorted(reports, key=lambda report: (report.received_at, report.report_id))
    book = _Book(outlets_of(kept))
    for report in kept:
        record = book.of(report)
        record.reports.append(report)
        record.claims += len(by_report.get(report.report_id, ()))
    for story in stories:
        book.tell(story)
    book.compare_versions(kept, by_report)
    return tuple(sorted(book.records.values(), key=lambda record: name_key(record.name)))


class _Book:
    """The records while they are written."""

    def __init__(self, outlets: Mapping[str, str]) -> None:
        self.records: dict[str, OutletRecord] = {}
        self._outlets = outlets

    def of(self, report: Report) -> OutletRecord:
        """The record of the outlet of a report."""
        name = self._outlets[report.report_id]
        return self.records.setdefault(name_key(name) or name, OutletRecord(name=name))

    def tell(self, story: StoryView) -> None:
        """Write down who told the incidents of a story first, who copied whom, and what did not stand."""
        claims = {link.claim.claim.claim_id: link.claim for incident in story.incidents for link in incident.links}
        for incident in story.incidents:
            self._tell_incident(incident)
        ordered = sorted(claims.values(), key=order_of)
        copies = find_copies(ordered, self._outlets)
        for kept in ordered:
            if kept.claim.claim_id in copies:
                copy = Copy(claim=kept, repeats=claims[copies[kept.claim.claim_id]])
                self.of(kept.report).copied.append(copy)
                self.of(copy.repeats.report).copied_by.append(copy)
        corrected = _in_state(story, PositionState.CORRECTED)
        retracted = _in_state(story, PositionState.RETRACTED)
        for kept in ordered:
            if kept.claim.claim_id in retracted or _is_retracted(kept):
                self.of(kept.report).retracted.append(kept)
            elif kept.claim.claim_id in corrected or any(one.kind is JudgementKind.CORRECT for one in kept.judged):
                self.of(kept.report).corrected.append(kept)

    def _tell_incident(self, incident: Incident) -> None:
        tellers: dict[str, KeptClaim] = {}
        for kept in sorted((link.claim for link in incident.links), key=order_of):
            tellers.setdefault(self.of(kept.report).name, kept)
        (first, *after) = tellers.values()
        record = self.of(first.report)
        if not after:
            record.alone += 1
        elif is_later(after[0], first):  # of two that said it at one moment, neither was first
            record.first.append(First(incident=incident, claim=first, after=tuple(tellers)[1:]))

    def compare_versions(self, reports: Sequence[Report], by_report: Mapping[str, Sequence[KeptClaim]]) -> None:
        """Write down what the latest version of a page does not tell any more."""
        versions: dict[str, list[Report]] = defaultdict(list)
        for report in reports:
            if report.url is not None and report.unread is None:
                versions[report.url].append(report)
        for earlier in versions.values():
            told = {kept.claim.content_id for kept in by_report.get(earlier[-1].report_id, ())}
            for kept in _each_once(by_report.get(report.report_id, ()) for report in earlier[:-1]):
                if kept.claim.content_id not in told:
                    self.of(kept.report).dropped.append(kept)


def _in_state(story: StoryView, state: PositionState) -> set[str]:
    """The ids of the claims whose figure a later word of their own origin brought into this state."""
    positions = (position for ledger in story.ledgers for position in ledger.positions)
    return {kept.claim.claim_id for position in positions if position.state is state for kept in position.claims}


def _is_retracted(kept: KeptClaim) -> bool:
    return kept.claim.standing is Standing.RETRACTED or any(one.kind is JudgementKind.RETRACT for one in kept.judged)


def _each_once(lists: Iterable[Sequence[KeptClaim]]) -> Iterator[KeptClaim]:
    """The claims of several versions, of those that say the same the first."""
    found: dict[str, KeptClaim] = {}
    for claims in lists:
        for kept in claims:
            found.setdefault(kept.claim.content_id, kept)
    yield from found.values()
