"""What one sentence says happened, by one speaker."""

from dataclasses import dataclass
from enum import StrEnum

from asof.model.figure import Figure
from asof.model.judged import Judged, JudgementKind
from asof.model.report import BlockKind, Report
from asof.model.span import Span
from asof.model.speaker import Speaker
from asof.model.when import When
from asof.model.where import Route, Where


class Standing(StrEnum):
    """How a claim stands, from its own words or from a later judgement."""

    REPORTED = "reported"
    CONFIRMED = "confirmed"
    CLAIMED = "claimed"
    FEARED = "feared"
    DENIED = "denied"
    PLANNED = "planned"
    CORRECTED = "corrected"
    RETRACTED = "retracted"


class Happening(StrEnum):
    """The closed list of what a claim can say happened; definitions stand in ``reading/happenings/happenings.toml``."""

    PROTEST = "protest"
    STRIKE = "strike"
    RIOT = "riot"
    CLASH = "clash"
    ATTACK = "attack"
    SHOOTING = "shooting"
    BOMBING = "bombing"
    ASSASSINATION = "assassination"
    ABUSE = "abuse"
    ARREST = "arrest"
    RELEASE = "release"
    ABDUCTION = "abduction"
    DISAPPEARANCE = "disappearance"
    SIEGE = "siege"
    BLOCKADE = "blockade"
    DEPLOYMENT = "deployment"
    WITHDRAWAL = "withdrawal"
    ARSON = "arson"
    PROPERTY_DAMAGE = "property_damage"
    LOOTING = "looting"
    RESTRICTION = "restriction"
    INFORMATION_RESTRICTION = "information_restriction"
    ACCESS_DENIED = "access_denied"
    DISPLACEMENT = "displacement"
    RESCUE = "rescue"
    AID = "aid"
    DISASTER = "disaster"
    OUTBREAK = "outbreak"
    ACCIDENT = "accident"
    DEATH = "death"
    INJURY = "injury"
    FUNERAL = "funeral"
    STATEMENT = "statement"
    SUPPORT = "support"
    CONDEMNATION = "condemnation"
    DEMAND = "demand"
    APPEAL = "appeal"
    THREAT = "threat"
    DENIAL = "denial"
    INVESTIGATION = "investigation"
    TRIAL = "trial"
    NEGOTIATION = "negotiation"
    AGREEMENT = "agreement"
    DECISION = "decision"
    BACKGROUND = "background"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One happening said by one chain of speakers in one sentence.

    `entry` is the number of the entry it stands in, None for the head (title, deck) of a rolling page.
    `said_at` is the entry's.  `span` covers `sentence` in the report's text.  `actor` and `target` are the report's
    words.  `speakers` is a chain, outermost (the outlet) last.  `quote` says the words are inside quotation marks;
    `block` which part of the page they were read from.  `reader` is the name and version of the reader.
    """

    claim_id: str
    content_id: str
    report_id: str
    entry: int | None
    said_at: When
    span: Span
    sentence: str
    happening: Happening
    actor: str | None
    target: str | None
    figures: tuple[Figure, ...]
    when: When | None
    where: tuple[Where, ...]
    route: Route | None
    speakers: tuple[Speaker, ...]
    standing: Standing
    quote: bool
    block: BlockKind
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptClaim:
    """A claim and the report it was read from: what every view is computed from.

    `judged` are the judgements that made it what it is here, earliest first; `original` the claim as it was read, None
    where no judgement has changed it.
    """

    claim: Claim
    report: Report
    judged: tuple[Judged, ...] = ()
    original: Claim | None = None

    def __hash__(self) -> int:
        """By the claim's id, which no two claims share but those that a judgement changed."""
        return hash(self.claim.claim_id)

    def is_withdrawn(self, figure: int | None = None) -> bool:
        """Whether a judgement has retracted the claim, or its `figure`th figure (from 0)."""
        return any(one.kind is JudgementKind.RETRACT and one.figure in (None, figure) for one in self.judged)

    def confirmed_by(self) -> str | None:
        """Whose judgement confirms the claim, None where none does."""
        return next((one.by for one in reversed(self.judged) if one.kind is JudgementKind.CONFIRM), None)
