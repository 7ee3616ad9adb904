"""What changed, as rows: the newest first, and of what was said together the weightiest."""

from collections.abc import Iterable
from dataclasses import dataclass

from asof.model.claim import KeptClaim
from asof.model.figure import FigureKind
from asof.model.span import Span
from asof.model.views import Change, ChangeKind, Position
from asof.publish.amounts import say_quantity
from asof.publish.judgement_rows import say_judged
from asof.publish.labels import label_of
from asof.publish.moments import Moment, show_when
from asof.reconcile.families import is_speech
from asof.reconcile.moment import said_start

_MOST_SENTENCES = 60  # enough for a reader who was away for a day; the replay goes back further

_BESIDE = (FigureKind.BACKGROUND, FigureKind.SUBSET, FigureKind.INCREMENT)

_WEIGHTY = (
    ChangeKind.RETRACTED,
    ChangeKind.CORRECTED,
    ChangeKind.CONTESTED,
    ChangeKind.LOWERED,
    ChangeKind.RAISED,
    ChangeKind.CONFIRMED,
    ChangeKind.SETTLED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """One change, with the amount it replaced where there was one.

    `key` tells it again on another day, so that a reader sees what is new since the last look.  `note` says what kind
    of count it is where it is no toll of the story.
    """

    change: Change
    key: str
    kind: str
    measure: str
    was: str
    now: str
    note: str
    judged: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedBy:
    """One sentence, when it was said, and all that it changed."""

    kept: KeptClaim
    said: Moment
    rows: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRows:
    """The sentences that changed something, the newest first, and how many earlier ones are `left_out`."""

    sentences: tuple[ChangedBy, ...]
    left_out: int


def change_rows(changes: Iterable[Change], zone: str) -> ChangeRows:
    """`changes` as rows, each once, in the clock of `zone`."""
    groups: dict[tuple[str, Span], dict[str, ChangeRow]] = {}
    for change in sorted(changes, key=_order):
        row = _change_row(change, zone)
        groups.setdefault((change.claim.claim.report_id, change.claim.claim.span), {})[row.key] = row
    sentences = [_changed_by(tuple(rows.values()), zone) for rows in groups.values()]
    left_out = max(0, len(sentences) - _MOST_SENTENCES)
    return ChangeRows(sentences=tuple(sentences[:_MOST_SENTENCES]), left_out=left_out)


def _changed_by(rows: tuple[ChangeRow, ...], zone: str) -> ChangedBy:
    kept = rows[0].change.claim
    return ChangedBy(kept=kept, said=show_when(kept.claim.said_at, zone), rows=rows)


def _order(change: Change) -> tuple[float, int, bool, int]:
    claim = change.claim.claim
    weight = _WEIGHTY.index(change.kind) if change.kind in _WEIGHTY else len(_WEIGHTY)
    newest = -said_start(claim.said_at, change.claim.report).timestamp()
    is_aside = change.after is not None and change.after.figure.kind in _BESIDE
    return newest, weight, is_aside or (change.measure is None and is_speech(claim.happening)), claim.span.start


def _change_row(change: Change, zone: str) -> ChangeRow:
    claim, was, now = change.claim.claim, _amount(change.before), _amount(change.after)
    kind = change.after.figure.kind if change.after else FigureKind.COUNT
    what = change.measure.value if change.measure else claim.happening.value
    return ChangeRow(
        change=change,
        key=f"{change.kind.value}-{what}-{claim.claim_id[:12]}-{now}",
        kind=label_of("change", change.kind),
        measure=label_of("measure" if change.measure else "happening", what),
        was="" if was == now else was,
        now=now,
        note=label_of("kind", kind) if kind in _BESIDE else "",
        judged=say_judged(change.judged, zone) if change.judged else "",
    )


def _amount(position: Position | None) -> str:
    return say_quantity(position.figure.quantity) if position else ""
