"""Gives the places that are told by their relation to another one, resolved only where the relation holds."""

import dataclasses
from collections.abc import Sequence

from asof.model.globe import great_circle_km
from asof.model.where import Level, Relation, Where
from asof.reading.places.geometry import angle_between, bearing, moved
from asof.reading.places.page import Page, Scope
from asof.reading.places.place import Place
from asof.reading.places.relations import Relative

# A village "south of X" that the index knows must lie this near X, and within this angle of south ...
NEAR_ANCHOR_KM = 60.0
WITHIN_DEGREES = 60.0
# ... and a town of this many people may lie this far.
BIG_TOWN = 50_000
NEAR_ANCHOR_OF_BIG_TOWN_KM = 150.0
# "South of" is heard up to 22.5 degrees to either side, half a point of eight; distances are told in round numbers.
SIDEWAYS = 0.4
ROUNDED = 1.2
# "Near X", "outside X", "on the outskirts": as far from the edge of X as such words are used for, generously.
BESIDE_KM = 15.0
Area = tuple[float, float, float]
_WIDE = frozenset({Level.COUNTRY, Level.ADMIN1, Level.REGION})
_BEARINGS = {"north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225}
_BEARINGS |= {"west": 270, "northwest": 315}


def relative_wheres(page: Page, relations: Sequence[Relative], scope: Scope) -> list[Where]:
    """The places that are told by their relation to another; for toponyms, only those with a name of their own."""
    found = []
    for relative in relations:
        anchor = page.places[relative.anchor]
        other = page.places[relative.other] if relative.other is not None else None
        relation = Relation(
            kind=relative.kind,
            name=_relation_name(page, relative),
            place_id=anchor.place_id,
            lat=anchor.lat,
            lon=anchor.lon,
            distance_km=relative.distance_km,
        )
        if relative.subject:
            where = _named_relative(page, relative, relation, anchor, scope)
        elif scope is Scope.CLAIMS and not _is_beyond(relation, anchor):
            where = _nameless_relative(page, relative, relation, anchor)
        else:
            continue
        found.append(where if where.lat is not None else _with_area(where, area_of(relation, anchor, other)))
    return found


def _is_beyond(relation: Relation, anchor: Place) -> bool:
    """Whether the words only say that it is not there: "outside Egypt" may be anywhere."""
    return relation.kind in ("near", "outside") and relation.distance_km is None and anchor.level in _WIDE


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
    return Where(
        name=page.words(span),
        words=page.words(span),
        span=span,
        level=Level.REGION if relation.kind == "part_of" else Level.UNKNOWN,
        relation=relation,
        country=anchor.country or None,
        admin1=anchor.admin1,
        zone=anchor.zone,
    )


def _with_area(where: Where, area: Area | None) -> Where:
    return where if area is None else dataclasses.replace(where, lat=area[0], lon=area[1], radius_km=round(area[2], 1))


def area_of(relation: Relation, anchor: Place, other: Place | None) -> Area | None:
    """Middle and reach of all that the words allow; None where they set no bounds ("south of X", "near" a province).

    A part of an area lies within the area's reach, which is all that the words say.
    """
    here = (anchor.lat, anchor.lon)
    if relation.kind == "part_of":
        return *here, anchor.radius_km
    if relation.kind == "between":
        return halfway(anchor, other) if other else None
    if anchor.level in _WIDE:
        return None
    away_km = relation.distance_km
    wanted = _BEARINGS.get(relation.kind.removesuffix("_of"))
    if away_km is not None and wanted is not None:
        return *moved(here, wanted, away_km), anchor.radius_km + away_km * SIDEWAYS
    if wanted is not None:
        return None
    return *here, anchor.radius_km + (BESIDE_KM if away_km is None else away_km * ROUNDED)


def halfway(one: Place, other: Place) -> Area:
    """Between two towns or two countries: the middle, nearer to the smaller one, with a reach that holds both middles.

    Of two areas it need only hold the land along their border, no more than the smaller one is wide.
    """
    a, b = (one.lat, one.lon), (other.lat, other.lon)
    apart_km = great_circle_km(a, b)
    if one.level not in _WIDE or other.level not in _WIDE:
        return *moved(a, bearing(a, b), apart_km / 2), max(apart_km / 2, 1.0)
    share = one.radius_km / (one.radius_km + other.radius_km)
    return *moved(a, bearing(a, b), apart_km * share), max(min(one.radius_km, other.radius_km), 1.0)


def fits(place: Place, relation: Relation, anchor: Place) -> bool:
    """Whether `place` lies to `anchor` as `relation` says: near enough, and on the right side of it."""
    here, there = (anchor.lat, anchor.lon), (place.lat, place.lon)
    if place.row == anchor.row:
        return False
    reach = NEAR_ANCHOR_KM if place.population < BIG_TOWN else NEAR_ANCHOR_OF_BIG_TOWN_KM
    if relation.distance_km is not None:
        reach = max(15.0, relation.distance_km * 1.5)
    wide = anchor.radius_km if anchor.level in _WIDE else 0.0
    if great_circle_km(here, there) > reach + wide:
        return False
    wanted = _BEARINGS.get(relation.kind.removesuffix("_of"))
    return wanted is None or bool(wide) or angle_between(bearing(here, there), wanted) <= WITHIN_DEGREES
