"""How often somebody may try to log in: a few times, then they wait."""

import time
from collections import OrderedDict, deque
from threading import Lock

WINDOW_S = 300.0
MOST_BY_NAME = 5
"""Failures with one name from one address in a window."""

MOST_BY_ADDRESS = 20
"""Failures from one address in a window, whichever names were tried: several editors may share one."""

_MOST_KEPT = 10_000
"""Keys remembered; the one untouched longest goes first, so that no flood fills the memory."""


class Attempts:
    """The failures of the last minutes; of any thread."""

    def __init__(self) -> None:
        self._failures: OrderedDict[tuple[str, ...], deque[float]] = OrderedDict()
        self._lock = Lock()

    def wait_s(self, address: str, name: str) -> int:
        """How many seconds to wait before the next try; 0 where it may be made now."""
        now = time.monotonic()
        with self._lock:
            waits = [self._wait(key, most, now) for key, most in _limits(address, name)]
        return max(waits)

    def failed(self, address: str, name: str) -> None:
        """Remember a failure."""
        with self._lock:
            for key, _ in _limits(address, name):
                self._failures.setdefault(key, deque(maxlen=MOST_BY_ADDRESS)).append(time.monotonic())
                self._failures.move_to_end(key)
            while len(self._failures) > _MOST_KEPT:
                self._failures.popitem(last=False)

    def succeeded(self, address: str, name: str) -> None:
        """Forget the failures with this name; those of the address stay."""
        with self._lock:
            self._failures.pop((address, name.strip().casefold()), None)

    def _wait(self, key: tuple[str, ...], most: int, now: float) -> int:
        found = self._failures.get(key)
        recent = [at for at in found or () if at > now - WINDOW_S]
        return int(recent[-most] + WINDOW_S - now) + 1 if len(recent) >= most else 0


def _limits(address: str, name: str) -> tuple[tuple[tuple[str, ...], int], ...]:
    return ((address, name.strip().casefold()), MOST_BY_NAME), ((address,), MOST_BY_ADDRESS)
