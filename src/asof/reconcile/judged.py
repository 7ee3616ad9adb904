"""What judgements make of claims: which of them count at a moment, and what each changes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from asof.model.claim import Claim, KeptClaim, Standing
from asof.model.judged import Judged, JudgementKind
from asof.model.judgement import Correction, Judgement
from asof.reconcile.anchors import Anchors, number_of

_DECIDE_STANDING = frozenset({JudgementKind.RETRACT, JudgementKind.CONFIRM})
"""Of these a later one takes the place of an earlier one."""


def made_by(judgements: Iterable[Judgement], at: datetime | None) -> tuple[Judgement, ...]:
    """Those made at `at` (UTC; None: ever) or before, earliest first, whatever order they are given in."""
    known = (one for one in judgements if at is None or one.judged_at <= at)
    return tuple(sorted(known, key=lambda one: (one.judged_at, one.judgement_id)))


def undone_of(made: Sequence[Judgement]) -> frozenset[str]:
    """The ids of those of `made` (earliest first) that do not count any more; undoing an undoing restores."""
    undone: set[str] = set()
    for one in reversed(made):
        if one.undoes is not None and one.judgement_id not in undone:
            undone.add(one.undoes)
    return frozenset(undone)


def in_force(made: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Those of `made` (earliest first) that decide something and were not undone."""
    undone = undone_of(made)
    return tuple(one for one in made if one.undoes is None and one.judgement_id not in undone)


def judge_claims(kept: Sequence[KeptClaim], judgements: Iterable[Judgement]) -> tuple[KeptClaim, ...]:
    """The claims as the judgements in force (earliest first) leave them, in their order.

    What is denied by its own words is never confirmed: that would make of a denial what it denies.
    """
    judgements = tuple(judgements)
    if not judgements:
        return tuple(kept)
    anchors = Anchors(kept)
    found = {one.claim.claim_id: one for one in kept}
    for judgement in judgements:
        for ref in judgement.claims:
            claim_id = anchors.find(ref, judgement.figure)
            if claim_id is not None:
                found[claim_id] = _judge(found[claim_id], judgement)
    return tuple(found[one.claim.claim_id] for one in kept)


def _judge(kept: KeptClaim, judgement: Judgement) -> KeptClaim:
    match judgement.kind:
        case JudgementKind.RETRACT:
            return _retract(kept, judgement)
        case JudgementKind.CONFIRM:
            return _confirm(kept, judgement)
        case JudgementKind.CORRECT:
            return _correct(kept, judgement)
        case _:
            return kept


def _retract(kept: KeptClaim, judgement: Judgement) -> KeptClaim:
    if judgement.figure is None:
        return _stands(kept, Standing.RETRACTED, judgement.trace())
    number = number_of(kept.original or kept.claim, judgement.figure)
    return replace(kept, judged=(*kept.judged, judgement.trace(number)))


def _confirm(kept: KeptClaim, judgement: Judgement) -> KeptClaim:
    read = kept.original or kept.claim
    if Standing.DENIED in (kept.claim.standing, read.standing):
        return kept
    return _stands(kept, Standing.CONFIRMED, judgement.trace())


def _stands(kept: KeptClaim, standing: Standing, trace: Judged) -> KeptClaim:
    earlier = tuple(one for one in kept.judged if one.kind not in _DECIDE_STANDING)
    return _changed(kept, replace(kept.claim, standing=standing), (*earlier, trace))


def _correct(kept: KeptClaim, judgement: Judgement) -> KeptClaim:
    correction = judgement.correction
    if correction is None:
        return kept
    number = number_of(kept.original or kept.claim, judgement.figure) if judgement.figure else None
    claim = _corrected(kept.claim, correction, number)
    earlier = tuple(one for one in kept.judged if not _is_overruled(one, correction, number))
    return _changed(kept, claim, (*earlier, judgement.trace(number)))


def _is_overruled(earlier: Judged, correction: Correction, number: int | None) -> bool:
    """Whether a correction of the standing, or of the figure, takes the place of how it was judged to stand before."""
    if earlier.kind not in _DECIDE_STANDING:
        return False
    return correction.standing is not None if earlier.figure is None else earlier.figure == number


def _corrected(claim: Claim, correction: Correction, number: int | None) -> Claim:
    """`claim` with the parts that the correction gives; a figure keeps the words that it was read from."""
    if correction.figure is not None and number is not None:
        read = claim.figures[number]
        given = correction.figure.quantity
        quantity = replace(read.quantity, low=given.low, high=given.high, approximate=given.approximate)
        figure = replace(read, measure=correction.figure.measure, quantity=quantity)
        claim = replace(claim, figures=(*claim.figures[:number], figure, *claim.figures[number + 1 :]))
    if correction.speaker is not None:
        claim = replace(claim, speakers=(correction.speaker, *claim.speakers[1:-1], *claim.speakers[-1:]))
    return replace(
        claim,
        when=correction.when or claim.when,
        where=(correction.where,) if correction.where else claim.where,
        standing=correction.standing or claim.standing,
    )


def _changed(kept: KeptClaim, claim: Claim, judged: tuple[Judged, ...]) -> KeptClaim:
    return replace(kept, claim=claim, judged=judged, original=kept.original or kept.claim)
