"""What the trained reader is asked of a count: its sentence in context, where it stands, what patterns say of it."""

from asof.model.figure import FigureKind, Measure
from asof.model.span import Span
from asof.reading.figures.asked import LONGEST, MEASURES, SAID, Pieces, in_context, places_of, said
from asof.reading.figures.read import weighed
from asof.reading.figures.scene import set_out
from asof.reading.quantities.read import read_quantities

_START, _END = 1, 2


def _pieces(count: int, first: int) -> Pieces:
    """So many pieces of two letters each, with ids from `first`, between the marks at both ends."""
    ids = [_START, *range(first, first + count), _END]
    return Pieces(ids, [(0, 0), *((3 * i, 3 * i + 2) for i in range(count)), (0, 0)])


def test_a_sentence_stands_first_and_each_part_ends_with_its_mark() -> None:
    own, before, title = _pieces(2, 10), _pieces(2, 20), _pieces(2, 30)
    assert in_context(own, before, title) == [_START, 10, 11, _END, 20, 21, _END, 30, 31, _END]
    assert in_context(own, None, None) == [_START, 10, 11, _END, _END, _END]


def test_of_the_sentence_before_the_end_is_told_and_of_the_first_the_start() -> None:
    ids = in_context(_pieces(1, 10), _pieces(100, 1000), _pieces(100, 2000))
    assert 1099 in ids
    assert 1000 not in ids
    assert 2000 in ids
    assert 2099 not in ids


def test_what_stands_behind_the_longest_sentence_is_not_seen() -> None:
    own = _pieces(LONGEST + 20, 10)
    assert len(in_context(own, None, None)) == LONGEST + 2
    assert places_of(Span(start=0, end=2), own) == [1]
    assert places_of(Span(start=3 * LONGEST, end=3 * LONGEST + 2), own) == []


def test_patterns_say_the_measure_the_binding_and_the_kind() -> None:
    words = "Two miners were killed and a passer-by looked on."
    first, second = weighed(set_out(words, read_quantities(words)))
    told = said(*first)
    assert len(told) == SAID
    assert told[MEASURES.index(Measure.KILLED)] == 1.0
    assert sum(told) == 4.0  # the measure, by what it is bound, its kind, and that it is told at all
    count, bond, kind = second
    assert (bond, kind) == (None, None)
    assert sum(said(count, bond, kind)) == 3.0  # indefinite, no figure, and told


def test_where_patterns_are_not_told_only_an_indefinite_count_is() -> None:
    words = "Two miners were killed and a passer-by was hurt."
    first, second = weighed(set_out(words, read_quantities(words)))
    assert first[2] is FigureKind.COUNT
    assert sum(said(*first, is_told=False)) == 0.0
    assert sum(said(*second, is_told=False)) == 1.0


def test_armed_vehicles_are_told_among_the_forces() -> None:
    words = "A convoy of 40 armoured vehicles left Velm."
    ((count, bond, kind),) = weighed(set_out(words, read_quantities(words)))
    assert bond is not None
    assert bond.measures == (Measure.VEHICLES,)
    assert said(count, bond, kind)[MEASURES.index(Measure.FORCES)] == 1.0
