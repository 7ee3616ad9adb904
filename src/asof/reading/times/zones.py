"""Which zone a clock time is told in: by abbreviation, phrase or offset, or by the city whose time it is."""

import functools
import re
from dataclasses import dataclass
from datetime import timedelta
from importlib.resources import files

from asof.reading.times.tables import Section, read_ambiguous_zones, read_sections

_AREAS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Pacific")
_OFFSET = re.compile(r"(?:utc|gmt) ?([+−–-]) ?([0-9]{1,2}):?([0-9]{2})?")


@dataclass(frozen=True, slots=True)
class Told:
    """The zone that words name: an IANA zone, and how far its clocks stand ahead of it where none has their offset."""

    zone: str
    ahead: timedelta = timedelta()


@functools.cache
def _abbreviations() -> dict[str, str]:
    return {name: str(zone) for name, zone in read_sections("zones.toml")["abbreviations"].items()}


_ambiguous = functools.cache(read_ambiguous_zones)


@functools.cache
def zone_phrases() -> dict[str, str]:
    """What may stand before "time", in small letters, with its IANA zone: "eastern", "british summer"."""
    return {name: str(zone) for name, zone in read_sections("zones.toml")["phrases"].items()}


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


@functools.cache
def _zones_by_name() -> dict[str, str]:
    return {name.lower(): zone for name, zone in (city_names() | zone_phrases() | _abbreviations()).items()}


def zone_words() -> dict[str, Section]:
    """The classes ZONE (abbreviations) and CITY (cities of one word), each with its IANA zone as the value."""
    cities: Section = {city: zone for city, zone in city_names().items() if " " not in city}
    return {"ZONE": dict(_abbreviations()), "CITY": cities}


def zone_of(words: str, local: str) -> Told | None:
    """The zone of "local time", "GMT", "UTC+3", "Eastern time", "Cairo time" or "Cairo"; None where unknown.

    `local` is the IANA zone of the place told of: it is what "local time" is, and it decides letters that several
    places use (IST is India's, but Israel's where the story is).
    """
    name = " ".join(words.lower().split()).removesuffix(" time")
    if name == "local":
        return Told(local)
    offset = _OFFSET.fullmatch(name)
    if offset:
        return _at_offset(sign=-1 if offset[1] != "+" else 1, hours=int(offset[2]), minutes=int(offset[3] or 0))
    for start, zone in _ambiguous().get(name.upper(), {}).items():
        if local.startswith(start):
            return Told(zone)
    zone = _zones_by_name().get(name, "")
    return Told(zone) if zone else None


def _at_offset(*, sign: int, hours: int, minutes: int) -> Told | None:
    """The zone without a place that is so far from UTC; the zones of POSIX names count westward."""
    if not minutes and hours <= 12:
        return Told(f"Etc/GMT{'-' if sign > 0 else '+'}{hours}" if hours else "UTC")
    if hours > 14 or minutes > 59:
        return None
    return Told("UTC", sign * timedelta(hours=hours, minutes=minutes))
