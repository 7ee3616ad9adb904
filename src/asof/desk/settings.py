"""What a server is told when it is started: one typed object, built by the command line and passed down."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""The hosts that only this machine reaches."""


def is_address(words: str) -> bool:
    """Whether `words` are the address of a whole server: http or https and a host, and no path of their own."""
    try:
        parts = urlsplit(words)
        is_host = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
    has_more = bool(parts.query or parts.fragment or "@" in parts.netloc)
    return parts.scheme in ("http", "https") and is_host and parts.path in ("", "/") and not has_more


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOptions:
    """How to read reports: with the places of the file `places`, and by the trained reader too where `trained`.

    What they name is loaded by the process that reads, whose own it is.
    """

    places: Path | None = None
    trained: bool = False


AS_IT_COMES = ReadingOptions()
"""Nothing given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """How to serve one record.

    `title` is what the pages call the server.  `address` is the server as its readers see it ("https://live.example"),
    None where they see `host` and `port`: feeds and embedded pages name it in full.  `reading` is how reports are read
    that its desk adds.
    """

    record: Path
    host: str = "127.0.0.1"
    port: int = 8765
    title: str = "asof"
    address: str | None = None
    reading: ReadingOptions = AS_IT_COMES

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine reaches the server."""
        return self.host in LOOPBACK

    @property
    def is_secure(self) -> bool:
        """Whether readers reach it by https, so that cookies may be kept to that."""
        return (self.address or "").startswith("https://")

    @property
    def base(self) -> str:
        """What stands before every path in an address that is given in full; no slash at its end."""
        if self.address:
            return self.address.rstrip("/")
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"
