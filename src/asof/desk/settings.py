"""What a server is told when it is started: one typed object, built by the command line and passed down."""

from dataclasses import dataclass
from pathlib import Path

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""The hosts that only this machine reaches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """How to serve one record.

    `title` is what the pages call the server.  `address` is the server as its readers see it ("https://live.example"),
    None where they see `host` and `port`: feeds and embedded pages name it in full.
    """

    record: Path
    host: str = "127.0.0.1"
    port: int = 8765
    title: str = "asof"
    address: str | None = None

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
