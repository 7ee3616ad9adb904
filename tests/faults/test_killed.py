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
from tests.record.sample import Made, judgement, make

ADDER = Path(__file__).with_name("adder.py")
KILLS = 56
START_S = 0.15
"""A child is adding after about 0.1 s, so a kill in this time falls on its start, its opening or its first report."""
ADDING_S = 0.1
"""Long enough for some dozens of reports, and for SQLite to fold its log into the file now and then."""


def add_until_killed(record: Path, first: int, delay_s: float, *, after_the_first: bool) -> list[int]:
    """The reports that a child acknowledged before it was killed, `delay_s` after its start or its first report."""
    command = [sys.executable, str(ADDER), str(record), str(first), "1000000"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        printed = [child.stdout.readline()] if after_the_first else []
        time.sleep(delay_s)
        child.kill()
        printed += child.stdout.readlines()
    assert child.returncode == -signal.SIGKILL
    return [int(line) for line in printed]


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
    for kill in range(KILLS):
        first = acknowledged[-1] + 1 if acknowledged else 0
        if kill % 2:
            acknowledged += add_until_killed(record, first, chance.uniform(0, ADDING_S), after_the_first=True)
        else:
            acknowledged += add_until_killed(record, first, chance.uniform(0, START_S), after_the_first=False)
        with SqliteStore.open(record) as store:
            assert len(store.reports()) - len(acknowledged) in (0, 1)  # one may be kept that was not yet acknowledged
    assert acknowledged == list(range(len(acknowledged)))
    with SqliteStore.open(record, read_only=True) as store:
        assert store.verify().is_sound
        kept = [make(number) for number in range(len(store.reports()))]
        for made in kept:
            assert_whole(store, made)
        claims = {kept.claim for kept in store.kept_claims(None, Clock.SAID)}
        assert claims == {claim for made in kept for claim in made.claims}
        judged = store.judgements()
        assert judged[: len(acknowledged)] == tuple(judgement(made) for made in kept[: len(acknowledged)])


def test_a_process_killed_while_it_makes_the_record_leaves_one_that_opens(tmp_path: Path) -> None:
    chance = random.Random(5)  # noqa: S311 - not a secret
    for number in range(12):
        record = tmp_path / f"{number}.db"
        add_until_killed(record, 0, chance.uniform(START_S / 3, START_S), after_the_first=False)
        with SqliteStore.open(record) as store:
            store.append(**make(10**6).parts())
            assert store.verify().is_sound
