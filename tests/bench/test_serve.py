"""The benchmark of the server, on a small story."""

import asyncio
from pathlib import Path

from asof.model.views import Clock
from asof.record.follow import Follower
from asof.record.sqlite import SqliteStore
from bench.readers import at_once, over_time
from bench.serve import arrivals, measure_making, page_weight_kb, serving
from bench.serving import fill, made_report


def test_the_reports_are_always_the_same_and_tell_one_story(tmp_path: Path) -> None:
    assert made_report(3) == made_report(3)
    assert made_report(3).raw != made_report(4).raw
    fill(tmp_path / "asof.db", 60)
    with SqliteStore.open(tmp_path / "asof.db", read_only=True) as store:
        assert len(store.kept_claims(None, Clock.SAID)) >= 60
        assert len(Follower(store).view(None, Clock.SAID).stories) == 1


def test_a_record_is_filled_up_to_the_size_wanted(tmp_path: Path) -> None:
    reports = fill(tmp_path / "asof.db", 20)
    assert fill(tmp_path / "asof.db", 20) == reports
    assert fill(tmp_path / "asof.db", 40) > reports


def test_making_a_page_is_timed_with_one_more_report(tmp_path: Path) -> None:
    fill(tmp_path / "asof.db", 30)
    made = measure_making(tmp_path / "asof.db")
    assert made.claims > 30
    assert made.again_ms > 0
    assert 5 < made.page_kb < 100


def test_readers_get_the_page_and_are_told_of_a_report(tmp_path: Path) -> None:
    record = tmp_path / "asof.db"
    fill(record, 30)

    async def run(port: int) -> None:
        assert 0.1 < await page_weight_kb(port, "/assets/asof.css") < 50
        assert len(await at_once(port, "/index.json", 5, rounds=2)) == 10
        assert len(await over_time(port, "/index.json", 2, every_s=0.1, for_s=0.25)) >= 4
        told, seen = await arrivals(port, "/index.json", record, readers=3, reports=1)
        assert len(told) == len(seen) == 3
        assert all(0 < one < other for one, other in zip(told, seen, strict=True))

    with serving(record) as port:
        asyncio.run(run(port))
