"""Tells everyone who waits that the record has grown, over one stream of server-sent events.

What a page does with it.  ``GET /events`` is a stream (``text/event-stream``) that never ends.  It sends:

``event: record``
    with ``data: {"seq": 812, "head": "…"}`` and ``id: 812``: the record has come to row `seq` of its chain, whose
    digest there is `head`.  One comes as soon as the stream opens and one whenever the record has grown, within 2
    seconds of the writing, whichever process wrote.  Rows that come together are told once.

``event: beat``
    with ``data: {}`` every `BEAT_S` seconds, so that a page can tell a quiet record from a dead connection: where
    neither event came for three times as long, it closes the stream and opens it anew.

There is nothing to catch up on but the newest position.  A page knows the head that it was made from (`Frame.head`);
where an event gives another, it fetches its own address again and takes over what differs.  From then on every answer
is of that head or a later one.  After an outage the browser opens the stream again by itself, with ``Last-Event-ID``;
the first event tells whether anything was missed.  A page of an earlier moment has no stream: it does not change.
"""

import asyncio
import json
from collections.abc import AsyncIterator

from asof.record.store import Position

BEAT_S = 15.0
"""Proxies cut connections that are quiet for a minute, many for half of one."""

RETRY_MS = 2000
"""How long a browser waits before it opens a lost stream again."""


class Hub:
    """The newest position, and a way to wait for the next one; all of it belongs to the server's event loop.

    There is no queue for anybody: who waits is told only that there is more, and asks the record what, so a slow
    reader holds nothing up and costs nothing.
    """

    def __init__(self, position: Position) -> None:
        self.position = position
        self.is_closed = False
        self._moved = asyncio.Event()
        self._woken = asyncio.Event()

    def publish(self, position: Position) -> None:
        """Tell all who wait that the record has come to `position`."""
        self.position = position
        self._tell()

    def close(self) -> None:
        """Tell all who wait that nothing more comes, as the server ends."""
        self.is_closed = True
        self._tell()

    def _tell(self) -> None:
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()

    async def after(self, seq: int, *, timeout_s: float) -> Position | None:
        """The newest position once it is past `seq`; None where it is not within `timeout_s`, or the server ends."""
        moved = self._moved
        if self.position.seq <= seq and not self.is_closed:
            try:
                await asyncio.wait_for(moved.wait(), timeout_s)
            except TimeoutError:
                return None
        return self.position if self.position.seq > seq else None

    def wake(self) -> None:
        """Say that this process has just written, so that nobody waits for the next look at the record."""
        self._woken.set()

    async def woken(self, timeout_s: float) -> None:
        """Come back when `wake` was called, or after `timeout_s`."""
        try:
            await asyncio.wait_for(self._woken.wait(), timeout_s)
        except TimeoutError:
            return
        finally:
            self._woken.clear()


async def events(hub: Hub, *, beat_s: float = BEAT_S) -> AsyncIterator[str]:
    """The stream of one reader, event by event, until the server ends (see above)."""
    yield f"retry: {RETRY_MS}\n\n"
    position = hub.position
    yield _record_event(position)
    while not hub.is_closed:
        moved = await hub.after(position.seq, timeout_s=beat_s)
        if moved is not None:
            position = moved
            yield _record_event(position)
        elif not hub.is_closed:
            yield _event("beat", {})


def _record_event(position: Position) -> str:
    told = {"seq": position.seq, "head": position.head}
    return f"id: {position.seq}\n{_event('record', told)}"


def _event(name: str, data: dict[str, object]) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"
