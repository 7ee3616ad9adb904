"""Bytes to text: unpacks gzip, finds the encoding, mends what was misread before, and refuses what is not text."""

import re
import zlib
from dataclasses import dataclass, replace

from asof.errors import NotAPage, UnreadableInput
from asof.intake.mend import mended

# A live page of 1.3 MB is the largest in hand; a hundred times that is a bomb, not a page.
MAX_UNPACKED_BYTES = 128 * 1024 * 1024

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# How the formats that people hand in by mistake begin.
_BINARY = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
    b"WARC/": "a web archive",
    b"filedesc://": "a web archive",
    b"\xd0\xcf\x11\xe0": "an office document",
}
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]{2,40})""",
    re.IGNORECASE,
)
# Labels that pages use for a wider encoding than the one they name (WHATWG Encoding Standard, section 4.2).
_WIDER = {
    "ascii": "windows-1252",
    "us-ascii": "windows-1252",
    "iso-8859-1": "windows-1252",
    "latin-1": "windows-1252",
    "latin1": "windows-1252",
    "iso-8859-9": "windows-1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "big5": "big5hkscs",
    "utf8": "utf-8",
}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The characters, the encoding they were in, and pairs of issue code and words: what was guessed or mended."""

    content: str
    encoding: str
    issues: tuple[tuple[str, str], ...] = ()


def decode(raw: bytes, *, name: str, encoding: str | None = None) -> Decoded:
    """The text of `raw`: by byte-order mark, by `encoding` or the page's declaration, as UTF-8, or as windows-1252.

    NotAPage where `raw` is empty or binary; UnreadableInput where its gzip is broken or `encoding` is unknown.
    """
    raw = unpack(raw, name=name)
    if not raw.strip():
        raise NotAPage(f"{name} is empty")
    for magic, kind in _BINARY.items():
        if raw.startswith(magic):
            raise NotAPage(f"{name} is {kind}, not a page; save the page as HTML or text first")
    decoded = _by_mark(raw) or _by_label(raw, encoding, name) or _by_page(raw) or _by_guess(raw)
    content = decoded.content
    # One control character in twenty: real text in a wrong encoding stays far below, machine formats far above.
    if len(_CONTROL.findall(content[:20_000])) * 20 > len(content[:20_000]):
        raise NotAPage(f"{name} is binary, not a page")
    return _mended(decoded)


def _mended(decoded: Decoded) -> Decoded:
    content, count = mended(decoded.content)
    if not count:
        return decoded
    words = f"{count} character{'s' if count > 1 else ''} had been read in a wrong encoding before: mended"
    return replace(decoded, content=content, issues=(*decoded.issues, ("characters-mended", words)))


def unpack(raw: bytes, *, name: str) -> bytes:
    """`raw`, or what its gzip holds; UnreadableInput where that is broken or larger than a page can be."""
    if not raw.startswith(b"\x1f\x8b"):
        return raw
    unpacker = zlib.decompressobj(wbits=31)
    try:
        content = unpacker.decompress(raw, MAX_UNPACKED_BYTES)
    except zlib.error as error:
        raise UnreadableInput(f"{name} is a broken gzip file: {error}") from error
    if unpacker.unconsumed_tail:
        raise UnreadableInput(f"{name} unpacks to more than {MAX_UNPACKED_BYTES} bytes")
    if not unpacker.eof:
        raise UnreadableInput(f"{name} is a gzip file that ends too early")
    return content


def _by_mark(raw: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return Decoded(content=raw[len(mark) :].decode(encoding, errors="replace"), encoding=encoding)
    head = raw[:400]
    for half, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(head) >= 8 and head[half::2].count(0) > len(head) * 0.4 and head[1 - half :: 2].count(0) == 0:
            return Decoded(content=raw.decode(encoding, errors="replace"), encoding=encoding)
    return None


def _by_label(raw: bytes, label: str | None, name: str) -> Decoded | None:
    """As `label` says, which somebody gave; None where it does not fit the bytes."""
    if label is None:
        return None
    encoding = _WIDER.get(label.lower(), label.lower())
    try:
        return Decoded(content=raw.decode(encoding), encoding=encoding)
    except LookupError as error:
        raise UnreadableInput(f"{label!r} is not an encoding that is known; {name} was not read") from error
    except UnicodeDecodeError:
        return None


def _by_page(raw: bytes) -> Decoded | None:
    """As the page itself declares; not where it is UTF-8 all the same, which other encodings hardly ever look like."""
    found = _DECLARED.search(raw[:4096])
    label = (found.group(1) or found.group(2)).decode("ascii", errors="replace").lower() if found else ""
    encoding = _WIDER.get(label, label)
    if not label or encoding.startswith(("utf-16", "utf-32")) or (not raw.isascii() and _is_utf_8(raw)):
        return None  # what is declared as UTF-16 could not have been found
    try:
        return Decoded(content=raw.decode(encoding), encoding=encoding)
    except (LookupError, ValueError):  # unknown, a codec that is not of text, or not fitting
        return None


def _is_utf_8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _by_guess(raw: bytes) -> Decoded:
    try:
        return Decoded(content=raw.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError as error:
        words = f"not UTF-8 (byte {error.start}) and no encoding that fits is declared: read as windows-1252"
        content = raw.decode("windows-1252", errors="replace")
        return Decoded(content=content, encoding="windows-1252", issues=(("encoding-guessed", words),))
