"""Takes a person's decision the whole way: from what they name, to a judgement that the record keeps."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from asof.errors import RecordError, UsageError
from asof.model.claim import KeptClaim, Standing
from asof.model.figure import Figure
from asof.model.ids import judged_content, judgement_id
from asof.model.judged import JudgementKind
from asof.model.judgement import FigureRef, Judgement
from asof.model.views import Clock
from asof.reconcile.anchors import Anchors
from asof.reconcile.judged import in_force, made_by, undone_of
from asof.record.store import Store
from asof.record.views import claims_at

_REFERENCE = re.compile(r"(?P<report>[0-9a-f]+):(?P<start>\d+)-(?P<end>\d+)")
SHORTEST_ID = 4
"""A start of an id of fewer letters is refused: a slip of the finger must not name another claim."""

_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of a judgement; `is_new` is False where the very same counted already: then nothing was written."""

    judgement: Judgement
    is_new: bool


def find_claim(store: Store, name: str) -> KeptClaim:
    """The claim that a person names by the start of its id, or by where its sentence stands ("653dc2bd:1232-1298").

    It comes as it was judged so far.  RecordError where there is none; UsageError where several fit, which it names.
    """
    judged = claims_at(store, None, Clock.SAID)
    where = _REFERENCE.fullmatch(name)
    if where is None:
        if len(name) < SHORTEST_ID:
            raise UsageError(f"{name!r} is too short for a claim; give at least {SHORTEST_ID} letters of its id")
        found = store.claim(name)
        return next((one for one in judged if one.claim.claim_id == found.claim.claim_id), found)
    span = int(where["start"]), int(where["end"])
    there = [
        one
        for one in judged
        if one.report.report_id.startswith(where["report"]) and (one.claim.span.start, one.claim.span.end) == span
    ]
    if not there:
        raise RecordError(f"no claim was read at {name}; `asof claims` shows where each stands")
    if len(there) > 1:
        told = ", ".join(f"{one.claim.claim_id[:12]} ({one.claim.happening.value})" for one in there)
        raise UsageError(f"{len(there)} claims stand at {name}: {told}; name one by its id")
    return there[0]


def find_figure(kept: KeptClaim, name: str) -> tuple[FigureRef, Figure]:
    """The figure of the claim that a person names by its measure or its words; UsageError where none or several fit."""
    fits = [
        (number, figure)
        for number, figure in enumerate(kept.claim.figures)
        if name.casefold() in (figure.measure.value, figure.quantity.words.casefold())
    ]
    told = ", ".join(f"{figure.measure.value} “{figure.quantity.words}”" for figure in kept.claim.figures) or "none"
    if len(fits) != 1:
        which = "several figures" if fits else "no figure"
        raise UsageError(f"claim {kept.claim.claim_id[:12]} has {which} {name!r}; its figures are: {told}")
    return figure_ref(kept, fits[0][0]), fits[0][1]


def figure_ref(kept: KeptClaim, number: int) -> FigureRef:
    """The `number`th figure (from 0) of the claim as a judgement names it."""
    # What tells the figure again is what was read, whatever a judgement has made of it since.
    read = (kept.original or kept.claim).figures[number]
    return FigureRef(number=number, measure=read.measure, span=read.quantity.span)


def keep_judgement(store: Store, draft: Judgement, *, seen: str | None = None) -> Kept:
    """Keep what `draft` decides, with its id and a moment of its own; returns once it is on disk.

    The moment is `draft.judged_at`, or just after the newest judgement where a clock is behind: the later judgement
    wins, so the order in which they were kept must be theirs.  UsageError where the decision makes no sense.
    """
    made = made_by(store.judgements(), None)
    _check_sense(draft, made)
    again = _counts_already(draft, made)
    if again is not None:
        return Kept(judgement=again, is_new=False)
    moment = max([draft.judged_at, *(one.judged_at + _TICK for one in made[-1:])])
    judgement = replace(draft, judged_at=moment)
    judgement = replace(judgement, judgement_id=judgement_id(judgement))
    return Kept(judgement=judgement, is_new=store.append_judgement(judgement, seen=seen))


def check_confirmable(claims: Iterable[KeptClaim]) -> None:
    """UsageError where a claim denies: to confirm it would make of a denial what it denies."""
    for kept in claims:
        if Standing.DENIED in (kept.claim.standing, (kept.original or kept.claim).standing):
            raise UsageError(f"claim {kept.claim.claim_id[:12]} denies that it happened; correct its standing instead")


def adrift(store: Store) -> tuple[Judgement, ...]:
    """The judgements in force that name a claim which no claim of the newest readers corresponds to."""
    anchors = Anchors(store.kept_claims(None, Clock.SAID))
    counting = in_force(made_by(store.judgements(), None))
    return tuple(one for one in counting if any(anchors.find(ref, one.figure) is None for ref in one.named()))


def _check_sense(draft: Judgement, made: Sequence[Judgement]) -> None:
    if draft.kind is JudgementKind.UNDO and not any(one.judgement_id == draft.undoes for one in made):
        raise RecordError(f"the record holds no judgement {draft.undoes!r}; `asof judge list` shows them")
    if draft.to_claim is not None and draft.to_claim in draft.claims:
        raise UsageError("a claim cannot be attached to itself")
    if draft.to_report is not None and draft.to_report in draft.reports:
        raise UsageError("a report cannot be attached to itself")


def _counts_already(draft: Judgement, made: Sequence[Judgement]) -> Judgement | None:
    """The judgement that decided the very same and still counts, with none about the same after it."""
    undone = undone_of(made)
    if draft.undoes in undone:
        return next(one for one in reversed(made) if one.undoes == draft.undoes and one.judgement_id not in undone)
    about = {ref.claim_id for ref in draft.named()} | set(draft.reports)
    for one in reversed(in_force(made)):
        if judged_content(one) == judged_content(draft):
            return one
        if about & ({ref.claim_id for ref in one.named()} | set(one.reports)):
            return None
    return None
