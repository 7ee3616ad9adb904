"""Who says it."""

from dataclasses import dataclass
from enum import StrEnum

from asof.model.span import Span


class Role(StrEnum):
    """What kind of voice a speaker is; "official" is a role, not a standing."""

    OUTLET = "outlet"
    REPORTER = "reporter"
    WITNESS = "witness"
    ANONYMOUS = "anonymous"
    OFFICIAL = "official"
    ORGANISATION = "organisation"
    PARTY = "party"
    MEDIA = "media"
    PERSON = "person"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One link of the chain of who says it.

    `span` is None for the outlet when the page's metadata, not its text, names it.
    """

    name: str
    role: Role
    words: str
    span: Span | None
