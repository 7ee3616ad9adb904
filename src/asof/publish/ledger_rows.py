"""A story's ledgers as the rows that the page and the terminal show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from asof.model.claim import KeptClaim, Standing
from asof.model.figure import FigureKind, Measure
from asof.model.views import Agreement, Ledger, Position, PositionState, StoryView
from asof.publish.amounts import say_quantity
from asof.publish.charts.bars import Bar, bar_of, is_struck, line_of
from asof.publish.charts.scale import NumberLine
from asof.publish.display import one_line
from asof.publish.judgement_rows import judged_of_position
from asof.publish.labels import label, label_of, number
from asof.publish.moments import Moment, show_when

_PEOPLE = (
    Measure.KILLED,
    Measure.INJURED,
    Measure.MISSING,
    Measure.ARRESTED,
    Measure.ABDUCTED,
    Measure.DISPLACED,
    Measure.SICK,
    Measure.RESCUED,
    Measure.RELEASED,
)
_SHOWN_SCOPES = 3  # of one measure; a week of riots counts its injured in twenty places
_SHOWN_POSITIONS = 8  # of one ledger
_ASIDE = (FigureKind.SUBSET, FigureKind.BACKGROUND)


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionRow:
    """One position: who says what amount, in which words, how it stands, since when, and the claim it leads to.

    `was` is the amount that the same origin gave before, with the claim that says so.
    """

    who: str
    outlet: str
    carriers: int
    amount: str
    words: str
    notes: tuple[str, ...]
    is_struck: bool
    said: Moment
    kept: KeptClaim
    bar: Bar
    was: tuple[str, KeptClaim] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRows:
    """One ledger; `bounds` are the least and greatest number that stand, each with a claim that says it.

    `confirmed` says in words who confirms, with a claim that does.  `shown` are the newest positions that stand,
    `folded` the others that do, `earlier` those that do not any more; each in the order said.  `origins` are the voices
    whose figures stand.
    """

    ledger: Ledger
    measure: str
    scope: str
    agreement: str
    confirmed: tuple[str, KeptClaim] | None
    line: NumberLine
    shown: tuple[PositionRow, ...]
    folded: tuple[PositionRow, ...]
    earlier: tuple[PositionRow, ...]
    bounds: tuple[tuple[str, KeptClaim], tuple[str, KeptClaim]] | None
    is_open: bool
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRows:
    """The ledgers of one measure: those that most is known of, all on one `line`, and the others, which unfold.

    `brief` is what a list of stories has room for, each with its scope: the least and the greatest figure that stand in
    the first ledger, and the greatest of the others shown where it is more.
    """

    measure: str
    brief: tuple[tuple[str, PositionRow], ...]
    line: NumberLine
    shown: tuple[LedgerRows, ...]
    folded: tuple[LedgerRows, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRows:
    """A story's figures: the tolls by measure, and everything else (vehicles, crowds, parts of a count, background)."""

    measures: tuple[MeasureRows, ...]
    others: tuple[LedgerRows, ...]


def figure_rows(story: StoryView) -> FigureRows:
    """The ledgers of `story` as rows, of equals those that give a number first; those of no position are left out."""
    order = list(dict.fromkeys((*_PEOPLE, *Measure)))
    told = (ledger for ledger in story.ledgers if ledger.positions)
    ordered = sorted(told, key=lambda ledger: (order.index(ledger.measure), not _gives_number(ledger)))
    tolls = groupby((ledger for ledger in ordered if _is_toll(ledger)), key=lambda ledger: ledger.measure)
    others = tuple(_own_rows(ledger, story.zone) for ledger in ordered if not _is_toll(ledger))
    return FigureRows(measures=tuple(_measure(m, tuple(group), story.zone) for m, group in tolls), others=others)


def _gives_number(ledger: Ledger) -> bool:
    """Whether more is told of it than "some"."""
    return any(_most(position) >= 0 for position in ledger.standing())


def _is_toll(ledger: Ledger) -> bool:
    return ledger.measure in _PEOPLE and ledger.positions[0].figure.kind not in _ASIDE


def _measure(measure: Measure, ledgers: Sequence[Ledger], zone: str) -> MeasureRows:
    ordered = sorted(ledgers, key=_weight, reverse=True)
    shown, folded = ordered[:_SHOWN_SCOPES], ordered[_SHOWN_SCOPES:]
    line = line_of(shown[0].positions, [position for ledger in shown[1:] for position in ledger.positions])
    return MeasureRows(
        measure=label_of("measure", measure),
        brief=tuple((one_line(ledger.scope), _row(position, line, zone, ())) for ledger, position in _brief(shown)),
        line=line,
        shown=tuple(_rows(ledger, line, zone) for ledger in shown),
        folded=tuple(_own_rows(ledger, zone) for ledger in folded),
    )


def _brief(ledgers: Sequence[Ledger]) -> list[tuple[Ledger, Position]]:
    """The outermost figures that stand, the newest among equals; where the first ledger has no number, its newest."""
    told = [[(ledger, position) for position in reversed(ledger.standing())] for ledger in ledgers]
    first = [one for one in told[0] if _most(one[1]) >= 0] or told[0][:1]
    found = [min(first, key=lambda one: _least(one[1])), max(first, key=lambda one: _most(one[1]))] if first else []
    others = [one for other in told[1:] for one in other if all(_most(one[1]) > _most(known) for _, known in found)]
    found += [max(others, key=lambda one: _most(one[1]))] if others else []
    return list({id(one[1]): one for one in found}.values())


def _least(position: Position) -> int:
    return position.figure.quantity.low or 0


def _most(position: Position) -> int:
    """The greatest number that it says, -1 where it says none ("many")."""
    quantity = position.figure.quantity
    return next((number for number in (quantity.high, quantity.low) if number is not None), -1)


def _weight(ledger: Ledger) -> tuple[bool, bool, int]:
    """What a reader looks for first: figures that stand, that are more than an addition, that many origins speak of."""
    standing = ledger.standing()
    is_whole = any(p.figure.kind is not FigureKind.INCREMENT for p in standing)
    return bool(standing), is_whole, len({p.origin.origin_id for p in standing})


def _own_rows(ledger: Ledger, zone: str) -> LedgerRows:
    return _rows(ledger, line_of(ledger.positions), zone)


def _rows(ledger: Ledger, line: NumberLine, zone: str) -> LedgerRows:
    by_claim = {position.claims[0].claim.claim_id: position for position in ledger.positions}

    def row(position: Position) -> PositionRow:
        return _row(position, line, zone, _overtaken(position, by_claim))

    standing = ledger.standing()
    earlier = [p for p in ledger.positions if p.state is not PositionState.STANDING]
    cut = max(0, len(standing) - _SHOWN_POSITIONS)
    return LedgerRows(
        ledger=ledger,
        measure=label_of("measure", ledger.measure),
        scope=one_line(ledger.scope),
        agreement="" if ledger.agreement is Agreement.SINGLE else label_of("agreement", ledger.agreement),
        confirmed=_confirmed(ledger),
        line=line,
        shown=tuple(row(position) for position in standing[cut:]),
        folded=tuple(row(position) for position in standing[:cut]),
        earlier=tuple(row(position) for position in earlier),
        bounds=_bounds(standing) if len(standing) > 1 else None,
        is_open=any(position.figure.quantity.high is None for position in standing),
        origins=len({position.origin.origin_id for position in standing}),
    )


def _overtaken(position: Position, by_claim: Mapping[str, Position]) -> tuple[Position, ...]:
    """The positions that this one overtook, the oldest first: each overtook the one before it."""
    chain: list[Position] = []
    last = by_claim.get(position.supersedes or "")
    while last is not None and last not in chain:
        chain.append(last)
        last = by_claim.get(last.supersedes or "")
    return tuple(reversed(chain))


def _row(position: Position, line: NumberLine, zone: str, before: Sequence[Position]) -> PositionRow:
    # A voice may speak through several outlets: the one shown is where the sentence that the row opens stands.
    origin, outlet = one_line(position.origin.name), one_line(position.claims[0].report.outlet)
    return PositionRow(
        who=origin,
        outlet="" if outlet == origin else outlet,
        carriers=len(position.origin.carriers),
        amount=say_quantity(position.figure.quantity),
        words=one_line(position.figure.quantity.words),
        notes=(*_notes(position), *judged_of_position(position, zone)),
        is_struck=is_struck(position),
        said=show_when(position.said_at, zone),
        kept=position.claims[0],
        bar=bar_of(position, line, before),
        was=(say_quantity(before[-1].figure.quantity), before[-1].claims[0]) if before else None,
    )


def _notes(position: Position) -> Iterable[str]:
    """What a reader must know beside the amount; nothing where it is an ordinary, standing report."""
    if position.standing is not Standing.REPORTED:
        yield label_of("standing", position.standing)
    if position.state is not PositionState.STANDING and position.standing.value != position.state.value:
        yield label_of("state", position.state)
    if position.figure.kind not in (FigureKind.COUNT, FigureKind.TOTAL):
        yield label_of("kind", position.figure.kind)


def _confirmed(ledger: Ledger) -> tuple[str, KeptClaim] | None:
    if not ledger.confirmed_by:
        return None
    position = max(
        ledger.positions,
        key=lambda p: (p.standing is Standing.CONFIRMED, p.figure.quantity.words in (ledger.confirmed_by or "")),
    )
    return label("ledger.confirmed_by", who=one_line(ledger.confirmed_by)), position.claims[0]


def _bounds(standing: Sequence[Position]) -> tuple[tuple[str, KeptClaim], tuple[str, KeptClaim]] | None:
    """The least and the greatest number that stands, each as somebody said it; None where they do not differ."""
    quantities = [(p.figure.quantity, p.claims[0]) for p in standing]
    said = [(end, kept) for q, kept in quantities for end in (q.low, q.high) if end is not None]
    if not said:
        return None
    (low, least), (high, most) = min(said, key=_number), max(said, key=_number)
    return ((number(low), least), (number(high), most)) if low < high else None


def _number(pair: tuple[int, KeptClaim]) -> int:
    return pair[0]
