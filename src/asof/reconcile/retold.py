"""What two reports of one story lead with is one happening, where more speaks for it than against.

Claims are linked one by one, and many a report gives its lead no day, or a wrong one.  That the reports tell one story
was weighed before, by all that they say; here the leads are compared.
"""

import itertools
from collections.abc import Sequence

from asof.reconcile.leads import BOUND, Lead, are_apart, leads_of, may_be_one, reasons, signals, weigh
from asof.reconcile.linkage import grouped
from asof.reconcile.linking import Gathering
from asof.reconcile.undivided import join, numbered


def merge_retold(incidents: Sequence[Gathering]) -> list[Gathering]:
    """The incidents, those put together that reports of one story lead with and that are likelier one than not.

    The likeliest first, by the mean over the leads on both sides: what is like both of two that are apart does not make
    them one.  Each claim keeps its reason, and the first of an incident that was joined says why.  O(leads²).
    """
    leads = leads_of(incidents)
    odds = {pair: _odds(leads[pair[0]], leads[pair[1]]) for pair in itertools.combinations(range(len(leads)), 2)}
    gone: set[int] = set()
    for first, *others in grouped(len(leads), odds):
        told = [first]
        for other in others:
            nearest = max(told, key=lambda one: odds[one, other])
            join(leads[first].incident, leads[other].incident, reasons(signals(leads[nearest], leads[other])))
            told.append(other)
            gone.add(leads[other].incident.number)
    return numbered([incident for incident in incidents if incident.number not in gone])


def _odds(one: Lead, other: Lead) -> float:
    if not may_be_one(one, other):
        return -BOUND
    found = signals(one, other)
    return -BOUND if are_apart(found) else weigh(found)
