"""Whom the server answers: those who call it by a name of its own."""

import ipaddress
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from asof.desk.errors import Problem, respond
from asof.desk.settings import LOOPBACK, ServerSettings
from asof.publish.labels import label


def is_own(settings: ServerSettings, host: str) -> bool:
    """Whether `host` (with a port or without) is a name of this server, or a bare IP address."""
    try:
        name = (urlsplit(f"//{host}").hostname or "").casefold()
    except ValueError:
        return False
    own = urlsplit(settings.address).hostname if settings.address else None
    return name in {*LOOPBACK, settings.host.casefold(), own} or _is_ip(name)


class KnownHosts:
    """Answers 421 where a request names a host that is not this server's.

    Without it a page of anybody's could point a name of its own at a server on the reader's machine and read it there
    (DNS rebinding).  A bare IP address cannot be pointed anywhere, so that one is always answered.
    """

    def __init__(self, app: ASGIApp, settings: ServerSettings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or is_own(self._settings, Headers(scope=scope).get("host", "")):
            await self._app(scope, receive, send)
            return
        answer = respond(Request(scope), Problem(status=421, detail=label("problem.unknown_host")))
        await answer(scope, receive, send)


def _is_ip(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
