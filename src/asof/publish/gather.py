"""What the pages of a site are made from, and the claims of a story gathered from its views."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from asof.model.claim import KeptClaim
from asof.model.issue import Issue
from asof.model.report import Entry, Report, Text
from asof.model.views import Change, StoryView


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReport:
    """A report with its text, and with the entries, claims and issues that its page shows."""

    report: Report
    text: Text
    entries: tuple[Entry, ...]
    claims: tuple[KeptClaim, ...]
    issues: tuple[Issue, ...]


def claims_of(story: StoryView) -> tuple[KeptClaim, ...]:
    """Every claim of a story once: those of its entries, newest first, then those of page heads."""
    return tuple({kept.claim.claim_id: kept for kept in _every_claim(story)}.values())


def changes_of(story: StoryView, changes: Iterable[Change]) -> tuple[Change, ...]:
    """Those of `changes` that a claim of `story` brought."""
    own = {kept.claim.claim_id for kept in claims_of(story)}
    return tuple(change for change in changes if change.claim.claim.claim_id in own)


def _every_claim(story: StoryView) -> Iterator[KeptClaim]:
    for entry in story.entries:
        yield from entry.claims
    for incident in story.incidents:
        yield from (link.claim for link in incident.links)
    for ledger in story.ledgers:
        for position in ledger.positions:
            yield from position.claims
    for question in story.questions:
        yield from question.claims
    for condition in story.conditions:
        yield from condition.claims
