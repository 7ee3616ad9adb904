"""The local index of places: opened from the user's cache, built there on first use."""

import functools
import os
import sqlite3
from collections.abc import Iterable
from math import inf
from pathlib import Path

from asof.errors import PlacesError
from asof.model.where import Level
from asof.reading.places.alike import alike_key, apart_if_alike
from asof.reading.places.build import build_index, source_digest
from asof.reading.places.fold import exact_key, fold
from asof.reading.places.own import OwnNames, OwnPlace
from asof.reading.places.place import Named, Place
from asof.reading.progress import Progress

FILE_NAME = "places.sqlite"
# What the file takes, and as much again while it is made.
ROOM_MB = 120
# Names that a text asks for come again and again; a day's news has some 30,000 different ones.
KEPT_NAMES = 50_000
# First words of names of which all names are kept; a third of them open none.
KEPT_OPENINGS = 20_000


def cache_folder() -> Path:
    """Where the index lies unless told otherwise: ``$XDG_CACHE_HOME/asof``, else ``~/.cache/asof``."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "asof"


def open_index(
    folder: Path | None = None, progress: Progress | None = None, own_places: tuple[OwnPlace, ...] = ()
) -> "Index":
    """The index in `folder` (the user's cache by default); built first where it is missing, broken or of older data.

    `own_places` win over its places.  One process opens a folder's index once.  PlacesError where it cannot be kept.
    """
    path = (folder or cache_folder()) / FILE_NAME
    if (path, own_places) not in _opened:
        if not _is_current(path):
            _build(path, progress)
        _opened[path, own_places] = Index(path, own_places)
    return _opened[path, own_places]


_opened: dict[tuple[Path, tuple[OwnPlace, ...]], "Index"] = {}


def mend_index(folder: Path | None = None, progress: Progress | None = None) -> Path:
    """Where the index is, built again where any page of it is damaged; PlacesError where it cannot be kept."""
    path = (folder or cache_folder()) / FILE_NAME
    if not (_is_current(path) and _holds(path, "PRAGMA quick_check", "ok")):
        _build(path, progress)
    return path


def _build(path: Path, progress: Progress | None) -> None:
    try:
        build_index(path, progress)
    except (OSError, sqlite3.OperationalError) as error:
        raise PlacesError(
            f"the index of places cannot be kept in {path.parent} ({error}); "
            f"it needs {ROOM_MB} MB in a folder that can be written; XDG_CACHE_HOME moves it"
        ) from error


def _is_current(path: Path) -> bool:
    """Whether the file is whole and made of the sources that are installed.  Two small reads."""
    return path.is_file() and _is_whole(path) and _holds(path, "SELECT digest FROM meta", source_digest())


def _is_whole(path: Path) -> bool:
    """Whether it is as long as its head says (SQLite's file format, section 1.3): a copy that was cut is not."""
    with path.open("rb") as file:
        head = file.read(32)
    page_bytes, pages = int.from_bytes(head[16:18], "big"), int.from_bytes(head[28:32], "big")
    return path.stat().st_size == (65536 if page_bytes == 1 else page_bytes) * pages


def _holds(path: Path, question: str, answer: str) -> bool:
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            return bool(connection.execute(question).fetchone() == (answer,))
        finally:
            connection.close()
    except sqlite3.DatabaseError:
        return False


class Index:
    """Names to places.  One SQLite look-up for all names of the same first word, unless they were asked for lately.

    `own` are the names of the user's own places, which stand before the index's.
    """

    def __init__(self, path: Path, own_places: tuple[OwnPlace, ...] = ()) -> None:
        self._connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._kept: dict[str, tuple[Named, ...]] = {}
        self.own: OwnNames | None = None
        self._places = functools.lru_cache(maxsize=KEPT_NAMES)(self._read_place)
        self._opened_by = functools.lru_cache(maxsize=KEPT_OPENINGS)(self._read_opened_by)
        self._countries = functools.lru_cache(maxsize=None)(self._read_country)  # one look through the table each
        if own_places:
            names = OwnNames(own_places, self.find)
            self._kept.clear()  # what the own places asked for had none of them in it yet
            self.own = names

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

    def most_words(self, word: str) -> int:
        """How many words the longest name has that begins with the folded `word`; 0 where none does."""
        return self._opened_by(word)[1]

    def find_alike(self, name: str) -> tuple[tuple[Place, float], ...]:
        """Settlements with a name spelled much like `name`, the nearest spelling first, and how far it lies apart.

        Only those of countries whose names come from another script; empty for short names.  One look-up, and a
        comparison with each name of the same consonants.
        """
        folded, key = fold(name), alike_key(name)
        if not key:
            return ()
        found = self._connection.execute("SELECT refs FROM spellings WHERE key = ?", (key,)).fetchone()
        nearest: dict[int, float] = {}
        for ref in found[0].split("|") if found else ():
            row, _, other = ref.partition(":")
            distance = apart_if_alike(folded, other)
            if distance < inf:
                nearest[int(row)] = min(nearest.get(int(row), distance), distance)
        places = [(self._places(row), distance) for row, distance in nearest.items()]
        return tuple(sorted(places, key=lambda pair: (pair[1], -pair[0].population)))

    def other_names(self, places: Iterable[Place]) -> dict[int, list[str]]:
        """All the names of `places`, folded, by their rows; goes through every name of the index (half a second)."""
        wanted: dict[int, list[str]] = {place.row: [] for place in places}
        for key, refs in self._connection.execute("SELECT key, refs FROM names ORDER BY key"):
            for ref in refs.split():
                if int(ref[1:]) in wanted:
                    wanted[int(ref[1:])].append(key.removeprefix("="))
        return wanted

    def by_id(self, place_id: int) -> Place | None:
        """The place with this GeoNames id, None where the index has none; looks through the whole table."""
        found = self._connection.execute("SELECT row FROM places WHERE place_id = ?", (place_id,)).fetchone()
        return self._places(found[0]) if found else None

    def country(self, code: str) -> Place | None:
        """The country with this ISO 3166-1 alpha-2 code, None where the index has none."""
        return self._countries(code)

    def _read_country(self, code: str) -> Place | None:
        found = self._connection.execute(
            "SELECT row FROM places WHERE level = ? AND country = ?", (Level.COUNTRY.value, code)
        ).fetchone()
        return self._places(found[0]) if found else None

    def _read_names(self, key: str) -> tuple[Named, ...]:
        own = self.own.find(key) if self.own else ()
        refs = self._opened_by(key.partition(" ")[0])[0].get(key, "")
        return own + tuple(
            Named(place=self._places(int(ref[1:])), primary=ref[0] == "p", adjective=ref[0] == "d")
            for ref in refs.split()
        )

    def _read_opened_by(self, word: str) -> tuple[dict[str, str], int]:
        """The references of all names that begin with `word`, and how many words the longest of them has."""
        # Behind the word itself a name goes on with a blank, which "!" follows in the order of characters.
        rows = self._connection.execute("SELECT key, refs FROM names WHERE key >= ? AND key < ?", (word, word + "!"))
        refs = dict(rows.fetchall())
        return refs, max([key.count(" ") for key in refs], default=-1) + 1

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
