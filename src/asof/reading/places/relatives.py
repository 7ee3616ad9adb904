"""Gives the places that are told by their relation to another one, resolved only where the relation holds."""

import dataclasses
from collections.abc import Sequence

from asof.model.globe import great_circle_km
from asof.model.where import Level, Relation, Where
from asof.reading.places.geometry import angle_between, bearing
from asof.reading.places.page import Page, Scope
from asof.reading.places.place import Place
from asof.reading.places.relations import Relative

# A village "south of X" that the index knows must lie this near X, and within this angle of south ...
NEAR_ANCHOR_KM = 60.0
WITHIN_DEGREES = 60.0
# ... and a town of this many people may lie this far.
BIG_TOWN = 50_000
NEAR_ANCHOR_OF_BIG_TOWN_KM = 150.0
_BEARINGS = {"north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225}
_BEARINGS |= {"west": 270, "northwest": 315}


def relative_wheres(page: Page, relations: Sequence[Relative], scope: Scope) -> list[Where]:
    """The places that are told by their relation to another; for toponyms, only those with a name of their own."""
    found = []
    for relative in relations:
        anchor = page.places[relative.anchor]
        relation = Relation(
            kind=relative.kind,
            name=_relation_name(page, relative),
            place_id=anchor.place_id,
            lat=anchor.lat,
            lon=anchor.lon,
            distance_km=relative.distance_km,
        )
        if relative.subject:
            found.append(_named_relative(page, relative, relation, anchor, scope))
        elif scope is Scope.CLAIMS:
            found.append(_nameless_relative(page, relative, relation, anchor))
    return found


def _relation_name(page: Page, relative: Relative) -> str:
    name = page.shown(relative.anchor)
    return name if relative.other is None else f"{name} and {page.shown(relative.other)}"


def _named_relative(page: Page, relative: Relative, relation: Relation, anchor: Place, scope: Scope) -> Where:
    first, last = relative.subject or (relative.first, relative.last)
    own = page.span(first, last)
    known = _known_beside(page, first, last, relation, anchor)
    span = own if known or scope is Scope.TOPONYMS else page.span(relative.first, relative.last)
    if known:
        return dataclasses.replace(known, relation=relation)
    return Where(
        name=page.words(own),
        words=page.words(span),
        span=span,
        level=Level.SETTLEMENT,
        relation=relation,
        country=anchor.country or None,
        zone=anchor.zone,
    )


def _known_beside(page: Page, first: int, last: int, relation: Relation, anchor: Place) -> Where | None:
    """The place of the index that the subject's name stands for, if one lies where the relation says."""
    for mention, place in page.resolved():
        if (mention.first, mention.last) != (first, last):
            continue
        if place.own or fits(place, relation, anchor):
            return page.mentioned(mention, place)
        fitting = [named.place for named in mention.found if fits(named.place, relation, anchor)]
        if fitting:
            return page.mentioned(mention, max(fitting, key=lambda other: other.population))
    return None


def _nameless_relative(page: Page, relative: Relative, relation: Relation, anchor: Place) -> Where:
    span = page.span(relative.first, relative.last)
    where = Where(
        name=page.words(span),
        words=page.words(span),
        span=span,
        level=Level.REGION if relation.kind == "part_of" else Level.UNKNOWN,
        relation=relation,
        country=anchor.country or None,
        admin1=anchor.admin1,
        zone=anchor.zone,
    )
    if relation.kind != "part_of":
        return where
    # A part of an area lies within the area's reach, which is all that the words say.
    return dataclasses.replace(where, lat=anchor.lat, lon=anchor.lon, radius_km=anchor.radius_km)


def fits(place: Place, relation: Relation, anchor: Place) -> bool:
    """Whether `place` lies to `anchor` as `relation` says: near enough, and on the right side of it."""
    here, there = (anchor.lat, anchor.lon), (place.lat, place.lon)
    if place.row == anchor.row:
        return False
    reach = NEAR_ANCHOR_KM if place.population < BIG_TOWN else NEAR_ANCHOR_OF_BIG_TOWN_KM
    if relation.distance_km is not None:
        reach = max(15.0, relation.distance_km * 1.5)
    wide = anchor.radius_km if anchor.level in (Level.COUNTRY, Level.ADMIN1, Level.REGION) else 0.0
    if great_circle_km(here, there) > reach + wide:
        return False
    wanted = _BEARINGS.get(relation.kind.removesuffix("_of"))
    return wanted is None or bool(wide) or angle_between(bearing(here, there), wanted) <= WITHIN_DEGREES
