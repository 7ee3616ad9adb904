"""Stands before every page of the desk: who asks, whether they may, and whether their form is the desk's own."""

from collections.abc import Awaitable, Callable

from anyio.to_thread import run_sync
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message, Receive

from asof.desk.answers import Asked, go, refusal
from asof.desk.context import ServerContext
from asof.desk.door import COOKIE, ask_again, safe_path
from asof.desk.editors import EditorRole
from asof.desk.sessions import find_session, is_form_token, new_token

Handler = Callable[[Asked], Response]
Endpoint = Callable[[Request], Awaitable[Response]]

FORM_FIELD = "form_token"

MOST_BYTES = 24 * 1024 * 1024
"""A form with a page of the largest size that is taken, and its fields."""

_MOST_FIELDS = 500


class _TooLarge(Exception):
    """More was sent than is taken."""


def guarded(context: ServerContext, handler: Handler, *, least: EditorRole) -> Endpoint:
    """`handler`, in a thread of its own, for those who are logged in and may do what takes `least`.

    A form without the token of its sender's session is refused, and so is one that another site sent.
    """

    async def answer(request: Request) -> Response:
        asked = await _asked(context, request)
        if request.method != "POST":
            if asked.session is None:
                return go(f"/desk/login?next={safe_path(request)}")
            return await _allowed(asked, handler, least)
        return await _sent(asked, handler, least)

    return answer


def open_to_all(context: ServerContext, handler: Handler) -> Endpoint:
    """`handler` for anybody, such as the door itself; forms are checked all the same."""

    async def answer(request: Request) -> Response:
        asked = await _asked(context, request)
        if request.method == "POST":
            return await _sent(asked, handler, None)
        return await run_sync(handler, asked)

    return answer


async def _asked(context: ServerContext, request: Request) -> Asked:
    token = request.cookies.get(COOKIE, "")
    session = await run_sync(find_session, context.settings.record, token) if token else None
    return Asked(request=request, context=context, session=session, form=FormData(), token=token or new_token())


async def _sent(asked: Asked, handler: Handler, least: EditorRole | None) -> Response:
    """What becomes of a form."""
    request = asked.request
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return refusal(asked, "foreign_form", status=403)
    try:
        limited = Request(request.scope, _at_most(request.receive))
        form = await limited.form(max_files=1, max_fields=_MOST_FIELDS, max_part_size=MOST_BYTES)
    except _TooLarge:
        return refusal(asked, "too_large", status=413, megabytes=MOST_BYTES // 2**20)
    except HTTPException as error:
        return refusal(asked, "broken_form", status=400, why=error.detail)
    try:
        asked = Asked(request=request, context=asked.context, session=asked.session, form=form, token=asked.token)
        if least is not None and asked.session is None:
            return await run_sync(ask_again, asked)
        given = form.get(FORM_FIELD)
        if not isinstance(given, str) or not is_form_token(given, asked.token):
            return refusal(asked, "no_form_token", status=403)
        response = await (run_sync(handler, asked) if least is None else _allowed(asked, handler, least))
    finally:
        await form.close()
    asked.context.hub.wake()
    return response


async def _allowed(asked: Asked, handler: Handler, least: EditorRole) -> Response:
    if not asked.who.role.may(least):
        return refusal(asked, "role", status=403, least=least.value, role=asked.who.role.value)
    return await run_sync(handler, asked)


def _at_most(receive: Receive) -> Receive:
    """`receive`, which stops whoever sends more than is taken."""
    got = 0

    async def limited() -> Message:
        nonlocal got
        message = await receive()
        got += len(message.get("body", b""))
        if got > MOST_BYTES:
            raise _TooLarge
        return message

    return limited
