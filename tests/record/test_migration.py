"""A record that the first version made opens, is brought to this one whole, and reads the same as before."""

import shutil
import sqlite3
from importlib.resources import files
from pathlib import Path

import pytest

from asof.model.views import Clock
from asof.record import connect, custody
from asof.record.sqlite import SqliteStore
from asof.record.write import RowWriter
from tests.record.sample import judgement, make

MADE = make(1)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A record of one report as the first version left it: its tables, its header, its chain."""
    path = tmp_path / "old.db"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(files("asof.record").joinpath("schema", "1.sql").read_text(encoding="utf-8"))
    connection.execute(f"PRAGMA application_id = {connect.APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    write = RowWriter(connection)
    write.report(MADE.report)
    write.raw(MADE.report.report_id, *custody.compressed(MADE.raw))
    write.text(MADE.text)
    for entry in MADE.entries:
        write.entry(entry)
    write.issue(MADE.issues[0], 0)
    write.reading(MADE.report.report_id, 0, MADE.claims[0].reader)
    write.claims(MADE.claims)
    connection.close()
    return path


def version(path: Path) -> int:
    connection = sqlite3.connect(path)
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return int(found)


def schema(path: Path) -> list[tuple[str, ...]]:
    """What the file is made of."""
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    connection.close()
    return found


def test_an_old_record_is_read_without_being_touched(old: Path) -> None:
    before = old.read_bytes()
    with SqliteStore.open(old, read_only=True) as store:
        assert store.reports() == (MADE.report,)
        assert len(store.kept_claims(None, Clock.SAID)) == 3
        assert store.judgements() == ()
        assert store.verify().is_sound
    assert version(old) == 1
    assert old.read_bytes() == before


def test_an_old_record_opened_for_writing_is_brought_to_this_version_and_keeps_its_chain(old: Path) -> None:
    with SqliteStore.open(old, read_only=True) as store:
        before = store.verify()
    with SqliteStore.open(old) as store:
        assert store.verify() == before
        assert store.append_judgement(judgement(MADE)) is True
        assert store.verify().is_sound
    assert version(old) == connect.VERSION


def test_a_migrated_record_is_made_of_the_same_as_a_new_one(old: Path, tmp_path: Path) -> None:
    SqliteStore.open(old).close()
    SqliteStore.open(tmp_path / "new.db").close()
    assert schema(old) == schema(tmp_path / "new.db")


def test_a_migration_that_fails_leaves_the_record_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = connect._statements

    def broken(number: int):
        yield from list(kept(number))[:2]
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(connect, "_statements", broken)
    with pytest.raises(Exception, match="disk I/O error"):
        SqliteStore.open(old)
    monkeypatch.undo()
    assert version(old) == 1
    with SqliteStore.open(old) as store:
        assert store.append_judgement(judgement(MADE)) is True


def test_two_that_open_an_old_record_at_once_both_find_it_migrated(old: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(old, tmp_path / "copy.db"))
    with SqliteStore.open(copy) as one, SqliteStore.open(copy) as other:
        assert one.append_judgement(judgement(MADE)) is True
        assert other.judgements() == (judgement(MADE),)
