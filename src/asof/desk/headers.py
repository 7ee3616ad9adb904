"""What every answer carries to keep a reader safe."""

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from asof.desk.settings import ServerSettings

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing inline, nothing from anywhere else, and no page of anybody else's around ours."""

EMBED_HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'",
    "x-frame-options": "",
    "cross-origin-resource-policy": "cross-origin",
    "cross-origin-opener-policy": "",
}
"""Of what others may put into their pages: it runs no script and asks for nothing to be pressed."""

_EVERYWHERE = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_HTTPS_ONLY = {"strict-transport-security": "max-age=31536000"}


def safe_headers(settings: ServerSettings) -> Mapping[str, str]:
    """The headers of every answer that does not set them itself."""
    return _EVERYWHERE | _HTTPS_ONLY if settings.is_secure else _EVERYWHERE


class SafeHeaders:
    """Adds `safe_headers` to every answer; an answer that has one of them keeps its own, an empty one is left out."""

    def __init__(self, app: ASGIApp, settings: ServerSettings) -> None:
        self._app = app
        self._headers = safe_headers(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
                for name in [name for name, value in headers.items() if not value]:
                    del headers[name]
            await send(message)

        await self._app(scope, receive, send_safely if scope["type"] == "http" else send)
