"""A place, as found and as resolved."""

from dataclasses import dataclass
from enum import StrEnum

from asof.model.span import Span


class Level(StrEnum):
    """What kind of place it is; a site (a square, a hospital) lies inside a settlement."""

    SITE = "site"
    SETTLEMENT = "settlement"
    DISTRICT = "district"
    ADMIN1 = "admin1"
    COUNTRY = "country"
    REGION = "region"
    UNKNOWN = "unknown"


class Match(StrEnum):
    """How a place was found: by a name that the index knows, by one spelled alike, or among the user's own places."""

    NAME = "name"
    SIMILAR = "similar"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How a place lies to a better known one: "south of Orm" is ("south_of", "Orm").

    `kind` is one of north_of, south_of, east_of, west_of, northeast_of, northwest_of, southeast_of, southwest_of,
    near, outside, within, between, part_of.  `lat` and `lon` (degrees, WGS 84) are the anchor's, None where it
    is unresolved; `distance_km` is None where the words give none.
    """

    kind: str
    name: str
    place_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    distance_km: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """One mention of a place.

    `place_id` is a GeoNames id or None.  `lat` and `lon` are WGS 84 degrees, `radius_km` says how far the place may
    reach around them; all three are None together where the place is unresolved, never (0, 0).  `country` is an
    ISO 3166-1 alpha-2 code, `admin1` the name of the first-level region, `zone` the IANA zone of the place.  `match` is
    None where nothing was found under the place's own name.
    """

    name: str
    words: str
    span: Span
    level: Level
    place_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    relation: Relation | None = None
    country: str | None = None
    admin1: str | None = None
    zone: str | None = None
    match: Match | None = None

    def __post_init__(self) -> None:
        if (self.lat is None) != (self.lon is None):
            raise ValueError(f"{self.name!r} has only one of latitude and longitude")

    @property
    def is_point(self) -> bool:
        """Whether a pin may stand for it: a site or settlement that was found itself.

        What is only told by another place ("30 km south of Orm", a square somewhere in Orm) is an area as much as a
        province is.
        """
        is_found = self.match is not None or self.place_id is not None
        return is_found and self.lat is not None and self.level in (Level.SITE, Level.SETTLEMENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A movement from one place towards another; either end may be unsaid."""

    origin: Where | None
    destination: Where | None
