"""The places and movements that a story's claims name, each once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from asof.model.claim import KeptClaim
from asof.model.views import StoryView
from asof.model.where import Level, Route, Where
from asof.publish.charts.projection import km_between
from asof.publish.gather import claims_of

AREAS = (Level.DISTRICT, Level.ADMIN1, Level.REGION, Level.COUNTRY)
_FAR_KM = 400.0  # farther from the story's place than this, a place is only listed: the map is of the story


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place of the story, and the claims that name it, in the story's order."""

    where: Where
    claims: tuple[KeptClaim, ...]
    sites: tuple["Mention", ...] = ()


def mentions_of(story: StoryView) -> tuple[Mention, ...]:
    """Every place of the story once, the story's own places first; a site stands under the settlement that holds it."""
    found: dict[object, tuple[Where, list[KeptClaim]]] = {_key(where): (where, []) for where in story.places}
    for kept in claims_of(story):
        for key, where in {_key(where): where for where in _places_of(kept)}.items():
            found.setdefault(key, (where, []))[1].append(kept)
    mentions = [Mention(where=where, claims=tuple(claims)) for where, claims in found.values()]
    return _with_sites(mentions)


def routes_of(story: StoryView) -> tuple[tuple[Route, KeptClaim], ...]:
    """Every movement of the story once, with the newest claim of it."""
    found: dict[object, tuple[Route, KeptClaim]] = {}
    for kept in claims_of(story):
        route = kept.claim.route
        if route and (route.origin or route.destination):
            ends = tuple(_key(end) if end else None for end in (route.origin, route.destination))
            found.setdefault(ends, (route, kept))
    return tuple(found.values())


def _key(where: Where) -> object:
    if where.relation:
        return where.name, where.relation.kind, where.relation.name
    if where.place_id is not None and where.level is not Level.SITE:
        return where.place_id
    return where.name, where.level


def _places_of(kept: KeptClaim) -> Iterable[Where]:
    route = kept.claim.route
    yield from kept.claim.where
    if route:
        yield from (end for end in (route.origin, route.destination) if end)


def _with_sites(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    settlements = [m for m in mentions if m.where.level is not Level.SITE and m.where.lat is not None]

    def holder(site: Mention) -> Mention | None:
        place = (site.where.lat, site.where.lon)
        return next((m for m in settlements if (m.where.lat, m.where.lon) == place), None)

    held = [(m, holder(m)) for m in mentions if m.where.level is Level.SITE and m.where.lat is not None]
    under = {id(m) for m, town in held if town}
    return tuple(
        Mention(where=m.where, claims=m.claims, sites=tuple(site for site, town in held if town is m))
        for m in mentions
        if id(m) not in under
    )


def focus_of(mentions: Sequence[Mention]) -> Where | None:
    """The story's first located place, a town rather than an area; None where nothing is located."""
    located = [mention.where for mention in mentions if mention.where.lat is not None]
    return next((where for where in located if where.level not in AREAS), located[0] if located else None)


def is_far(where: Where, mentions: Sequence[Mention]) -> bool:
    """Whether `where` lies too far from the story's place to be on its map."""
    focus = focus_of(mentions)
    if focus is None or focus.lat is None or focus.lon is None or where.lat is None or where.lon is None:
        return False
    return km_between((focus.lon, focus.lat), (where.lon, where.lat)) > _FAR_KM
