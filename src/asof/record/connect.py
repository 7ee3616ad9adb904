"""Opening the SQLite file of a record: who may, what is in it, and what its errors mean in words."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from asof.errors import DamagedRecord, NewerRecord, RecordError, RecordFull

APPLICATION_ID = int.from_bytes(b"asof", "big")
"""What the file's header says it is; `file` and Datasette show it."""

VERSION = 2
"""The newest version of the folder schema, kept in the header as user_version."""

_STAND_INS = {2: ("judgements (judgement_id, body)", "judged (judgement_id, number)")}
"""Of each version, its tables as far as reading needs them: empty in a record of before that may not be written."""

OLDEST_SQLITE = (3, 37)
"""The first with STRICT tables."""

BUSY_S = 30.0
"""How long a writer waits for another to finish; one report is written in milliseconds."""


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """A connection to the record at `path`, made there if it is missing and may be written.

    RecordError where there is no record to read or the file is something else; NewerRecord where a later version of
    asof wrote it.
    """
    _check_path(path, read_only=read_only)
    with translated(path):
        try:
            return _opened(path, "mode=ro" if read_only else "mode=rwc")
        except sqlite3.OperationalError as error:
            # Where nothing may be written SQLite cannot make the index beside the file that WAL shares among
            # processes; a file that nobody can write to may be read without it.
            nowhere_to_write = _kind(error) in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
            if not read_only or not nowhere_to_write or _has_wal(path):
                raise
            return _opened(path, "mode=ro&immutable=1")


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise what SQLite reports as the error of asof's tree that says it in words."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translation(path, error) from error


def _check_path(path: Path, *, read_only: bool) -> None:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise RecordError(f"SQLite {sqlite3.sqlite_version} is too old: asof needs 3.37 or newer")
    if path.exists():
        if not path.is_file():
            raise RecordError(f"{path} is not a file; give the record's own name, as in --record story.db")
    elif read_only:
        raise RecordError(f"there is no record at {path} yet; `asof add PAGE` makes one, --record names another")
    elif not path.absolute().parent.is_dir():
        raise RecordError(f"there is no folder {path.absolute().parent} to keep the record in; make it first")


def _has_wal(path: Path) -> bool:
    wal = path.with_name(path.name + "-wal")
    return wal.exists() and wal.stat().st_size > 0


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{mode}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_S)
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA fullfsync = ON")  # macOS: without it a sync stops at the disk's own cache
        version = _version(path, connection)
        if "mode=ro" in mode:
            if version == 0:
                raise RecordError(f"{path} is empty: no report was ever added to it; `asof add PAGE` does")
            _stand_in(connection, version)
        elif version < VERSION:
            _migrate(path, connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _version(path: Path, connection: sqlite3.Connection) -> int:
    """The version of the record, 0 of an empty file; RecordError where the file is something else."""
    # One statement, so that all three are of one moment while another process makes the record.
    found = connection.execute(
        "SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),"
        " (SELECT count(*) FROM sqlite_master)"
    ).fetchone()
    application_id, user_version, tables = found
    if application_id == 0 and tables == 0:
        return 0
    if application_id != APPLICATION_ID:
        raise RecordError(f"{path} is an SQLite file of another program, not a record; --record names another file")
    if user_version > VERSION:
        raise NewerRecord(
            f"{path} was written by a newer asof (record version {user_version}, this one reads up to {VERSION});"
            " upgrade asof to open it"
        )
    return int(user_version)


def _migrate(path: Path, connection: sqlite3.Connection) -> None:
    """Bring an empty file or an older record to the newest version.

    One transaction: a process killed in it leaves the file as it was, and the next one migrates it.
    """
    _set_wal(connection)
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Looked at again: another process may have migrated it since.
        for version in range(_version(path, connection) + 1, VERSION + 1):
            for statement in _statements(version):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _statements(version: int) -> Iterator[str]:
    """The statements of one version of the schema; a trigger holds semicolons of its own."""
    script = files("asof.record").joinpath("schema", f"{version}.sql").read_text(encoding="utf-8")
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _stand_in(connection: sqlite3.Connection, version: int) -> None:
    """Give the tables that an older record has not, empty and of this connection alone, since it may not be written."""
    connection.execute("PRAGMA temp_store = MEMORY")
    for missing in range(version + 1, VERSION + 1):
        for table in _STAND_INS[missing]:
            connection.execute(f"CREATE TEMP TABLE {table}")


def _set_wal(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging, so that readers and a writer do not wait for one another."""
    give_up = time.monotonic() + BUSY_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            # This one lock SQLite does not wait for: two processes that make a record at once meet here.
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
            time.sleep(0.02)


def _translation(path: Path, error: sqlite3.Error) -> RecordError:
    match _kind(error):
        case sqlite3.SQLITE_FULL | sqlite3.SQLITE_IOERR_WRITE:
            return RecordFull(f"{path} cannot grow: the disk is full or a quota is reached ({error}); nothing was kept")
        case sqlite3.SQLITE_NOTADB:
            return RecordError(f"{path} is not a record: it is not an SQLite file; --record names another file")
        case sqlite3.SQLITE_CORRUPT:
            return DamagedRecord(f"{path} is damaged ({error}); take it from its last good copy")
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return RecordError(f"{path} was being written by another process for {BUSY_S:.0f} s; try again")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return RecordError(f"{path} may not be written by this user; change its permissions or use a copy")
        case sqlite3.SQLITE_CANTOPEN:
            return RecordError(f"{path} cannot be opened; check the permissions of the file and of its folder")
        case _:
            return RecordError(f"{path}: {error}")


def _kind(error: sqlite3.Error) -> int:
    """What SQLite calls the error: its low byte, and of failed writes the whole, which tells a quota reached."""
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code if code == sqlite3.SQLITE_IOERR_WRITE else code & 0xFF
