"""Which IANA zone a clock time is told in: by abbreviation, or by the city whose time it is."""

import functools
import tomllib
from importlib.resources import files
from zoneinfo import available_timezones

from asof.reading.times.lexicon import Value


@functools.cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath("zones.toml").read_text(encoding="utf-8"))


@functools.cache
def city_names() -> dict[str, str]:
    """City to IANA zone: the cities that zones are named after, then those of the table."""
    named = {}
    for zone in sorted(available_timezones()):
        area, _, city = zone.rpartition("/")
        if area and area.split("/")[0] in {"Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Pacific"}:
            named[city.replace("_", " ")] = zone
    plain = {city: zone for city, zone in named.items() if city.replace(" ", "").isalpha()}
    return plain | _tables()["cities"]


def zone_words() -> dict[str, dict[str, Value]]:
    """The classes ZONE (abbreviations) and CITY (cities of one word), each with its IANA zone as the value."""
    cities: dict[str, Value] = {city: zone for city, zone in city_names().items() if " " not in city}
    return {"ZONE": dict(_tables()["abbreviations"]), "CITY": cities}


def zone_of(words: str, local: str) -> str | None:
    """The IANA zone of "local time", "GMT", "Cairo time" or "Cairo"; `local` for local time, None where unknown."""
    name = " ".join(words.split()).removesuffix(" time").removesuffix(" Time")
    if name.lower() == "local":
        return local
    for table in (_tables()["abbreviations"], city_names()):
        for known in (name, name.upper(), name.title()):
            if known in table:
                return table[known]
    return None
