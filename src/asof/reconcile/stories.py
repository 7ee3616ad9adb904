"""Which reports tell one story: a single pass in the order they were published, by words, place, time and theme.

Two stories that look alike come apart once a few reports of each have come, and two that prove to be one are joined.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from asof.model.claim import KeptClaim
from asof.model.report import Report
from asof.reconcile.grouping import UNDONE, Index
from asof.reconcile.moment import said_start
from asof.reconcile.placing import Home, Placing, homes
from asof.reconcile.profile import Profile, profile_of
from asof.reconcile.remembered import are_same


@dataclass(slots=True)
class StoryGroup:
    """The reports of one story, in the order they were published, and why each is there, by report id."""

    reports: list[Report] = field(default_factory=list)
    why: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A report with what decides where it belongs."""

    report: Report
    claims: Sequence[KeptClaim]
    text: str

    def is_same(self, other: "_Told") -> bool:
        """Whether it is made of the very same values; equal ones that are not the same are worked out anew."""
        return self.report is other.report and are_same(self.claims, other.claims) and self.text == other.text

    def profile(self) -> Profile:
        return profile_of(self.report, self.claims)


class GroupMemo:
    """The reports grouped last, and where each went: a report that comes in is compared alone.

    Where a report is put depends on those published before it only, so the reports that two calls have first in common
    go where they went; what one that comes later shows to tell another story is moved then.  Of those placed last,
    `undone` can be taken out again; before them, all is placed anew.
    The result with and without it is the same.  Not for several threads at once.
    """

    def __init__(self, undone: int = UNDONE) -> None:
        self._undone = undone
        self._index = Index(undone)
        self._told: list[_Told] = []
        self._placed: list[Placing] = []

    def place(self, told: Sequence[_Told]) -> list[Home]:
        """Where each report goes."""
        return homes(self._place(told))

    def _place(self, told: Sequence[_Told]) -> list[Placing]:
        common = 0
        for one, known in zip(told, self._told, strict=False):
            if not one.is_same(known):
                break
            common += 1
        if common == len(told):
            return self._placed[:common]  # an earlier moment; what comes later is still known
        if len(self._told) - common <= self._index.undoable:
            return self._go_on(told, common)
        again = GroupMemo(self._undone)
        for one, placing in zip(self._told[:common], self._placed, strict=False):
            again._replay(one, placing)
        placed = again._go_on(told, common)
        if len(told) >= len(self._told):
            self._index, self._told, self._placed = again._index, again._told, again._placed
        return placed

    def _go_on(self, told: Sequence[_Told], common: int) -> list[Placing]:
        """Take out what comes after the first `common`, and place the rest of `told`."""
        while len(self._told) > common:
            self._index.undo()
            self._told.pop()
            self._placed.pop()
        for one in told[common:]:
            self._placed.append(self._index.place(one.report, one.profile(), one.text))
            self._told.append(one)
        return list(self._placed)

    def _replay(self, one: _Told, placing: Placing) -> None:
        self._index.replay(one.report, one.profile(), one.text, placing)
        self._told.append(one)
        self._placed.append(placing)


def group_reports(
    reports: Iterable[Report],
    claims: Mapping[str, Sequence[KeptClaim]],
    texts: Mapping[str, str] | None = None,
    *,
    memo: GroupMemo | None = None,
) -> tuple[StoryGroup, ...]:
    """Every report in one story, its home, stories by their first report; `claims` and `texts` are by report id.

    The result does not depend on the order of `reports`.  A report without a text is told apart by place and time
    alone.  Only stories that share a word that few tell, or a place or address, are compared.
    """
    ordered = sorted(reports, key=lambda one: (said_start(None, one), one.received_at, one.report_id))
    told = [
        _Told(
            report=report,
            claims=tuple(claims.get(report.report_id, ())),
            text=(texts or {}).get(report.report_id, ""),
        )
        for report in ordered
    ]
    groups: dict[int, StoryGroup] = defaultdict(StoryGroup)
    for report, home in zip(ordered, (memo or GroupMemo()).place(told), strict=True):
        group = groups[home.number]
        group.reports.append(report)
        group.why[report.report_id] = home.why
    return tuple(groups.values())
