"""What a form offers to put something with: incidents near the chosen claims, or stories."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from asof.desk.cards import say_incident
from asof.desk.current import Current, Desk
from asof.model.claim import KeptClaim
from asof.model.report import Report
from asof.model.views import Incident, StoryView
from asof.publish.display import shortened
from asof.publish.labels import counted

MOST = 30
"""Incidents or stories offered at once; a search finds the others."""

_WORDS = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An incident or a story by the id of the claim or report that stands for it; `words` are its first sentence."""

    value: str
    name: str
    size: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What a form offers, and how many more there are that it does not."""

    rows: tuple[Offer, ...] = ()
    left_out: int = 0


def incident_offers(desk: Desk, current: Current, chosen: Sequence[KeptClaim], *, search: str) -> Offers:
    """The other incidents of the stories of the chosen claims, the latest told first; or those that a search finds."""
    own = {kept.claim.claim_id for kept in chosen}
    found = _found(desk, current, search) if search else _of_stories(current, chosen)
    others = [one for one in found if not own & {link.claim.claim.claim_id for link in one[1].links}]
    return _cut([_incident(story, incident) for story, incident in others])


def story_offers(current: Current, chosen: Sequence[Report]) -> Offers:
    """The stories to put the chosen reports with, newest first: all but one that they stand in together."""
    own = {report.report_id for report in chosen}
    others = [s for s in current.view.stories if not own <= {report.report_id for report in s.own_reports}]
    rows = []
    for story in others:
        # Not one of the chosen: a report cannot be put with itself.
        report = next((report for report in story.own_reports if report.report_id not in own), None)
        if report is None:
            continue
        size = counted("report", len(story.reports))
        rows.append(Offer(value=report.report_id, name=story.name, size=size, words=shortened(report.title, _WORDS)))
    return _cut(rows)


def _of_stories(current: Current, chosen: Iterable[KeptClaim]) -> Iterator[tuple[StoryView, Incident]]:
    placed = (current.placed.get(kept.claim.claim_id) for kept in chosen)
    stories = {one.story.story_id: one.story for one in placed if one is not None}
    for story in stories.values():
        yield from ((story, incident) for incident in reversed(story.incidents))


def _found(desk: Desk, current: Current, search: str) -> Iterator[tuple[StoryView, Incident]]:
    with desk.context.open_store() as store:
        found = store.search(search)
    placed = (current.placed.get(kept.claim.claim_id) for kept in found)
    incidents = {one.incident.incident_id: (one.story, one.incident) for one in placed if one is not None}
    yield from incidents.values()


def _incident(story: StoryView, incident: Incident) -> Offer:
    first = incident.links[0].claim
    return Offer(
        value=first.claim.claim_id,
        name=say_incident(incident, story.zone),
        size=f"{counted('claim', len(incident.links))}, {counted('origin', len(incident.origins))}",
        words=shortened(first.claim.sentence, _WORDS),
    )


def _cut(rows: Sequence[Offer]) -> Offers:
    return Offers(rows=tuple(rows[:MOST]), left_out=max(0, len(rows) - MOST))
