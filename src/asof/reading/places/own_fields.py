"""Checks one place of a user's own file, field by field, and says what is wrong and where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

from asof.errors import PlacesError
from asof.model.where import Level
from asof.reading.places.lexicon import lexicon
from asof.reading.places.own import OwnPlace
from asof.reading.places.tables import rows

COLUMNS = ("name", "names", "lat", "lon", "radius_km", "level", "country", "admin1", "parent")
# What other tools call these columns.
ALIASES = {"latitude": "lat", "longitude": "lon", "lng": "lon", "alternate_names": "names", "radius": "radius_km"}
# Reaches of a place that gives none; a village has about a kilometre of houses around its middle, a square less.
REACHES_KM = {Level.SITE: 0.5, Level.SETTLEMENT: 2.0, Level.DISTRICT: 15.0}
MOST_KM = 20_000.0
# Faults named one by one; of more, the number.
MOST_FAULTS = 5

Fields = Mapping[str, str | float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong in one place of a file, and the column it stands in."""

    column: str
    words: str


class Faulty(Exception):
    """A place that cannot be taken, with its fault."""

    def __init__(self, column: str, words: str) -> None:
        super().__init__(words)
        self.fault = Fault(column=column, words=words)


def checked(file: str, rows_: Sequence[tuple[str, Fields]]) -> tuple[OwnPlace, ...]:
    """The places of all rows, each given with where it stands ("row 4"); all or none are taken.

    PlacesError names the file and the faults with row and column, so that nothing is left out unseen.
    """
    places, faults = [], []
    for at, fields in rows_:
        try:
            places.append(own_place(fields))
        except Faulty as error:
            faults.append(f"{at}, {error.fault.column}: {error.fault.words}")
    if faults:
        more = f"; and {len(faults) - MOST_FAULTS} more" if len(faults) > MOST_FAULTS else ""
        raise PlacesError(f"{file}: no place was taken. {'; '.join(faults[:MOST_FAULTS])}{more}")
    if not places:
        raise PlacesError(f"{file}: there is no place in it")
    return tuple(places)


def own_place(fields: Fields) -> OwnPlace:
    """The place that `fields` (by the names of `COLUMNS`) give; Faulty where one of them cannot be."""
    name = _text(fields, "name")
    if not name:
        raise Faulty("name", "it is empty; every place needs a name")
    lat, lon = _degrees(fields, "lat", 90.0), _degrees(fields, "lon", 180.0)
    if (lat, lon) == (0.0, 0.0):
        raise Faulty("lat", "0, 0 is what an empty field becomes, not a place")
    level = _level(fields, name)
    others = [other.strip() for other in _text(fields, "names").replace(";", "|").split("|")]
    return OwnPlace(
        names=tuple(dict.fromkeys([name, *filter(None, others)])),
        lat=lat,
        lon=lon,
        radius_km=_radius(fields, level),
        level=level,
        country=_country(_text(fields, "country")),
        admin1=_text(fields, "admin1") or None,
        parent=_text(fields, "parent") or None,
    )


def _text(fields: Fields, column: str) -> str:
    value = fields.get(column)
    return "" if value is None else " ".join(str(value).split())


def _number(fields: Fields, column: str) -> float | None:
    text = _text(fields, column)
    if not text:
        return None
    try:
        number = float(text)
    except ValueError as error:
        raise Faulty(column, f"{text!r} is no number; write one like 29.61") from error
    if not isfinite(number):
        raise Faulty(column, f"{text!r} is no number")
    return number


def _degrees(fields: Fields, column: str, most: float) -> float:
    number = _number(fields, column)
    if number is None:
        raise Faulty(column, "it is empty; every place needs lat and lon")
    if abs(number) > most:
        raise Faulty(column, f"{number:g} is not from -{most:g} to {most:g} degrees")
    return number


def _level(fields: Fields, name: str) -> Level:
    text = _text(fields, "level").lower()
    if not text:
        return Level.SITE if name.lower().split()[-1] in lexicon().sites_after else Level.SETTLEMENT
    levels = [level.value for level in Level if level is not Level.UNKNOWN]
    if text not in levels:
        raise Faulty("level", f"{text!r} is no level; there are {', '.join(levels)}")
    return Level(text)


def _radius(fields: Fields, level: Level) -> float:
    number = _number(fields, "radius_km")
    if number is None:
        if level not in REACHES_KM:
            raise Faulty("radius_km", f"it is empty; a place of the level {level.value} needs one")
        return REACHES_KM[level]
    if not 0 < number <= MOST_KM:
        raise Faulty("radius_km", f"{number:g} is no reach in km")
    return number


def _country(text: str) -> str | None:
    if not text:
        return None
    if text.upper() in {code for code, *_ in rows("countries.tsv")}:
        return text.upper()
    import pycountry

    try:
        return str(pycountry.countries.lookup(text).alpha_2)
    except LookupError as error:
        raise Faulty("country", f"{text!r} is no country; write an ISO 3166 code like IR, or its name") from error
