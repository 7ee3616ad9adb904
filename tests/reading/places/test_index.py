"""The index: what it holds, and how it is built and opened."""

import os
import sqlite3
import threading
import time
from pathlib import Path

import pytest

from asof.errors import PlacesError
from asof.model.where import Level
from asof.reading.places import build
from asof.reading.places.build import build_index
from asof.reading.places.index import FILE_NAME, Index, cache_folder, mend_index, open_index
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


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("kept", [0, 20, 4096, 0.5])
def test_a_copy_that_was_cut_is_built_again(tmp_path: Path, kept: float) -> None:
    path = tmp_path / FILE_NAME
    build_index(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(kept * len(whole) if kept < 1 else kept)])
    assert open_index(tmp_path).find("Exampleton")
    assert len(path.read_bytes()) == len(whole)


@pytest.mark.usefixtures("small")
def test_a_page_that_is_damaged_is_mended_by_asking_for_it(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    build_index(path)
    whole = path.read_bytes()
    half = len(whole) // 2 // 4096 * 4096
    path.write_bytes(whole[:half] + b"\xff" * 4096 + whole[half + 4096 :])
    done: list[str] = []
    assert mend_index(tmp_path, lambda doing, _share: done.append(doing)) == path
    assert done
    done.clear()
    mend_index(tmp_path, lambda doing, _share: done.append(doing))
    assert done == []


@pytest.mark.usefixtures("small")
def test_what_a_killed_build_left_is_swept_away_and_one_under_way_is_not(tmp_path: Path) -> None:
    abandoned, under_way = (tmp_path / f"{FILE_NAME}{name}.part" for name in ("old", "new"))
    for part in (abandoned, under_way):
        part.write_bytes(b"half")
    os.utime(abandoned, (1, 1))
    build_index(tmp_path / FILE_NAME)
    assert sorted(file.name for file in tmp_path.iterdir()) == [FILE_NAME, under_way.name]


@pytest.mark.usefixtures("small")
def test_a_build_that_is_killed_leaves_the_older_index_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    build_index(path)
    before = path.read_bytes()

    def interrupt(doing: str, _share: float) -> None:
        if doing.startswith("writing"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_index(path, interrupt)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == [FILE_NAME]


def test_a_folder_that_cannot_be_written_is_told_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(PlacesError, match=r"cannot be kept in .*file.*XDG_CACHE_HOME moves it"):
        open_index(tmp_path / "file")


@pytest.mark.usefixtures("small")
def test_a_full_disk_is_told_with_the_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(_path: Path, _progress: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(build, "_fill", fill)
    with pytest.raises(PlacesError, match=r"disk is full.*it needs 120 MB"):
        open_index(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("small")
def test_an_index_in_a_folder_that_can_only_be_read_is_used(tmp_path: Path) -> None:
    build_index(tmp_path / FILE_NAME)
    (tmp_path / FILE_NAME).chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        assert open_index(tmp_path).find("Exampleton")
    finally:
        tmp_path.chmod(0o755)


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


@pytest.mark.parametrize(("word", "words"), [("exampleton", 1), ("burkina", 2), ("exampletons", 0), ("", 0)])
@pytest.mark.usefixtures("small")
def test_it_tells_how_long_names_are_that_a_word_opens(tmp_path: Path, word: str, words: int) -> None:
    build_index(tmp_path / FILE_NAME)
    assert Index(tmp_path / FILE_NAME).most_words(word) == words
