"""What was received, the readable text in it, and the parts said at one moment each."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from asof.model.span import Span
from asof.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One thing received, kept byte for byte.

    `report_id` is the SHA-256 of the bytes, in hexadecimal: the same bytes are the same report.
    `name` is the path or address it was given by; `url` its own address where it has one.
    `published_at` is as sharp as the page says (often a day); `modified_at` and `received_at` are UTC.
    `outlet` is who published it; where nothing tells, the file's name stands for it.
    `language` is an ISO 639-1 code; `unread` says in words why no claim was read, None where it was read.
    """

    report_id: str
    size_bytes: int
    name: str
    url: str | None
    media_type: str
    encoding: str
    received_at: datetime
    published_at: When
    modified_at: datetime | None
    outlet: str
    title: str
    language: str
    unread: str | None = None

    def is_outlet_known(self) -> bool:
        """Whether something tells who published it."""
        return self.outlet != file_name(self.name)


def file_name(name: str) -> str:
    """The last part of a path or address."""
    return name.rsplit("/", 1)[-1]


class BlockKind(StrEnum):
    """What a block of text is on its page; a claim says which kind it was read from."""

    TITLE = "title"
    DECK = "deck"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph or heading of the text.  `span` leaves a stamp at its start out."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A report's readable text.  Every span of the report counts code points of `content`."""

    report_id: str
    content: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """When an entry says it was said, as found.

    `clock`, `weekday` (Monday is 0) and `day` are what the words give; None where they give nothing.
    `zone` is an IANA name, "local" for the place's own time, or None where unsaid.  `city` is the place whose
    time it is ("in Cairo").  `moment` is an aware UTC time where metadata gives it outright.  `span` is None then.
    """

    words: str
    span: Span | None
    clock: time | None = None
    weekday: int | None = None
    day: date | None = None
    zone: str | None = None
    city: str | None = None
    moment: datetime | None = None


class MaterialKind(StrEnum):
    """What stands beside the text."""

    PICTURE = "picture"
    VIDEO = "video"
    AUDIO = "audio"


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A picture or recording of an entry, by its address; never downloaded unasked.

    `caption` is a span of the report's text, None where it has none.
    """

    kind: MaterialKind
    url: str | None
    caption: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A part of a report said at one moment; an ordinary report has one.

    `number` counts from 0 in the order of the page.  `said_at` is None until reading has given it.
    `modified_at` (UTC) is later than the stamp where the page says the entry was edited.
    """

    report_id: str
    number: int
    span: Span
    stamp: Stamp | None = None
    said_at: When | None = None
    modified_at: datetime | None = None
    url: str | None = None
    materials: tuple[Material, ...] = ()
