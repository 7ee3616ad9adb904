"""`verify` names the first row that somebody altered, removed or added behind the record's back."""
# ruff: noqa: S608 - the statements are the tests' own

import sqlite3
from pathlib import Path

import pytest

from asof.model.judgement import ref_of
from asof.record.sqlite import SqliteStore
from asof.record.store import Fault, Verification
from tests.record.sample import Made, judgement, make

MADE = make(1)
REPORT = MADE.report.report_id
CLAIM = MADE.claims[0].claim_id
JUDGED = judgement(MADE, "attach", to_claim=ref_of(MADE.claims[1]))
JUDGEMENT = JUDGED.judgement_id
KEYS = {
    "reports": REPORT,
    "raws": REPORT,
    "texts": REPORT,
    "entries": f"{REPORT}#0",
    "issues": f"{REPORT}#0",
    "readings": f"{REPORT}#0",
    "claims": CLAIM,
    "figures": f"{CLAIM}#0",
    "speakers": f"{CLAIM}#0",
    "places": f"{CLAIM}#0",
    "judgements": JUDGEMENT,
    "judged": f"{JUDGEMENT}#0",
}
"""Of each table, what `verify` calls the row that the tests touch."""

ROW = {
    **dict.fromkeys(("reports", "raws", "texts"), f"report_id = '{REPORT}'"),
    **dict.fromkeys(("entries", "issues", "readings"), f"report_id = '{REPORT}' AND number = 0"),
    "claims": f"claim_id = '{CLAIM}'",
    **dict.fromkeys(("figures", "speakers", "places"), f"claim_id = '{CLAIM}' AND number = 0"),
    "judgements": f"judgement_id = '{JUDGEMENT}'",
    "judged": f"judgement_id = '{JUDGEMENT}' AND number = 0",
}
"""In SQL, that row."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of three reports; the tests touch the second."""
    path = tmp_path / "record.db"
    with SqliteStore.open(path) as store:
        for made in (make(0), MADE, make(2)):
            store.append(**made.parts())
            if made == MADE:
                store.append_judgement(JUDGED)
    return path


def tamper(path: Path, *statements: str) -> Verification:
    """What `verify` says after somebody with the file in hand ran `statements`."""
    connection = sqlite3.connect(path)
    triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_no_%'")
    for (name,) in triggers.fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        assert connection.execute(statement).rowcount != 0, f"{statement} changed nothing"
    connection.commit()
    connection.close()
    with SqliteStore.open(path, read_only=True) as store:
        return store.verify()


def columns(path: Path, table: str) -> list[tuple[str, str]]:
    """The columns of a table and their types."""
    connection = sqlite3.connect(path)
    found = connection.execute(f"SELECT name, type FROM pragma_table_info('{table}')").fetchall()
    connection.close()
    return found


def test_an_untouched_record_is_sound(path: Path) -> None:
    with SqliteStore.open(path, read_only=True) as store:
        found = store.verify()
    assert found.is_sound
    assert found.rows == 3 * 9 + 1  # a report, its text, two entries, an issue, a reading, three claims; a judgement
    assert len(found.head) == 64


@pytest.mark.parametrize("table", KEYS)
def test_a_removed_row_is_named(path: Path, table: str) -> None:
    fault = tamper(path, f"DELETE FROM {table} WHERE {ROW[table]}").fault
    assert fault == Fault(table=table, key=KEYS[table], words="the row is missing")


@pytest.mark.parametrize("table", KEYS)
def test_every_altered_column_is_named(tmp_path: Path, path: Path, table: str) -> None:
    original = path.read_bytes()
    keys = {"seq", "report_id", "number", "judgement_id"}  # altering these is removing one row and adding another
    keys |= {"claim_id"} if table != "judged" else set()
    for column, kind in columns(path, table):
        if column in keys:
            continue
        path.write_bytes(original)
        other = {"TEXT": "'x'", "INTEGER": "77", "REAL": "7.5", "BLOB": "x'00'"}[kind]
        fault = tamper(path, f"UPDATE {table} SET {column} = {other} WHERE {ROW[table]}").fault
        assert fault is not None, column
        assert (fault.table, fault.key) == (table, KEYS[table]), column
        assert "was altered" in fault.words, column


COPIES = {
    "reports": "report_id = 'f00d', seq = 99",
    "raws": "report_id = 'f00d'",
    "texts": "report_id = 'f00d'",
    "entries": "number = 9",
    "issues": "number = 9",
    "readings": "number = 9, reader = 'other'",
    "claims": "claim_id = 'f00d', seq = 99",
    "figures": "number = 9",
    "speakers": "number = 9",
    "places": "number = 9",
    "judgements": "judgement_id = 'f00d', seq = 99",
    "judged": "number = 9",
}
"""Of each table, how a copy of the row differs from it."""


@pytest.mark.parametrize("table", KEYS)
def test_an_added_row_is_named(path: Path, table: str) -> None:
    fault = tamper(
        path,
        f"CREATE TEMP TABLE copy AS SELECT * FROM {table} WHERE {ROW[table]}",
        f"UPDATE copy SET {COPIES[table]}",
        f"INSERT INTO {table} SELECT * FROM copy",
    ).fault
    assert fault is not None
    assert fault.table == table
    assert fault.key in ("f00d", f"{REPORT}#9", f"{CLAIM}#9", f"{JUDGEMENT}#9")
    assert "was added" in fault.words


def test_a_row_put_in_the_place_of_another_is_named(path: Path) -> None:
    """`INSERT OR REPLACE` passes the triggers that refuse UPDATE and DELETE."""
    other = make(0).report.report_id
    statement = f"REPLACE INTO texts SELECT '{REPORT}', content, blocks FROM texts WHERE report_id = '{other}'"
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
    with SqliteStore.open(path, read_only=True) as store:
        assert store.verify().fault == Fault(table="texts", key=REPORT, words="the row was altered")


def test_a_part_of_a_claim_that_is_not_kept_is_named(path: Path) -> None:
    fault = tamper(path, f"UPDATE figures SET claim_id = 'f00d' WHERE {ROW['figures']}").fault
    assert fault == Fault(table="figures", key=KEYS["figures"], words="the row is missing")


def test_a_removed_row_of_the_log_is_named(path: Path) -> None:
    found = tamper(path, "DELETE FROM log WHERE seq = 12")
    assert found.fault == Fault(table="log", key="12", words="the row is missing")
    assert found.rows == 11


@pytest.mark.parametrize("column", ["table_name", "key", "row_digest", "previous", "digest"])
def test_an_altered_row_of_the_log_is_named(path: Path, column: str) -> None:
    fault = tamper(path, f"UPDATE log SET {column} = 'x' WHERE seq = 12").fault
    assert fault == Fault(table="log", key="12", words="the row was altered")


def test_the_last_row_of_the_log_removed_leaves_its_row_unlogged(path: Path) -> None:
    last = make(2).claims[-1].claim_id
    fault = tamper(path, "DELETE FROM log WHERE seq = 28").fault
    assert fault == Fault(table="claims", key=last, words="the row was added: it is not in the log")


def test_the_first_of_two_faults_is_the_one_named(path: Path) -> None:
    third = make(2).report.report_id
    fault = tamper(
        path,
        f"DELETE FROM texts WHERE report_id = '{third}'",
        f"UPDATE claims SET sentence = 'x' WHERE {ROW['claims']}",
    ).fault
    assert fault == Fault(table="claims", key=CLAIM, words="the column sentence was altered")


def test_the_head_tells_a_record_from_one_with_its_end_cut_off(path: Path) -> None:
    """Nothing inside the file can tell that; a head noted elsewhere can."""
    with SqliteStore.open(path, read_only=True) as store:
        head = store.verify().head
    cut = make(2)
    found = tamper(path, *_cut_off(cut))
    assert found.is_sound
    assert found.head != head


def _cut_off(made: Made) -> list[str]:
    report_id = made.report.report_id
    claims = f"claim_id IN (SELECT claim_id FROM claims WHERE report_id = '{report_id}')"
    parts = [f"DELETE FROM {table} WHERE {claims}" for table in ("figures", "speakers", "places")]
    index = f"INSERT INTO claims_fts (claims_fts, rowid, sentence) SELECT 'delete', seq, sentence FROM claims WHERE report_id = '{report_id}'"  # noqa: E501
    tables = ("claims", "readings", "issues", "entries", "texts", "raws", "reports")
    rest = [f"DELETE FROM {table} WHERE report_id = '{report_id}'" for table in tables]
    return [*parts, index, *rest, "DELETE FROM log WHERE seq > 19"]
