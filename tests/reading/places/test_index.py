"""The index: what it holds, and how it is built and opened."""

import sqlite3
import threading
import time
from pathlib import Path

import pytest

from asof.model.where import Level
from asof.reading.places import build
from asof.reading.places.build import build_index
from asof.reading.places.index import FILE_NAME, Index, cache_folder, open_index
from asof.reading.places.tables import rows

TOWN: dict[str, object] = {
    "geonameid": 7,
    "name": "Ēxampleton",
    "latitude": 1.5,
    "longitude": 2.5,
    "countrycode": "UG",
    "population": 120_000,
    "timezone": "Africa/Kampala",
    "admin1code": "C",
    "alternatenames": ["EXT", "exampltn", "Old Exampleton", "Эксамплтон"],
}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """One town in the world, so that building takes no time."""
    monkeypatch.setattr(build, "_cities", lambda: {"7": dict(TOWN)})


@pytest.mark.parametrize("name", ["Exampleton", "Ēxampleton", "EXAMPLETON", "old-exampleton"])
@pytest.mark.usefixtures("small")
def test_names_meet_however_written(tmp_path: Path, name: str) -> None:
    build_index(tmp_path / FILE_NAME)
    assert [named.place.place_id for named in Index(tmp_path / FILE_NAME).find(name)] == [7]


@pytest.mark.parametrize("name", ["EXT", "exampltn", "Эксамплтон", "", "Nowhere"])
@pytest.mark.usefixtures("small")
def test_codes_and_other_scripts_are_no_names(tmp_path: Path, name: str) -> None:
    build_index(tmp_path / FILE_NAME)
    assert Index(tmp_path / FILE_NAME).find(name) == ()


@pytest.mark.usefixtures("small")
def test_an_older_or_broken_index_is_built_again(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(b"not a database")
    assert open_index(tmp_path).find("Exampleton")
    other = tmp_path / "other"
    build_index(other / FILE_NAME)
    with sqlite3.connect(other / FILE_NAME) as connection:
        connection.execute("UPDATE meta SET digest = 'older'")
    connection.close()
    done: list[str] = []
    open_index(other, lambda doing, _share: done.append(doing))
    assert done[-1] == "index of places"


@pytest.mark.usefixtures("small")
def test_two_builders_at_once_leave_one_good_file(tmp_path: Path) -> None:
    builders = [threading.Thread(target=build_index, args=(tmp_path / FILE_NAME,)) for _ in range(2)]
    for builder in builders:
        builder.start()
    for builder in builders:
        builder.join()
    assert [file.name for file in tmp_path.iterdir()] == [FILE_NAME]
    assert Index(tmp_path / FILE_NAME).find("Exampleton")


def test_a_failed_build_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> dict[str, object]:
        raise RuntimeError("no gazetteer")

    monkeypatch.setattr(build, "_cities", fail)
    with pytest.raises(RuntimeError, match="no gazetteer"):
        build_index(tmp_path / FILE_NAME)
    assert list(tmp_path.iterdir()) == []


def test_the_cache_folder_is_asked_for_when_needed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "asof"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder() == Path.home() / ".cache" / "asof"


def test_the_index_is_small_and_opens_fast(index: Index) -> None:
    path = cache_folder() / FILE_NAME
    assert path.stat().st_size < 60_000_000
    started = time.perf_counter()
    Index(path).find("Kampala")
    assert time.perf_counter() - started < 0.05


@pytest.mark.parametrize(
    ("name", "level", "country"),
    [
        ("Nineveh", Level.ADMIN1, "IQ"),
        ("Deir Ezzor", Level.ADMIN1, "SY"),
        ("U.S.", Level.COUNTRY, "US"),
        ("Burma", Level.COUNTRY, "MM"),
        ("Calif.", Level.ADMIN1, "US"),
        ("the Balkans", Level.REGION, ""),
        ("Qamishli", Level.SETTLEMENT, "SY"),
    ],
)
def test_what_a_name_may_stand_for(index: Index, name: str, level: Level, country: str) -> None:
    name = name.removeprefix("the ")
    assert (level, country) in {(named.place.level, named.place.country) for named in index.find(name)}


def test_every_country_has_a_middle_and_nearly_every_one_a_people() -> None:
    table = list(rows("countries.tsv"))
    assert len({code for code, *_ in table}) == len(table) >= 240
    assert sum(bool(adjectives) for *_, adjectives in table) >= 200


def test_no_region_is_at_zero_zero() -> None:
    assert all((float(lat), float(lon)) != (0.0, 0.0) for _, lat, lon, *_ in rows("regions.tsv"))
