"""Bytes from wherever a person points: a file, an address, standard input."""

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from asof.errors import UnreadableInput
from asof.intake.fetch import FetchSettings, fetch
from asof.intake.files import read_file
from asof.record.keep import Received


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What was pointed at, and how it may be fetched."""

    words: str
    allow_private: bool = False


def receive(source: Source) -> tuple[Received, str | None]:
    """The bytes behind `source` with the time they came, and the encoding its server names; IntakeError without any."""
    if source.words == "-":
        raw = sys.stdin.buffer.read()
        return Received(raw=raw, name="standard input", url=None, received_at=_now()), None
    if source.words.startswith(("http://", "https://")):
        fetched = fetch(source.words, settings=FetchSettings(allow_private=source.allow_private))
        received = Received(raw=fetched.raw, name=source.words, url=fetched.final_url, received_at=_now())
        return received, fetched.encoding
    if "://" in source.words:
        raise UnreadableInput(f"{source.words}: asof reads files and http or https addresses")
    return Received(raw=read_file(Path(source.words)), name=source.words, url=None, received_at=_now()), None


def _now() -> datetime:
    return datetime.now(UTC)
