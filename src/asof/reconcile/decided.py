"""What persons decided between two moments, each as a change of its own."""

from collections.abc import Iterator, Sequence

from asof.model.judged import JudgementKind
from asof.model.judgement import Judgement
from asof.model.views import Change, ChangeKind, Position, RecordView
from asof.reconcile.anchors import Anchors
from asof.reconcile.judged import in_force, undone_of

_TOLD_AS = {
    JudgementKind.MERGE: ChangeKind.MERGED,
    JudgementKind.SPLIT: ChangeKind.SPLIT,
    JudgementKind.RETRACT: ChangeKind.RETRACTED,
    JudgementKind.CONFIRM: ChangeKind.CONFIRMED,
    JudgementKind.CORRECT: ChangeKind.CORRECTED,
    JudgementKind.ATTACH: ChangeKind.ATTACHED,
}


def decided_changes(before: RecordView, after: RecordView) -> Iterator[Change]:
    """One change for each judgement that came into force since `before`, or was undone since, by each claim named.

    A judgement on whole reports is told of the first claim of each; what was judged and undone in between is not told.
    """
    was, now = in_force(before.judgements), in_force(after.judgements)
    undone = undone_of(after.judgements)
    undoings = {one.undoes: one for one in after.judgements if one.undoes and one.judgement_id not in undone}
    told = _Told(before, after)
    for one in now:
        if one not in was:
            yield from told.changes(one, one, _TOLD_AS[one.kind])
    for one in was:
        if one not in now:
            yield from told.changes(one, undoings[one.judgement_id], ChangeKind.UNDONE)


class _Told:
    """The claims and positions of the two views, found by claim."""

    def __init__(self, before: RecordView, after: RecordView) -> None:
        self._claims = {kept.claim.claim_id: kept for kept in after.linked()}
        self._anchors = Anchors(self._claims.values())
        self._before, self._after = _positions(before), _positions(after)

    def changes(self, about: Judgement, by: Judgement, kind: ChangeKind) -> Iterator[Change]:
        for claim_id in self._named(about):
            kept = self._claims[claim_id]
            number = about.figure.number if about.figure else None
            was, now = _moved(self._before.get(claim_id, ()), self._after.get(claim_id, ()))
            shown = now or was
            yield Change(
                kind=kind,
                claim=kept,
                measure=shown.figure.measure if shown else None,
                before=was,
                after=now,
                judged=by.trace(number),
            )

    def _named(self, judgement: Judgement) -> tuple[str, ...]:
        if judgement.reports:
            first = {kept.report.report_id: claim_id for claim_id, kept in reversed(self._claims.items())}
            return tuple(first[report_id] for report_id in judgement.reports if report_id in first)
        return self._anchors.find_all(judgement.claims)


def _moved(before: Sequence[Position], after: Sequence[Position]) -> tuple[Position | None, Position | None]:
    """The first position of a claim that the judgement moved, as it was and is; None where it moved none."""
    for was, now in zip(before, after, strict=False):
        if (was.figure, was.state, was.standing) != (now.figure, now.state, now.standing):
            return was, now
    return None, None


def _positions(view: RecordView) -> dict[str, tuple[Position, ...]]:
    """By claim, its positions in the order of its figures' words."""
    found: dict[str, list[Position]] = {}
    for story in view.stories:
        for ledger in story.ledgers:
            for position in ledger.positions:
                for kept in position.claims:
                    found.setdefault(kept.claim.claim_id, []).append(position)
    return {
        claim_id: tuple(sorted(positions, key=lambda position: position.figure.quantity.span))
        for claim_id, positions in found.items()
    }
