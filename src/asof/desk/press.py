"""Makes pages off the event loop, in one thread, and keeps what it made until the record has grown."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from time import monotonic
from typing import TypeVar

from asof.desk.context import ServerContext
from asof.desk.errors import ProblemError
from asof.desk.pages import Pages, Wanted
from asof.desk.sheet import Sheet, sheet_of
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

RENEW_S = 0.8
"""For so long the pages that are being read are made anew before their readers are told that the record has grown."""

MOST_RENEWED = 8
"""Pages made anew as soon as the record has grown; who reads another one waits for it."""

READ_S = 600.0
"""A page that nobody asked for so long is made anew only when somebody does."""

LOOK_S = 0.25
"""How often the record is looked at: one row by its key, some 0.1 ms of processor time."""


class Press:
    """The pages of one server.  Its methods belong to the event loop; what they run, to threads of their own.

    A page is made once, however many ask for it at the same time.
    """

    def __init__(self, context: ServerContext, pages: Pages) -> None:
        self._context = context
        self._pages = pages
        self._making_thread = StoreThread(context, "press")
        self._looking_thread = StoreThread(context, "look")  # its looks do not wait for a page that is being made
        self._follower: Follower | None = None
        self._known_seq = context.hub.position.seq
        self._kept: OrderedDict[Wanted, Sheet] = OrderedDict()
        self._kept_bytes = 0
        self._asked_s: dict[Wanted, float] = {}
        self._making: dict[Wanted, asyncio.Task[None]] = {}

    async def sheet(self, wanted: Wanted) -> Sheet:
        """The page that is wanted, of the position that readers were told of or of a later one; ProblemError."""
        seq = self._context.hub.position.seq
        is_kept = wanted in self._kept and self._kept[wanted].seq >= seq
        if not is_kept and wanted not in self._making and len(self._making) >= MOST_WAITING:
            raise ProblemError(503, label("problem.busy"), retry_s=2)
        sheet = await self._at_least(seq, wanted)
        self._kept.move_to_end(wanted)
        self._asked_s[wanted] = monotonic()
        return sheet

    async def watch(self) -> None:
        """Look at the record again and again, and tell the hub when it has grown; never comes back."""
        hub = self._context.hub
        while True:
            try:
                position = await self._looking_thread.run(SqliteStore.position)
            except Exception:  # noqa: BLE001 - the border of a stage: one fault must not end the watch
                # Whatever it is, readers are not left without news for good: the record may be back the next time.
                _log.exception("the record cannot be looked at")
            else:
                if position != hub.position:
                    await self._renew(position)
            await hub.woken(LOOK_S)

    async def close(self) -> None:
        """Let go of the record."""
        await self._looking_thread.close()
        await self._making_thread.close()

    async def _renew(self, position: Position) -> None:
        """Tell the hub of `position`, once the pages being read are ready, or `RENEW_S` is over."""
        self._known_seq = position.seq
        making = [self._at_least(position.seq, wanted) for wanted in self._being_read()]
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.gather(*making, return_exceptions=True), RENEW_S)
        self._context.hub.publish(position)

    async def _at_least(self, seq: int, wanted: Wanted) -> Sheet:
        """The page as of row `seq` or later; what was begun before is made once more."""
        while (sheet := self._kept.get(wanted)) is None or sheet.seq < seq:
            await self._made(wanted)
        return sheet

    def _being_read(self) -> list[Wanted]:
        """The pages that change with the record and were asked for since `READ_S`, the last asked for first.

        Not those with what changed since a reader's own last look: there would be one for each reader.
        """
        since_s = monotonic() - READ_S
        now = [one for one in reversed(self._kept) if one.as_of.at is None and one.as_of.since is None]
        return [one for one in now if self._asked_s[one] > since_s][:MOST_RENEWED]

    def _made(self, wanted: Wanted) -> asyncio.Future[None]:
        """Comes when the page is made and kept, for all who wait for it; one who leaves takes it from nobody."""
        making = self._making.get(wanted)
        if making is None:
            making = self._making[wanted] = asyncio.create_task(self._make(wanted))
            making.add_done_callback(lambda done: self._finished(wanted, done))
        return asyncio.shield(making)

    async def _make(self, wanted: Wanted) -> None:
        self._keep(wanted, await self._making_thread.run(lambda store: self._printed(store, wanted)))

    def _printed(self, store: SqliteStore, wanted: Wanted) -> Sheet:
        follower = self._following(store)
        if follower.position.seq < self._known_seq:
            follower.catch_up()
        return sheet_of(self._pages.make(follower, wanted), seq=follower.position.seq)

    def _following(self, store: SqliteStore) -> Follower:
        if self._follower is None:
            self._follower = Follower(store)
        return self._follower

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
        return self._making_thread.submit(lambda store: work(self._following(store))).result()


class StoreThread:
    """A thread with the record open in it, which is let go of when it is closed."""

    def __init__(self, context: ServerContext, name: str) -> None:
        self._context = context
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._store: SqliteStore | None = None

    def submit(self, work: Callable[[SqliteStore], T]) -> Future[T]:
        """`work`, to be done in the thread once its turn comes."""
        return self._thread.submit(self._with_store, work)

    async def run(self, work: Callable[[SqliteStore], T]) -> T:
        """What `work` gives, done in the thread."""
        return await asyncio.wrap_future(self.submit(work))

    async def close(self) -> None:
        """Wait for what is being done, and let go of the record."""
        if self._store is not None:
            await self.run(SqliteStore.close)
        self._thread.shutdown()

    def _with_store(self, work: Callable[[SqliteStore], T]) -> T:
        if self._store is None:
            self._store = self._context.open_store()
        return work(self._store)
