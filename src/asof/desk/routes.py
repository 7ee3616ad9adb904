"""The desk's own pages, all under /desk."""

from importlib import resources

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from asof.desk.answers import Asked, refusal
from asof.desk.claims import Claims
from asof.desk.context import ServerContext
from asof.desk.current import Desk
from asof.desk.decide import Deciding
from asof.desk.door import Door
from asof.desk.editors import EditorRole
from asof.desk.guard import Handler, guarded, open_to_all
from asof.desk.history import History
from asof.desk.inbox import Inbox
from asof.desk.outlets import Outlets
from asof.desk.press import Press
from asof.desk.reports import Reports
from asof.desk.submit import Submitting
from asof.desk.versions import Versions

STYLE = "desk.css"


def desk_routes(context: ServerContext, press: Press) -> list[BaseRoute]:
    """The routes of the desk; their paths are relative to /desk.

    Where secrets would cross a network unencrypted there is only a page that says so.
    """
    if not (context.settings.is_secure or context.settings.is_loopback):
        return [Route(f"/{STYLE}", _style), Route("/{path:path}", open_to_all(context, _refuse_plain))]
    door, desk = Door(), Desk(context, press)
    deciding, submitting = Deciding(desk), Submitting(desk)
    inbox, outlets, versions = Inbox(desk), Outlets(desk), Versions(desk)
    claims, reports, history = Claims(desk), Reports(desk), History(desk)

    def get(path: str, handler: Handler, least: EditorRole = EditorRole.READER) -> Route:
        return Route(path, guarded(context, handler, least=least), methods=["GET"])

    def post(path: str, handler: Handler, least: EditorRole) -> Route:
        return Route(path, guarded(context, handler, least=least), methods=["POST"])

    return [
        Route(f"/{STYLE}", _style),
        Route("/login", open_to_all(context, door.show_login), methods=["GET"]),
        Route("/login", open_to_all(context, door.log_in), methods=["POST"]),
        Route("/logout", open_to_all(context, door.log_out), methods=["POST"]),
        get("/", inbox.show),
        post("/looked", inbox.mark, EditorRole.READER),
        post("/unlooked", inbox.unmark, EditorRole.READER),
        get("/claims", claims.show_list),
        get("/claim/{claim_id}", claims.show_one),
        get("/judge/{kind}", deciding.show, EditorRole.EDITOR),
        post("/judge/{kind}", deciding.decide, EditorRole.EDITOR),
        get("/reports", reports.show_list),
        get("/report/{report_id}", reports.show_one),
        get("/versions/{report_id}", versions.show),
        get("/outlets", outlets.show_list),
        get("/outlet", outlets.show_one),
        get("/add", submitting.show, EditorRole.REPORTER),
        post("/add/{way}", submitting.add, EditorRole.REPORTER),
        get("/history", history.show_list),
        get("/judgement/{judgement_id}", history.show_one),
    ]


def _refuse_plain(asked: Asked) -> Response:
    return refusal(asked, "plain", status=403)


def _style(request: Request) -> Response:
    content = resources.files("asof.desk").joinpath("assets", STYLE).read_bytes()
    return Response(content, media_type="text/css", headers={"cache-control": "max-age=300"})
