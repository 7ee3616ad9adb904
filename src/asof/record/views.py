"""The record as of a moment: what reconcile makes of what a store holds."""

from datetime import datetime

from asof.model.views import Clock, RecordView
from asof.reconcile.view import build_view
from asof.record.store import Store


def view_at(store: Store, at: datetime | None, clock: Clock) -> RecordView:
    """Everything known at `at` (aware; None: everything kept) on one of the two clocks."""
    pages = [(report, store.text(report.report_id), store.entries(report.report_id)) for report in store.reports()]
    return build_view(store.kept_claims(at, clock), pages, at=at, clock=clock)
