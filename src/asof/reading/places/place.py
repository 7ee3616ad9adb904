"""A place of the index: what a name may stand for."""

from dataclasses import dataclass

from asof.model.span import Span
from asof.model.where import Level, Match, Relation, Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place that the index knows.

    `row` is its number in the index; `place_id` a GeoNames id, None for places that GeoNames gives no id here.
    `lat`, `lon` in degrees, `radius_km` how far it reaches.  `country` is an ISO 3166-1 alpha-2 code, "" where it lies
    in several; `admin1_code` GeoNames' own code.  `zone` is an IANA name or None.  `own` tells a place of the user's
    own, whose `row` is below zero; `within` the place that it was said to lie in.
    """

    row: int
    place_id: int | None
    name: str
    level: Level
    lat: float
    lon: float
    radius_km: float
    country: str
    admin1_code: str
    admin1: str | None
    population: int
    zone: str | None
    capital: bool = False
    own: bool = False
    within: Relation | None = None

    def mentioned(self, *, name: str, words: str, span: Span, match: Match) -> Where:
        """This place as a text or a person tells it: shown as `name`, told in `words` at `span`, found as `match`."""
        return Where(
            name=name,
            words=words,
            span=span,
            level=self.level,
            place_id=self.place_id,
            lat=self.lat,
            lon=self.lon,
            radius_km=self.radius_km,
            country=self.country or None,
            admin1=self.admin1,
            zone=self.zone,
            relation=self.within,
            match=Match.OWN if self.own else match,
        )

    def holds(self, other: "Place") -> bool:
        """Whether `other` lies in this country or first-level division."""
        if self.row == other.row or not self.country or self.country != other.country:
            return False
        if self.level is Level.COUNTRY:
            return True
        return self.level is Level.ADMIN1 and other.level is not Level.COUNTRY and self.admin1_code == other.admin1_code


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A place under one of its names: `primary` where it is the name that the place goes by."""

    place: Place
    primary: bool
    adjective: bool = False
