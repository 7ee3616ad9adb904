"""A page taken apart but not yet measured: pieces of words that have no spans in a text so far."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from asof.model.report import BlockKind, MaterialKind, Stamp
from asof.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The day a piece names at its start as the page's own ("2 May 2011 - ...").  `span` counts in the piece."""

    day: date
    words: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A paragraph-to-be.

    The first `skip` code points of `words` are a stamp or a dateline: they stay in the text and leave the block.
    `stamp` counts its span in `words`.
    """

    kind: BlockKind
    words: str
    skip: int = 0
    stamp: Stamp | None = None
    dateline: Dateline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A picture or recording; `caption` is the words of a piece of the same group, None where it has none."""

    kind: MaterialKind
    url: str | None
    caption: str | None = None


class Role(Enum):
    """What a group of pieces becomes: the head of the page, an entry, or words of another story."""

    HEAD = "head"
    ENTRY = "entry"
    STRAY = "stray"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Pieces that stand together, in the order of the page."""

    role: Role
    pieces: tuple[Piece, ...]
    stamp: Stamp | None = None
    modified_at: datetime | None = None
    url: str | None = None
    exhibits: tuple[Exhibit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a page says of itself outside its text; None where it does not.

    A `published` datetime is aware.  `clock_zone` is the IANA zone that unzoned clocks on the page are shown in.
    """

    title: str | None = None
    deck: str | None = None
    outlet: str | None = None
    published: datetime | date | None = None
    modified: datetime | None = None
    url: str | None = None
    language: str | None = None
    clock_zone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything a format's reader found.  `issues` are pairs of a code and its words."""

    facts: Facts
    groups: tuple[Group, ...]
    media_type: str
    issues: tuple[tuple[str, str], ...] = field(default=())
