"""The server as an ASGI application."""

import mimetypes
from collections.abc import Callable
from importlib import resources

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from asof.desk.context import ServerContext
from asof.desk.live import Hub, Position
from asof.desk.routes import desk_routes
from asof.desk.settings import ServerSettings
from asof.publish.render import ASSETS
from asof.record.sqlite import SqliteStore


def create_app(settings: ServerSettings) -> Starlette:
    """The server of one record; RecordError where the record cannot be opened."""
    with SqliteStore.open(settings.record, read_only=True) as store:
        position = Position(seq=0, head=store.head())
    context = ServerContext(settings=settings, hub=Hub(position))
    routes: list[BaseRoute] = [
        *(Route(f"/assets/{name}", _asset(name)) for name in ASSETS),
        Mount("/desk", routes=desk_routes(context)),
    ]
    return Starlette(routes=routes)


def _asset(name: str) -> Callable[[Request], Response]:
    content = resources.files("asof.publish").joinpath("assets", name).read_bytes()
    media_type, _ = mimetypes.guess_type(name)

    def answer(request: Request) -> Response:
        return Response(content, media_type=media_type)

    return answer
