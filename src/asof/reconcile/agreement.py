"""How the standing positions of a ledger relate: whether they exclude one another, and whether time tells why."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from asof.model.claim import Standing
from asof.model.figure import Measure
from asof.model.views import Agreement, PositionState
from asof.reconcile.facts import Interval
from asof.reconcile.intervals import is_bounded
from asof.reconcile.moment import said_start
from asof.reconcile.positions import HEDGED, Draft
from asof.reconcile.scopes import COME_AND_GO, TOLLS

_AT_ONCE = timedelta(days=1)
"""Of what comes and goes, what was so two days ago contradicts nothing today."""

_RISEN = timedelta(hours=3)
"""A toll grows: of two counts this far apart the later may well be higher.  A quiet live desk takes as long between two
updates; within it, two counts are told at once."""


def agreement_of(measure: Measure, drafts: Sequence[Draft]) -> Agreement:
    """How the positions of one ledger agree; what is only feared or planned contradicts nothing."""
    asserted = [draft for draft in standing_of(drafts) if draft.standing not in HEDGED]
    if _has_denied(asserted, drafts):
        return Agreement.CONTESTED
    if _has_disjoint(asserted):
        is_of_time = all(_is_of_time(measure, lower, higher) for lower, higher in _disjoint(asserted))
        return Agreement.OVER_TIME if is_of_time else Agreement.CONTESTED
    origins = {draft.origin_id for draft in drafts if draft.state is PositionState.STANDING}
    return Agreement.COMPATIBLE if len(origins) > 1 else Agreement.SINGLE


def standing_of(drafts: Iterable[Draft]) -> list[Draft]:
    """The positions that stand and give a bound."""
    return [
        draft for draft in drafts if draft.state is PositionState.STANDING and is_bounded(draft.said.figure.quantity)
    ]


def _has_disjoint(drafts: Sequence[Draft]) -> bool:
    """Whether two origins' figures exclude each other.

    Two origins have the highest lows and two the lowest highs; if any pair is disjoint, one of those four pairs is.
    """
    by_low = _first_two(sorted(drafts, key=lambda draft: -draft.bounds.low))
    by_high = _first_two(sorted(drafts, key=_high))
    return any(
        above.origin_id != below.origin_id and above.bounds.low > _high(below) for above in by_low for below in by_high
    )


def _high(draft: Draft) -> float:
    """The most that a position allows: whoever tells of "a man" or by name says nothing of others."""
    return float("inf") if tells_of_somebody(draft) else draft.bounds.high


def tells_of_somebody(draft: Draft) -> bool:
    """Whether the one who is counted is told as somebody, "a man" or by name, rather than counted."""
    figure = draft.said.figure
    words = figure.quantity.words
    return figure.quantity.high == 1 and (words.lower().startswith(_SOMEBODY) or words == figure.who)


_SOMEBODY = ("a ", "an ", "another ")


def _first_two(drafts: Iterable[Draft]) -> list[Draft]:
    """The first draft of each of the first two origins."""
    found: dict[str, Draft] = {}
    for draft in drafts:
        found.setdefault(draft.origin_id, draft)
        if len(found) == 2:
            break
    return list(found.values())


def _disjoint(drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """The pairs of two origins that exclude each other, the lower first; quadratic in the standing figures."""
    for higher in drafts:
        for lower in drafts:
            if _high(lower) < higher.bounds.low and lower.origin_id != higher.origin_id:
                yield lower, higher


def _is_of_time(measure: Measure, lower: Draft, higher: Draft) -> bool:
    """Whether both may be so, each when it was said: the missing of two days, or a toll that has grown since.

    A lower count that somebody still gives when the higher one is known is no count of before, but for one that its own
    words call so.
    """
    if lower.earlier is not None or higher.earlier is not None:
        return True
    low, high = _said(lower), _said(higher)
    if measure in COME_AND_GO:
        return high[0] - low[1] > _AT_ONCE or low[0] - high[1] > _AT_ONCE
    return measure in TOLLS and high[0] - low[1] >= _RISEN


def _said(draft: Draft) -> Interval:
    """From when the figure was first said to the end of when it was last said, whoever carries it."""
    kept = list(draft.claims.values())
    starts = [said_start(one.claim.said_at, one.report) for one in kept]
    ends = [one.claim.said_at.end or start for one, start in zip(kept, starts, strict=True)]
    return min(starts), max(ends)


def _has_denied(asserted: Iterable[Draft], drafts: Iterable[Draft]) -> bool:
    """Whether somebody stands by a figure that another origin denies."""
    denied = [draft for draft in drafts if draft.standing is Standing.DENIED]
    return any(
        one.origin_id != other.origin_id and one.bounds.overlaps(other.bounds) for one in asserted for other in denied
    )
