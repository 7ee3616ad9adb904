"""Who says what: each origin with its role, the figures it stands by, who carries it and when it was heard."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from asof.model.claim import KeptClaim
from asof.model.figure import FigureKind, Measure
from asof.model.report import Report
from asof.model.speaker import Role
from asof.model.views import Origin, Position, PositionState, StoryView
from asof.model.when import When
from asof.publish.amounts import say_quantity
from asof.publish.display import one_line
from asof.publish.labels import label_of
from asof.publish.moments import Moment, show_when
from asof.reconcile.moment import order_of, said_start

_MOST_FIGURES = 4  # of one voice; the ledgers hold them all
_TOLLS = (FigureKind.COUNT, FigureKind.TOTAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidFigure:
    """A figure that a voice stands by: its measure and amount, and the claim that says so."""

    measure: str
    amount: str
    kept: KeptClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceRow:
    """An origin, what it is, who carries it, and when it was first and last heard; `claims` is how many are its own.

    `kept` is the first of them, None where the story no longer has one.
    """

    origin: Origin
    role: str
    figures: tuple[SaidFigure, ...]
    claims: int
    kept: KeptClaim | None
    carriers: tuple[Report, ...]
    first: Moment
    last: Moment


def voice_rows(story: StoryView, claims: Sequence[KeptClaim]) -> tuple[VoiceRow, ...]:
    """The origins, those that most is known from first; claims and positions are gone through once, for all of them."""
    spoken: dict[tuple[str, str], list[KeptClaim]] = defaultdict(list)
    for kept in claims:
        innermost = kept.claim.speakers[0].name if kept.claim.speakers else kept.report.outlet
        spoken[kept.report.report_id, innermost.casefold()].append(kept)
    counted: dict[str, list[Position]] = defaultdict(list)
    for ledger in story.ledgers:
        for position in ledger.positions:
            counted[position.origin.origin_id].append(position)
    reports = {report.report_id: report for report in story.reports}
    rows = []
    for origin in story.origins:
        own = [kept for carrier in origin.carriers for kept in spoken[carrier, origin.name.casefold()]]
        rows.append(_voice_row(origin, own, counted[origin.origin_id], reports, story.zone))
    return tuple(sorted(rows, key=lambda row: (len(row.figures), row.claims), reverse=True))


def _voice_row(
    origin: Origin, own: Sequence[KeptClaim], positions: Sequence[Position], reports: Mapping[str, Report], zone: str
) -> VoiceRow:
    said = [kept.claim.said_at for kept in own] + [position.said_at for position in positions]
    heard = sorted((when for when in said if when.start), key=_start)
    carriers = tuple(reports[carrier] for carrier in origin.carriers if carrier in reports)
    return VoiceRow(
        origin=origin,
        role=_role(own),
        figures=tuple(_figures(positions)),
        claims=max(len({kept.claim.claim_id for kept in own}), 1),
        kept=min([*own, *(kept for position in positions for kept in position.claims)], key=order_of, default=None),
        # One outlet may carry it in several reports: each outlet is named once, by the first of them.
        carriers=tuple({report.outlet: report for report in reversed(carriers)}.values())[::-1],
        first=show_when(heard[0] if heard else None, zone),
        last=show_when(heard[-1] if heard else None, zone),
    )


def _role(own: Iterable[KeptClaim]) -> str:
    roles = Counter(kept.claim.speakers[0].role if kept.claim.speakers else Role.OUTLET for kept in own)
    return label_of("role", max(roles, key=lambda role: (roles[role], role.value))) if roles else ""


def _figures(positions: Sequence[Position]) -> Iterable[SaidFigure]:
    """The tolls that stand, of each measure the newest."""
    standing = [p for p in positions if p.state is PositionState.STANDING and p.figure.kind in _TOLLS]
    standing = [p for p in standing if p.figure.measure is not Measure.OTHER]
    standing.sort(key=lambda position: said_start(position.said_at, position.claims[0].report))
    newest = {position.figure.measure: position for position in standing}
    for measure, position in list(newest.items())[:_MOST_FIGURES]:
        amount = say_quantity(position.figure.quantity)
        yield SaidFigure(measure=one_line(label_of("measure", measure)), amount=amount, kept=position.claims[0])


def _start(when: When) -> datetime:
    if when.start is None:
        raise ValueError("a time that has no start has no place in an order")
    return when.start
