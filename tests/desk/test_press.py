"""The press: a page is made once for all who ask, and is ready when readers are told that there is more."""

import asyncio
import threading
import time
from collections.abc import Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from asof.desk import press as press_module
from asof.desk.as_of import AsOf
from asof.desk.context import ServerContext
from asof.desk.errors import ProblemError
from asof.desk.live import Hub
from asof.desk.pages import Kind, Made, Pages, Wanted
from asof.desk.press import Press
from asof.desk.settings import ServerSettings
from asof.record.follow import Follower
from asof.record.sqlite import SqliteStore
from asof.record.store import Position
from tests.desk.sample import keep_page

LIST = Wanted(kind=Kind.INDEX_DATA, key="", as_of=AsOf())
NINE = "Nine dead\n\nMarch 12, 2021 - Nine dockers were killed in Lyon, a union said."


class CountedPages(Pages):
    """Tells how often a page was made, and takes its time where it is told to."""

    made = 0
    seconds = 0.0

    def make(self, follower: Follower, wanted: Wanted) -> Made:
        time.sleep(self.seconds)
        self.made += 1
        return super().make(follower, wanted)


class Opened:
    """A press with all that belongs to it."""

    def __init__(self, record: Path) -> None:
        settings = ServerSettings(record=record)
        with SqliteStore.open(record, read_only=True) as store:
            self.hub = Hub(store.position())
        self.pages = CountedPages(settings)
        self.press = Press(ServerContext(settings=settings, hub=self.hub), self.pages)

    def run(self, work: Coroutine[Any, Any, None]) -> None:
        """Run `work` while the press watches the record."""

        async def watched() -> None:
            watching = asyncio.create_task(self.press.watch())
            try:
                await work
            finally:
                watching.cancel()
                await self.press.close()

        asyncio.run(watched())


@pytest.fixture
def opened(record: Path) -> Opened:
    return Opened(record)


def test_a_page_is_made_once_however_many_ask(opened: Opened) -> None:
    async def ask() -> None:
        sheets = await asyncio.gather(*(opened.press.sheet(LIST) for _ in range(50)))
        assert len({id(sheet) for sheet in sheets}) == 1
        assert await opened.press.sheet(LIST) is sheets[0]
        assert opened.pages.made == 1

    opened.run(ask())


def test_a_reader_who_leaves_takes_the_page_from_nobody(opened: Opened) -> None:
    async def ask() -> None:
        opened.pages.seconds = 0.2
        leaving, staying = (asyncio.create_task(opened.press.sheet(LIST)) for _ in range(2))
        await asyncio.sleep(0.05)
        leaving.cancel()
        assert (await staying).made.body
        assert opened.pages.made == 1

    opened.run(ask())


def test_who_asks_for_one_page_too_many_is_told_to_come_again(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press_module, "MOST_WAITING", 1)

    async def ask() -> None:
        opened.pages.seconds = 0.2
        first = asyncio.create_task(opened.press.sheet(LIST))
        await asyncio.sleep(0.05)
        with pytest.raises(ProblemError) as refused:
            await opened.press.sheet(Wanted(kind=Kind.INDEX, key="", as_of=AsOf()))
        assert refused.value.status_code == 503
        assert refused.value.headers == {"retry-after": "2"}
        await first

    opened.run(ask())


def test_the_page_being_read_is_ready_when_readers_are_told(opened: Opened, record: Path) -> None:
    async def ask() -> None:
        before = await opened.press.sheet(LIST)
        keep_page(record, NINE, outlet="Cri", hour=15)
        assert await opened.hub.after(before.seq, timeout_s=5)
        made = opened.pages.made
        after = await opened.press.sheet(LIST)
        assert after.seq > before.seq
        assert opened.pages.made == made == 2

    opened.run(ask())


def test_a_page_that_takes_long_does_not_hold_up_the_telling_and_comes_whole(
    opened: Opened, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press_module, "RENEW_S", 0.1)

    async def ask() -> None:
        before = await opened.press.sheet(LIST)
        opened.pages.seconds = 2.0
        await asyncio.to_thread(keep_page, record, NINE, outlet="Cri", hour=15)
        recorded = time.monotonic()
        assert await opened.hub.after(before.seq, timeout_s=5)
        assert time.monotonic() - recorded < 1.5
        assert (await opened.press.sheet(LIST)).seq > before.seq

    opened.run(ask())


def test_the_memory_that_pages_take_is_bounded(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press_module, "MOST_BYTES", 1)

    async def ask() -> None:
        await opened.press.sheet(LIST)
        await opened.press.sheet(Wanted(kind=Kind.INDEX, key="", as_of=AsOf()))
        await opened.press.sheet(LIST)
        assert opened.pages.made == 3

    opened.run(ask())


def test_another_thread_may_ask_of_the_record_as_it_is_read(opened: Opened) -> None:
    async def ask() -> None:
        seq = await asyncio.to_thread(opened.press.ask, lambda follower: follower.position.seq)
        assert seq == opened.hub.position.seq
        threads = {thread.name.partition("_")[0] for thread in threading.enumerate()}
        assert "press" in threads

    opened.run(ask())


def test_a_fault_at_one_look_does_not_end_the_watch(
    opened: Opened, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look, faults = SqliteStore.position, iter([RuntimeError("the disk is away")])

    def position(store: SqliteStore) -> Position:
        fault = next(faults, None)
        if fault is not None:
            raise fault
        return look(store)

    monkeypatch.setattr(SqliteStore, "position", position)

    async def ask() -> None:
        await asyncio.sleep(0.1)
        assert next(faults, None) is None
        before = opened.hub.position
        await asyncio.to_thread(keep_page, record, NINE, outlet="Cri", hour=15)
        assert await opened.hub.after(before.seq, timeout_s=5)

    opened.run(ask())


def test_pages_since_a_readers_own_look_are_not_made_before_they_are_asked_for(opened: Opened, record: Path) -> None:
    async def ask() -> None:
        own = Wanted(kind=Kind.INDEX_DATA, key="", as_of=AsOf(since=datetime(2021, 3, 13, tzinfo=UTC)))
        before = await opened.press.sheet(own)
        await asyncio.to_thread(keep_page, record, NINE, outlet="Cri", hour=15)
        assert await opened.hub.after(before.seq, timeout_s=5)
        assert opened.pages.made == 1
        assert (await opened.press.sheet(own)).seq > before.seq

    opened.run(ask())
