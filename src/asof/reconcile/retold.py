"""What two reports of one story lead with is one happening, where more speaks for it than against.

Claims are linked one by one, and many a report gives its lead no day, or a wrong one.  That the reports tell one story
was weighed before, by all that they say; here the leads are compared.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from asof.reconcile.contested import may_be_contested
from asof.reconcile.leads import Lead, leads_of, reasons, signals, weigh
from asof.reconcile.linking import Gathering
from asof.reconcile.undivided import join, numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fit:
    """The logarithm of the odds that two leads are one, and why in words."""

    odds: float
    why: str


def merge_retold(incidents: Sequence[Gathering]) -> list[Gathering]:
    """The incidents, those put together that reports of one story lead with and that are likelier one than not.

    The likeliest first, and only where no fewer of the leads on both sides speak for it than against: what is like both
    of two that are apart does not make them one.  Each claim keeps its reason, and the first of an incident that was
    joined says why.
    """
    leads = leads_of(incidents)
    fits = _fits(leads)
    home = {incident.number: incident for incident in incidents}
    led = {lead.incident.number: [lead] for lead in leads}
    for numbers in sorted(fits, key=lambda pair: (-fits[pair].odds, pair)):
        earlier, later = sorted((home[number] for number in numbers), key=lambda incident: incident.number)
        if earlier is later:
            continue
        across = [_numbers(*pair) for pair in itertools.product(led[earlier.number], led[later.number])]
        if 2 * sum(pair in fits for pair in across) < len(across):
            continue
        join(earlier, later, fits[numbers].why)
        led[earlier.number] += led[later.number]
        home = {number: earlier if incident is later else incident for number, incident in home.items()}
    return numbered([incident for incident in incidents if home[incident.number] is incident])


def _fits(leads: Sequence[Lead]) -> dict[tuple[int, int], _Fit]:
    """The pairs that are likelier one than not, by the turns of their incidents; O(pairs)."""
    fits = {}
    for pair in itertools.combinations(leads, 2):
        if not _may_be_one(*pair):
            continue
        found = signals(*pair)
        odds = weigh(found)
        if odds >= 0:
            fits[_numbers(*pair)] = _Fit(odds=odds, why=reasons(found))
    return fits


def _may_be_one(one: Lead, other: Lead) -> bool:
    """Whether they are of one family, and no night that reports date differently: that is told as contested."""
    first, second = one.incident, other.incident
    return bool(first.families & second.families) and not may_be_contested(first, second)


def _numbers(one: Lead, other: Lead) -> tuple[int, int]:
    """The turns of their incidents, the earlier first."""
    first, second = sorted((one.incident.number, other.incident.number))
    return first, second
