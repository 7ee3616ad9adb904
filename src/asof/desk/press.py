"""Makes pages off the event loop, in one thread, and keeps what it made until the record has grown."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from time import monotonic
from typing import TypeGuard, TypeVar

from asof.desk.context import ServerContext
from asof.desk.errors import ProblemError
from asof.desk.pages import Pages, Wanted
from asof.desk.sheet import Sheet, sheet_of
from asof.errors import AsofError
from asof.publish.labels import label
from asof.record.follow import Follower
from asof.record.sqlite import SqliteStore
from asof.record.store import Position

T = TypeVar("T")

_log = logging.getLogger("asof.desk")

MOST_BYTES = 64 * 2**20
"""Of pages kept; the one asked for longest ago goes first."""

MOST_WAITING = 32
"""Pages that may wait to be made; who asks for one more is told to come again."""

RENEW_S = 1.0
"""For so long the pages that are being read are made anew before their readers are told that the record has grown."""

READ_S = 600.0
"""A page that nobody asked for so long is made anew only when somebody does."""

LOOK_S = 0.25
"""How often the record is looked at: one row by its key, some 0.1 ms of processor time."""


class Press:
    """The pages of one server.  Its methods belong to the event loop; what they run, to the thread.

    A page is made once, however many ask for it at the same time.
    """

    def __init__(self, context: ServerContext, pages: Pages) -> None:
        self._context = context
        self._pages = pages
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="press")
        self._store: SqliteStore | None = None
        self._follower: Follower | None = None
        self._kept: OrderedDict[Wanted, Sheet] = OrderedDict()
        self._kept_bytes = 0
        self._asked_s: dict[Wanted, float] = {}
        self._making: dict[Wanted, asyncio.Task[None]] = {}

    async def sheet(self, wanted: Wanted) -> Sheet:
        """The page that is wanted, of the position that readers were told of or of a later one; ProblemError."""
        while not self._is_fresh(sheet := self._kept.get(wanted)):
            if wanted not in self._making and len(self._making) >= MOST_WAITING:
                raise ProblemError(503, label("problem.busy"), retry_s=2)
            # What was begun before readers were told of more may come out too old: then it is made once more.
            await self._made(wanted)
        self._kept.move_to_end(wanted)
        self._asked_s[wanted] = monotonic()
        return sheet

    async def watch(self) -> None:
        """Look at the record again and again, and tell the hub when it has grown; never comes back."""
        while True:
            try:
                await self.renew()
            except AsofError as error:
                # The record may be back the next time: a disk that is full, a file that is being restored.
                _log.error("the record cannot be looked at: %s", error)
            await self._context.hub.woken(LOOK_S)

    async def renew(self) -> None:
        """Tell the hub where the record has grown, once the pages being read are ready, or `RENEW_S` is over."""
        hub = self._context.hub
        position, at = await self._run(_caught_up)
        if (position, at) == (hub.position, hub.at):
            return
        making = asyncio.gather(*map(self._made, self._being_read()), return_exceptions=True)
        with suppress(TimeoutError):
            await asyncio.wait_for(making, RENEW_S)
        hub.publish(position, at)

    async def close(self) -> None:
        """Let go of the record."""
        if self._store is not None:
            await asyncio.get_running_loop().run_in_executor(self._thread, self._store.close)
        self._thread.shutdown()

    def _is_fresh(self, sheet: Sheet | None) -> TypeGuard[Sheet]:
        return sheet is not None and sheet.seq >= self._context.hub.position.seq

    def _being_read(self) -> list[Wanted]:
        """The pages that change with the record and were asked for since `READ_S`, the last asked for first."""
        since_s = monotonic() - READ_S
        return [one for one in reversed(self._kept) if one.as_of.at is None and self._asked_s[one] > since_s]

    def _made(self, wanted: Wanted) -> asyncio.Future[None]:
        """Comes when the page is made and kept, for all who wait for it; one who leaves takes it from nobody."""
        making = self._making.get(wanted)
        if making is None:
            making = self._making[wanted] = asyncio.create_task(self._make(wanted))
            making.add_done_callback(lambda done: self._finished(wanted, done))
        return asyncio.shield(making)

    async def _make(self, wanted: Wanted) -> None:
        def make(follower: Follower) -> Sheet:
            return sheet_of(self._pages.make(follower, wanted), seq=follower.position.seq)

        self._keep(wanted, await self._run(make))

    def _finished(self, wanted: Wanted, done: asyncio.Task[None]) -> None:
        del self._making[wanted]
        if not done.cancelled() and done.exception() is not None:
            self._forget(wanted)  # such as a story that is now told under another key

    def _keep(self, wanted: Wanted, sheet: Sheet) -> None:
        earlier = self._kept.get(wanted)
        self._kept_bytes += sheet.size_bytes - (earlier.size_bytes if earlier else 0)
        self._kept[wanted] = sheet
        self._asked_s.setdefault(wanted, monotonic())
        while self._kept_bytes > MOST_BYTES and len(self._kept) > 1:
            self._forget(next(iter(self._kept)))

    def _forget(self, wanted: Wanted) -> None:
        self._asked_s.pop(wanted, None)
        known = self._kept.pop(wanted, None)
        self._kept_bytes -= known.size_bytes if known else 0

    def ask(self, work: Callable[[Follower], T]) -> T:
        """What `work` makes of the record as it is now; for any thread but the event loop's, which it would hold up."""
        return self._thread.submit(self._with_follower, work).result()

    async def _run(self, work: Callable[[Follower], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._with_follower, work)

    def _with_follower(self, work: Callable[[Follower], T]) -> T:
        if self._follower is None:
            self._store = self._context.open_store()
            self._follower = Follower(self._store)
        return work(self._follower)


def _caught_up(follower: Follower) -> tuple[Position, datetime | None]:
    follower.catch_up()
    return follower.position, follower.recorded_at
