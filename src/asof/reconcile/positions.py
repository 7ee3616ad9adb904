"""The positions of one ledger: what each origin stands by, what it overtook, and what only repeats it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from asof.model.claim import KeptClaim, Standing
from asof.model.quantity import Quantity
from asof.model.views import Position, PositionState
from asof.reconcile.earlier import Earlier, told_as_earlier
from asof.reconcile.intervals import Bounds, bounds_of, is_bounded, is_equal, is_looser
from asof.reconcile.moment import is_head, is_later
from asof.reconcile.said import SaidFigure
from asof.reconcile.scopes import COME_AND_GO, TOLLS

_STATE_OF = {Standing.DENIED: PositionState.DENIED, Standing.RETRACTED: PositionState.RETRACTED}
"""The state of a position whose own words take it back; all other standings stand until overtaken."""

_LEAVES = {
    Standing.DENIED: PositionState.DENIED,
    Standing.RETRACTED: PositionState.RETRACTED,
    Standing.CORRECTED: PositionState.CORRECTED,
}
"""What the later word of an origin makes of its earlier one; a plain later word supersedes."""

_TAKEN_BACK = frozenset({PositionState.DENIED, PositionState.RETRACTED})

HEDGED = frozenset({Standing.FEARED, Standing.PLANNED})
_PLAIN = frozenset({Standing.REPORTED, Standing.CONFIRMED})


@dataclass(slots=True)
class Draft:
    """A position while later figures are still being read; `earlier` where its words call it a count from before."""

    said: SaidFigure
    state: PositionState
    standing: Standing
    earlier: Earlier | None = None
    supersedes: str | None = None
    claims: dict[str, KeptClaim] = field(default_factory=dict)

    @property
    def root(self) -> str:
        """What its independence is counted by."""
        return self.said.attribution.root

    @property
    def origin_id(self) -> str:
        """Whose position it is."""
        return self.said.attribution.origin.origin_id

    @property
    def bounds(self) -> Bounds:
        """What its figure allows."""
        return bounds_of(self.said.figure.quantity)

    def judged_by(self) -> str | None:
        """Whose judgement confirms one of its claims, None where none does."""
        return next((by for kept in self.claims.values() if (by := kept.confirmed_by())), None)

    def position(self) -> Position:
        """The position as it stands now."""
        return Position(
            figure=self.said.figure,
            origin=self.said.attribution.origin,
            said_at=self.said.kept.claim.said_at,
            standing=self.standing,
            state=self.state,
            claims=tuple(self.claims.values()),
            supersedes=self.supersedes,
        )


def draft_positions(said: Iterable[SaidFigure], *, supersede: bool) -> list[Draft]:
    """The positions of figures of one scope, given in the order they were said.

    The later figure of an origin overtakes its earlier one where `supersede` is set; increases ("three more") stand
    beside each other.  A copy, a headline and a relay only add a carrier to the position they repeat.
    """
    drafts = _Drafts()
    for one in said:
        if one.is_withdrawn:
            drafts.all.append(_withdrawn(one))
            continue
        repeated = drafts.repeated_by(one)
        if repeated is not None:
            drafts.carry(repeated, one)
            continue
        draft = Draft(
            said=one,
            state=_STATE_OF.get(one.kept.claim.standing, PositionState.STANDING),
            standing=one.kept.claim.standing,
            earlier=told_as_earlier(one.kept, one.figure),
        )
        if supersede and draft.earlier is None:
            _overtake(drafts.of_origin(one), draft)
        drafts.add(draft)
    _leave_earlier(drafts.all)
    return drafts.all


def _leave_earlier(drafts: Sequence[Draft]) -> None:
    """Let what a report calls an earlier count be overtaken by the one that the same report gives instead.

    What a speaker gave "previously" only that speaker overtakes: another voice's count may contradict it.
    """
    now = [draft for draft in drafts if draft.earlier is None and draft.state not in _TAKEN_BACK]
    for older in drafts:
        if older.earlier is None or older.state is not PositionState.STANDING:
            continue
        reports = {kept.report.report_id for kept in older.claims.values()}
        newer = [draft for draft in now if any(kept.report.report_id in reports for kept in draft.claims.values())]
        if older.earlier is Earlier.ONCE:
            newer = [draft for draft in newer if draft.origin_id == older.origin_id]
        newer = [draft for draft in newer if _says_more(draft, older)]
        if newer:
            older.state = _LEAVES.get(newer[0].standing, PositionState.SUPERSEDED)
            newer[0].supersedes = newer[0].supersedes or next(iter(older.claims))


def _withdrawn(said: SaidFigure) -> Draft:
    """The position of a figure that a judgement retracted: history, which nothing repeats or overtakes any more."""
    claims = {said.kept.claim.claim_id: said.kept}
    return Draft(said=said, state=PositionState.RETRACTED, standing=Standing.RETRACTED, claims=claims)


class _Drafts:
    """The positions so far, by origin, by claim and by report."""

    def __init__(self) -> None:
        self.all: list[Draft] = []
        self._by_origin: dict[str, list[Draft]] = defaultdict(list)
        self._by_claim: dict[str, Draft] = {}
        self._by_report: dict[str, list[Draft]] = defaultdict(list)

    def of_origin(self, said: SaidFigure) -> list[Draft]:
        return self._by_origin[said.attribution.origin.origin_id]

    def add(self, draft: Draft) -> None:
        self.all.append(draft)
        self._by_origin[draft.said.attribution.origin.origin_id].append(draft)
        self._by_report[draft.said.kept.report.report_id].append(draft)
        self._note(draft, draft.said)

    def carry(self, draft: Draft, said: SaidFigure) -> None:
        """Add a claim that only repeats the position; the origin's own repetition, or a judgement, may confirm it."""
        self._note(draft, said)
        is_own_word = not said.attribution.is_relayed or said.kept.confirmed_by() is not None
        if said.kept.claim.standing is Standing.CONFIRMED and is_own_word:
            draft.standing = Standing.CONFIRMED

    def repeated_by(self, said: SaidFigure) -> Draft | None:
        """The position that the figure only says again, None where it says something of its own."""
        lead = self._by_claim.get(said.attribution.repeats or "")
        if lead is not None and is_equal(lead.said.figure.quantity, said.figure.quantity):
            return lead
        return self._headed(said) or self._said_again(said)

    def _headed(self, said: SaidFigure) -> Draft | None:
        """The latest figure of the same report that a headline sums up, of its own origin where there is one."""
        if not is_head(said.kept):
            return None
        fits = [
            draft
            for draft in self._by_report[said.kept.report.report_id]
            if _sums_up(said.figure.quantity, draft.said.figure.quantity) and _is_alike(draft, said)
        ]
        own = [draft for draft in fits if draft.said.attribution.origin == said.attribution.origin]
        return next(reversed(own or fits), None)

    def _said_again(self, said: SaidFigure) -> Draft | None:
        for draft in reversed(self.of_origin(said)):
            stands = draft.state is PositionState.STANDING or said.attribution.is_relayed
            if stands and is_equal(draft.said.figure.quantity, said.figure.quantity) and _is_alike(draft, said):
                return draft
        return None

    def _note(self, draft: Draft, said: SaidFigure) -> None:
        draft.claims.setdefault(said.kept.claim.claim_id, said.kept)
        self._by_claim.setdefault(said.kept.claim.claim_id, draft)


def _sums_up(head: Quantity, body: Quantity) -> bool:
    """Whether a headline says no more than the text: a looser count, or its number without the "at least"."""
    return is_looser(head, body) or (head.low is not None and head.low in (body.low, body.high))


def _is_alike(draft: Draft, said: SaidFigure) -> bool:
    """Whether both assert, both hedge, or both take back."""
    mine, theirs = said.kept.claim.standing, draft.standing
    return (mine in HEDGED) is (theirs in HEDGED) and _LEAVES.get(mine) is _LEAVES.get(theirs)


def _overtake(earlier: Sequence[Draft], draft: Draft) -> None:
    """Let the new word of an origin overtake what it plainly said before.

    Words without a bound ("many") never take away a number, and what is feared never takes away what is reported.
    """
    standing = draft.said.kept.claim.standing
    takes_back = standing in (Standing.DENIED, Standing.RETRACTED)
    for older in earlier:
        is_earlier = is_later(draft.said.kept, older.said.kept) or _has_grown(older, draft)
        if older.state is not PositionState.STANDING or not is_earlier:
            continue
        if not takes_back and not _says_more(draft, older):
            continue
        older.state = _LEAVES.get(standing, PositionState.SUPERSEDED)
        draft.supersedes = next(iter(older.claims))


def _has_grown(less: Draft, more: Draft) -> bool:
    """Whether `more` must be the later of two tolls, as two reports give them in times that overlap.

    "113" in a dispatch of the day and "135" in a page of its evening: a toll grows.  A lesser count of that day proves
    nothing of the hour of the dispatch, so both stand.
    """
    one, other = less.said, more.said
    low, high = one.figure.quantity.low, other.figure.quantity.low
    if low is None or high is None or low >= high or one.figure.measure not in TOLLS - COME_AND_GO:
        return False
    is_plain = {less.standing, more.standing} <= _PLAIN and one.kept.report.report_id != other.kept.report.report_id
    return is_plain and not is_later(one.kept, other.kept) and one.kept.claim.said_at.overlaps(other.kept.claim.said_at)


def _says_more(draft: Draft, older: Draft) -> bool:
    if is_bounded(older.said.figure.quantity) and not is_bounded(draft.said.figure.quantity):
        return False
    return (draft.standing in HEDGED) is (older.standing in HEDGED)
