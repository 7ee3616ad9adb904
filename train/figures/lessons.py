"""Lessons in figures: what annotators say of every count in the annotated texts, and what patterns say of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tokenizers import Tokenizer

from asof.model.figure import FigureKind, Measure
from asof.model.quantity import Quantity
from asof.model.span import Span
from asof.reading.figures.asked import KINDS, MEASURES, Pieces, in_context, places_of, said
from asof.reading.figures.read import weighed, widened
from asof.reading.figures.scene import Scene, set_out
from asof.reading.quantities.read import read_quantities
from asof.reading.sentences import Sentence
from bench.attribution import sentences_of
from bench.more_figures import Annotated
from bench.score import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One count: the tokens of its noun phrase and of its number, what patterns say of it, and what is right.

    `unsaid` is the same where it is not told what patterns say.  `kind` is -1 where it is no figure.
    """

    phrase: list[int]
    number: list[int]
    said: list[float]
    unsaid: list[float]
    measures: list[float]
    kind: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One sentence with counts, in its context; `is_told` where what patterns say is told with it."""

    ids: list[int]
    items: list[Item]
    is_told: bool


@dataclass(slots=True)
class _Count:
    """A count in a sentence: its quantity with its noun, placed in the text, and the figures that annotators see."""

    sentence: int
    placed: Quantity
    phrase: Span
    number: Span
    said: list[float]
    unsaid: list[float]
    wanted: dict[Measure, FigureKind] = field(default_factory=dict)


def lessons_in(texts: Iterable[Annotated], tokenizer: Tokenizer, *, is_told: bool) -> Iterator[Lesson]:
    """The lessons of `texts`.

    `is_told` is for texts that nobody has looked at when the patterns were written: in others patterns are right more
    often than they will be.
    """
    for text in texts:
        sentences = sentences_of(text.content)
        counts = list(_counts(sentences))
        for row in text.figures:
            _assign(row, counts)
        pieces = [
            Pieces(found.ids, found.offsets) for found in tokenizer.encode_batch([one.words for one in sentences])
        ]
        for number, own in enumerate(pieces):
            items = [item for count in counts if count.sentence == number for item in _items(count, own)]
            if items:
                around = (pieces[number - 1], pieces[0]) if number else (None, None)
                yield Lesson(ids=in_context(own, *around), items=items, is_told=is_told)


def _counts(sentences: Sequence[Sentence]) -> Iterator[_Count]:
    for number, sentence in enumerate(sentences):
        scene: Scene = set_out(sentence.words, read_quantities(sentence.words))
        for count, bond, kind in weighed(scene):
            quantity, _ = widened(scene, count)
            yield _Count(
                sentence=number,
                placed=quantity.shifted(sentence.span.start),
                phrase=quantity.span,
                number=count.quantity.span,
                said=said(count, bond, kind),
                unsaid=said(count, bond, kind, is_told=False),
            )


def _assign(row: Row, counts: Sequence[_Count]) -> None:
    """Give an annotated figure to the count that it overlaps: of several, one with its interval, and the longest."""
    span = Span(start=row["start"], end=row["end"])
    touched = [count for count in counts if count.placed.span.overlaps(span)]
    if touched:
        best = max(touched, key=lambda one: _fits(one.placed, row, span))
        best.wanted[Measure(row["measure"])] = FigureKind(row["kind"])


def _fits(one: Quantity, row: Row, span: Span) -> tuple[bool, int]:
    common = min(one.span.end, span.end) - max(one.span.start, span.start)
    return (one.low, one.high) == (row["low"], row["high"]), common


def _items(count: _Count, own: Pieces) -> Iterator[Item]:
    phrase, number = places_of(count.phrase, own), places_of(count.number, own)
    if phrase and number:
        yield Item(
            phrase=phrase,
            number=number,
            said=count.said,
            unsaid=count.unsaid,
            measures=[float(measure in count.wanted) for measure in MEASURES],
            kind=_kind(count.wanted),
        )


def _kind(wanted: Mapping[Measure, FigureKind]) -> int:
    return KINDS.index(next(iter(wanted.values()))) if wanted else -1
