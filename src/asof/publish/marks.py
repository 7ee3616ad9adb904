"""Cuts a report's text into paragraphs whose claims are marked, without losing or moving a character."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from asof.model.claim import Claim
from asof.model.report import Block, BlockKind, Entry, Text
from asof.model.span import Span
from asof.publish.display import shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words that are shown one way; `is_figure` where they are the words of a count."""

    words: str
    is_figure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words inside a mark, or between marks where `claims` is empty.

    `claims` are (number, claim) in the order of the text.  `is_first` is false where a mark that spans two paragraphs
    goes on in the second.
    """

    runs: tuple[Run, ...]
    claims: tuple[tuple[int, Claim], ...] = ()
    is_first: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A block of the text; `kind` is None for what stands between blocks, such as a stamp."""

    kind: BlockKind | None
    span: Span
    entry: int | None
    stretches: tuple[Stretch, ...]

    @property
    def claims(self) -> tuple[tuple[int, Claim], ...]:
        """The claims whose mark begins here."""
        return tuple(numbered for s in self.stretches if s.is_first for numbered in s.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    span: Span
    claims: tuple[tuple[int, Claim], ...]


def mark_text(text: Text, entries: Sequence[Entry], claims: Iterable[Claim]) -> tuple[Paragraph, ...]:
    """The paragraphs of `text` in order, every character of it but white space between them.

    Claims whose spans overlap share one mark over all of them.  Claims are numbered from 1 in the order of the text.
    """
    ordered = sorted(claims, key=lambda claim: (claim.span, claim.claim_id))
    marks = _joined(list(enumerate(ordered, start=1)))
    return tuple(
        Paragraph(
            kind=block.kind if block else None,
            span=span,
            entry=next((entry.number for entry in entries if entry.span.overlaps(span)), None),
            stretches=tuple(_stretches(text.content, span, marks)),
        )
        for block, span in _pieces(text)
    )


def _joined(numbered: Sequence[tuple[int, Claim]]) -> list[_Mark]:
    marks: list[_Mark] = []
    for number, claim in numbered:
        if marks and marks[-1].span.overlaps(claim.span):
            last = marks.pop()
            span = Span(start=last.span.start, end=max(last.span.end, claim.span.end))
            marks.append(_Mark(span=span, claims=(*last.claims, (number, claim))))
        else:
            marks.append(_Mark(span=claim.span, claims=((number, claim),)))
    return marks


def _pieces(text: Text) -> Iterator[tuple[Block | None, Span]]:
    """Blocks, and whatever but white space stands between them, in order and without overlap."""
    reached = 0
    for block in sorted(text.blocks, key=lambda block: block.span):
        yield from _between(text.content, reached, block.span.start)
        start = max(reached, block.span.start)
        if start < block.span.end:
            yield block, Span(start=start, end=block.span.end)
        reached = max(reached, block.span.end)
    yield from _between(text.content, reached, len(text.content))


def _between(content: str, start: int, end: int) -> Iterator[tuple[None, Span]]:
    words = content[start:end]
    if words.strip():
        lead = len(words) - len(words.lstrip())
        yield None, Span(start=start + lead, end=start + len(words.rstrip()))


def _stretches(content: str, piece: Span, marks: Sequence[_Mark]) -> Iterator[Stretch]:
    at = piece.start
    for mark in marks:
        if not mark.span.overlaps(piece):
            continue
        start, end = max(piece.start, mark.span.start), min(piece.end, mark.span.end)
        if at < start:
            yield Stretch(runs=(Run(words=shown(content[at:start])),))
        runs = tuple(_runs(content, Span(start=start, end=end), [claim for _, claim in mark.claims]))
        yield Stretch(runs=runs, claims=mark.claims, is_first=start == mark.span.start)
        at = end
    if at < piece.end:
        yield Stretch(runs=(Run(words=shown(content[at : piece.end])),))


def _runs(content: str, span: Span, claims: Iterable[Claim]) -> Iterator[Run]:
    """The words of a mark, those of its figures apart; a figure whose span does not hold its words stays plain."""
    figures = sorted(
        {
            f.quantity.span
            for claim in claims
            for f in claim.figures
            if _is_in_place(f.quantity.span, f.quantity.words, content)
        }
    )
    at = span.start
    for figure in figures:
        if figure.start < at or figure.end > span.end:
            continue
        if at < figure.start:
            yield Run(words=shown(content[at : figure.start]))
        yield Run(words=shown(figure.of(content)), is_figure=True)
        at = figure.end
    if at < span.end:
        yield Run(words=shown(content[at : span.end]))


def _is_in_place(span: Span, words: str, content: str) -> bool:
    return span.start < span.end and span.of(content) == words
