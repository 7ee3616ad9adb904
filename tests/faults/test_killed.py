"""A process killed at any moment loses no report it acknowledged, and leaves a record that opens and is sound.

A kill proves that nothing is half kept; that the bytes outlive a power cut rests on SQLite's synchronous=FULL.
"""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from asof.model.views import Clock
from asof.record.sqlite import SqliteStore
from tests.record.sample import Made, make

ADDER = Path(__file__).with_name("adder.py")
KILLS = 60
LONGEST_S = 0.25
"""A child adds its first report after about 0.1 s, so kills fall on its start, its opening and its adding alike."""


def add_until_killed(record: Path, first: int, delay_s: float) -> list[int]:
    """The reports that a child acknowledged before it was killed, `delay_s` after its start."""
    command = [sys.executable, str(ADDER), str(record), str(first), "1000000"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        time.sleep(delay_s)
        child.kill()
        printed, _ = child.communicate()
    assert child.returncode == -signal.SIGKILL
    return [int(line) for line in printed.splitlines() if line]


def assert_whole(store: SqliteStore, made: Made) -> None:
    """Every part of the report is there, as it was given."""
    report_id = made.report.report_id
    assert store.report(report_id) == made.report
    assert store.raw(report_id) == made.raw
    assert store.text(report_id) == made.text
    assert store.entries(report_id) == made.entries
    assert store.issues(report_id) == made.issues


def test_a_killed_process_loses_no_acknowledged_report(tmp_path: Path) -> None:
    record, chance = tmp_path / "record.db", random.Random(4)  # noqa: S311 - not a secret
    acknowledged: list[int] = []
    rounds_that_added = 0
    for _ in range(KILLS):
        first = acknowledged[-1] + 1 if acknowledged else 0
        added = add_until_killed(record, first, chance.uniform(0, LONGEST_S))
        acknowledged += added
        rounds_that_added += bool(added)
        with SqliteStore.open(record) as store:
            assert len(store.reports()) - len(acknowledged) in (0, 1)  # one may be kept that was not yet acknowledged
    assert rounds_that_added > KILLS / 4, "too few children lived long enough to add anything"
    assert acknowledged == list(range(len(acknowledged)))
    with SqliteStore.open(record, read_only=True) as store:
        assert store.verify().is_sound
        kept = [make(number) for number in range(len(store.reports()))]
        for made in kept:
            assert_whole(store, made)
        claims = {kept.claim for kept in store.kept_claims(None, Clock.SAID)}
        assert claims == {claim for made in kept for claim in made.claims}


def test_a_process_killed_while_it_makes_the_record_leaves_one_that_opens(tmp_path: Path) -> None:
    chance = random.Random(5)  # noqa: S311 - not a secret
    for number in range(12):
        record = tmp_path / f"{number}.db"
        add_until_killed(record, 0, chance.uniform(LONGEST_S / 10, LONGEST_S / 2))
        with SqliteStore.open(record) as store:
            store.append(**make(10**6).parts())
            assert store.verify().is_sound
