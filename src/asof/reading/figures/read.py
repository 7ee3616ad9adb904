"""Reads how many, of what, by what the sentence says happened to whom."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from asof.model.figure import Figure, FigureKind
from asof.model.quantity import Quantity
from asof.model.span import Span
from asof.reading.figures.bond import Bond
from asof.reading.figures.counted import Counted
from asof.reading.figures.govern import bonds
from asof.reading.figures.kinds import kind_of
from asof.reading.figures.scene import Scene, set_out
from asof.reading.quantities.nouns import NounClass


def read_figures(sentence: str, quantities: Sequence[Quantity]) -> tuple[Figure, ...]:
    """The figures of `sentence`, in the order of its words; a count with two measures is two figures.

    `quantities` are those of `read_quantities(sentence)`, or of a part of it with spans in `sentence`.  A figure's
    quantity is widened to the noun beside it ("at least two protesters").  Counts to which nothing is said to have
    happened, and which are of no kind of people or things that reports of a crisis count, are left out.
    """
    return figures_in(set_out(sentence, quantities))


def figures_in(scene: Scene) -> tuple[Figure, ...]:
    """The same for a sentence that is set out already."""
    if not scene.counts:
        return ()
    figures: list[Figure] = []
    for index, bond, kind in _bound(scene):
        quantity, who = widened(scene, scene.counts[index])
        figures.extend(Figure(measure=measure, quantity=quantity, who=who, kind=kind) for measure in bond.measures)
    return tuple(sorted(figures, key=lambda figure: figure.quantity.span))


def weighed(scene: Scene) -> Iterator[tuple[Counted, Bond | None, FigureKind | None]]:
    """Every count of a sentence, with what binds it and its kind; None where it is no figure by the patterns."""
    told = {index: (bond, kind) for index, bond, kind in _bound(scene)} if scene.counts else {}
    for index, count in enumerate(scene.counts):
        yield count, *told.get(index, (None, None))


def _bound(scene: Scene) -> Iterator[tuple[int, Bond, FigureKind]]:
    """The places of the counts that are figures, in order, with what binds each and its kind."""
    kind: FigureKind | None = None
    whole: FigureKind | None = None
    before: Bond | None = None
    for index, bond in sorted(bonds(scene).items()):
        is_same = before is not None and before.measures == bond.measures
        kind = kind_of(scene, scene.counts[index], bond, follows=kind, whole=whole, is_same=is_same)
        before, whole = bond, whole if kind is FigureKind.SUBSET else kind
        yield index, bond, kind


def widened(scene: Scene, count: Counted) -> tuple[Quantity, str | None]:
    """The quantity with its noun, and who is counted in the report's words."""
    phrase = count.phrase
    if phrase.is_bare or phrase.end <= count.last:
        return count.quantity, count.quantity.words if count.indefinite else None  # "another"
    span = Span(start=count.quantity.span.start, end=scene.tokens[phrase.end - 1].end)
    who = Span(start=scene.tokens[phrase.start].start, end=span.end).of(scene.words)
    is_plain = phrase.noun is NounClass.PLAIN and phrase.end - phrase.start == 1
    names_nobody = phrase.outcome is not None or is_plain
    return replace(count.quantity, words=span.of(scene.words), span=span), None if names_nobody else who
