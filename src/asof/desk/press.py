"""Makes pages off the event loop, in one thread, and keeps what it made until the record has grown."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from typing import TypeVar

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
        self._making: dict[Wanted, asyncio.Task[Sheet]] = {}

    async def sheet(self, wanted: Wanted) -> Sheet:
        """The page that is wanted, of the position that readers were told of or of a later one; ProblemError."""
        kept = self._kept.get(wanted)
        if kept is not None and kept.seq >= self._context.hub.position.seq:
            self._kept.move_to_end(wanted)
            return kept
        making = self._making.get(wanted)
        if making is None:
            if len(self._making) >= MOST_WAITING:
                raise ProblemError(503, label("problem.busy"), retry_s=2)
            making = asyncio.create_task(self._make(wanted))
            self._making[wanted] = making
            making.add_done_callback(lambda _: self._making.pop(wanted, None))
        # One reader who leaves does not take the page from the others.
        return await asyncio.shield(making)

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
        """Tell the hub where the record has grown, once the pages that are being read are ready."""
        hub = self._context.hub
        position, at = await self._run(_caught_up)
        if (position, at) == (hub.position, hub.at):
            return
        deadline = asyncio.get_running_loop().time() + RENEW_S
        for wanted in [one for one in reversed(self._kept) if one.as_of.at is None]:
            if asyncio.get_running_loop().time() > deadline:
                break
            with suppress(ProblemError):
                await self._make(wanted)
        hub.publish(position, at)

    async def close(self) -> None:
        """Let go of the record."""
        if self._store is not None:
            await asyncio.get_running_loop().run_in_executor(self._thread, self._store.close)
        self._thread.shutdown()

    async def _make(self, wanted: Wanted) -> Sheet:
        sheet = await self._run(lambda follower: self._made(follower, wanted))
        self._keep(wanted, sheet)
        return sheet

    def _made(self, follower: Follower, wanted: Wanted) -> Sheet:
        return sheet_of(self._pages.make(follower, wanted), seq=follower.position.seq)

    def _keep(self, wanted: Wanted, sheet: Sheet) -> None:
        earlier = self._kept.pop(wanted, None)
        self._kept_bytes += sheet.size_bytes - (earlier.size_bytes if earlier else 0)
        self._kept[wanted] = sheet
        while self._kept_bytes > MOST_BYTES and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._kept_bytes -= oldest.size_bytes

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
