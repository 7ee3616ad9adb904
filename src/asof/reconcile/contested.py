"""Incidents that reports date to adjacent nights: one happening in the world, with its time contested."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from asof.model.claim import Happening
from asof.model.when import Precision
from asof.reconcile.families import kinds
from asof.reconcile.linking import Gathering, judge_place, overlap
from asof.reconcile.places import Nearness, is_sharp

ADJACENT = timedelta(hours=24)
"""Two nights at most this far apart may be one night that reports date differently."""

_CLOCKED = frozenset({Precision.MINUTE, Precision.PART_OF_DAY})


def merge_contested(incidents: Sequence[Gathering]) -> list[list[Gathering]]:
    """The incidents in groups: alone, or two that different reports date to adjacent nights, the first told first."""
    partner: dict[int, int] = {}
    by_kind: dict[Happening, list[Gathering]] = defaultdict(list)
    for incident in incidents:
        for kind in incident.kinds.difference(kinds("outcomes")):
            by_kind[kind].append(incident)
    for kind in sorted(by_kind):
        for one, other in _neighbours(by_kind[kind]):
            if not {one.number, other.number} & partner.keys() and _is_contested_time(one, other, kind):
                partner |= {one.number: other.number, other.number: one.number}
    return [
        [incident] if incident.number not in partner else [incident, incidents[partner[incident.number]]]
        for incident in incidents
        if incident.number <= partner.get(incident.number, incident.number)
    ]


def _neighbours(incidents: Sequence[Gathering]) -> Iterator[tuple[Gathering, Gathering]]:
    """The pairs whose times lie at most `ADJACENT` apart, in order of time."""
    ordered = sorted(incidents, key=lambda incident: (incident.core, incident.number))
    for place, earlier in enumerate(ordered):
        for later in ordered[place + 1 :]:
            if later.core[0] - earlier.core[1] > ADJACENT:
                break
            yield earlier, later


def may_be_contested(one: Gathering, other: Gathering) -> bool:
    """Whether they may be one happening that reports date to adjacent nights."""
    near = other.core[0] - one.core[1] <= ADJACENT and one.core[0] - other.core[1] <= ADJACENT
    shared = (one.kinds & other.kinds).difference(kinds("outcomes"))
    return near and any(_is_contested_time(one, other, kind) for kind in shared)


def _is_contested_time(one: Gathering, other: Gathering, kind: Happening) -> bool:
    """Same kind and place at adjacent times, and no report that dates both.

    What may happen every night must also have the same doer, and be told by the clock on one side.
    """
    if one.is_wide or other.is_wide or overlap(one.core, other.core) or one.dated & other.dated:
        return False
    recurs = kind not in kinds("singular")
    if recurs and not ((_is_clocked(one) or _is_clocked(other)) and _doers(one, kind) & _doers(other, kind)):
        return False
    places = [judge_place(facts, one) for facts, _ in other.members if any(is_sharp(place) for place in facts.places)]
    return any(verdict is not None and verdict.score == Nearness.SAME for verdict in places)


def _is_clocked(incident: Gathering) -> bool:
    return any(
        facts.kept.claim.when is not None and facts.kept.claim.when.precision in _CLOCKED
        for facts, _ in incident.members
    )


def _doers(incident: Gathering, kind: Happening) -> set[str]:
    return {facts.doer for facts, _ in incident.members if facts.happening is kind and facts.doer is not None}
