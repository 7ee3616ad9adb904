"""Reads the updates of a live page from its JSON-LD (schema.org LiveBlogPosting), where they are complete.

A live page shows a part of its updates and loads the rest while it is read; the JSON-LD holds them all.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from asof.intake import jsonld
from asof.intake.dates import read_moment
from asof.intake.draft import Exhibit, Group, Piece, Role
from asof.intake.elements import read_bits, read_exhibits
from asof.intake.jsonld import Node
from asof.intake.plain import tidy
from asof.model.report import BlockKind, MaterialKind, Stamp

# Systems write the moment of saving as the modification; less than this later is no edit.
_EDITED_AFTER = timedelta(minutes=1)
_MARKUP = re.compile(r"<[a-zA-Z/!]")
_MEDIA = {"image": MaterialKind.PICTURE, "video": MaterialKind.VIDEO, "audio": MaterialKind.AUDIO}


def find_liveblog(nodes: Iterable[Node]) -> Node | None:
    """The LiveBlogPosting with the most updates, None where the page has none with updates."""
    blogs = [node for node in nodes if jsonld.is_a(node, "LiveBlogPosting") and jsonld.objects(node, "liveBlogUpdate")]
    return max(blogs, key=lambda node: len(jsonld.objects(node, "liveBlogUpdate")), default=None)


def read_updates(blog: Node) -> tuple[Group, ...]:
    """One entry an update, in the order of the page; an update without a body keeps its headline.

    A picture that all updates share is the page's, not theirs.
    """
    shared = {jsonld.string(image, "url", "contentUrl") for image in jsonld.objects(blog, "image")}
    return tuple(_entry(update, shared) for update in jsonld.objects(blog, "liveBlogUpdate"))


def _entry(update: Node, shared: set[str | None]) -> Group:
    headline = jsonld.string(update, "headline", "name")
    pieces = [Piece(kind=BlockKind.HEADING, words=tidy(headline))] if headline else []
    body, embedded = _body(_raw_body(update))
    published = read_moment(jsonld.string(update, "datePublished", "dateCreated") or "")
    modified = read_moment(jsonld.string(update, "dateModified") or "")
    return Group(
        role=Role.ENTRY,
        pieces=(*pieces, *body),
        stamp=_stamp(update),
        modified_at=_edited(published, modified),
        url=jsonld.string(update, "url"),
        exhibits=(*_exhibits(update, shared), *embedded),
    )


def _edited(published: datetime | date | None, modified: datetime | date | None) -> datetime | None:
    """`modified` where both are moments and it is later by more than the system's own saving."""
    if not isinstance(published, datetime) or not isinstance(modified, datetime):
        return None
    return modified if modified - published > _EDITED_AFTER else None


def _raw_body(update: Node) -> str:
    body = update.get("articleBody") or update.get("text") or ""
    return body if isinstance(body, str) else ""


def _body(raw: str) -> tuple[list[Piece], tuple[Exhibit, ...]]:
    """Paragraphs of a body that is plain text, HTML, or HTML with its markup escaped."""
    content = raw if _MARKUP.search(raw) else jsonld.unescape(raw)
    if not _MARKUP.search(content):
        return [Piece(kind=BlockKind.PARAGRAPH, words=line) for part in content.split("\n") if (line := tidy(part))], ()
    import lxml.html

    root = lxml.html.fragment_fromstring(content, create_parent="div")
    pieces = [Piece(kind=bit.kind, words=tidy(jsonld.unescape(bit.words))) for bit in read_bits(root) if bit.words]
    return pieces, read_exhibits(root, {piece.words for piece in pieces})


def _stamp(update: Node) -> Stamp | None:
    """The moment of publication; a time without a zone keeps its day and clock for reading to place."""
    words = jsonld.string(update, "datePublished", "dateCreated")
    if words is None:
        return None
    moment = read_moment(words)
    if isinstance(moment, datetime):
        return Stamp(words=words, span=None, moment=moment)
    if moment is None:
        return None
    try:
        clock = datetime.fromisoformat(words).time() if len(words) > 10 else None
    except ValueError:
        clock = None
    return Stamp(words=words, span=None, day=moment, clock=clock)


def _exhibits(update: Node, shared: set[str | None]) -> list[Exhibit]:
    found = []
    for key, kind in _MEDIA.items():
        for item in jsonld.objects(update, key):
            url = jsonld.string(item, "contentUrl", "url", "embedUrl")
            if url and url not in shared:
                found.append(Exhibit(kind=kind, url=url))
    return found
