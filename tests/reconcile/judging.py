"""Judgements on the hand-built claims of `build`: an editor with a clock."""

import dataclasses
from datetime import datetime, timedelta

from asof.model.claim import KeptClaim
from asof.model.ids import judgement_id
from asof.model.judged import JudgementKind
from asof.model.judgement import FigureRef, Judgement, ref_of
from tests.reconcile.build import utc

EDITED = utc("06-10 12:00")
"""When the first judgement is made, after every report of the tests came in."""


def judged(kind: str, *claims: KeptClaim, at: datetime = EDITED, figure: int | None = None, **rest) -> Judgement:
    """A judgement of `kind` on the claims; `figure` is the number of the figure of the first that it is about."""
    ref = None
    if figure is not None:
        read = claims[0].claim.figures[figure]
        ref = FigureRef(number=figure, measure=read.measure, span=read.quantity.span)
    made = Judgement(
        judgement_id="",
        kind=JudgementKind(kind),
        by=rest.pop("by", "Ina Moor"),
        reason=rest.pop("reason", "the desk rang the mill"),
        judged_at=at,
        claims=tuple(ref_of(one.claim) for one in claims),
        figure=ref,
        **rest,
    )
    return dataclasses.replace(made, judgement_id=judgement_id(made))


def undoing(judgement: Judgement, *, at: datetime | None = None) -> Judgement:
    """The undoing of `judgement`, an hour later where no moment is given."""
    return judged("undo", at=at or judgement.judged_at + timedelta(hours=1), undoes=judgement.judgement_id)
