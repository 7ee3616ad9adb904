"""Which moment of the record an address asks for, and the one way of writing it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from asof.errors import UsageError
from asof.model.codec import encode
from asof.model.views import Clock
from asof.record.typed import parse_moment

_LOST_PLUS = re.compile(r"(?<=\d) (?=\d\d:?\d\d$)")  # a form sends "+02:00" with a space in place of the plus


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """`at` (UTC; None: everything kept) on `clock`, and since when changes are wanted (UTC; None: none are).

    Changes since a reader's last look are those of what we received since, so that they count on the received clock
    where `at` is None: then both clocks show the same.
    """

    at: datetime | None = None
    clock: Clock = Clock.SAID
    since: datetime | None = None

    @property
    def since_clock(self) -> Clock:
        """The clock on which changes are counted."""
        return Clock.RECEIVED if self.at is None else self.clock

    def moment(self) -> "AsOf":
        """The same moment without what is wanted of it: what the links of a page lead to."""
        return replace(self, since=None)

    def other_clock(self) -> "AsOf":
        """The same moment on the other clock."""
        return AsOf(at=self.at, clock=Clock.SAID if self.clock is Clock.RECEIVED else Clock.RECEIVED)

    def query(self) -> str:
        """What stands after the path of an address, with its question mark; "" for everything kept."""
        given: dict[str, str] = {}
        if self.at is not None:
            given["at"] = str(encode(self.at))
        if self.at is not None or self.clock is Clock.RECEIVED:
            given["clock"] = self.clock.value
        if self.since is not None:
            given["since"] = str(encode(self.since))
        return f"?{urlencode(given, safe=':')}" if given else ""


def read_as_of(parameters: Mapping[str, str]) -> AsOf:
    """What the parameters of an address ask for, other parameters left out; UsageError where they mean nothing."""
    words = parameters.get("clock", Clock.SAID.value)
    try:
        clock = Clock(words)
    except ValueError as error:
        raise UsageError(f"{words!r} is no clock; there are {' and '.join(Clock)}") from error
    at = _moment(parameters.get("at"), is_start=False)
    since = _moment(parameters.get("since"), is_start=True)
    return AsOf(at=at, clock=clock, since=since)


def is_relative(parameters: Mapping[str, str]) -> bool:
    """Whether the parameters mean another moment tomorrow ("2h", "now"), so that no page can stand at them for good."""
    now = datetime.now(UTC)
    given = [_typed(parameters[name]) for name in ("at", "since") if parameters.get(name)]
    return any(parse_moment(words, now=now) != parse_moment(words, now=now - timedelta(days=1)) for words in given)


def _moment(words: str | None, *, is_start: bool) -> datetime | None:
    return parse_moment(_typed(words), now=datetime.now(UTC), from_start=is_start) if words else None


def _typed(words: str) -> str:
    return _LOST_PLUS.sub("+", words) if "T" in words else words
