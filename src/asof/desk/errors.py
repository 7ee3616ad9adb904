"""Failures: one body in JSON (RFC 9457) and one page, whatever went wrong."""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from asof.desk.as_of import AsOf
from asof.desk.headers import safe_headers
from asof.desk.settings import ServerSettings
from asof.desk.where import addresses, data_path
from asof.errors import AsofError, DamagedRecord, IntakeError, JudgedSince, RecordFull, UsageError
from asof.publish.labels import label
from asof.publish.render import Frame, environment

_STATUS: Mapping[type[AsofError], int] = {
    UsageError: 400,
    IntakeError: 422,
    JudgedSince: 409,
    RecordFull: 507,
    DamagedRecord: 500,
    AsofError: 503,
}
"""By the first that an error is a kind of; the last is for what has nothing to do with what was asked."""

_log = logging.getLogger("asof.desk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What went wrong: an HTTP status, and a sentence for the reader where there is one to say."""

    status: int
    detail: str

    @property
    def title(self) -> str:
        """What the status is called."""
        return HTTPStatus(self.status).phrase


class ProblemError(HTTPException):
    """Raised by a handler to end with a `Problem`; `retry_s` tells when to try again."""

    def __init__(self, status: int, detail: str, *, retry_s: int | None = None) -> None:
        super().__init__(status, detail, {"retry-after": str(retry_s)} if retry_s else None)


def answer_http(request: Request, error: Exception) -> Response:
    """The answer to an HTTPException, such as a path that leads nowhere."""
    if not isinstance(error, HTTPException):
        raise error
    is_said = error.detail != HTTPStatus(error.status_code).phrase
    detail = (
        error.detail if is_said else label("problem.nothing_here" if error.status_code == 404 else "problem.refused")
    )
    return respond(request, Problem(status=error.status_code, detail=detail), headers=error.headers)


def answer_asof(request: Request, error: Exception) -> Response:
    """The answer to an error that asof knows; what it says of files of this machine stays here."""
    status = next(status for kind, status in _STATUS.items() if isinstance(error, kind))
    if status < 500:
        return respond(request, Problem(status=status, detail=str(error)))
    _log.error("%s: %s", request.url.path, error)
    return respond(request, Problem(status=status, detail=label("problem.record")))


def answer_fault(request: Request, error: Exception) -> Response:
    """The answer to a fault of the program.  It comes from outside of everything, so it carries the safe headers."""
    settings: ServerSettings = request.app.state.settings
    problem = Problem(status=500, detail=label("problem.fault"))
    return respond(request, problem, headers=safe_headers(settings))


def respond(request: Request, problem: Problem, *, headers: Mapping[str, str] | None = None) -> Response:
    """The problem as a page where a page was asked for, otherwise as JSON."""
    kept = {"cache-control": "no-store", **(headers or {})}
    if wants_page(request):
        page = environment("asof.desk").get_template("error.html")
        frame = Frame(data=data_path(request.url.path), policy=None)
        return HTMLResponse(
            page.render(error=problem, address=addresses(AsOf()), frame=frame), problem.status, headers=kept
        )
    body = {"title": problem.title, "status": problem.status, "detail": problem.detail}
    return Response(json.dumps(body), problem.status, kept, media_type="application/problem+json")


def wants_page(request: Request) -> bool:
    """Whether a person asks who looks at it in a browser."""
    is_data = request.url.path.rsplit("/", 1)[-1].endswith((".json", ".jsonld", ".atom"))
    return not is_data and "text/html" in request.headers.get("accept", "")
