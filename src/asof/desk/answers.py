"""The desk's pages as answers: each knows who asks, and none is left in a cache."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from asof.desk.as_of import AsOf
from asof.desk.context import ServerContext
from asof.desk.editors import EditorRole
from asof.desk.sessions import Session, form_token
from asof.desk.where import addresses
from asof.desk.words import say, say_count
from asof.publish.render import Frame

HEADERS: Mapping[str, str] = {"cache-control": "no-store"}
"""Of every answer of the desk, beside the safe ones of all answers: nothing of it is left in a cache."""

_FRAME = Frame(data=None, policy=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request that was let through: who asks, what their form holds, and the token that their forms carry.

    `session` is None only at the door.
    """

    request: Request
    context: ServerContext
    session: Session | None
    form: FormData
    token: str

    @property
    def who(self) -> Session:
        """Who asks, where a session is needed to ask at all."""
        if self.session is None:
            raise PermissionError("nobody is logged in")
        return self.session

    def words(self, name: str) -> str:
        """What was typed or chosen in the form as `name`, without white space around it; "" for nothing."""
        value = self.form.get(name)
        return value.strip() if isinstance(value, str) else ""


def page(asked: Asked, template: str, *, status: int = 200, **values: Any) -> Response:
    """The page of `template`, which finds who is asking, and the token for its forms."""
    environment = asked.context.environment
    environment.globals.update(say=say, say_count=say_count, outlet_path=outlet_path)
    content = environment.get_template(template).render(
        frame=_FRAME,
        address=addresses(AsOf()),
        title_of_server=asked.context.settings.title,
        session=asked.session,
        form_token=form_token(asked.token),
        path=asked.request.url.path,
        ways=_ways(),
        may_judge=asked.session is not None and asked.session.role.may(EditorRole.EDITOR),
        **values,
    )
    return HTMLResponse(content, status_code=status, headers=dict(HEADERS))


def outlet_path(outlet: str) -> str:
    """Where the page of an outlet stands; its name may hold anything, a slash too."""
    return f"/desk/outlet?{urlencode({'name': outlet})}"


def _ways() -> tuple[tuple[str, str], ...]:
    """The pages that every page leads to, in their order."""
    return (
        ("/desk/", say("way.inbox")),
        ("/desk/claims", say("way.claims")),
        ("/desk/reports", say("way.reports")),
        ("/desk/outlets", say("way.outlets")),
        ("/desk/add", say("way.add")),
        ("/desk/history", say("way.history")),
    )


def refusal(asked: Asked, reason: str, *, status: int, **values: object) -> Response:
    """The page that says why something is not done, and the way out."""
    return page(
        asked,
        "refused.html",
        status=status,
        title=say(f"refused.{reason}"),
        told=say(f"refused.{reason}_way", **values),
    )


def go(path: str) -> Response:
    """On to another page, after something was done."""
    return RedirectResponse(path, status_code=303, headers=dict(HEADERS))
