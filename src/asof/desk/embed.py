"""A story's ledger for other people's pages: what oEmbed (version 1.0) says of it, and the frame it comes in."""

import html
import json
from urllib.parse import parse_qs, quote, urlsplit

from asof.desk.as_of import AsOf, read_as_of
from asof.desk.errors import ProblemError
from asof.desk.hosts import is_own
from asof.desk.settings import ServerSettings
from asof.desk.where import STORY
from asof.publish.labels import label

WIDTH, HEIGHT = 640, 480
"""Of the frame in pixels, where whoever embeds it asks for no less."""

_CACHE_S = 300


def oembed_address(settings: ServerSettings, path: str) -> str:
    """Where oEmbed is told of the page at `path` (with its query)."""
    return f"/oembed?url={quote(settings.base + path, safe='')}"


def embedded(settings: ServerSettings, address: str, parameters: dict[str, str]) -> bytes:
    """What oEmbed says of the page of a story at `address`; ProblemError where it is no such page of this server."""
    if parameters.get("format", "json") != "json":
        raise ProblemError(501, label("problem.oembed_format"))
    key, as_of = _story_of(settings, address)
    width, height = _at_most(parameters, "maxwidth", WIDTH), _at_most(parameters, "maxheight", HEIGHT)
    source = f"{settings.base}/stories/{key}/embed{as_of.query()}"
    title = label("embed.title", title=settings.title)
    frame = (
        f'<iframe src="{html.escape(source)}" width="{width}" height="{height}" title="{html.escape(title)}"'
        ' loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox" style="border:0"></iframe>'
    )
    told = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": settings.title,
        "provider_url": settings.base,
        "cache_age": _CACHE_S,
        "width": width,
        "height": height,
        "html": frame,
    }
    return json.dumps(told, ensure_ascii=False).encode()


def _story_of(settings: ServerSettings, address: str) -> tuple[str, AsOf]:
    parts = urlsplit(address)
    found = STORY.fullmatch(parts.path)
    if found is None or not is_own(settings, parts.netloc):
        raise ProblemError(404, label("problem.oembed_url"))
    given = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    return found["key"], read_as_of(given).moment()


def _at_most(parameters: dict[str, str], name: str, usual: int) -> int:
    """The usual size, or less where less is asked for."""
    asked = parameters.get(name, "")
    return max(200, min(usual, int(asked))) if asked.isascii() and asked.isdigit() else usual
