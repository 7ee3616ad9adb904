"""Two processes that add to one record at once: both land, and the chain has no gap."""

import subprocess
import sys
from pathlib import Path

from asof.record.sqlite import SqliteStore

ADDER = Path(__file__).with_name("adder.py")
EACH = 150


def start_adder(record: Path, first: int) -> subprocess.Popen[str]:
    """A child that adds EACH reports from `first` on."""
    command = [sys.executable, str(ADDER), str(record), str(first), str(EACH)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_writers_both_land(tmp_path: Path) -> None:
    record = tmp_path / "record.db"  # neither finds it there: they meet while they make it, too
    children = [start_adder(record, first) for first in (0, 10_000)]
    for child in children:
        _, complaint = child.communicate(timeout=60)
        assert child.returncode == 0, complaint
    with SqliteStore.open(record, read_only=True) as store:
        assert len(store.reports()) == len(store.judgements()) == 2 * EACH
        assert store.verify().is_sound


def test_two_writers_of_the_same_reports_keep_each_once(tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    children = [start_adder(record, 0) for _ in range(2)]
    for child in children:
        _, complaint = child.communicate(timeout=60)
        assert child.returncode == 0, complaint
    with SqliteStore.open(record, read_only=True) as store:
        assert len(store.reports()) == len(store.judgements()) == EACH
        assert store.verify().is_sound
