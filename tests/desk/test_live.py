"""The stream: what a reader is told, when, and that nobody waits for nothing."""

import asyncio
import json
from pathlib import Path

from asof.desk.app import create_app
from asof.desk.live import Hub, events
from asof.desk.settings import ServerSettings
from asof.record.store import Position
from tests.desk.sample import keep_page

FIRST, SECOND = Position(seq=3, head="aa"), Position(seq=5, head="bb")


def _told(event: str) -> tuple[str, dict[str, object]]:
    lines = dict(line.split(": ", 1) for line in event.strip().splitlines())
    return lines["event"], json.loads(lines["data"])


def test_a_stream_begins_with_where_the_record_is_and_tells_when_it_grows() -> None:
    async def run() -> None:
        hub = Hub(FIRST)
        stream = events(hub)
        assert (await anext(stream)).startswith("retry: ")
        assert _told(await anext(stream)) == ("record", {"seq": 3, "head": "aa"})
        waiting = asyncio.ensure_future(anext(stream))
        await asyncio.sleep(0)
        hub.publish(SECOND)
        event = await waiting
        assert "id: 5\n" in event
        assert _told(event)[1]["head"] == "bb"

    asyncio.run(run())


def test_a_quiet_stream_beats_and_a_closed_one_ends() -> None:
    async def run() -> None:
        hub = Hub(FIRST)
        stream = events(hub, beat_s=0.01)
        seen = [await anext(stream) for _ in range(4)]
        assert [_told(event)[0] for event in seen[2:]] == ["beat", "beat"]
        hub.close()
        assert [event async for event in stream] == []

    asyncio.run(run())


def test_nothing_that_came_between_two_events_is_missed() -> None:
    async def run() -> None:
        hub = Hub(FIRST)
        stream = events(hub)
        await anext(stream)
        await anext(stream)
        hub.publish(SECOND)
        assert _told(await anext(stream))[1]["seq"] == 5

    asyncio.run(run())


def test_the_server_sees_what_another_process_writes(record: Path) -> None:
    async def run() -> None:
        app = create_app(ServerSettings(record=record))
        hub: Hub = app.state.hub
        before = hub.position
        async with app.router.lifespan_context(app):
            keep_page(record, "Nine dead\n\nMarch 12, 2021 - Nine dockers were killed in Lyon.", outlet="C", hour=15)
            grown = await hub.after(before.seq, timeout_s=2)
            assert grown is not None
            assert grown.seq > before.seq

    asyncio.run(run())
