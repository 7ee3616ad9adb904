"""Walking a whole SQLite record against its log: the first row altered, missing or added."""
# ruff: noqa: S608 - the names put into queries are this module's own

import json
import sqlite3
from collections.abc import Callable

from asof.errors import DamagedRecord
from asof.record import custody, rows
from asof.record.chain import GENESIS, Logged, follows, row_digest
from asof.record.store import Fault, Verification

_KEYS = {
    "reports": "report_id",
    "texts": "report_id",
    "entries": "report_id || '#' || number",
    "issues": "report_id || '#' || number",
    "readings": "report_id || '#' || number",
    "claims": "claim_id",
    "judgements": "judgement_id",
}
"""The logged tables and, in SQL, the key that the log calls a row by."""

_NOT_LOGGED = {
    "raws": "reports",
    **dict.fromkeys(("figures", "speakers", "places"), "claims"),
    "judged": "judgements",
}
"""The tables that hang from a logged one, by the first column of their key."""

_DERIVED: dict[str, Callable[[rows.Plain], rows.Row]] = {
    "reports": rows.report_row,
    "entries": rows.entry_row,
    "issues": rows.issue_row,
    "claims": rows.claim_row,
    "judgements": rows.judgement_row,
}

_PARTS: dict[str, Callable[[rows.Plain], dict[str, list[rows.Row]]]] = {
    "claims": rows.claim_parts,
    "judgements": rows.judgement_parts,
}


def verify_record(connection: sqlite3.Connection) -> Verification:
    """The first fault in the order of the log, then any row that is not in the log, then any fault of the file.

    Reads everything once: time grows with the size of the record, memory does not.
    """
    last: Logged | None = None
    for row in connection.execute("SELECT * FROM log ORDER BY seq"):
        logged = Logged(**dict(row))
        fault = _log_fault(last, logged) or _row_fault(connection, logged)
        if fault is not None:
            return _verification(last, fault)
        last = logged
    return _verification(last, _unlogged(connection) or _file_fault(connection))


def _verification(last: Logged | None, fault: Fault | None) -> Verification:
    rows_found, head = (0, GENESIS) if last is None else (last.seq, last.digest)
    return Verification(rows=rows_found, head=head, fault=fault)


def _log_fault(last: Logged | None, logged: Logged) -> Fault | None:
    if follows(last, logged):
        return None
    expected = 1 if last is None else last.seq + 1
    if logged.seq != expected:
        return Fault(table="log", key=str(expected), words="the row is missing")
    return Fault(table="log", key=str(logged.seq), words="the row was altered")


def _row_fault(connection: sqlite3.Connection, logged: Logged) -> Fault | None:
    table, key = logged.table_name, logged.key
    row = _find(connection, table, key)
    if row is None:
        return Fault(table=table, key=key, words="the row is missing")
    body = _body(table, row)
    if body is None or row_digest(body) != logged.row_digest:
        return Fault(table=table, key=key, words="the row was altered")
    data = json.loads(body)
    derived = _DERIVED[table](data) if table in _DERIVED else {}
    for name, value in derived.items():
        if row[name] != value:
            return Fault(table=table, key=key, words=f"the column {name} was altered")
    if table == "reports":
        return _raw_fault(connection, key)
    if table in _PARTS:
        return _parts_fault(connection, _KEYS[table], key, _PARTS[table](data))
    return None


def _find(connection: sqlite3.Connection, table: str, key: str) -> sqlite3.Row | None:
    if table not in _KEYS:
        return None
    owner, _, number = key.partition("#")
    if number:
        found = connection.execute(f"SELECT * FROM {table} WHERE report_id = ? AND number = ?", (owner, number))
    else:
        found = connection.execute(f"SELECT * FROM {table} WHERE {_KEYS[table]} = ?", (owner,))
    row: sqlite3.Row | None = found.fetchone()
    return row


def _body(table: str, row: sqlite3.Row) -> str | None:
    if table == "readings":
        return rows.reading_body(row["report_id"], row["number"], row["reader"])
    if table != "texts":
        return str(row["body"])
    try:
        return rows.text_body(row["report_id"], row["content"], row["blocks"])
    except ValueError:
        return None


def _raw_fault(connection: sqlite3.Connection, report_id: str) -> Fault | None:
    row = connection.execute("SELECT * FROM raws WHERE report_id = ?", (report_id,)).fetchone()
    if row is None:
        return Fault(table="raws", key=report_id, words="the row is missing")
    try:
        custody.decompressed(report_id, row["compression"], row["bytes"])
    except DamagedRecord:
        return Fault(
            table="raws", key=report_id, words="the row was altered: its bytes do not have the report's SHA-256"
        )
    return None


def _parts_fault(
    connection: sqlite3.Connection, column: str, key: str, tables: dict[str, list[rows.Row]]
) -> Fault | None:
    """The first fault of the rows that hang from the row `key`, which they call `column`."""
    for table, parts in tables.items():
        query = f"SELECT * FROM {table} WHERE {column} = ? ORDER BY number"
        found = {int(row["number"]): dict(row) for row in connection.execute(query, (key,))}
        expected = dict(enumerate(parts))
        for number in sorted(found.keys() | expected.keys()):
            if found.get(number) != expected.get(number):
                words = _difference(found.get(number), expected.get(number))
                return Fault(table=table, key=rows.part_key(key, number), words=words)
    return None


def _difference(found: rows.Row | None, expected: rows.Row | None) -> str:
    if found is None:
        return "the row is missing"
    return "the row was added: what it hangs from does not have it" if expected is None else "the row was altered"


def _unlogged(connection: sqlite3.Connection) -> Fault | None:
    for table, key in _KEYS.items():
        query = (
            f"SELECT {key} FROM {table} t WHERE NOT EXISTS"
            f" (SELECT 1 FROM log WHERE table_name = '{table}' AND log.key = {key}) LIMIT 1"
        )
        for (found,) in connection.execute(query):
            return Fault(table=table, key=found, words="the row was added: it is not in the log")
    for table, owner in _NOT_LOGGED.items():
        key = _KEYS[owner]
        query = f"SELECT {key} FROM {table} WHERE {key} NOT IN (SELECT {key} FROM {owner}) LIMIT 1"
        for (found,) in connection.execute(query):
            return Fault(table=table, key=found, words=f"the row was added: it is of none of the {owner}")
    return None


def _file_fault(connection: sqlite3.Connection) -> Fault | None:
    (words,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    return None if words == "ok" else Fault(table="file", key="", words=words)
