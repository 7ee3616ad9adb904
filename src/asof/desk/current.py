"""The record as it is now, worked out once for everybody at the desk each time it has grown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock

from asof.desk.context import ServerContext
from asof.errors import RecordError
from asof.model.claim import KeptClaim
from asof.model.judgement import Judgement
from asof.model.report import Report
from asof.model.views import Clock, Incident, Link, RecordView, StoryView
from asof.record.judge import find_claim
from asof.record.store import Position
from asof.record.views import claims_at, view_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where a claim is told: its story, its incident there, and why."""

    story: StoryView
    incident: Incident
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """Everything kept by `position`, as it was judged; claims and places by claim id, reports by theirs."""

    position: Position
    view: RecordView
    claims: Mapping[str, KeptClaim]
    placed: Mapping[str, Placed]
    reports: Mapping[str, Report]

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """All of them, earliest first."""
        return self.view.judgements

    def story_of(self, report_id: str) -> StoryView | None:
        """The story that a report stands in, None where it stands in none."""
        return next((s for s in self.view.stories if any(r.report_id == report_id for r in s.reports)), None)

    def zone_of(self, kept: KeptClaim) -> str:
        """The IANA zone that a claim's times are shown in."""
        placed = self.placed.get(kept.claim.claim_id)
        return placed.story.zone if placed else kept.claim.said_at.zone


class Desk:
    """What all the pages of one desk share; of any thread."""

    def __init__(self, context: ServerContext) -> None:
        self.context = context
        self._lock = Lock()
        self._current: Current | None = None

    def current(self) -> Current:
        """The record as it is now; nothing that was acknowledged before the call is missing."""
        with self._lock, self.context.open_store() as store:
            position = store.position()
            if self._current is None or self._current.position != position:
                view = view_at(store, None, Clock.RECEIVED)
                claims = {kept.claim.claim_id: kept for kept in claims_at(store, None, Clock.RECEIVED)}
                self._current = Current(
                    position=position,
                    view=view,
                    claims=claims,
                    placed=_placed(view.stories),
                    reports={report.report_id: report for report in store.reports()},
                )
            return self._current

    def find(self, current: Current, name: str) -> KeptClaim:
        """The claim that a person names by its id, the start of it, or where it stands; RecordError, UsageError."""
        known = current.claims.get(name)
        if known is not None:
            return known
        with self.context.open_store() as store:
            found = find_claim(store, name)
        if found.claim.claim_id not in current.claims:
            raise RecordError(f"the claim {name!r} is of an older reader; what the newest reads there has another id")
        return found


def _placed(stories: Iterable[StoryView]) -> dict[str, Placed]:
    return {
        link.claim.claim.claim_id: Placed(story=story, incident=incident, link=link)
        for story in stories
        for incident in story.incidents
        for link in incident.links
    }
