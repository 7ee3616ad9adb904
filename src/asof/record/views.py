"""The record as of a moment: what reconcile makes of what a store holds."""

from collections.abc import Sequence
from datetime import datetime

from asof.model.claim import KeptClaim
from asof.model.views import Clock, RecordView
from asof.reading.progress import Progress, counted
from asof.reconcile.judged import in_force, judge_claims, made_by
from asof.reconcile.memo import StoryMemo
from asof.reconcile.view import build_view
from asof.record.store import Store


def view_at(store: Store, at: datetime | None, clock: Clock) -> RecordView:
    """Everything known at `at` (aware; None: everything kept) on one of the two clocks."""
    return views_at(store, (at,), clock)[0]


def views_at(
    store: Store, moments: Sequence[datetime | None], clock: Clock, *, progress: Progress | None = None
) -> tuple[RecordView, ...]:
    """A view of each moment, in their order; the reports and claims are read, and stories remembered, for all of them.

    `progress` is told before each.
    """
    if not moments:
        return ()
    given = [at for at in moments if at is not None]
    kept = store.kept_claims(max(given) if len(given) == len(moments) else None, clock)
    pages = [(report, store.text(report.report_id), store.entries(report.report_id)) for report in store.reports()]
    judgements = store.judgements()
    memo = StoryMemo()
    return tuple(
        build_view(kept, pages, at=at, clock=clock, judgements=judgements, memo=memo)
        for at in counted(moments, "working out moment", progress)
    )


def claims_at(store: Store, at: datetime | None, clock: Clock) -> tuple[KeptClaim, ...]:
    """The claims known at `at`, as the judgements made by then leave them; in the order of `Store.kept_claims`."""
    return judge_claims(store.kept_claims(at, clock), in_force(made_by(store.judgements(), at)))
