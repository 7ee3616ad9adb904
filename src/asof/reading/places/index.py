"""The local index of places: opened from the user's cache, built there on first use."""

import functools
import os
import sqlite3
from pathlib import Path

from asof.model.where import Level
from asof.reading.places.build import Progress, build_index, source_digest
from asof.reading.places.fold import exact_key, fold
from asof.reading.places.place import Named, Place

FILE_NAME = "places.sqlite"
# Names that a text asks for come again and again; a day's news has some 30,000 different ones.
KEPT_NAMES = 50_000


def cache_folder() -> Path:
    """Where the index lies unless told otherwise: ``$XDG_CACHE_HOME/asof``, else ``~/.cache/asof``."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "asof"


def open_index(folder: Path | None = None, progress: Progress | None = None) -> "Index":
    """The index in `folder` (the user's cache by default); built first where it is missing or of older data.

    One process opens a folder's index once.  Raises OSError where it cannot be written.
    """
    path = (folder or cache_folder()) / FILE_NAME
    if path not in _opened:
        if not _is_current(path):
            build_index(path, progress)
        _opened[path] = Index(path)
    return _opened[path]


_opened: dict[Path, "Index"] = {}


def _is_current(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            return bool(connection.execute("SELECT digest FROM meta").fetchone() == (source_digest(),))
        finally:
            connection.close()
    except sqlite3.DatabaseError:
        return False


class Index:
    """Names to places.  One SQLite look-up a name that was not asked for lately."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._kept: dict[str, tuple[Named, ...]] = {}
        self._places = functools.lru_cache(maxsize=KEPT_NAMES)(self._read_place)

    def find(self, name: str) -> tuple[Named, ...]:
        """What `name` may stand for, most people first; empty where nothing is known.

        A name of capitals or with points ("US", "Calif.") is looked up as it is written before it is folded.
        """
        exact = exact_key(name)
        return (self.find_key(exact) if exact else ()) or self.find_key(fold(name))

    def find_key(self, key: str) -> tuple[Named, ...]:
        """The same for a folded name."""
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= KEPT_NAMES:
                self._kept.pop(next(iter(self._kept)))
            kept = self._kept[key] = self._read_names(key)
        return kept

    def _read_names(self, key: str) -> tuple[Named, ...]:
        found = self._connection.execute("SELECT refs FROM names WHERE key = ?", (key,)).fetchone()
        if found is None:
            return ()
        return tuple(
            Named(place=self._places(int(ref[1:])), primary=ref[0] == "p", adjective=ref[0] == "d")
            for ref in found[0].split()
        )

    def _read_place(self, row: int) -> Place:
        fields = self._connection.execute("SELECT * FROM places WHERE row = ?", (row,)).fetchone()
        return Place(
            row=fields[0],
            place_id=fields[1],
            name=fields[2],
            level=Level(fields[3]),
            lat=fields[4],
            lon=fields[5],
            radius_km=fields[6],
            country=fields[7],
            admin1_code=fields[8],
            admin1=fields[9],
            population=fields[10],
            zone=fields[11],
            capital=bool(fields[12]),
        )
