"""What a report leads with and goes on to tell without telling it apart is one happening.

Claims are linked one by one, and the words of another report (a clock time, a day) may have parted what this one tells
of one shooting.  Within a report silence holds nothing apart: only two times, two places or its own words do.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from asof.model.where import Level
from asof.reconcile.facts import Facts, quiet_between
from asof.reconcile.families import kinds, led_families
from asof.reconcile.linking import Gathering
from asof.reconcile.moment import is_head, order_of
from asof.reconcile.places import Nearness, place_key, relate_places

ADJACENT = timedelta(days=1)
"""Incidents whose times lie further apart are two, whatever a report leaves unsaid or what midnight it has in mind."""

WHY = "a report that tells both does not tell them apart"

Told = dict[str, list[Facts]]
"""What each report tells of an incident, by report id."""


def merge_undivided(incidents: Sequence[Gathering]) -> list[Gathering]:
    """The incidents, those put together that a report leads with and goes on to tell without telling them apart."""
    told = {incident.number: _told(incident) for incident in incidents}
    home = {incident.number: incident for incident in incidents}
    two: set[tuple[int, int]] = set()
    for lead, *others in _by_report(incidents, told):
        for other in others:
            first, second = sorted((home[lead.number], home[other.number]), key=lambda incident: incident.number)
            if first is second or (first.number, second.number) in two:
                continue
            if not _is_one(first, second, told):
                two.add((first.number, second.number))
                continue
            join(first, second, WHY)
            for report_id, facts in told[second.number].items():
                told[first.number].setdefault(report_id, []).extend(facts)
            home = {number: first if incident is second else incident for number, incident in home.items()}
            two = {pair for pair in two if first.number not in pair}
    return numbered([incident for incident in incidents if home[incident.number] is incident])


def join(one: Gathering, other: Gathering, why: str) -> None:
    """Put the claims of `other` into `one`, in the order they were said; the first of them says why."""
    for number, (facts, told) in enumerate(other.members):
        one.add(facts, why if number == 0 else told)
    one.members.sort(key=lambda member: order_of(member[0].kept))


def numbered(incidents: list[Gathering]) -> list[Gathering]:
    """The incidents with their turns given anew, after some were joined."""
    for number, incident in enumerate(incidents):
        incident.number = number
    return incidents


def _told(incident: Gathering) -> Told:
    told: Told = defaultdict(list)
    for facts, _ in incident.members:
        told[facts.kept.report.report_id].append(facts)
    return told


def _by_report(incidents: Iterable[Gathering], told: dict[int, Told]) -> Iterator[list[Gathering]]:
    """For each report that tells several incidents which happen once these, the one that it leads with first."""
    found: dict[str, list[tuple[tuple[bool, int], Gathering]]] = defaultdict(list)
    for incident in incidents:
        if incident.is_wide or not incident.families & led_families():
            continue
        for report_id, facts in told[incident.number].items():
            once = [one.kept for one in facts if one.happening not in kinds("gatherings")]
            if once:
                found[report_id].append((min((not is_head(kept), kept.claim.span.start) for kept in once), incident))
    for report_id in sorted(found):
        yield [incident for _, incident in sorted(found[report_id], key=lambda one: (one[0], one[1].number))]


def _is_one(one: Gathering, other: Gathering, told: dict[int, Told]) -> bool:
    if not one.families & other.families or quiet_between(one.core, other.core) > ADJACENT:
        return False
    mine, theirs = told[one.number], told[other.number]
    return not any(_are_apart(mine[report_id], theirs[report_id]) for report_id in mine.keys() & theirs.keys())


def _are_apart(mine: Sequence[Facts], theirs: Sequence[Facts]) -> bool:
    """Whether a report tells its two parts as two: by its words, at two times or places, done by two sides."""
    sides = {_is_forces(mine), _is_forces(theirs)}
    if sides == {True, False} or any(facts.is_held_apart for facts in (*mine, *theirs)):
        return True
    dated = [[facts.interval for facts in part if facts.is_stated] for part in (mine, theirs)]
    if dated[0] and dated[1] and all(quiet_between(*pair) for pair in itertools.product(*dated)):
        return True
    places = [[place for facts in part for place in facts.places] for part in (mine, theirs)]
    if relate_places(*places).nearness is Nearness.APART:
        return True
    sites = [{place_key(place) for place in part if place.level is Level.SITE} for part in places]
    return all(sites) and not sites[0] & sites[1]


def _is_forces(part: Sequence[Facts]) -> bool | None:
    """Whether it was forces who did it, None where nobody is named: "a man" and "the gunman" may be one."""
    doers = {facts.doer for facts in part if facts.doer is not None and not is_head(facts.kept)}
    return "security forces" in doers if doers else None
