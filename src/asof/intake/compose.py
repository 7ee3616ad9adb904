"""Lays the groups of a draft out as one text, and measures every block, entry and stray stretch in it."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from asof.intake.draft import Draft, Exhibit, Group, Piece, Role
from asof.model.issue import Issue
from asof.model.report import Block, Entry, Material, Stamp, Text
from asof.model.span import Span
from asof.model.when import Precision, When

_GAP = "\n\n"


@dataclass(slots=True)
class _Layout:
    """The text as it grows; `length` is where the next piece will start."""

    report_id: str
    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    length: int = 0

    def add(self, words: str) -> Span:
        """Appends a piece behind a blank line and says where it lies."""
        if self.parts:
            self.parts.append(_GAP)
            self.length += len(_GAP)
        self.parts.append(words)
        span = Span(start=self.length, end=self.length + len(words))
        self.length = span.end
        return span


def compose(draft: Draft, report_id: str) -> tuple[Text, tuple[Entry, ...], tuple[Issue, ...]]:
    """The text of a draft with its blocks, its entries in the page's order, and the issues found on the way."""
    layout = _Layout(report_id)
    layout.issues += [Issue(code=code, report_id=report_id, span=None, words=words) for code, words in draft.issues]
    for group in draft.groups:
        _lay(group, layout)
    text = Text(report_id=report_id, content="".join(layout.parts), blocks=tuple(layout.blocks))
    return text, tuple(layout.entries), tuple(layout.issues)


def published_when(moment: datetime | date, *, words: str | None = None, span: Span | None = None) -> When:
    """A page's date as a When: a datetime to the minute, a date as its day in UTC bounds."""
    if isinstance(moment, datetime):
        start = moment.astimezone(UTC).replace(microsecond=0)
        precision, length = Precision.MINUTE, timedelta(minutes=1)
    else:
        start = datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
        precision, length = Precision.DAY, timedelta(days=1)
    end = start + length if start.date() < date.max else None
    return When(start=start, end=end, precision=precision, words=words or moment.isoformat(), span=span)


def dateline_of(draft: Draft) -> When | None:
    """The day that the text itself is dated, with its span in the composed text; None where it is not."""
    at = 0
    for group in draft.groups:
        for piece in group.pieces:
            if piece.dateline is not None and group.role is not Role.STRAY:
                span = piece.dateline.span.shifted(at)
                return published_when(piece.dateline.day, words=piece.dateline.words, span=span)
            at += len(piece.words) + len(_GAP)
    return None


def _lay(group: Group, layout: _Layout) -> None:
    spans = [(piece, layout.add(piece.words)) for piece in group.pieces]
    whole = Span(start=spans[0][1].start if spans else layout.length, end=layout.length)
    if group.role is Role.STRAY:
        words = "words of another story stand here; no claim is read from them"
        layout.issues.append(Issue(code="stray-paragraph", report_id=layout.report_id, span=whole, words=words))
        return
    layout.blocks += [
        Block(kind=piece.kind, span=Span(start=span.start + piece.skip, end=span.end))
        for piece, span in spans
        if piece.words[piece.skip :].strip()
    ]
    if group.role is Role.ENTRY:
        layout.entries.append(_entry(group, layout, spans, whole))


def _entry(group: Group, layout: _Layout, spans: list[tuple[Piece, Span]], whole: Span) -> Entry:
    captions = {piece.words: span for piece, span in spans}
    return Entry(
        report_id=layout.report_id,
        number=len(layout.entries),
        span=whole,
        stamp=_placed(group.stamp, whole.start),
        modified_at=group.modified_at,
        url=group.url,
        materials=tuple(_material(exhibit, captions) for exhibit in group.exhibits),
    )


def _placed(stamp: Stamp | None, start: int) -> Stamp | None:
    return stamp if stamp is None or stamp.span is None else replace(stamp, span=stamp.span.shifted(start))


def _material(exhibit: Exhibit, captions: dict[str, Span]) -> Material:
    caption = captions.get(exhibit.caption) if exhibit.caption is not None else None
    return Material(kind=exhibit.kind, url=exhibit.url, caption=caption)
