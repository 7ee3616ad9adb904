"""Reads plain-text dumps of pages: paragraphs between blank lines, or one tokenised sentence a line."""

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from asof.intake.boilerplate import is_boilerplate, without_boilerplate, without_repeats
from asof.intake.bylines import read_byline, read_dateline
from asof.intake.draft import Draft, Facts, Piece
from asof.intake.mend import mended
from asof.intake.rolling import part
from asof.intake.stamps import has_open_stamp, read_stamp
from asof.intake.untokenise import is_tokenised, untokenise
from asof.model.report import BlockKind

_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,31});", re.IGNORECASE)
_LONGEST_TITLE = 220
_LONGEST_CAPTION_WORDS = 20
# A dateline or byline stands this near to the top.
_HEAD_PIECES = 8
_DECK_PIECES = 2


def read_plain(content: str, *, near: date | None) -> Draft:
    """The draft of a plain-text page; `near` (a date given from outside) gives years to days without one."""
    words = [tidy(paragraph) for paragraph in paragraphs(content)]
    pieces = [Piece(kind=BlockKind.PARAGRAPH, words=paragraph) for paragraph in words if paragraph]
    kept = without_repeats(without_boilerplate(pieces))
    kept, outlet = _with_head(kept, near)
    if not is_tokenised(content):  # whose lines are sentences, so that none stands alone as a caption does
        kept = _with_captions(kept)
    title = next((piece.words for piece in kept if piece.kind is BlockKind.TITLE), None)
    dated = next((piece.dateline.day for piece in kept if piece.dateline), None)
    facts = Facts(title=title, outlet=outlet)
    return Draft(facts=facts, groups=part(kept, near=near or dated), media_type="text/plain")


def tidy(words: str) -> str:
    """`words` on one line, without characters that do not print, entities undone, and what they misspell mended."""
    if _ENTITY.search(words):
        words = html.unescape(words)
    # Again, since pages also write misread characters as entities, or escaped in their JSON; and before invisible ones
    # go, which some are misread as.
    words = _INVISIBLE.sub("", mended(words)[0])
    return " ".join(words.split())


def paragraphs(content: str) -> list[str]:
    """The paragraphs of a dump: its lines where it is tokenised or has no blank lines, else what blank lines part."""
    content = content.replace("\r\n", "\n").replace("\r", "\n")
    if is_tokenised(content):
        return _closed([untokenise(line) for line in content.split("\n") if line.strip()])
    chunks = [chunk.strip("\n") for chunk in _BLANK.split(content)]
    if len(chunks) == 1:
        return _unwrapped(content.split("\n"))
    return [paragraph for chunk in chunks for paragraph in _unwrapped(chunk.split("\n"))]


def _closed(lines: Sequence[str]) -> list[str]:
    """Lines joined where one ends inside a stamp: a sentence splitter stumbles over its "a.m."."""
    joined: list[str] = []
    for line in lines:
        if joined and has_open_stamp(joined[-1]):
            joined[-1] += " " + line
        else:
            joined.append(line)
    return joined


def _unwrapped(lines: Sequence[str]) -> list[str]:
    """Lines that were wrapped at a width joined again; lines that end as sentences or begin with a stamp stay apart."""
    width = max((len(line) for line in lines), default=0)
    wrapped = len(lines) > 2 and 40 <= width <= 100
    joined: list[str] = []
    last = ""
    for line in lines:
        continues = wrapped and len(last) > width * 0.6 and not is_boilerplate(line.strip())
        if joined and continues and line.strip() and read_stamp(line.strip()) is None:
            joined[-1] += " " + line.strip()
        elif line.strip():
            joined.append(line.strip())
        last = line
    return joined


def _with_head(pieces: Sequence[Piece], near: date | None) -> tuple[tuple[Piece, ...], str | None]:
    """Title, deck, byline and dateline told from the story, and the outlet that the byline names.

    The deck is what stands between the title and the last byline, or a dateline that follows soon.
    """
    marked = list(pieces)
    outlet: str | None = None
    head_end = 0
    for index, piece in enumerate(pieces[:_HEAD_PIECES]):
        is_byline, named = read_byline(piece.words)
        if is_byline and index > 0:
            marked[index], outlet, head_end = replace(piece, kind=BlockKind.BYLINE), outlet or named, index
        elif dateline := read_dateline(piece.words, near):
            alone = dateline.span.end == len(piece.words)
            kind = BlockKind.BYLINE if alone else piece.kind
            marked[index] = replace(piece, kind=kind, dateline=dateline, skip=dateline.span.end)
            head_end = max(head_end, index if index <= _DECK_PIECES + 1 else 0)
            break
        elif read_stamp(piece.words):
            break
    if len(marked) > 1 and not marked[0].skip and _is_title(marked[0].words):
        marked[0] = replace(marked[0], kind=BlockKind.TITLE)
        for index in range(1, head_end):
            if marked[index].kind is BlockKind.PARAGRAPH:
                marked[index] = replace(marked[index], kind=BlockKind.DECK)
    return tuple(marked), outlet


def _is_title(words: str) -> bool:
    return (
        len(words) <= _LONGEST_TITLE
        and not words.endswith((".", ":", ",", ";", "!", '"'))
        and read_stamp(words) is None
    )


def _with_captions(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Short pieces without a final stop between paragraphs are captions (or headings, which plain text cannot tell)."""
    marked = list(pieces)
    for index, piece in enumerate(pieces[1:-1], start=1):
        around = (pieces[index - 1], pieces[index + 1])
        between = any(other.kind is BlockKind.PARAGRAPH and _ENDED.search(other.words) for other in around)
        if between and piece.kind is BlockKind.PARAGRAPH and not piece.skip and _is_caption(piece.words):
            marked[index] = replace(piece, kind=BlockKind.CAPTION)
    return tuple(marked)


def _is_caption(words: str) -> bool:
    short = len(words.split()) <= _LONGEST_CAPTION_WORDS
    return short and not _ENDED.search(words) and not words.startswith(("-", "•", "*")) and read_stamp(words) is None
