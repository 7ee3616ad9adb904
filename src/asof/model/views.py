"""What reconcile derives from claims as of a moment: never stored as truth, always computed again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from asof.model.claim import Happening, KeptClaim, Standing
from asof.model.figure import Figure, Measure
from asof.model.judged import Judged
from asof.model.judgement import Judgement
from asof.model.report import Entry, Report
from asof.model.when import When
from asof.model.where import Where


class Clock(StrEnum):
    """Which of the two clocks a moment is read on: when it was said, or when we received it."""

    SAID = "said"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The independent voice that claims come from.

    `carriers` are the reports that carry it, earliest first; `why` says in words how it was told.
    An anonymous voice is one origin within its outlet.
    """

    origin_id: str
    name: str
    outlet: str
    carriers: tuple[str, ...]
    why: str


class PositionState(StrEnum):
    """How a position stands in its ledger now; "superseded" was overtaken by a later word of its own origin."""

    STANDING = "standing"
    SUPERSEDED = "superseded"
    CORRECTED = "corrected"
    DENIED = "denied"
    RETRACTED = "retracted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One figure as one origin gave it.

    `claims` are the claims that carry it, earliest first; `said_at` is the first one's.  `supersedes` is the claim id
    of the position it overtook.
    """

    figure: Figure
    origin: Origin
    said_at: When
    standing: Standing
    state: PositionState
    claims: tuple[KeptClaim, ...]
    supersedes: str | None = None


class Agreement(StrEnum):
    """How the standing positions of a ledger relate: one origin alone, overlapping intervals, or disjoint ones.

    OVER_TIME are disjoint ones that may each be so when it was said: a toll that grew, the missing of two days.
    """

    SINGLE = "single"
    COMPATIBLE = "compatible"
    OVER_TIME = "over_time"
    CONTESTED = "contested"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Every figure of one measure and scope in the order it was said.

    `scope` says in words what it counts (place, period, category).  `low` and `high` span the standing positions
    from the lowest low to the highest high; None is an open side.  Background and subset figures have ledgers of
    their own.
    """

    measure: Measure
    scope: str
    positions: tuple[Position, ...]
    low: int | None
    high: int | None
    agreement: Agreement
    confirmed_by: str | None

    def standing(self) -> list[Position]:
        """The positions that stand, in the order they were said."""
        return [position for position in self.positions if position.state is PositionState.STANDING]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why a claim belongs to an incident, in words ("same place and night; same kind")."""

    claim: KeptClaim
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """The claims about one happening in the world.

    `contested` names what its claims disagree on ("time", "figure"), in words of their own; empty where nothing is.
    `judged` are the judgements that merged, split or moved its claims, earliest first.
    """

    incident_id: str
    happening: Happening
    when: When | None
    where: tuple[Where, ...]
    links: tuple[Link, ...]
    origins: tuple[Origin, ...]
    contested: tuple[str, ...]
    judged: tuple[Judged, ...] = ()


class ChangeKind(StrEnum):
    """What happened to the record between two moments."""

    NEW = "new"
    RAISED = "raised"
    LOWERED = "lowered"
    CONFIRMED = "confirmed"
    CONTESTED = "contested"
    SETTLED = "settled"
    RETRACTED = "retracted"
    MERGED = "merged"
    SPLIT = "split"
    CORRECTED = "corrected"
    ATTACHED = "attached"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing an editor must know; `claim` carries the sentence, `before` and `after` are positions of a ledger.

    `judged` is the judgement that made the change, None where reports did.
    """

    kind: ChangeKind
    claim: KeptClaim
    measure: Measure | None = None
    before: Position | None = None
    after: Position | None = None
    judged: Judged | None = None


class QuestionKind(StrEnum):
    """Why something is open."""

    MISSING_PEOPLE = "missing_people"
    BODIES_WITHHELD = "bodies_withheld"
    UNVERIFIED = "unverified"
    CONTESTED_FIGURE = "contested_figure"
    CONTESTED_TIME = "contested_time"
    UNKNOWN_FATE = "unknown_fate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the reports themselves leave open: a label, and the claims whose sentences raise it."""

    kind: QuestionKind
    label: str
    claims: tuple[KeptClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A restriction on reporting or access, as an interval over the timeline."""

    happening: Happening
    label: str
    when: When
    where: tuple[Where, ...]
    claims: tuple[KeptClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A stretch of time, from `start` to `end` (UTC), in which nothing was said, though before and after it was.

    `during` are the conditions that held in it, as far as reports tell: where there are any, silence is no calm.
    """

    start: datetime
    end: datetime
    during: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptEntry:
    """An entry that was said by the moment asked for, with its own words and claims."""

    entry: Entry
    report: Report
    words: str
    claims: tuple[KeptClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Why a report, by its id, is told in a story, in words ("names in common, the same town").

    `is_guest` where it belongs to another story, and only a passage or single claims of it are told here.
    """

    report_id: str
    why: str
    is_guest: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """One story as of a moment.  `zone` is the IANA zone of its main place; entries are newest first.

    `memberships` say of each of `reports`, in the same order, why it is here.  `judged` are the judgements that put
    reports into it or took them out.
    """

    story_id: str
    name: str
    places: tuple[Where, ...]
    happenings: tuple[Happening, ...]
    zone: str
    first: datetime | None
    last: datetime | None
    reports: tuple[Report, ...]
    origins: tuple[Origin, ...]
    entries: tuple[KeptEntry, ...]
    ledgers: tuple[Ledger, ...]
    incidents: tuple[Incident, ...]
    questions: tuple[Question, ...]
    conditions: tuple[Condition, ...]
    silences: tuple[Silence, ...] = ()
    judged: tuple[Judged, ...] = ()
    memberships: tuple[Membership, ...] = ()

    @property
    def own_reports(self) -> tuple[Report, ...]:
        """Its reports but for its guests, which belong to another story; a report is in one story's alone."""
        guests = {one.report_id for one in self.memberships if one.is_guest}
        return tuple(report for report in self.reports if report.report_id not in guests)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView:
    """The whole record as of `at` (UTC; None is "everything kept") on one clock.

    `judgements` are all made by then, earliest first, with those that were undone: the history.  `stories` show only
    what the others make of the claims.
    """

    at: datetime | None
    clock: Clock
    stories: tuple[StoryView, ...]
    unread: tuple[Report, ...]
    judgements: tuple[Judgement, ...] = ()

    def linked(self) -> Iterator[KeptClaim]:
        """The claims of all incidents, story after story."""
        return (link.claim for story in self.stories for incident in story.incidents for link in incident.links)
