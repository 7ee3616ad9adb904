"""The file beside the record that holds what only the desk needs: who may use it, and who is using it."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from asof.errors import RecordError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS editors (
    name TEXT PRIMARY KEY COLLATE NOCASE,
    role TEXT NOT NULL,
    salt BLOB NOT NULL,
    digest BLOB NOT NULL,                    -- scrypt of the secret; the secret itself is nowhere
    added_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sessions (
    digest TEXT PRIMARY KEY,                 -- SHA-256 of the token that the browser holds
    name TEXT NOT NULL COLLATE NOCASE REFERENCES editors (name) ON DELETE CASCADE,
    started_at REAL NOT NULL,                -- seconds since 1970
    used_at REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS looks (           -- what each editor has looked at; the highest number counts
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL COLLATE NOCASE REFERENCES editors (name) ON DELETE CASCADE,
    seq INTEGER NOT NULL,                    -- the last row of the record's chain then
    recorded_at TEXT,                        -- when the last thing of the record had come by then
    looked_at TEXT NOT NULL
) STRICT;
"""
_TIMEOUT_S = 10.0
"""How long a writer waits for another; each holds the file for milliseconds."""


def desk_file_of(record: Path) -> Path:
    """Where the desk of `record` keeps its own things."""
    return record.with_name(f"{record.name}.desk")


@contextmanager
def desk_file(record: Path) -> Iterator[sqlite3.Connection]:
    """The desk's file of `record`, made where it is missing, as one transaction.

    Only its owner can read it; RecordError where others could, or where it cannot be used.
    """
    path = desk_file_of(record)
    try:
        _make_private(path)
        connection = sqlite3.connect(path, timeout=_TIMEOUT_S)
    except (OSError, sqlite3.Error) as error:
        raise RecordError(f"{path} cannot be opened: {error}") from error
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        connection.executescript(_SCHEMA)
        with connection:
            yield connection
    except sqlite3.Error as error:
        raise RecordError(f"{path} cannot be used: {error}") from error
    finally:
        connection.close()


def _make_private(path: Path) -> None:
    """Make the file where it is missing, readable by its owner alone from its first moment."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & 0o077:
            raise RecordError(f"{path} can be read by others (mode {mode:o}); run: chmod 600 {path}") from None
