"""Where nothing more can be written the record says so, keeps nothing by halves, and goes on once there is room."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from asof.errors import RecordFull
from asof.record.sqlite import SqliteStore
from tests.record.sample import make

ADDER = Path(__file__).with_name("adder.py")


def test_a_full_disk_is_said_and_keeps_nothing_by_halves(tmp_path: Path) -> None:
    with SqliteStore.open(tmp_path / "record.db") as store:
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages + 10}")  # SQLite answers as on a full disk
        kept = add_until_full(store)
        assert len(store.reports()) == kept
        assert store.verify().is_sound
        store._connection.execute("PRAGMA max_page_count = 1000000")
        assert store.append(**make(kept).parts()) is True
        assert store.verify().is_sound


def add_until_full(store: SqliteStore) -> int:
    """How many reports were kept before the store said that the disk is full."""
    kept = 0
    with pytest.raises(RecordFull, match="disk is full"):  # noqa: PT012 - the loop is what fails
        while True:
            store.append(**make(kept).parts())
            kept += 1
    return kept


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="needs a limit on the size of files")
def test_a_quota_reached_loses_no_acknowledged_report(tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    limit = 400_000
    child = subprocess.run(
        [sys.executable, str(ADDER), str(record), "0", "1000"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    acknowledged = child.stdout.split()
    assert child.returncode == 1
    assert "RecordFull" in child.stderr
    assert 0 < len(acknowledged) < 1000
    with SqliteStore.open(record) as store:
        assert len(store.reports()) - len(acknowledged) in (0, 1)  # the last one's judgement may not have fitted
        assert len(store.judgements()) == len(acknowledged)
        assert store.verify().is_sound
        assert store.append(**make(10**6).parts()) is True
