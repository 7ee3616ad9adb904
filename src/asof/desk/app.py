"""The server as an ASGI application."""

import asyncio
import mimetypes
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route

from asof.desk.as_of import is_relative, read_as_of
from asof.desk.context import ServerContext
from asof.desk.embed import embedded
from asof.desk.errors import answer_asof, answer_fault, answer_http
from asof.desk.headers import SafeHeaders
from asof.desk.hosts import KnownHosts
from asof.desk.live import Hub, events
from asof.desk.pages import Kind, Made, Pages, Wanted
from asof.desk.press import Press
from asof.desk.routes import desk_routes
from asof.desk.settings import ServerSettings
from asof.desk.sheet import answer, sheet_of
from asof.desk.where import asset, assets_digest
from asof.errors import AsofError
from asof.publish.render import ASSETS
from asof.record.sqlite import SqliteStore

_PATHS = {
    "/": Kind.INDEX,
    "/index.json": Kind.INDEX_DATA,
    "/stories/{key}.json": Kind.STORY_DATA,
    "/stories/{key}.jsonld": Kind.STORY_LINKED,
    "/stories/{key}.atom": Kind.STORY_FEED,
    "/stories/{key}/embed": Kind.STORY_EMBED,
    "/stories/{key}": Kind.STORY,
    "/reports/{key}.json": Kind.REPORT_DATA,
    "/reports/{key}": Kind.REPORT,
}
"""The first that fits: what a path ends in decides before its key."""


def create_app(settings: ServerSettings) -> Starlette:
    """The server of one record; RecordError where the record cannot be opened."""
    with SqliteStore.open(settings.record, read_only=True) as store:
        hub = Hub(store.position())
    context = ServerContext(settings=settings, hub=hub)
    press = Press(context, Pages(settings, desk="/desk/"))
    app = Starlette(
        routes=[*public_routes(press, context), Mount("/desk", routes=desk_routes(context, press))],
        middleware=[Middleware(SafeHeaders, settings=settings), Middleware(KnownHosts, settings=settings)],
        exception_handlers={HTTPException: answer_http, AsofError: answer_asof, Exception: answer_fault},
        lifespan=lambda _: _watching(press),
    )
    app.state.settings = settings
    app.state.hub = hub
    return app


def public_routes(press: Press, context: ServerContext) -> list[BaseRoute]:
    """What everybody may see."""
    hub, settings = context.hub, context.settings
    pages = [Route(path, _page(press, kind)) for path, kind in _PATHS.items()]
    files = [Route(f"/assets/{{digest}}/{name}", _asset(name)) for name in ASSETS]
    files += [Route(f"/assets/{name}", _asset(name)) for name in ASSETS]

    def stream(request: Request) -> Response:
        headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
        return StreamingResponse(events(hub), media_type="text/event-stream", headers=headers)

    def tell_embedding(request: Request) -> Response:
        given = dict(request.query_params)
        told = embedded(settings, given.get("url", ""), given)
        return Response(told, media_type="application/json", headers={"cross-origin-resource-policy": "cross-origin"})

    return [*pages, *files, Route("/events", stream), Route("/oembed", tell_embedding)]


@asynccontextmanager
async def _watching(press: Press) -> AsyncIterator[None]:
    watching = asyncio.create_task(press.watch())
    try:
        yield
    finally:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
        await press.close()


def _page(press: Press, kind: Kind) -> Callable[[Request], Awaitable[Response]]:
    async def show(request: Request) -> Response:
        as_of = read_as_of(request.query_params)
        if is_relative(request.query_params):
            # The address then holds the moment itself, and can be kept and passed on.
            return RedirectResponse(request.url.path + as_of.query(), 307, {"cache-control": "no-store"})
        wanted = Wanted(kind=kind, key=request.path_params.get("key", ""), as_of=as_of)
        return answer(request, await press.sheet(wanted))

    return show


def _asset(name: str) -> Callable[[Request], Response]:
    media_type, _ = mimetypes.guess_type(name)
    sheet = sheet_of(Made(body=asset(name), media_type=media_type or "application/octet-stream"), seq=0)

    def send(request: Request) -> Response:
        is_lasting = request.path_params.get("digest") == assets_digest()
        return answer(request, sheet, keep="public, max-age=31536000, immutable" if is_lasting else "no-cache")

    return send
