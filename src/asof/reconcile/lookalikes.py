"""What claims linked one by one took for one happening, parted where the reports that lead with it tell two.

Two shootings of one town and day are linked where no single claim holds them apart; all that the reports tell may.
"""

import itertools
from collections.abc import Sequence

from asof.reconcile.facts import Facts
from asof.reconcile.leads import BOUND, LINKED, Lead, leads_by_report, signals, weigh
from asof.reconcile.linkage import grouped
from asof.reconcile.linking import FOUNDED, Gathering, gathering_of
from asof.reconcile.moment import order_of
from asof.reconcile.undivided import numbered

FEW = 8
"""What more reports than this lead with is not parted: it is well known, and the cost stays linear in the reports."""


def part_lookalikes(incidents: Sequence[Gathering]) -> list[Gathering]:
    """The incidents, those in parts that few reports lead with and that are likelier several than one.

    What reports tell of it that lead with something else stays with the part that most reports lead with.
    """
    led = leads_by_report(incidents, fewest=2, most=FEW)
    parts = [part for incident in incidents for part in _parts(incident, led.get(incident.number, ()))]
    return numbered(sorted(parts, key=lambda part: order_of(part.members[0][0].kept)))


def _parts(incident: Gathering, leads: Sequence[Lead]) -> list[Gathering]:
    groups = _groups(leads)
    if len(groups) < 2:
        return [incident]
    main = max(groups, key=len)
    home = {entry: number for number, group in enumerate(groups) for lead in group for entry in lead.entries}
    members: list[list[tuple[Facts, str]]] = [[] for _ in groups]
    for facts, why in incident.members:
        members[home.get(facts.entry, groups.index(main))].append((facts, why))
    return [gathering_of(number, [(told[0][0], FOUNDED), *told[1:]]) for number, told in enumerate(members)]


def _groups(leads: Sequence[Lead]) -> list[list[Lead]]:
    numbers = itertools.combinations(range(len(leads)), 2)
    odds = {(one, other): _odds(leads[one], leads[other]) for one, other in numbers}
    return [[leads[number] for number in group] for group in grouped(len(leads), odds)]


def _odds(one: Lead, other: Lead) -> float:
    """The logarithm of the odds that they are one; whoever tells little holds nothing apart."""
    return BOUND if one.is_brief or other.is_brief else weigh(signals(one, other) | {LINKED: 1.0})
