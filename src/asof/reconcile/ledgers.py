"""The ledgers of one story: per measure and scope, every figure in the order it was said and who stands by what."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from asof.model.claim import Standing
from asof.model.figure import Measure
from asof.model.views import Agreement, Incident, Ledger, PositionState
from asof.model.where import Where
from asof.reconcile.intervals import Bounds, bounds_of, is_bounded
from asof.reconcile.moment import said_start
from asof.reconcile.origins import Attribution
from asof.reconcile.positions import Draft, draft_positions
from asof.reconcile.said import SaidFigure, said_figures
from asof.reconcile.scopes import Scope, scopes_of

_UNSURE = frozenset({Standing.FEARED, Standing.PLANNED, Standing.CLAIMED})
_NOT_ASSERTED = frozenset({Standing.FEARED, Standing.PLANNED})

_COME_AND_GO = frozenset({Measure.MISSING, Measure.DISPLACED})
"""What falls as well as rises, as people are found and go home: what was so two days ago contradicts nothing today."""

_AT_ONCE = timedelta(days=1)


def build_ledgers(
    incidents: Iterable[Incident], attributions: Mapping[str, Attribution], *, place: Where | None, zone: str
) -> tuple[Ledger, ...]:
    """The ledgers of a story whose main place is `place` in the IANA zone `zone`, tolls first; empty without figures.

    Within a measure the story's own ledger comes first, then those of a period, a category, a part and background.
    """
    by_measure: dict[Measure, list[SaidFigure]] = defaultdict(list)
    for said in said_figures(incidents, attributions):
        by_measure[said.figure.measure].append(said)
    ledgers: list[Ledger] = []
    for measure in Measure:
        figures = by_measure.get(measure, [])
        scoped: dict[Scope, list[SaidFigure]] = defaultdict(list)
        for scope, figure in zip(scopes_of(figures, place, zone), figures, strict=True):
            scoped[scope].append(figure)
        ledgers += [_ledger(measure, scope, scoped[scope]) for scope in sorted(scoped)]
    return tuple(ledgers)


def _ledger(measure: Measure, scope: Scope, said: Sequence[SaidFigure]) -> Ledger:
    drafts = draft_positions(said, supersede=not scope.is_increase)
    low, high = _span(drafts)
    return Ledger(
        measure=measure,
        scope=scope.words(),
        positions=tuple(draft.position() for draft in drafts),
        low=low,
        high=high,
        agreement=_agreement(measure, drafts),
        confirmed_by=_confirmed_by(drafts),
    )


def _span(drafts: Iterable[Draft]) -> tuple[int | None, int | None]:
    """From the lowest low to the highest high of the standing figures, None on a side that one of them leaves open.

    Words without any bound open nothing while there are numbers.
    """
    quantities = [draft.said.figure.quantity for draft in _standing(drafts)]
    lows = [quantity.low for quantity in quantities]
    highs = [quantity.high for quantity in quantities]
    low = min((low for low in lows if low is not None), default=None)
    high = max((high for high in highs if high is not None), default=None)
    return (None if None in lows else low), (None if None in highs else high)


def _standing(drafts: Iterable[Draft]) -> list[Draft]:
    """The positions that stand and give a bound."""
    return [
        draft for draft in drafts if draft.state is PositionState.STANDING and is_bounded(draft.said.figure.quantity)
    ]


def _agreement(measure: Measure, drafts: Sequence[Draft]) -> Agreement:
    asserted = [draft for draft in _standing(drafts) if draft.standing not in _NOT_ASSERTED]
    has_disjoint = _has_disjoint_at_once(asserted) if measure in _COME_AND_GO else _has_disjoint(asserted)
    if has_disjoint or _has_denied(asserted, drafts):
        return Agreement.CONTESTED
    origins = {draft.said.attribution.origin.origin_id for draft in drafts if draft.state is PositionState.STANDING}
    return Agreement.COMPATIBLE if len(origins) > 1 else Agreement.SINGLE


def _has_disjoint(drafts: Sequence[Draft]) -> bool:
    """Whether two origins' figures exclude each other.

    Two origins have the highest lows and two the lowest highs; if any pair is disjoint, one of those four pairs is.
    """
    by_low = _first_two(sorted(drafts, key=lambda draft: -_bounds(draft).low))
    by_high = _first_two(sorted(drafts, key=lambda draft: _bounds(draft).high))
    return any(
        _origin_id(above) != _origin_id(below) and _bounds(above).low > _bounds(below).high
        for above in by_low
        for below in by_high
    )


def _has_disjoint_at_once(drafts: Sequence[Draft]) -> bool:
    """Whether two origins' figures of about one moment exclude each other; quadratic in the standing figures."""
    return any(
        _origin_id(one) != _origin_id(other)
        and not _bounds(one).overlaps(_bounds(other))
        and _apart(one, other) <= _AT_ONCE
        for number, one in enumerate(drafts)
        for other in drafts[:number]
    )


def _apart(one: Draft, other: Draft) -> timedelta:
    first, second = (said_start(draft.said.kept.claim.said_at, draft.said.kept.report) for draft in (one, other))
    return abs(first - second)


def _first_two(drafts: Iterable[Draft]) -> list[Draft]:
    """The first draft of each of the first two origins."""
    found: dict[str, Draft] = {}
    for draft in drafts:
        found.setdefault(_origin_id(draft), draft)
        if len(found) == 2:
            break
    return list(found.values())


def _has_denied(asserted: Iterable[Draft], drafts: Iterable[Draft]) -> bool:
    """Whether somebody stands by a figure that another origin denies."""
    denied = [draft for draft in drafts if draft.standing is Standing.DENIED]
    return any(
        _origin_id(one) != _origin_id(other) and _bounds(one).overlaps(_bounds(other))
        for one in asserted
        for other in denied
    )


def _confirmed_by(drafts: Sequence[Draft]) -> str | None:
    """Who judged or says that a figure is confirmed, else the two independent origins that agree on most; None else."""
    sure = [draft for draft in _standing(drafts) if draft.standing not in _UNSURE]
    for draft in reversed(sure):
        editor = draft.judged_by()
        if editor is not None:
            return f"confirmed by {editor}, who judged {_voice(draft)} to be so"
        if draft.standing is Standing.CONFIRMED:
            return f"said to be confirmed by {_voice(draft)}"
    # The most that two origins agree on: of all pairs, the one whose smaller low is highest.
    counted = [draft for draft in sure if draft.root and draft.said.figure.quantity.low is not None]
    counted.sort(key=lambda draft: -_bounds(draft).low)  # stable: the earlier of two equal ones first
    for i, lower in enumerate(counted):
        for upper in counted[:i]:
            if _are_independent(upper, lower) and _bounds(upper).overlaps(_bounds(lower)):
                shared = _shared(upper, lower)
                return f"two independent origins on {shared}: {_voice(upper)} and {_voice(lower)}"
    return None


def _are_independent(one: Draft, other: Draft) -> bool:
    """Two roots, neither of them the outlet that carries the other: its own voice only says again what it quotes."""
    if one.root == other.root:
        return False
    return not (_is_own_voice_of(one, other) or _is_own_voice_of(other, one))


def _is_own_voice_of(outlet: Draft, voice: Draft) -> bool:
    origin = outlet.said.attribution.origin
    return origin.name == origin.outlet and any(kept.report.outlet == origin.outlet for kept in voice.claims.values())


def _shared(upper: Draft, lower: Draft) -> str:
    """The number that both say, else the least that both allow."""
    one, other = upper.said.figure.quantity, lower.said.figure.quantity
    is_same = (one.low, one.high) == (other.low, other.high) and one.low == one.high
    return f"{one.low:,}" if is_same else f"at least {other.low:,}"


def _voice(draft: Draft) -> str:
    return f"{draft.said.attribution.origin.name} (“{draft.said.figure.quantity.words}”)"


def _origin_id(draft: Draft) -> str:
    return draft.said.attribution.origin.origin_id


def _bounds(draft: Draft) -> Bounds:
    return bounds_of(draft.said.figure.quantity)
