"""Reads pages in a process of its own, so that no page, however odd, holds up those who look."""

import multiprocessing
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from asof.errors import AsofError, UnreadableInput

if TYPE_CHECKING:
    from asof.intake.intake import Hints
    from asof.record.keep import Kept, Received

LONGEST_S = 120.0
"""For one page, the loading of the readers and of their places included; the largest seen so far take a tenth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    record: Path
    received: "Received"
    hints: "Hints"


class ReadingProcess:
    """Keeps reports in a record, one at a time; its process starts with the first and is started anew if it hangs."""

    def __init__(self, longest_s: float = LONGEST_S) -> None:
        self._longest_s = longest_s
        self._lock = Lock()
        self._process: BaseProcess | None = None
        self._ours: Connection | None = None

    def keep(self, record: Path, received: "Received", hints: "Hints") -> "Kept":
        """Read and keep one page, from any thread; what `asof.record.keep.keep` raises, and UnreadableInput in time."""
        with self._lock:
            ours = self._started()
            try:
                ours.send(_Work(record=record, received=received, hints=hints))
                if not ours.poll(self._longest_s):
                    self._end()
                    raise UnreadableInput(f"{received.name} took longer than {self._longest_s:.0f} s to read")
                answer = ours.recv()
            except (EOFError, OSError) as error:
                self._end()
                raise UnreadableInput(f"the process that read {received.name} ended before it was done") from error
        if isinstance(answer, BaseException):
            raise answer
        kept: Kept = answer
        return kept

    def _started(self) -> Connection:
        if self._process is not None and self._process.is_alive() and self._ours is not None:
            return self._ours
        # Not forked: the server has threads, and a fork in the middle of one may hold its locks for ever.
        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs,), name="asof-reading", daemon=True)
        self._process.start()
        theirs.close()
        return self._ours

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._ours is not None:
            self._ours.close()
        self._process = self._ours = None

    def close(self) -> None:
        """Let the process end."""
        with self._lock:
            self._end()


def _work(asked: Connection) -> None:
    """What the process does: one page after the other, until the server is gone."""
    from asof.record.keep import keep
    from asof.record.sqlite import SqliteStore

    while True:
        try:
            work: _Work = asked.recv()
        except (EOFError, KeyboardInterrupt):
            return
        answer: Kept | AsofError
        try:
            with SqliteStore.open(work.record) as store:
                answer = keep(store, work.received, work.hints)
        except AsofError as error:
            answer = error
        except KeyboardInterrupt:
            return
        except Exception as fault:  # noqa: BLE001 - the border of a process: whoever waits must hear of it
            answer = UnreadableInput(f"{work.received.name} cannot be taken in ({type(fault).__name__}: {fault})")
        asked.send(answer)
