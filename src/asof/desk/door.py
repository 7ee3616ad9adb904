"""The way in and out: the login, which is slow to whoever guesses, and the way back to what was being done."""

import re
from dataclasses import replace
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from asof.desk.answers import Asked, go, page
from asof.desk.attempts import Attempts
from asof.desk.editors import check_secret
from asof.desk.sessions import end_session, find_session, is_form_token, start_session
from asof.desk.words import say

COOKIE = "asof_desk"
_HOME = "/desk/"
_OWN_PATH = re.compile(r"/desk/[\w./?=&%+-]*", re.ASCII)
_KEPT = "kept."
"""What stands before the name of a field that is carried through the login."""


class Door:
    """The login and the logout of one server."""

    def __init__(self) -> None:
        self._attempts = Attempts()

    def show_login(self, asked: Asked) -> Response:
        """The form to log in with."""
        if asked.session is not None:
            return go(_HOME)
        return _login(asked, next_path=_own(asked.request.query_params.get("next", "")))

    def log_in(self, asked: Asked) -> Response:
        """Let in whoever knows their secret; whoever has failed too often waits."""
        name, address = asked.words("name"), asked.request.client.host if asked.request.client else ""
        wait_s = self._attempts.wait_s(address, name)
        if wait_s:
            response = _login(asked, problem=say("login.wait", minutes=-(-wait_s // 60)), status=429)
            response.headers["retry-after"] = str(wait_s)
            return response
        record = asked.context.settings.record
        editor = check_secret(record, name, asked.words("secret"))
        if editor is None:
            self._attempts.failed(address, name)
            return _login(asked, problem=say("login.wrong"), status=401)
        self._attempts.succeeded(address, name)
        # Another token than that of the form: whoever planted one in this browser does not hold the session's.
        token = start_session(record, editor)
        kept, path = _kept_fields(asked), _own(asked.words("next"))
        session = find_session(record, token)
        inside = replace(asked, session=session, token=token)
        response = page(inside, "resume.html", action=path, kept=kept) if kept else go(path)
        return _with_cookie(response, asked, token)

    def log_out(self, asked: Asked) -> Response:
        """End the session."""
        if asked.session is not None:
            end_session(asked.context.settings.record, asked.session.token)
        response = go("/desk/login")
        response.delete_cookie(COOKIE, path="/desk")
        return response


def ask_again(asked: Asked) -> Response:
    """The login in the middle of something: what was typed is carried through it and not lost.

    Only what a form of the desk itself sent: nobody must find what another site typed for them.
    """
    fields = [(name, value) for name, value in asked.form.multi_items() if isinstance(value, str)]
    is_ours = asked.request.headers.get("sec-fetch-site") == "same-origin"
    is_ours = is_ours or is_form_token(asked.words("form_token"), asked.token)
    kept = [(f"{_KEPT}{name}", value) for name, value in fields if is_ours and name != "form_token"]
    problem = say("login.ended" if kept else "login.ended_empty")
    return _login(asked, problem=problem, next_path=_own(asked.request.url.path), kept=kept, status=401)


def safe_path(request: Request) -> str:
    """The path and query asked for, for the query of the login's address."""
    query = f"?{request.url.query}" if request.url.query else ""
    return quote(f"{request.url.path}{query}", safe="/")


def _own(path: str) -> str:
    """`path` where it is of the desk, else the desk's first page: the login leads to no other site."""
    return path if _OWN_PATH.fullmatch(path) and "//" not in path else _HOME


def _kept_fields(asked: Asked) -> list[tuple[str, str]]:
    fields = [(name, value) for name, value in asked.form.multi_items() if isinstance(value, str)]
    return [(name.removeprefix(_KEPT), value) for name, value in fields if name.startswith(_KEPT)]


def _login(
    asked: Asked,
    *,
    problem: str = "",
    next_path: str | None = None,
    kept: list[tuple[str, str]] | None = None,
    status: int = 200,
) -> Response:
    if kept is None:
        kept = [(f"{_KEPT}{name}", value) for name, value in _kept_fields(asked)]
    response = page(
        asked,
        "login.html",
        status=status,
        problem=problem,
        name=asked.words("name"),
        next=next_path or _own(asked.words("next")),
        kept=kept,
    )
    return _with_cookie(response, asked, asked.token)


def _with_cookie(response: Response, asked: Asked, token: str) -> Response:
    """The token in a cookie that no script reads, no other site sends and, where it can be, no plain connection."""
    response.set_cookie(
        COOKIE, token, path="/desk", httponly=True, samesite="strict", secure=asked.context.settings.is_secure
    )
    return response
