"""Reads HTML pages: live pages by their JSON-LD or by the stamps they show, other pages by their main text."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from asof.errors import NotAPage
from asof.intake import jsonld
from asof.intake.boilerplate import without_boilerplate, without_repeats
from asof.intake.bylines import read_byline, read_dateline
from asof.intake.draft import Draft, Facts, Group, Piece, Role
from asof.intake.elements import Bit, read_bits, read_exhibits
from asof.intake.liveblog import find_liveblog, read_updates
from asof.intake.metadata import read_facts
from asof.intake.plain import tidy
from asof.intake.rolling import part, stamp_of
from asof.intake.stamps import Strength
from asof.model.report import BlockKind, Stamp

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# trafilatura's names for what its tree holds.
_KINDS = {"head": BlockKind.HEADING, "quote": BlockKind.QUOTE, "p": BlockKind.PARAGRAPH, "item": BlockKind.PARAGRAPH}
_LEAST_TIMES = 3


def read_html(content: str, *, url: str | None, near: date | None) -> Draft:
    """The draft of an HTML page; NotAPage where it has no readable text.  `near` gives years to days without one."""
    root = _parse(content)
    nodes = jsonld.read_nodes(root)
    facts = read_facts(root, nodes, url)
    near = near or _day(facts.modified or facts.published)
    blog = find_liveblog(nodes)
    updates = read_updates(blog) if blog is not None else ()
    if _has_words(updates):
        groups = (*_head(root, facts), *updates)
    else:
        main = _trafilatura(content)
        groups = _visible_entries(root, facts, near, main) or _ordinary(root, facts, main)
    if not _has_words(groups):
        raise NotAPage("the page has no readable text in it")
    issues: tuple[tuple[str, str], ...] = ()
    if facts.published is None and (guess := _guessed_date(content)) is not None:
        facts = replace(facts, published=guess)
        issues = (("date-guessed", f"the page's metadata gives no date; {guess} is read from its text or markup"),)
    return Draft(facts=facts, groups=groups, media_type="text/html", issues=issues)


def _has_words(groups: Sequence[Group]) -> bool:
    return any(piece.words for group in groups for piece in group.pieces)


def _parse(content: str) -> "HtmlElement":
    import lxml.etree
    import lxml.html

    parser = lxml.html.HTMLParser(huge_tree=True, encoding="utf-8")
    try:
        root = lxml.html.document_fromstring(content.encode("utf-8", errors="replace"), parser=parser)
    except (lxml.etree.ParserError, ValueError) as error:
        raise NotAPage(f"the page cannot be taken apart: {error}") from error
    return root


def _day(moment: datetime | date | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


def _head(root: "HtmlElement", facts: Facts) -> tuple[Group, ...]:
    """Title and deck as the head; a deck counts only where the page shows it, since descriptions can be for robots."""
    pieces = [Piece(kind=BlockKind.TITLE, words=facts.title)] if facts.title else []
    deck = tidy(facts.deck or "")
    if deck and deck != facts.title and deck in tidy(" ".join(bit.words for bit in read_bits(root))):
        pieces.append(Piece(kind=BlockKind.DECK, words=deck))
    return (Group(role=Role.HEAD, pieces=tuple(pieces)),) if pieces else ()


def _visible_entries(root: "HtmlElement", facts: Facts, near: date | None, main: Sequence[Piece]) -> tuple[Group, ...]:
    """The entries of a page that shows stamps, from the smallest element that holds them; empty where it is none.

    They must hold most of the page's main text: lists of other stories and of short messages are stamped too.
    """
    bits = list(read_bits(root))
    timed = _timed(bits)
    if not timed:  # then times give the page's own date, or that of a story it points to
        bits = [bit for bit in bits if bit.moment is None]
    pieces = [_piece(bit) for bit in bits]
    found = [
        (bit.element, stamp) for bit, piece in zip(bits, pieces, strict=True) if (stamp := stamp_of(piece, near=near))
    ]
    strong = [element for element, stamp in found if stamp.strength is Strength.STRONG]
    stamped = strong if len(strong) >= _LEAST_TIMES else [element for element, _ in found]
    if len(stamped) < _LEAST_TIMES:
        return ()
    region = _common_ancestor(stamped)
    inside = set(region.iter())
    body = [piece for bit, piece in zip(bits, pieces, strict=True) if bit.element in inside]
    head = [piece for group in _head(root, facts) for piece in group.pieces]
    said = {piece.words for piece in head}
    kept = without_repeats(without_boilerplate([*head, *(piece for piece in body if piece.words not in said)]))
    groups = tuple(_with_exhibits(group, region) for group in part(kept, near=near))
    return groups if _holds_main_text(groups, main) else ()


def _timed(bits: Sequence[Bit]) -> bool:
    """Whether time elements date the page's updates: several with a moment, each with a paragraph below it."""
    moments = [index for index, bit in enumerate(bits) if bit.moment is not None]
    followed = [i for i in moments if any(_is_paragraph(bit) for bit in bits[i + 1 : i + 4])]
    return len(followed) >= _LEAST_TIMES and len(followed) * 2 > len(moments)


def _is_paragraph(bit: Bit) -> bool:
    return bit.kind is BlockKind.PARAGRAPH and bit.moment is None and len(bit.words) > 60


def _piece(bit: Bit) -> Piece:
    piece = Piece(kind=bit.kind, words=bit.words)
    if bit.moment is None:
        return piece
    stamp = Stamp(words=bit.words or bit.moment.isoformat(), span=None, moment=bit.moment)
    return replace(piece, stamp=stamp, skip=len(bit.words))


def _holds_main_text(groups: Sequence[Group], main: Sequence[Piece]) -> bool:
    """Whether the stamped entries hold most of the main text, and most of them (two at least) some of it."""
    entries = ["\n".join(piece.words for piece in group.pieces) for group in groups if group.stamp is not None]
    words = [piece.words for piece in main]
    held = sum(len(w) for w in words if any(w in entry for entry in entries))
    filled = sum(1 for entry in entries if any(w in entry for w in words))
    return 2 * held >= sum(map(len, words)) and filled >= max(2, len(entries) / 2)


def _common_ancestor(elements: Sequence["HtmlElement"]) -> "HtmlElement":
    paths = [[*reversed(list(element.iterancestors())), element] for element in elements]
    common = paths[0][0]
    for level in zip(*paths, strict=False):
        if any(element is not level[0] for element in level):
            break
        common = level[0]
    return common


def _with_exhibits(group: Group, region: "HtmlElement") -> Group:
    """`group` with the pictures whose captions are among its pieces."""
    captions = {piece.words for piece in group.pieces if piece.kind is BlockKind.CAPTION}
    if group.role is not Role.ENTRY or not captions:
        return group
    return replace(group, exhibits=tuple(e for e in read_exhibits(region, captions) if e.caption is not None))


def _ordinary(root: "HtmlElement", facts: Facts, main: Sequence[Piece]) -> tuple[Group, ...]:
    """Head and one entry of an ordinary page: the main text that trafilatura finds, and its captions."""
    body = list(main) or [Piece(kind=bit.kind, words=bit.words) for bit in read_bits(root) if bit.words]
    body = [piece for piece in body if piece.words != facts.title]
    for index, piece in enumerate(body[:4]):
        if read_byline(piece.words)[0]:
            body[index] = replace(piece, kind=BlockKind.BYLINE)
        elif dateline := read_dateline(piece.words, _day(facts.published)):
            body[index] = replace(piece, dateline=dateline, skip=dateline.span.end)
    head = [piece for group in _head(root, facts) for piece in group.pieces]
    known = {piece.words for piece in body}
    head = [piece for piece in head if piece.words not in known]
    captions = _captions(root, known) if body else []
    kept = without_repeats(without_boilerplate([*head, *body, *captions]))
    return tuple(_with_exhibits(group, root) for group in part(kept, near=None))


def _trafilatura(content: str) -> list[Piece]:
    import trafilatura

    # Its warnings are about pages, not about us: what it cannot read is told by its empty answer.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            content, include_comments=False, include_tables=False, include_images=False, with_metadata=False
        )
    except Exception:  # noqa: BLE001 - a border: whatever a page does to the extractor, the walk over elements remains
        return []
    body = getattr(found, "body", None)
    if body is None:
        return []
    pieces = []
    for element in body.iter("p", "head", "item", "quote"):
        if element.tag == "quote" and element.find(".//p") is not None:
            continue
        quoted = any(ancestor.tag == "quote" for ancestor in element.iterancestors())
        if words := tidy("".join(element.itertext())):
            kind = BlockKind.QUOTE if quoted else _KINDS[element.tag]
            pieces.append(Piece(kind=kind, words=words))
    return pieces


def _guessed_date(content: str) -> date | None:
    """The day that htmldate finds where the metadata that is meant for it says nothing."""
    import htmldate

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = htmldate.find_date(content, original_date=True, extensive_search=False)
        return date.fromisoformat(found) if found else None
    except Exception:  # noqa: BLE001 - a border, as for trafilatura
        return None


def _captions(root: "HtmlElement", known: set[str]) -> list[Piece]:
    """Captions of the story's own pictures: those in the smallest element that holds most of its paragraphs."""
    holders = [element for element in root.iter("p") if tidy(element.text_content()) in known]
    if len(holders) < 2:
        return []
    region = _common_ancestor(holders)
    words = (tidy(caption.text_content()) for caption in region.iter("figcaption"))
    return [Piece(kind=BlockKind.CAPTION, words=w) for w in dict.fromkeys(words) if w and w not in known]
