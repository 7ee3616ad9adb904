"""What the reports themselves leave open, each with the claims whose sentences raise it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from asof.model.claim import Happening, KeptClaim, Standing
from asof.model.figure import Measure
from asof.model.views import Agreement, Incident, Ledger, Position, PositionState, Question, QuestionKind
from asof.reconcile.dates import weekday_label
from asof.reconcile.facts import is_stated, told_interval
from asof.reconcile.families import kind_words
from asof.reconcile.incidents import TIME
from asof.reconcile.intervals import bounds_of
from asof.reconcile.moment import order_of
from asof.reconcile.subjects import BODIES, subject_of

_UNVERIFIED = frozenset({Standing.FEARED, Standing.CLAIMED})
_FREED = frozenset({Happening.RELEASE, Happening.RESCUE})


def find_questions(incidents: Sequence[Incident], ledgers: Iterable[Ledger], *, zone: str) -> tuple[Question, ...]:
    """The open questions of a story in the IANA zone `zone`, by kind and then as first raised; empty where none is.

    Labels are made of kinds, places, counts and days; the sentences of the claims say the rest.
    """
    claims = sorted((link.claim for incident in incidents for link in incident.links), key=order_of)
    ledgers = tuple(ledgers)
    found = [
        *_missing(claims),
        *_bodies(claims),
        *_unknown_fate(claims),
        *(_contested_figure(ledger) for ledger in ledgers if ledger.agreement is Agreement.CONTESTED),
        *(_contested_time(incident, zone) for incident in incidents if TIME in incident.contested),
        *_unverified(incidents, ledgers),
    ]
    return tuple(found)


def _missing(claims: Iterable[KeptClaim]) -> Iterator[Question]:
    raised = tuple(kept for kept in claims if _is_asserted(kept) and _is_of_missing(kept))
    if raised:
        yield Question(kind=QuestionKind.MISSING_PEOPLE, label=_label("missing people", raised), claims=raised)


def _is_of_missing(kept: KeptClaim) -> bool:
    claim = kept.claim
    return claim.happening is Happening.DISAPPEARANCE or any(
        figure.measure is Measure.MISSING and figure.quantity.high != 0 and not kept.is_withdrawn(number)
        for number, figure in enumerate(claim.figures)
    )


def _bodies(claims: Iterable[KeptClaim]) -> Iterator[Question]:
    raised = tuple(
        kept
        for kept in claims
        if kept.claim.happening is Happening.ACCESS_DENIED and _is_asserted(kept) and subject_of(kept.claim) == BODIES
    )
    if raised:
        yield Question(kind=QuestionKind.BODIES_WITHHELD, label=_label("bodies not handed over", raised), claims=raised)


def _unknown_fate(claims: Sequence[KeptClaim]) -> Iterator[Question]:
    """The abducted, until a later report tells of a release or rescue."""
    taken = tuple(kept for kept in claims if kept.claim.happening is Happening.ABDUCTION and _is_asserted(kept))
    if not taken:
        return
    freed = [order_of(kept) for kept in claims if kept.claim.happening in _FREED and _is_asserted(kept)]
    if not freed or max(freed) < order_of(taken[-1]):
        yield Question(kind=QuestionKind.UNKNOWN_FATE, label=_label("fate of the abducted", taken), claims=taken)


def _contested_figure(ledger: Ledger) -> Question:
    open_positions = [position for position in ledger.positions if _is_in_dispute(position)]
    claims = {position.claims[0].claim.claim_id: position.claims[0] for position in open_positions}
    told = " or ".join(dict.fromkeys(_told(position) for position in _outermost(open_positions)))
    label = " · ".join(part for part in (ledger.measure.value, ledger.scope, told) if part)
    return Question(kind=QuestionKind.CONTESTED_FIGURE, label=label, claims=tuple(claims.values()))


def _outermost(positions: Sequence[Position]) -> Sequence[Position]:
    """All of a few; of many the two furthest apart and what is denied: a label is no list.

    Those are the one that allows least and the one that asks most: "several" excludes no greater number.
    """
    if len(positions) <= _FEW:
        return positions
    counted = [position for position in positions if position.standing is not Standing.DENIED]
    by_high = sorted(counted, key=lambda position: bounds_of(position.figure.quantity).high)
    by_low = sorted(counted, key=lambda position: bounds_of(position.figure.quantity).low)
    denied = [position for position in positions if position.standing is Standing.DENIED]
    return [*by_high[:1], *by_low[-1:], *denied[:1]]


_FEW = 3


def _is_in_dispute(position: Position) -> bool:
    return position.state is PositionState.STANDING or position.standing is Standing.DENIED


def _told(position: Position) -> str:
    denied = "denied: " if position.standing is Standing.DENIED else ""
    return f"{denied}“{position.figure.quantity.words}”"


def _contested_time(incident: Incident, zone: str) -> Question:
    """Which time it was, in the reports' own words; with fewer than two of those, the earliest and latest time told."""
    claims = [link.claim for link in incident.links]
    told: dict[str, KeptClaim] = {}
    for kept in claims:
        if is_stated(kept.claim.when):
            told.setdefault(_time_words(kept, zone), kept)
    if len(told) < 2:
        in_time = sorted(claims, key=lambda kept: (told_interval(kept), order_of(kept)))
        told = {_time_words(kept, zone): kept for kept in (in_time[0], in_time[-1])}
    label = " · ".join((_label(kind_words(incident.happening), told.values()), " or ".join(told)))
    return Question(kind=QuestionKind.CONTESTED_TIME, label=label, claims=tuple(told.values()))


def _time_words(kept: KeptClaim, zone: str) -> str:
    """The claim's own words for its time, the weekdays it can mean where it has none."""
    when = kept.claim.when
    if when is not None and is_stated(when):
        return f"“{when.words}”"
    return "–".join(dict.fromkeys(weekday_label(moment, zone) for moment in told_interval(kept)))


def _unverified(incidents: Iterable[Incident], ledgers: Iterable[Ledger]) -> Iterator[Question]:
    """The incidents that are only feared or claimed, while neither a figure of theirs nor a claim is confirmed."""
    confirmed = _confirmed_claims(ledgers)
    for incident in incidents:
        claims = [link.claim for link in incident.links]
        raised = tuple(kept for kept in claims if kept.claim.standing in _UNVERIFIED)
        settled = any(kept.claim.standing is Standing.CONFIRMED or kept.claim.claim_id in confirmed for kept in claims)
        if raised and not settled:
            label = _label(f"unverified: {kind_words(incident.happening)}", raised)
            yield Question(kind=QuestionKind.UNVERIFIED, label=label, claims=raised)


def _confirmed_claims(ledgers: Iterable[Ledger]) -> set[str]:
    return {
        kept.claim.claim_id
        for ledger in ledgers
        if ledger.confirmed_by is not None
        for position in ledger.positions
        for kept in position.claims
    }


def _is_asserted(kept: KeptClaim) -> bool:
    return kept.claim.standing not in (Standing.DENIED, Standing.RETRACTED)


def _label(words: str, claims: Iterable[KeptClaim]) -> str:
    counts: dict[str, int] = defaultdict(int)
    for kept in claims:
        for place in kept.claim.where[:1]:
            counts[place.name] += 1
    return f"{words} · {max(counts, key=lambda name: counts[name])}" if counts else words
