"""The record as it is now, worked out once for everybody at the desk each time it has grown."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import TypeVar

from asof.desk.context import ServerContext
from asof.desk.press import Press
from asof.errors import RecordError
from asof.model.claim import KeptClaim
from asof.model.judgement import Judgement
from asof.model.report import Report
from asof.model.views import Clock, Incident, Link, RecordView, StoryView
from asof.reconcile.anchors import Anchors
from asof.reconcile.moment import order_of
from asof.record.follow import Follower
from asof.record.judge import find_claim
from asof.record.store import Position

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where a claim is told: its story, its incident there, and why."""

    story: StoryView
    incident: Incident
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """Everything kept by `position`, as it was judged, the last of which came `recorded_at` (UTC).

    Claims and places are by claim id, in the order they were said, and `anchors` find those that judgements name;
    reports are by theirs, in the order received; claims and stories of a report by its id, its own story first;
    versions, in the order received, by the address of their page.
    """

    position: Position
    recorded_at: datetime | None
    view: RecordView
    claims: Mapping[str, KeptClaim]
    anchors: Anchors
    placed: Mapping[str, Placed]
    reports: Mapping[str, Report]
    by_report: Mapping[str, tuple[KeptClaim, ...]]
    stories_of: Mapping[str, tuple[StoryView, ...]]
    by_url: Mapping[str, tuple[Report, ...]]

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """All of them, earliest first."""
        return self.view.judgements

    def zone_of(self, kept: KeptClaim) -> str:
        """The IANA zone that a claim's times are shown in."""
        placed = self.placed.get(kept.claim.claim_id)
        return placed.story.zone if placed else kept.claim.said_at.zone

    def claims_of(self, report_id: str) -> tuple[KeptClaim, ...]:
        """The claims of a report, in the order of its text."""
        return self.by_report.get(report_id, ())

    def versions(self, report: Report) -> tuple[Report, ...]:
        """The reports of the same address, this one too; one without an address is alone."""
        return self.by_url.get(report.url, (report,)) if report.url else (report,)


class Desk:
    """What all the pages of one desk share; of any thread."""

    def __init__(self, context: ServerContext, press: Press) -> None:
        self.context = context
        self._press = press
        self._lock = Lock()
        self._current: Current | None = None

    def current(self) -> Current:
        """The record as it is now; nothing that was acknowledged before the call is missing."""
        position = self._press.ask(_caught_up)
        with self._lock:
            if self._current is None or self._current.position.seq < position.seq:
                self._current = self._press.ask(_current)
            return self._current

    def view_before(self, at: datetime | None) -> RecordView | None:
        """The record as it was known `at` (UTC) on the received clock; None for None."""
        return self._press.ask(lambda follower: follower.view(at, Clock.RECEIVED)) if at else None

    def find(self, current: Current, name: str) -> KeptClaim:
        """The claim that a person names by its id, the start of it, or where it stands; RecordError, UsageError."""
        known = current.claims.get(name)
        if known is not None:
            return known
        with self.context.open_store() as store:
            found = find_claim(store, name)
        if found.claim.claim_id not in current.claims:
            raise RecordError(f"the claim {name!r} is of an older reader; what the newest reads there has another id")
        return current.claims[found.claim.claim_id]


def _caught_up(follower: Follower) -> Position:
    follower.catch_up()
    return follower.position


def _current(follower: Follower) -> Current:
    view = follower.view(None, Clock.RECEIVED)
    reports = {report.report_id: report for report in follower.reports()}
    claims = sorted(follower.claims(reports, None, Clock.RECEIVED), key=order_of)
    ordered = sorted(claims, key=lambda kept: (kept.claim.span.start, kept.claim.span.end))
    return Current(
        position=follower.position,
        recorded_at=follower.recorded_at,
        view=view,
        claims={kept.claim.claim_id: kept for kept in claims},
        anchors=Anchors(claims),
        placed=_placed(view.stories),
        reports=reports,
        by_report=_grouped((kept.report.report_id, kept) for kept in ordered),
        stories_of=_stories_of(view.stories),
        by_url=_grouped((report.url, report) for report in reports.values() if report.url),
    )


def _grouped(pairs: Iterable[tuple[str, Thing]]) -> dict[str, tuple[Thing, ...]]:
    found: dict[str, list[Thing]] = defaultdict(list)
    for key, thing in pairs:
        found[key].append(thing)
    return {key: tuple(things) for key, things in found.items()}


def _stories_of(stories: Sequence[StoryView]) -> dict[str, tuple[StoryView, ...]]:
    own = [(report.report_id, story) for story in stories for report in story.own_reports]
    guests = [(one.report_id, story) for story in stories for one in story.memberships if one.is_guest]
    return _grouped([*own, *guests])


def _placed(stories: Iterable[StoryView]) -> dict[str, Placed]:
    return {
        link.claim.claim.claim_id: Placed(story=story, incident=incident, link=link)
        for story in stories
        for incident in story.incidents
        for link in incident.links
    }
