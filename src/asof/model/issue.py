"""A problem in the data, kept and shown beside the report it was found in."""

from dataclasses import dataclass

from asof.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """`code` is a stable kebab-case word ("stamp-weekday-differs"); `words` say it to a person."""

    code: str
    report_id: str
    span: Span | None
    words: str
