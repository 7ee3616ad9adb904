"""What an editor must know happened to the record between two moments."""

from collections.abc import Iterable, Iterator

from asof.model.claim import Standing
from asof.model.figure import Measure
from asof.model.views import Agreement, Change, ChangeKind, Ledger, Position, PositionState, RecordView
from asof.reconcile.decided import decided_changes
from asof.reconcile.moment import order_of

_TAKEN_BACK = frozenset({PositionState.DENIED, PositionState.RETRACTED})

_FigureKey = tuple[str, Measure, int | None, int | None]


def changes(before: RecordView, after: RecordView) -> tuple[Change, ...]:
    """What is new, raised, lowered, confirmed, contested, settled or retracted in `after`, in the order it was said.

    Both are views of one record on one clock, `after` of the later moment; empty where nothing changed.  An incident
    that is new with a figure is told once, as its figure; what a judgement did to its claims, as that judgement.
    """
    decided = list(decided_changes(before, after))
    judged = {change.claim.claim.claim_id for change in decided}
    reported = _figure_changes(_ledgers(before), _ledgers(after))
    found = [change for change in reported if change.claim.claim.claim_id not in judged] + decided
    told = {change.claim.claim.claim_id for change in found}
    found += [change for change in _new_incidents(before, after) if change.claim.claim.claim_id not in told]
    kinds = tuple(ChangeKind)
    return tuple(sorted(found, key=lambda change: (order_of(change.claim), kinds.index(change.kind))))


def _ledgers(view: RecordView) -> list[Ledger]:
    return [ledger for story in view.stories for ledger in story.ledgers]


def _figure_changes(before: Iterable[Ledger], after: Iterable[Ledger]) -> Iterator[Change]:
    known = {key: position for ledger in before for position in ledger.positions for key in _keys(position)}
    was_confirmed = _claims_of(ledger for ledger in before if ledger.confirmed_by is not None)
    was_contested = _claims_of(ledger for ledger in before if ledger.agreement is Agreement.CONTESTED)
    for ledger in after:
        by_first = {position.claims[0].claim.claim_id: position for position in ledger.positions}
        overtaken_by = {position.supersedes: position for position in ledger.positions if position.supersedes}
        for now in ledger.positions:
            was = next((known[key] for key in _keys(now) if key in known), None)
            if was is None:
                yield from _new_position(now, by_first.get(now.supersedes or ""))
            elif was.state is PositionState.STANDING and now.state in _TAKEN_BACK:
                taker = overtaken_by.get(now.claims[0].claim.claim_id, now)
                yield _change(ChangeKind.RETRACTED, ledger.measure, was, taker)
        if ledger.confirmed_by is not None and not _claims_of([ledger]) & was_confirmed:
            yield _change(ChangeKind.CONFIRMED, ledger.measure, None, _confirming(ledger))
        is_contested = ledger.agreement is Agreement.CONTESTED
        if is_contested is not bool(_claims_of([ledger]) & was_contested):
            kind = ChangeKind.CONTESTED if is_contested else ChangeKind.SETTLED
            yield _change(kind, ledger.measure, None, _latest(ledger.positions))


def _keys(position: Position) -> list[_FigureKey]:
    """What tells a position again in another view, whichever of its carriers comes first there."""
    figure = position.figure
    bounds = (figure.measure, figure.quantity.low, figure.quantity.high)
    return [(kept.claim.claim_id, *bounds) for kept in position.claims]


def _new_position(now: Position, overtaken: Position | None) -> Iterator[Change]:
    """The change that a new position brings; one that only takes its own origin's word back is told of that word.

    A figure that is first heard of as it is taken back is no news of a count.
    """
    if overtaken is not None and now.state in _TAKEN_BACK:
        return
    if now.state is PositionState.RETRACTED:
        yield _change(ChangeKind.RETRACTED, now.figure.measure, None, now)
        return
    yield _change(_compare(overtaken, now), now.figure.measure, overtaken, now)


def _compare(before: Position | None, now: Position) -> ChangeKind:
    """Raised or lowered by the low bounds, by the high ones where the lows are equal; new where neither can be told."""
    if before is None or now.state in _TAKEN_BACK:
        return ChangeKind.NEW
    was, is_now = before.figure.quantity, now.figure.quantity
    for old, new in ((was.low, is_now.low), (was.high, is_now.high)):
        if old is not None and new is not None and old != new:
            return ChangeKind.RAISED if new > old else ChangeKind.LOWERED
    return ChangeKind.NEW


def _change(kind: ChangeKind, measure: Measure, before: Position | None, after: Position) -> Change:
    return Change(kind=kind, claim=after.claims[0], measure=measure, before=before, after=after)


def _claims_of(ledgers: Iterable[Ledger]) -> set[_FigureKey]:
    return {key for ledger in ledgers for position in ledger.positions for key in _keys(position)}


def _confirming(ledger: Ledger) -> Position:
    """The position that says it is confirmed, else the last that stands: its coming made two independent origins."""
    standing = ledger.standing()
    said = [position for position in standing if position.standing is Standing.CONFIRMED]
    return _latest(said or standing)


def _latest(positions: Iterable[Position]) -> Position:
    return max(positions, key=lambda position: order_of(position.claims[0]))


def _new_incidents(before: RecordView, after: RecordView) -> Iterator[Change]:
    known = {kept.claim.claim_id for kept in before.linked()}
    for story in after.stories:
        for incident in story.incidents:
            if not any(link.claim.claim.claim_id in known for link in incident.links):
                yield Change(kind=ChangeKind.NEW, claim=incident.links[0].claim)
