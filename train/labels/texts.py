"""The texts that labelled sentences stand in, read where they lie and cut by asof's own sentence splitter."""

import functools
import hashlib
import html
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asof.reading.sentences import cut_sentences

_SETS = Path(__file__).with_name("sets.toml")
_LINES = re.compile(r"[^\n]+")
PARAGRAPHS = re.compile(r"\S(?:[^\n]|\n(?![ \t]*\n))*")
_JSON_LD = re.compile(r"<script[^>]*ld\+json[^>]*>(.*?)</script>", re.DOTALL)


class NotTheText(Exception):
    """A set, row or sentence that labels name is not what they were made on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One set of texts, as ``sets.toml`` tells of it."""

    name: str
    path: str
    shape: str
    most: int
    licence: str
    sha256: str
    key: str = ""
    files: str = ""
    wrapped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a sentence stands: its set, the key of its row, and half-open code-point offsets into the row's text.

    `digest` is the first sixteen hex digits of the SHA-256 of its words in UTF-8.
    """

    set: str
    row: str
    start: int
    end: int
    digest: str


@functools.cache
def sources() -> dict[str, Source]:
    """The sets by name, in the order of ``sets.toml``."""
    told = tomllib.loads(_SETS.read_text(encoding="utf-8"))
    return {name: Source(name=name, **fields) for name, fields in told.items()}


@functools.lru_cache(maxsize=16)
def texts_of(name: str, data: Path) -> dict[str, str]:
    """The texts of one set by the key of their row; `data` is the folder of shared data.

    NotTheText where the set is not one of ours or does not lie there.
    """
    source = sources().get(name)
    if source is None:
        raise NotTheText(f"no set is called {name!r}; the sets are {', '.join(sources())}")
    path = data / source.path
    if not path.exists():
        raise NotTheText(f"the set {name!r} should lie at {path}; give the folder of shared data")
    return dict(_READERS[source.shape](path, source))


def sentences_in(source: Source, row: str, text: str) -> Iterator[Address]:
    """The address of every sentence of one text, in order."""
    for match in (PARAGRAPHS if source.wrapped else _LINES).finditer(text):
        for span in cut_sentences(match.group()):
            whole = span.shifted(match.start())
            yield Address(set=source.name, row=row, start=whole.start, end=whole.end, digest=digest_of(whole.of(text)))


def words_at(address: Address, data: Path) -> str:
    """The words that stand at `address`; NotTheText where they are others than those it was made on."""
    text = texts_of(address.set, data).get(address.row)
    if text is None:
        raise NotTheText(f"the set {address.set!r} has no row {address.row!r}")
    words = text[address.start : address.end]
    if digest_of(words) != address.digest:
        place = f"{address.set} {address.row} {address.start}-{address.end}"
        raise NotTheText(f"{place}: other words stand there than were labelled; is this the same edition of the set?")
    return words


def digest_of(words: str) -> str:
    """The first sixteen hex digits of the SHA-256 of `words`."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def file_digest(name: str, data: Path) -> str:
    """The SHA-256 of a set's file; of the digests of its files in the order of their names where it is a folder."""
    source = sources()[name]
    path = data / source.path
    if not source.files:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    each = [hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(path.glob(source.files))]
    return hashlib.sha256("\n".join(each).encode()).hexdigest()


def _rows(path: Path, source: Source) -> Iterator[tuple[str, str]]:
    # Not splitlines(): a text may hold U+2028, which ends no line of the file.
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            row = json.loads(line)
            yield row[source.key], row["text"]


def _files(path: Path, source: Source) -> Iterator[tuple[str, str]]:
    for file in sorted(path.glob(source.files)):
        yield file.name, file.read_text(encoding="utf-8")


def _updates(path: Path, _source: Source) -> Iterator[tuple[str, str]]:
    for match in _JSON_LD.finditer(path.read_text(encoding="utf-8")):
        told: Any = json.loads(match.group(1))
        for page in told if isinstance(told, list) else [told]:
            for update in page.get("liveBlogUpdate", []):
                # The body is HTML: what a reader sees has no entities.
                yield update["url"].rpartition("#")[2], html.unescape(update["articleBody"])


def _bodies(path: Path, _source: Source) -> Iterator[tuple[str, str]]:
    for key, page in json.loads(path.read_text(encoding="utf-8")).items():
        yield key, page["articleBody"]


_READERS = {"rows": _rows, "files": _files, "updates": _updates, "bodies": _bodies}
