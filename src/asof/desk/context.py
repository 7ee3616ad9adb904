"""What the parts of the server share: its settings, the record, the templates and the live hub."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from asof.desk.live import Hub
from asof.desk.settings import ServerSettings
from asof.publish.render import environment
from asof.record.sqlite import SqliteStore

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerContext:
    """Handed to every part; made once a server."""

    settings: ServerSettings
    hub: Hub

    def open_store(self, *, read_only: bool = True) -> SqliteStore:
        """The record, for the thread that asks: a store belongs to one thread, and is to be closed (use `with`).

        Whoever writes calls `hub.wake()` afterwards from the event loop, so that readers see it at once.
        """
        return SqliteStore.open(self.settings.record, read_only=read_only)

    @property
    def environment(self) -> "Environment":
        """The templates of the pages and of the desk."""
        return environment("asof.desk")
