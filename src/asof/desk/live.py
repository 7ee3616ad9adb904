"""Tells everyone who waits that the record has grown."""

import asyncio
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """How far the record has come: `seq` rows of its chain, and the chain's digest there."""

    seq: int
    head: str


class Hub:
    """The newest position, and a way to wait for the next one; all of it belongs to the server's event loop.

    There is no queue for anybody: who waits is told only that there is more, and asks the record what, so a slow
    reader holds nothing up and costs nothing.
    """

    def __init__(self, position: Position) -> None:
        self.position = position
        self._moved = asyncio.Event()
        self._woken = asyncio.Event()

    def publish(self, position: Position) -> None:
        """Tell all who wait that the record has come to `position`."""
        self.position = position
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()

    async def after(self, seq: int, *, timeout_s: float) -> Position | None:
        """The newest position once it is past `seq`; None where it is not within `timeout_s`."""
        moved = self._moved
        if self.position.seq <= seq:
            try:
                await asyncio.wait_for(moved.wait(), timeout_s)
            except TimeoutError:
                return None
        return self.position

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
