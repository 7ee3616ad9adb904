"""A person's decision about claims of the record: appended, never changed, undone only by another."""

from dataclasses import dataclass
from datetime import datetime

from asof.model.claim import Claim, Happening, Standing
from asof.model.figure import Figure, Measure
from asof.model.judged import Judged, JudgementKind
from asof.model.span import Span
from asof.model.speaker import Speaker
from asof.model.when import When
from asof.model.where import Where


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRef:
    """A claim as a judgement names it, with enough to find what a newer reader reads at the same place."""

    claim_id: str
    content_id: str
    report_id: str
    span: Span
    happening: Happening


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRef:
    """A figure of a claim: its number from 0, and what tells it again in the claim of a newer reader."""

    number: int
    measure: Measure
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What the editor puts in the place of what was read; None leaves a part as it is.

    `figure` replaces the figure that the judgement names, and keeps the report's words and their span.  `where` takes
    the place of all places, `speaker` that of the innermost speaker.
    """

    figure: Figure | None = None
    when: When | None = None
    where: Where | None = None
    standing: Standing | None = None
    speaker: Speaker | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """`by` decided at `judged_at` (UTC), for `reason`.

    merge: the incidents of `claims` are one.  split: `claims` are not of one incident with the others.  retract: they
    no longer stand, or only their `figure`.  confirm: they are so.  correct: `correction` holds for the one claim.
    attach: `claims` are of the incident of `to_claim`; `reports` are of the story of `to_report`, of one of their own
    where it is None.  undo: the judgement `undoes` no longer counts.  ValueError where it is none of these.
    """

    judgement_id: str
    kind: JudgementKind
    by: str
    reason: str
    judged_at: datetime
    claims: tuple[ClaimRef, ...] = ()
    reports: tuple[str, ...] = ()
    figure: FigureRef | None = None
    correction: Correction | None = None
    to_claim: ClaimRef | None = None
    to_report: str | None = None
    undoes: str | None = None

    def __post_init__(self) -> None:
        if not self.by.strip() or not self.reason.strip():
            raise ValueError("a judgement says by whom it is and for what reason")
        if self.judged_at.utcoffset() is None:
            raise ValueError(f"{self.judged_at!r} has no zone; times inside asof are aware")
        if not self._is_whole():
            raise ValueError(f"a judgement to {self.kind.value} does not name what it is about, or names more")

    def _is_whole(self) -> bool:
        has_claims, has_reports = bool(self.claims), bool(self.reports)
        alone = not (has_reports or self.to_claim or self.to_report or self.undoes)
        match self.kind:
            case JudgementKind.MERGE:
                return alone and len({ref.claim_id for ref in self.claims}) > 1
            case JudgementKind.SPLIT | JudgementKind.CONFIRM | JudgementKind.RETRACT:
                return alone and has_claims
            case JudgementKind.CORRECT:
                return alone and len(self.claims) == 1 and self.correction is not None
            case JudgementKind.ATTACH:
                return has_claims is (self.to_claim is not None) and has_claims is not has_reports
            case JudgementKind.UNDO:
                return self.undoes is not None and not (has_claims or has_reports)

    def named(self) -> tuple[ClaimRef, ...]:
        """Every claim that it names, the one that others are attached to last."""
        return self.claims if self.to_claim is None else (*self.claims, self.to_claim)

    def trace(self, figure: int | None = None) -> Judged:
        """What a view says of it; `figure` is the number of the figure that it is about there."""
        return Judged(
            judgement_id=self.judgement_id,
            kind=self.kind,
            by=self.by,
            reason=self.reason,
            judged_at=self.judged_at,
            figure=figure,
        )


def ref_of(claim: Claim) -> ClaimRef:
    """`claim` as a judgement names it."""
    return ClaimRef(
        claim_id=claim.claim_id,
        content_id=claim.content_id,
        report_id=claim.report_id,
        span=claim.span,
        happening=claim.happening,
    )
