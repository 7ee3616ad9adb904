"""The SQLite store: the suite of every store, and what only a file can do."""

import contextlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from asof.errors import DamagedRecord, NewerRecord, RecordError
from asof.model.views import Clock
from asof.record.connect import VERSION
from asof.record.sqlite import SqliteStore
from tests.record.sample import judgement, make
from tests.record.suite import StoreSuite


class TestSqliteStore(StoreSuite):
    @pytest.fixture
    def open_store(self, tmp_path: Path) -> Iterator[Callable[[], SqliteStore]]:
        opened: list[SqliteStore] = []

        def open_one() -> SqliteStore:
            opened.append(SqliteStore.open(tmp_path / "record.db"))
            return opened[-1]

        yield open_one
        for store in opened:
            store.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of two reports, closed."""
    path = tmp_path / "record.db"
    with SqliteStore.open(path) as store:
        store.append(**make(1).parts())
        store.append(**make(2).parts())
        store.append_judgement(judgement(make(1)))
    return path


def test_a_command_that_reads_finds_no_record_and_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="asof add"):
        SqliteStore.open(tmp_path / "none.db", read_only=True)
    assert not (tmp_path / "none.db").exists()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"no folder .*missing"):
        SqliteStore.open(tmp_path / "missing" / "record.db")


def test_a_folder_is_not_a_record(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="is not a file"):
        SqliteStore.open(tmp_path)


def test_a_file_that_is_not_sqlite_is_refused_and_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html>" + "a page " * 200)
    before = page.read_bytes()
    with pytest.raises(RecordError, match="not an SQLite file"):
        SqliteStore.open(page)
    assert page.read_bytes() == before


def test_another_programs_sqlite_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE notes (words TEXT)")
    connection.close()
    before = other.read_bytes()
    with pytest.raises(RecordError, match="another program"):
        SqliteStore.open(other)
    assert other.read_bytes() == before


def test_a_record_of_a_newer_version_is_refused_with_the_way_out(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(NewerRecord, match=r"record version 99.*upgrade asof"):
        SqliteStore.open(path, read_only=True)


def test_a_file_with_nothing_in_it_becomes_a_record(tmp_path: Path) -> None:
    """What a process killed while it made the record leaves behind."""
    path = tmp_path / "record.db"
    path.touch()
    with pytest.raises(RecordError, match="no report was ever added"):
        SqliteStore.open(path, read_only=True)
    with SqliteStore.open(path) as store:
        assert store.append(**make().parts()) is True


def test_the_file_says_whose_it_is(path: Path) -> None:
    header = path.read_bytes()[:100]
    assert header[68:72] == b"asof"
    assert int.from_bytes(header[60:64], "big") == VERSION == 2


def test_a_page_of_the_file_overwritten_is_a_damaged_record(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):  # every page but the header's
        content[start : start + 64] = b"\xff" * 64
    path.write_bytes(content)
    with pytest.raises(DamagedRecord, match="is damaged"):
        SqliteStore.open(path, read_only=True).reports()


def test_a_body_that_cannot_be_read_is_named(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER reports_no_update")
        connection.execute("UPDATE reports SET body = '{}' WHERE seq = 2")
    connection.close()
    with SqliteStore.open(path) as store, pytest.raises(DamagedRecord, match=f"reports {make(2).report.report_id}"):
        store.reports()


def test_reading_works_while_another_writes(path: Path) -> None:
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("INSERT INTO readings VALUES (?, 1, 'half written')", (make(1).report.report_id,))
    with SqliteStore.open(path, read_only=True) as store:
        assert len(store.reports()) == 2
        assert len(store.kept_claims(None, Clock.SAID)) == 6
        assert store.verify().is_sound
    writer.execute("ROLLBACK")
    writer.close()


def test_a_record_opened_for_reading_cannot_be_written(path: Path) -> None:
    with SqliteStore.open(path, read_only=True) as store, pytest.raises(RecordError, match="may not be written"):
        store.append(**make(3).parts())


@pytest.mark.parametrize(
    "table",
    [
        *("reports", "raws", "texts", "entries", "issues", "readings", "claims", "figures", "speakers", "places"),
        *("judgements", "judged", "log"),
    ],
)
def test_the_database_itself_refuses_to_change_or_remove_a_row(path: Path, table: str) -> None:
    connection = sqlite3.connect(path)
    column = connection.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchone()[0]  # noqa: S608
    for statement in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):  # noqa: S608
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement)
    connection.close()


def test_columns_can_be_read_with_plain_sql(path: Path) -> None:
    """What a person sees who opens the record in Datasette."""
    connection = sqlite3.connect(path)
    query = (
        "SELECT c.happening, f.measure, f.low, f.high, f.words, c.said_at_start FROM claims c"
        " JOIN figures f USING (claim_id) WHERE f.measure = 'killed' LIMIT 1"
    )
    expected = ("death", "killed", 0, 0, "Nobody", "2031-05-04T13:00:00.000000Z")
    assert connection.execute(query).fetchone() == expected
    connection.close()


@contextlib.contextmanager
def _as_somebody_without_rights() -> Iterator[None]:
    """Root may write anywhere, so root becomes nobody for a while; anybody else is nobody enough."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_record_in_a_folder_that_may_not_be_written_can_be_read(path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:  # pytest's own folders may not even be entered by others
        copy = Path(shutil.copy(path, folder))
        copy.chmod(0o444)
        copy.parent.chmod(0o555)
        try:
            with _as_somebody_without_rights():
                with SqliteStore.open(copy, read_only=True) as store:
                    assert len(store.reports()) == 2
                with pytest.raises(RecordError, match="may not be written"):
                    SqliteStore.open(copy).append(**make(3).parts())
        finally:
            copy.parent.chmod(0o755)
