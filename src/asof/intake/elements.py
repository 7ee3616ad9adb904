"""Walks a page's elements in document order and tells paragraphs, headings, captions, quotes and clocks apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from asof.intake.dates import read_moment
from asof.intake.draft import Exhibit
from asof.intake.plain import tidy
from asof.model.report import BlockKind, MaterialKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# fmt: off
_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "svg", "select", "head",
    "iframe", "object", "embed", "dialog", "menu",
})
_BLOCKS = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "figcaption", "div", "section", "article", "main",
    "ul", "ol", "dl", "dt", "dd", "table", "tr", "td", "th", "header", "figure", "time", "address", "pre", "picture",
    "video", "audio", "body",
})
# fmt: on
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
}
# Names that pages give to what stands beside the story.
_BESIDE = re.compile(
    r"\b(?:comments?|disqus|related|recommend\w*|newsletter|sidebar|share|sharing|social|cookie|promo|teaser|outbrain|"
    r"taboola|advert\w*|breadcrumbs?|pagination|most-read|sign-?up)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bit:
    """Words of one element, or what one element shows; `moment` is what a time element gives outright."""

    element: "HtmlElement"
    kind: BlockKind
    words: str
    moment: datetime | None = None


def read_bits(root: "HtmlElement") -> Iterator[Bit]:
    """The bits of `root` in document order; what stands beside the story (by element or by name) is left out."""
    yield from _walk(root, BlockKind.PARAGRAPH)


def read_exhibits(root: "HtmlElement", captions: set[str]) -> tuple[Exhibit, ...]:
    """Pictures, video and sound under `root`; a caption is kept only if it is one of `captions`, the pieces' words."""
    found: dict[str, Exhibit] = {}
    for element in root.iter("img", "video", "audio", "iframe"):
        kind, url = _exhibit(element)
        if url is not None and not url.startswith("data:") and not _is_beside(element):
            caption = _caption(element)
            found.setdefault(url, Exhibit(kind=kind, url=url, caption=caption if caption in captions else None))
    return tuple(found.values())


def _walk(element: "HtmlElement", kind: BlockKind) -> Iterator[Bit]:
    if (
        not isinstance(element.tag, str)
        or element.tag in _SKIPPED
        or (_is_beside(element) and kind is BlockKind.PARAGRAPH)
    ):
        return
    kind = BlockKind.CAPTION if _inside_figure(element) else _KINDS.get(element.tag, kind)
    if element.tag == "time":
        moment = read_moment(element.get("datetime") or "") if element.get("datetime") else None
        yield Bit(
            element=element,
            kind=kind,
            words=tidy(element.text_content()),
            moment=moment if isinstance(moment, datetime) else None,
        )
        return
    if not any(child.tag in _BLOCKS for child in element.iterdescendants() if isinstance(child.tag, str)):
        if words := tidy(_text(element)):
            yield Bit(element=element, kind=kind, words=words)
        return
    yield from _mixed(element, kind)


def _mixed(element: "HtmlElement", kind: BlockKind) -> Iterator[Bit]:
    """Children that are blocks one by one, and the inline text between them as pieces of its own."""
    inline = element.text or ""
    for child in element:
        if _holds_block(child):
            if words := tidy(inline):
                yield Bit(element=element, kind=kind, words=words)
            inline = ""
            yield from _walk(child, kind)
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            inline += " " if child.tag == "br" else _text(child)
        inline += child.tail or ""
    if words := tidy(inline):
        yield Bit(element=element, kind=kind, words=words)


def _holds_block(element: "HtmlElement") -> bool:
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return False
    return element.tag in _BLOCKS or any(
        child.tag in _BLOCKS for child in element.iterdescendants() if isinstance(child.tag, str)
    )


def _text(element: "HtmlElement") -> str:
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _SKIPPED:
            parts.append(" " if child.tag == "br" else _text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _inside_figure(element: "HtmlElement") -> bool:
    return any(ancestor.tag == "figure" for ancestor in (element, *element.iterancestors()))


def _is_beside(element: "HtmlElement") -> bool:
    named = f"{element.get('class') or ''} {element.get('id') or ''}".replace("_", "-")
    return element.tag not in ("body", "html", "main") and _BESIDE.search(named) is not None


def _exhibit(element: "HtmlElement") -> tuple[MaterialKind, str | None]:
    source = element.find("source")
    url = element.get("src") or element.get("data-src") or (source.get("src") if source is not None else None)
    if element.tag == "img":
        return MaterialKind.PICTURE, url
    return (MaterialKind.AUDIO if element.tag == "audio" else MaterialKind.VIDEO), url


def _caption(element: "HtmlElement") -> str | None:
    figure = next((ancestor for ancestor in element.iterancestors() if ancestor.tag == "figure"), None)
    if figure is None:
        return None
    caption = figure.find(".//figcaption")
    return tidy((caption if caption is not None else figure).text_content()) or None
