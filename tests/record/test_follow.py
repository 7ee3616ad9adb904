"""A follower sees what a fresh look at the record sees, whatever came while it followed."""

from datetime import timedelta
from pathlib import Path

import pytest

from asof.model.views import Clock
from asof.record.follow import Follower
from asof.record.sqlite import SqliteStore
from asof.record.views import claims_at, view_at
from tests.record.sample import NOON, judgement, make, reread

MOMENTS = (None, NOON + timedelta(minutes=30), NOON + timedelta(days=2))


def _check(follower: Follower, store: SqliteStore) -> None:
    follower.catch_up()
    assert follower.position == store.position()
    for at in MOMENTS:
        for clock in Clock:
            assert follower.view(at, clock) == view_at(store, at, clock)
            every = follower.claims((report.report_id for report in follower.reports()), at, clock)
            assert set(every) == set(claims_at(store, at, clock))
    assert follower.reports() == store.reports()


def test_it_keeps_up_with_reports_readings_and_judgements(tmp_path: Path) -> None:
    with SqliteStore.open(tmp_path / "asof.db") as writer:
        first, second = make(1), make(2, said=NOON + timedelta(hours=3))
        writer.append(**first.parts())
        with SqliteStore.open(tmp_path / "asof.db", read_only=True) as store:
            follower = Follower(store)
            _check(follower, store)
            writer.append(**second.parts())
            _check(follower, store)
            writer.append_judgement(judgement(first))
            _check(follower, store)
            again = reread(first, "sample 2")
            writer.append_claims(first.report.report_id, again, again[0].reader)
            _check(follower, store)


def test_where_nothing_was_written_nothing_is_read(tmp_path: Path) -> None:
    with SqliteStore.open(tmp_path / "asof.db") as store:
        store.append(**make(1).parts())
        follower = Follower(store)
        view = follower.view(None, Clock.SAID)
        assert follower.catch_up() is False
        assert follower.view(None, Clock.SAID) is view


def test_recorded_at_is_when_the_last_thing_came(tmp_path: Path) -> None:
    with SqliteStore.open(tmp_path / "asof.db") as store:
        assert Follower(store).recorded_at is None
        made = make(1)
        store.append(**made.parts())
        assert Follower(store).recorded_at == made.report.received_at
        store.append_judgement(judgement(made))
        assert Follower(store).recorded_at == max(made.report.received_at, store.judgements()[0].judged_at)


def test_an_unknown_report_is_no_page(tmp_path: Path) -> None:
    with SqliteStore.open(tmp_path / "asof.db") as store, pytest.raises(KeyError):
        Follower(store).page("0" * 64)
