"""Carries the server over HTTP with uvicorn, and ends it so that no open stream holds it up."""

import socket
import sys

import uvicorn

from asof.desk.app import create_app
from asof.desk.live import Hub
from asof.desk.settings import ServerSettings

GRACE_S = 5
"""How long answers that are under way may take once the server is told to end."""


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, hub: Hub) -> None:
        super().__init__(config)
        self._hub = hub

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            host, port = self.config.host, self.config.port
            print(f"serving at http://{f'[{host}]' if ':' in host else host}:{port}/ (Ctrl+C ends it)", file=sys.stderr)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._hub.close()
        await super().shutdown(sockets)


def _let_open_many() -> None:
    """Let the process open as many files as it may: every reader holds a connection or two."""
    try:
        import resource
    except ImportError:  # Windows, which has no such limit
        return
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def serve_record(settings: ServerSettings) -> None:
    """Serve until the process is told to end; RecordError where the record cannot be opened.

    Where the address is taken, says so on standard error and ends the process with 1.
    """
    app = create_app(settings)
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_S,
        lifespan="on",
    )
    _let_open_many()
    _Server(config, app.state.hub).run()
