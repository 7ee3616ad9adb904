"""What is known at a moment on one of the two clocks, and the one order in which claims are taken."""

import functools
from collections.abc import Iterable
from datetime import datetime

from asof.model.claim import KeptClaim
from asof.model.report import BlockKind, Entry, Report
from asof.model.views import Clock
from asof.model.when import When
from asof.reconcile.remembered import MOST_KEPT

HEAD_BLOCKS = frozenset({BlockKind.TITLE, BlockKind.DECK})

Order = tuple[datetime, bool, datetime, str, int, int, str]


def is_known(said_at: When | None, report: Report, *, at: datetime | None, clock: Clock) -> bool:
    """Whether what `report` said at `said_at` is known at `at` (UTC; None is "everything kept") on `clock`."""
    if at is None:
        return True
    if clock is Clock.RECEIVED:
        return report.received_at <= at
    return said_start(said_at, report) <= at


def known_claims(kept: Iterable[KeptClaim], *, at: datetime | None, clock: Clock) -> list[KeptClaim]:
    """The claims that are known at `at` on `clock`."""
    if at is None:
        return list(kept)
    if clock is Clock.RECEIVED:  # a report is received whole: it is asked once, not for each of its claims
        kept = list(kept)
        reports = {one.report.report_id: one.report for one in kept}
        known = {report_id for report_id, one in reports.items() if is_known(None, one, at=at, clock=clock)}
        return [one for one in kept if one.report.report_id in known]
    return [one for one in kept if is_known(one.claim.said_at, one.report, at=at, clock=clock)]


def known_entries(entries: Iterable[Entry], report: Report, *, at: datetime | None, clock: Clock) -> list[Entry]:
    """The report's entries that are known at `at` on `clock`."""
    return [entry for entry in entries if is_known(entry.said_at, report, at=at, clock=clock)]


def said_start(said_at: When | None, report: Report) -> datetime:
    """When it was said at the earliest: its own time, else its report's publication, else when we received it."""
    for when in (said_at, report.published_at):
        if when is not None and when.start is not None:
            return when.start
    return report.received_at


def is_head(kept: KeptClaim) -> bool:
    """Whether the claim stands in the title or deck, which repeat the body."""
    return kept.claim.entry is None or kept.claim.block in HEAD_BLOCKS


@functools.lru_cache(maxsize=MOST_KEPT)
def order_of(kept: KeptClaim) -> Order:
    """Sort key: by when it was said, body before head, then as received; never by the order of arrival in a call."""
    claim = kept.claim
    start = said_start(claim.said_at, kept.report)
    span = claim.span
    return (start, is_head(kept), kept.report.received_at, kept.report.report_id, span.start, span.end, claim.claim_id)


def is_later(kept: KeptClaim, than: KeptClaim) -> bool:
    """Whether `kept` was plainly said after `than`.

    Where the two times overlap nobody can tell, except for two versions of one page: the later received is the later
    word.  Two sentences of one report said at one moment are not later than one another.
    """
    mine, theirs = kept.claim.said_at, than.claim.said_at
    if not mine.overlaps(theirs):
        return said_start(mine, kept.report) > said_start(theirs, than.report)
    is_one_page = kept.report.url is not None and kept.report.url == than.report.url
    return is_one_page and kept.report.received_at > than.report.received_at
