"""A story's ledgers as the rows that the page and the terminal show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from asof.model.claim import KeptClaim, Standing
from asof.model.figure import FigureKind, Measure
from asof.model.views import Agreement, Ledger, Position, PositionState, StoryView
from asof.publish.amounts import say_quantity
from asof.publish.charts.bars import Bar, bar_of, is_struck, line_of
from asof.publish.charts.scale import NumberLine
from asof.publish.display import one_line
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
_ASIDE = (FigureKind.SUBSET, FigureKind.BACKGROUND)


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionRow:
    """One position: who says what amount, in which words, how it stands, since when, and the claim it leads to."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRows:
    """One ledger; `bounds` are the least and greatest number that stand, each with a claim that says it.

    `confirmed` says in words who confirms, with a claim that does.
    """

    ledger: Ledger
    measure: str
    scope: str
    agreement: str
    confirmed: tuple[str, KeptClaim] | None
    line: NumberLine
    standing: tuple[PositionRow, ...]
    earlier: tuple[PositionRow, ...]
    bounds: tuple[tuple[str, KeptClaim], tuple[str, KeptClaim]] | None
    is_open: bool


def ledger_rows(story: StoryView) -> tuple[tuple[LedgerRows, ...], tuple[LedgerRows, ...]]:
    """The ledgers of tolls, and those of everything else (vehicles, crowds, parts of a count, background)."""
    order = list(dict.fromkeys((*_PEOPLE, *Measure)))
    ordered = sorted(story.ledgers, key=lambda ledger: order.index(ledger.measure))
    rows = [(ledger, _rows(ledger, story.zone)) for ledger in ordered if ledger.positions]
    main = tuple(row for ledger, row in rows if _is_toll(ledger))
    return main, tuple(row for ledger, row in rows if not _is_toll(ledger))


def _is_toll(ledger: Ledger) -> bool:
    return ledger.measure in _PEOPLE and ledger.positions[0].figure.kind not in _ASIDE


def _rows(ledger: Ledger, zone: str) -> LedgerRows:
    line = line_of(ledger.positions)
    standing = [p for p in ledger.positions if p.state is PositionState.STANDING]
    earlier = [p for p in ledger.positions if p.state is not PositionState.STANDING]
    return LedgerRows(
        ledger=ledger,
        measure=label_of("measure", ledger.measure),
        scope=one_line(ledger.scope),
        agreement="" if ledger.agreement is Agreement.SINGLE else label_of("agreement", ledger.agreement),
        confirmed=_confirmed(ledger),
        line=line,
        standing=tuple(_row(position, line, zone) for position in standing),
        earlier=tuple(_row(position, line, zone) for position in earlier),
        bounds=_bounds(standing) if len(standing) > 1 else None,
        is_open=any(position.figure.quantity.high is None for position in standing),
    )


def _row(position: Position, line: NumberLine, zone: str) -> PositionRow:
    origin, outlet = one_line(position.origin.name), one_line(position.origin.outlet)
    return PositionRow(
        who=origin,
        outlet="" if outlet == origin else outlet,
        carriers=len(position.origin.carriers),
        amount=say_quantity(position.figure.quantity),
        words=one_line(position.figure.quantity.words),
        notes=tuple(_notes(position)),
        is_struck=is_struck(position),
        said=show_when(position.said_at, zone),
        kept=position.claims[0],
        bar=bar_of(position, line),
    )


def _notes(position: Position) -> Iterable[str]:
    """What a reader must know beside the amount; nothing where it is an ordinary, standing report."""
    if position.standing is not Standing.REPORTED:
        yield label_of("standing", position.standing)
    if position.state is not PositionState.STANDING:
        yield label_of("state", position.state)
    if position.figure.kind not in (FigureKind.COUNT, FigureKind.TOTAL):
        yield label_of("kind", position.figure.kind)
    if position.supersedes:
        yield label("ledger.supersedes")


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
