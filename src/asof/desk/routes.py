"""The desk's own pages, all under /desk."""

from importlib import resources

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from asof.desk.context import ServerContext
from asof.desk.door import Door
from asof.desk.editors import EditorRole
from asof.desk.guard import guarded, open_to_all
from asof.desk.home import show_home

STYLE = "desk.css"


def desk_routes(context: ServerContext) -> list[BaseRoute]:
    """The routes of the desk; their paths are relative to /desk."""
    door = Door()
    return [
        Route(f"/{STYLE}", _style),
        Route("/login", open_to_all(context, door.show_login), methods=["GET"]),
        Route("/login", open_to_all(context, door.log_in), methods=["POST"]),
        Route("/logout", open_to_all(context, door.log_out), methods=["POST"]),
        Route("/", guarded(context, show_home, least=EditorRole.READER), methods=["GET"]),
    ]


def _style(request: Request) -> Response:
    content = resources.files("asof.desk").joinpath("assets", STYLE).read_bytes()
    return Response(content, media_type="text/css", headers={"cache-control": "max-age=300"})
