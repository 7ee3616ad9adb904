"""Reads pages in a process of its own, so that no page, however odd, holds up those who look."""

import functools
import socket
import subprocess
import sys
import weakref
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from asof.desk.settings import AS_IT_COMES, ReadingOptions
from asof.errors import AsofError, UnreadableInput

if TYPE_CHECKING:
    from asof.intake.intake import Hints
    from asof.reading.settings import Settings
    from asof.record.keep import Kept, Received

LONGEST_S = 120.0
"""For one page, the loading of the readers and of their places included; the largest seen so far take a tenth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    record: Path
    received: "Received"
    hints: "Hints"
    options: ReadingOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class _Started:
    process: subprocess.Popen[bytes]
    line: Connection


class ReadingProcess:
    """Keeps reports in a record, one at a time; its process starts with the first and is started anew if it hangs."""

    def __init__(self, options: ReadingOptions = AS_IT_COMES, *, longest_s: float = LONGEST_S) -> None:
        self._options = options
        self._longest_s = longest_s
        self._lock = Lock()
        self._started: _Started | None = None
        self._ending: weakref.finalize[..., ReadingProcess] | None = None

    def keep(self, record: Path, received: "Received", hints: "Hints") -> "Kept":
        """Read and keep one page, from any thread; what `asof.record.keep.keep` raises, and UnreadableInput in time."""
        with self._lock:
            line = self._line()
            try:
                line.send(_Work(record=record, received=received, hints=hints, options=self._options))
                if not line.poll(self._longest_s):
                    self._end()
                    raise UnreadableInput(f"{received.name} took longer than {self._longest_s:.0f} s to read")
                answer = line.recv()
            except (EOFError, OSError) as error:
                self._end()
                raise UnreadableInput(f"the process that read {received.name} ended before it was done") from error
        if isinstance(answer, AsofError):
            raise answer
        kept: Kept = answer
        return kept

    def close(self) -> None:
        """Let the process end."""
        with self._lock:
            self._end()

    def _line(self) -> Connection:
        if self._started is None or self._started.process.poll() is not None:
            self._end()
            self._started = _start()
            # Whoever forgets this object, or ends the server, ends the process with it.
            self._ending = weakref.finalize(self, _stop, self._started)
        return self._started.line

    def _end(self) -> None:
        if self._ending is not None:
            self._ending()
        self._started = self._ending = None


def _start() -> _Started:
    """A fresh interpreter.  A fork would take over the locks of the server's threads, as they happen to be held."""
    ours, theirs = socket.socketpair()
    with theirs:
        fd = theirs.fileno()
        command = [sys.executable, "-c", f"from asof.desk.reading_process import work; work({fd})"]
        # A session of its own: Ctrl+C is for the server, and this ends when the server is gone.
        process = subprocess.Popen(command, pass_fds=[fd], stdin=subprocess.DEVNULL, start_new_session=True)
    return _Started(process=process, line=Connection(ours.detach()))


def _stop(started: _Started) -> None:
    started.line.close()
    started.process.kill()
    started.process.wait()


def work(fd: int) -> None:
    """What the process does: one page after the other, until the other end of its line is closed."""
    from asof.record.keep import keep
    from asof.record.sqlite import SqliteStore

    line = Connection(fd)
    while True:
        try:
            asked: _Work = line.recv()
        except EOFError:
            return
        answer: Kept | AsofError
        try:
            with SqliteStore.open(asked.record) as store:
                answer = keep(store, asked.received, asked.hints, _settings(asked.options))
        except AsofError as error:
            answer = error
        except Exception as fault:  # noqa: BLE001 - the border of a process: whoever waits must hear of it
            answer = UnreadableInput(f"{asked.received.name} cannot be taken in ({type(fault).__name__}: {fault})")
        line.send(answer)


@functools.cache
def _settings(options: ReadingOptions) -> "Settings":
    """What the options name, loaded once; PlacesError where the file of places cannot be read."""
    from asof.reading.loading import load_settings

    return load_settings(options.places, trained=options.trained)[0]
