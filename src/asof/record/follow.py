"""Keeps up with a record that grows: a report is read from the store once, and a story is worked out once."""

from collections import OrderedDict
from collections.abc import Iterable
from datetime import datetime

from asof.model.claim import KeptClaim
from asof.model.issue import Issue
from asof.model.judgement import Judgement
from asof.model.report import Report
from asof.model.views import Clock, RecordView
from asof.reconcile.judged import in_force, judge_claims, made_by
from asof.reconcile.memo import StoryMemo
from asof.reconcile.moment import known_claims
from asof.reconcile.view import ReportEntries, build_view
from asof.record.store import Position, Store

MOST_VIEWS = 16
"""Views remembered at one position of the record; the one asked for longest ago goes first."""


class Follower:
    """The record as far as it was read, and its views.  One follower belongs to the thread of its store.

    `position` is how far that is: what was written meanwhile may already show, and does for certain after `catch_up`.
    `recorded_at` is when the last report was received or the last judgement made (UTC); None where there is neither.
    """

    def __init__(self, store: Store) -> None:
        self.position = Position(seq=0, head="")
        self.recorded_at: datetime | None = None
        self._store = store
        self._pages: dict[str, ReportEntries] = {}
        self._claims: dict[str, tuple[KeptClaim, ...]] = {}
        self._judgements: tuple[Judgement, ...] = ()
        self._memo = StoryMemo()
        self._views: OrderedDict[tuple[datetime | None, Clock], RecordView] = OrderedDict()
        self.catch_up()

    def catch_up(self) -> bool:
        """Read what was written since; False where nothing was."""
        position = self._store.position()
        if position == self.position:
            return False
        # The position was taken first: what is written while we read is read again the next time, and never missed.
        changed = self._store.read_since(self.position.seq)
        claims = self._store.kept_claims(None, Clock.RECEIVED, reports=changed)
        by_report: dict[str, list[KeptClaim]] = {report_id: [] for report_id in changed}
        for kept in claims:
            by_report[kept.report.report_id].append(kept)
        for report_id, own in by_report.items():
            report = self._store.report(report_id)
            self._pages[report_id] = (report, self._store.text(report_id), self._store.entries(report_id))
            self._claims[report_id] = tuple(own)
        self._judgements = self._store.judgements()
        moments = [report.received_at for report, _, _ in self._pages.values()]
        self.recorded_at = max((*moments, *(one.judged_at for one in self._judgements)), default=None)
        self._views.clear()
        self.position = position
        return True

    def view(self, at: datetime | None, clock: Clock) -> RecordView:
        """Everything known at `at` (aware; None: everything kept) on one of the two clocks."""
        known = self._views.pop((at, clock), None)
        self._views[at, clock] = known or self._built(at, clock)
        if len(self._views) > MOST_VIEWS:
            self._views.popitem(last=False)
        return self._views[at, clock]

    def reports(self) -> tuple[Report, ...]:
        """Every report, in the order received."""
        return tuple(report for report, _, _ in self._pages.values())

    def page(self, report_id: str) -> ReportEntries:
        """A report with its text and entries; KeyError where it is not kept."""
        return self._pages[report_id]

    def issues(self, report_id: str) -> tuple[Issue, ...]:
        """What was odd about a report."""
        return self._store.issues(report_id)

    def claims(self, report_ids: Iterable[str], at: datetime | None, clock: Clock) -> tuple[KeptClaim, ...]:
        """The claims of these reports that are known at `at`, as the judgements made by then leave them."""
        every = (kept for report_id in report_ids for kept in self._claims[report_id])
        return judge_claims(known_claims(every, at=at, clock=clock), in_force(made_by(self._judgements, at)))

    def _built(self, at: datetime | None, clock: Clock) -> RecordView:
        kept = [one for own in self._claims.values() for one in own]
        pages = list(self._pages.values())
        return build_view(kept, pages, at=at, clock=clock, judgements=self._judgements, memo=self._memo)
