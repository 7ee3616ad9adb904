"""The ledgers of one story: per measure and scope, every figure in the order it was said and who stands by what."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from asof.model.claim import Standing
from asof.model.figure import Measure
from asof.model.views import Incident, Ledger
from asof.model.where import Where
from asof.reconcile.agreement import agreement_of, standing_of, tells_of_somebody
from asof.reconcile.origins import Attribution
from asof.reconcile.participants import ANYBODY, class_of
from asof.reconcile.positions import Draft, draft_positions
from asof.reconcile.said import SaidFigure, said_figures
from asof.reconcile.scopes import Scope, scopes_of
from asof.reconcile.words import name_key

_UNSURE = frozenset({Standing.FEARED, Standing.PLANNED, Standing.CLAIMED})


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
        agreement=agreement_of(measure, drafts),
        confirmed_by=_confirmed_by(drafts),
    )


def _span(drafts: Iterable[Draft]) -> tuple[int | None, int | None]:
    """From the lowest low to the highest high of the standing figures, None on a side that one of them leaves open.

    Words without any bound open nothing while there are numbers.
    """
    quantities = [draft.said.figure.quantity for draft in standing_of(drafts)]
    lows = [quantity.low for quantity in quantities]
    highs = [quantity.high for quantity in quantities]
    low = min((low for low in lows if low is not None), default=None)
    high = max((high for high in highs if high is not None), default=None)
    return (None if None in lows else low), (None if None in highs else high)


def _confirmed_by(drafts: Sequence[Draft]) -> str | None:
    """Who judged or says that a figure is confirmed, else the two independent origins that agree on most; None else."""
    sure = [draft for draft in standing_of(drafts) if draft.standing not in _UNSURE and draft.earlier is None]
    for draft in reversed(sure):
        editor = draft.judged_by()
        if editor is not None:
            return f"confirmed by {editor}, who judged {_voice(draft)} to be so"
        if draft.standing is Standing.CONFIRMED:
            return f"said to be confirmed by {_voice(draft)}"
    # The most that two origins agree on: of all pairs, the one whose smaller low is highest.
    counted = [draft for draft in sure if draft.root and draft.said.figure.quantity.low is not None]
    counted.sort(key=lambda draft: -draft.bounds.low)  # stable: the earlier of two equal ones first
    for i, lower in enumerate(counted):
        for upper in counted[:i]:
            if _are_independent(upper, lower) and _agree(upper, lower):
                shared = _shared(upper, lower)
                return f"two independent origins on {shared}: {_voice(upper)} and {_voice(lower)}"
    return None


def _agree(one: Draft, other: Draft) -> bool:
    """Whether both may count the same: "a nurse" of one and "a guard" of the other are two people, though one each."""
    if not one.bounds.overlaps(other.bounds):
        return False
    if not (tells_of_somebody(one) and tells_of_somebody(other)):
        return True
    told = {class_of(one.said.figure.who), class_of(other.said.figure.who)}
    return len(told) == 1 or not told.isdisjoint(ANYBODY)


def _are_independent(one: Draft, other: Draft) -> bool:
    """Two roots, neither of them of the outlet that carries the other: its own voice, and those it does not name, may
    only say again what it quotes."""
    if one.root == other.root:
        return False
    return not (_may_repeat(one, other) or _may_repeat(other, one))


def _may_repeat(outlet: Draft, voice: Draft) -> bool:
    origin = outlet.said.attribution.origin
    is_of_outlet = outlet.root == name_key(origin.outlet)
    return is_of_outlet and any(kept.report.outlet == origin.outlet for kept in voice.claims.values())


def _shared(upper: Draft, lower: Draft) -> str:
    """The number that both say, else the least that both allow."""
    one, other = upper.said.figure.quantity, lower.said.figure.quantity
    is_same = (one.low, one.high) == (other.low, other.high) and one.low == one.high
    return f"{one.low:,}" if is_same else f"at least {other.low:,}"


def _voice(draft: Draft) -> str:
    return f"{draft.said.attribution.origin.name} (“{draft.said.figure.quantity.words}”)"
