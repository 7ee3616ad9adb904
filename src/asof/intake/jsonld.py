"""Finds the JSON-LD of a page (schema.org), however nested or slightly broken it is."""

import html
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Node: TypeAlias = dict[str, object]

_DEEPEST = 8
_WRAPPER = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_CONTROL = re.compile(r"[\x00-\x1f]")


def read_nodes(root: "HtmlElement") -> tuple[Node, ...]:
    """Every object with a type in the page's JSON-LD, outer before inner; a script that cannot be mended is skipped."""
    nodes: list[Node] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            nodes.extend(_typed(_load(script.text_content()), 0))
    return tuple(nodes)


def is_a(node: Node, *kinds: str) -> bool:
    """Whether the type of `node`, which may be one or a list, is one of `kinds`."""
    types = node.get("@type")
    return any(kind in types for kind in kinds) if isinstance(types, list) else types in kinds


def string(node: Node, *keys: str) -> str | None:
    """The first of `keys` that holds a text, with entities undone (once or twice); None where none does.

    An object's text is its name or address, a list's that of its first item.
    """
    for key in keys:
        value = node.get(key)
        if isinstance(value, list):
            value = value[0] if value else None
        if isinstance(value, dict):
            value = value.get("name") or value.get("url") or value.get("@id")
        if isinstance(value, str) and value.strip():
            return unescape(value).strip()
    return None


def objects(node: Node, key: str) -> tuple[Node, ...]:
    """The objects under `key`, which may hold one or a list; addresses alone come back as ``{"url": ...}``."""
    value = node.get(key)
    items = value if isinstance(value, list) else [value]
    found: list[Node] = []
    for item in items:
        if isinstance(item, dict):
            found.append(item)
        elif isinstance(item, str) and item:
            found.append({"url": item})
    return tuple(found)


def unescape(words: str) -> str:
    """`words` with HTML entities undone, twice where a page escaped them twice."""
    once = html.unescape(words)
    return html.unescape(once) if once != words and "&" in once else once


def _load(content: str) -> object:
    mended = _WRAPPER.sub("", _WRAPPER.sub("", content))
    for attempt in (content, mended, _CONTROL.sub(" ", _TRAILING_COMMA.sub("", mended))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _typed(value: object, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _typed(item, depth)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for key, inner in value.items():
            if key != "liveBlogUpdate" and isinstance(inner, dict | list):
                yield from _typed(inner, depth + 1)
