"""How two places relate: the same, one inside the other, near, broader, or apart."""

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from asof.model.globe import great_circle_km
from asof.model.where import Level, Where
from asof.reconcile.words import name_key

SHARP = frozenset({Level.SITE, Level.SETTLEMENT, Level.DISTRICT})

NEAR_KM = 5.0
"""Two points closer than this are one neighbourhood even where neither place says how far it reaches."""


class Nearness(IntEnum):
    """How closely two places belong together; higher is closer, and BROADER and above may hold one happening."""

    APART = 0
    UNKNOWN = 1
    BROADER = 2
    NEAR = 3
    SAME = 4


class PlaceRelation(NamedTuple):
    """How close, and why in words."""

    nearness: Nearness
    why: str


def is_sharp(where: Where) -> bool:
    """Whether it is a settlement or something inside one."""
    return where.level in SHARP


def place_key(where: Where) -> str:
    """One key for the mentions of one place: its GeoNames id, else its name and country."""
    return f"id:{where.place_id}" if where.place_id is not None else f"{name_key(where.name)}/{where.country or ''}"


def relate_places(mine: Iterable[Where], theirs: Iterable[Where]) -> PlaceRelation:
    """The closest relation of any of `mine` to any of `theirs`; UNKNOWN where one side names no place."""
    mine, theirs = tuple(mine), tuple(theirs)
    if not mine or not theirs:
        return PlaceRelation(nearness=Nearness.UNKNOWN, why="no place given")
    relations = (relate(one, other) for one in mine for other in theirs)
    return max(relations, key=lambda relation: relation.nearness)


def relate(one: Where, other: Where) -> PlaceRelation:
    """How the two places relate, the same whichever comes first."""
    if is_same(one, other):
        return PlaceRelation(nearness=Nearness.SAME, why=f"same place ({one.name})")
    for inner, outer in ((one, other), (other, one)):
        if is_within(inner, outer):
            nearness = Nearness.SAME if is_sharp(outer) else Nearness.BROADER
            return PlaceRelation(nearness=nearness, why=f"{inner.name} lies in {outer.name}")
        if _is_anchored(inner, outer):
            return PlaceRelation(nearness=Nearness.NEAR, why=f"{inner.name} is told as near {outer.name}")
    apart_km = distance_km(one, other)
    if apart_km is not None and is_sharp(one) and is_sharp(other) and apart_km <= _reach_km(one, other):
        return PlaceRelation(nearness=Nearness.NEAR, why=f"{one.name} and {other.name} are {apart_km:.0f} km apart")
    return PlaceRelation(nearness=Nearness.APART, why=f"{one.name} and {other.name} are apart")


def is_same(one: Where, other: Where) -> bool:
    """Whether both mentions are of one place."""
    if one.place_id is not None and other.place_id is not None:
        return one.place_id == other.place_id
    if one.level is not other.level or name_key(one.name) != name_key(other.name):
        return False
    return one.country is None or other.country is None or one.country == other.country


def is_within(inner: Where, outer: Where) -> bool:
    """Whether `inner` lies inside `outer`, by its codes for countries and regions, by distance for a site in a town."""
    if outer.level is Level.COUNTRY:
        return inner.level is not Level.COUNTRY and inner.country is not None and inner.country == outer.country
    if outer.level is Level.ADMIN1:
        return is_sharp(inner) and inner.country == outer.country and _has_admin1(inner, outer)
    if inner.level is Level.SITE and outer.level in (Level.SETTLEMENT, Level.DISTRICT):
        apart_km = distance_km(inner, outer)
        return apart_km is not None and apart_km <= max(outer.radius_km or 0.0, NEAR_KM)
    return False


def distance_km(one: Where, other: Where) -> float | None:
    """Great-circle distance between the centres, None where either is unresolved."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return great_circle_km((one.lat, one.lon), (other.lat, other.lon))


def _has_admin1(inner: Where, outer: Where) -> bool:
    if inner.admin1 is None:
        return False
    return name_key(inner.admin1) in {name_key(outer.admin1 or outer.name), name_key(outer.name)}


def _is_anchored(place: Where, anchor: Where) -> bool:
    relation = place.relation
    if relation is None:
        return False
    if relation.place_id is not None and anchor.place_id is not None:
        return relation.place_id == anchor.place_id
    return name_key(relation.name) == name_key(anchor.name)


def _reach_km(one: Where, other: Where) -> float:
    return max(NEAR_KM, (one.radius_km or 0.0) + (other.radius_km or 0.0))
