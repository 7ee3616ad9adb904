"""A story's places and movements as lines of text: the list that stands beside the map."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from asof.model.claim import KeptClaim
from asof.model.views import StoryView
from asof.model.where import Match, Where
from asof.publish.charts.mentions import Mention, is_far, mentions_of, routes_of
from asof.publish.display import one_line
from asof.publish.labels import label, label_of, number


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A place as a line of text: its name, how far it is known, and a claim that names it."""

    name: str
    notes: tuple[str, ...]
    kept: KeptClaim | None
    sites: tuple["PlaceRow", ...] = ()


def place_rows(story: StoryView) -> Iterable[PlaceRow]:
    """Every place that the story names, its own first; a site stands under its town."""
    mentions = mentions_of(story)
    for mention in mentions:
        yield _place_row(mention, mentions)


def _place_row(mention: Mention, every: Sequence[Mention]) -> PlaceRow:
    return PlaceRow(
        name=place_name(mention.where),
        notes=tuple(_place_notes(mention.where, every)),
        kept=mention.claims[0] if mention.claims else None,
        sites=tuple(_place_row(site, every) for site in mention.sites),
    )


def place_name(where: Where) -> str:
    """A place and how it lies to a better known one: "Ojo Seco, south of San Tirso"."""
    name, relation = one_line(where.name), where.relation
    return f"{name}, {label(f'relation.{relation.kind}', name=one_line(relation.name))}" if relation else name


def _place_notes(where: Where, every: Sequence[Mention]) -> Iterable[str]:
    yield label_of("level", where.level)
    if where.lat is None:
        yield _unresolved(where)
    elif is_far(where, every):
        yield label("map.elsewhere")
    elif where.radius_km:
        yield label("map.within_km", km=number(round(where.radius_km) or 1))
    if where.match in (Match.SIMILAR, Match.OWN):
        yield label(f"match.{where.match.value}", words=one_line(where.words))


def _unresolved(where: Where) -> str:
    if where.relation is None or where.relation.lat is None:
        return label("map.unresolved")
    return label("map.unresolved_near", name=one_line(where.relation.name))


def route_rows(story: StoryView) -> Iterable[PlaceRow]:
    """Every movement that the story names."""
    for route, kept in routes_of(story):
        ends = [place_name(end) if end else label("map.unsaid_end") for end in (route.origin, route.destination)]
        yield PlaceRow(name=label("map.route", origin=ends[0], destination=ends[1]), notes=(), kept=kept)
