"""Which IANA zone a clock time is told in: by abbreviation, or by the city whose time it is."""

import functools
from importlib.resources import files

from asof.reading.times.tables import Section, read_sections

_AREAS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Pacific")


@functools.cache
def _abbreviations() -> dict[str, str]:
    return {name: str(zone) for name, zone in read_sections("zones.toml")["abbreviations"].items()}


@functools.cache
def city_names() -> dict[str, str]:
    """City to IANA zone: the cities that zones are named after, then those of the table."""
    named = {}
    for zone in files("tzdata").joinpath("zones").read_text(encoding="utf-8").split():
        area, _, city = zone.rpartition("/")
        if area.split("/")[0] in _AREAS:
            named[city.replace("_", " ")] = zone
    plain = {city: zone for city, zone in named.items() if city.replace(" ", "").isalpha()}
    return plain | {city: str(zone) for city, zone in read_sections("zones.toml")["cities"].items()}


def zone_words() -> dict[str, Section]:
    """The classes ZONE (abbreviations) and CITY (cities of one word), each with its IANA zone as the value."""
    cities: Section = {city: zone for city, zone in city_names().items() if " " not in city}
    return {"ZONE": dict(_abbreviations()), "CITY": cities}


def zone_of(words: str, local: str) -> str | None:
    """The IANA zone of "local time", "GMT", "Cairo time" or "Cairo"; `local` for local time, None where unknown."""
    name = " ".join(words.split()).removesuffix(" time").removesuffix(" Time")
    if name.lower() == "local":
        return local
    for table in (_abbreviations(), city_names()):
        for known in (name, name.upper(), name.title()):
            if known in table:
                return table[known]
    return None
