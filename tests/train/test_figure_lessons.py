"""Lessons in figures: every count of a text is one, with what annotators say of it and what patterns say."""

import pytest

from asof.model.figure import FigureKind, Measure
from asof.reading.encoder.encoder import folder, is_there, tokenizer
from asof.reading.figures.asked import KINDS, MEASURES
from bench.more_figures import Annotated
from bench.score import Row
from train.figures.lessons import Lesson, lessons_in

pytest.importorskip("tokenizers", reason="the extra 'trained' is not installed")
pytestmark = pytest.mark.skipif(not is_there(folder()), reason="this install leaves the trained reader's files out")

_TEXT = (
    "Bridge gives way at Velm\n2031-05-04\nTwo rowers drowned. The mayor met 40 voters; six cows and a boy were hurt.\n"
)


def _row(words: str, measure: Measure, low: int, kind: FigureKind = FigureKind.COUNT) -> Row:
    start = _TEXT.index(words)
    return {"start": start, "end": start + len(words), "measure": measure, "low": low, "high": low, "kind": kind}


def _lessons(*rows: Row, is_told: bool = True) -> list[Lesson]:
    text = Annotated(doc="velm", of="", is_aside=False, content=_TEXT, figures=rows)
    return list(lessons_in([text], tokenizer(folder()), is_told=is_told))


def test_a_count_that_annotators_see_wants_its_measure_and_its_kind() -> None:
    first, *_ = _lessons(_row("Two rowers", Measure.KILLED, 2, FigureKind.TOTAL))
    (item,) = first.items
    assert item.measures[MEASURES.index(Measure.KILLED)] == 1.0
    assert sum(item.measures) == 1.0
    assert item.kind == KINDS.index(FigureKind.TOTAL)


def test_a_count_that_they_do_not_see_wants_nothing() -> None:
    for lesson in _lessons():
        for item in lesson.items:
            assert sum(item.measures) == 0.0
            assert item.kind == -1


def test_of_counts_beside_each_other_a_figure_goes_to_the_one_with_its_interval() -> None:
    *_, last = _lessons(_row("six cows and a boy", Measure.INJURED, 1))
    wanted = [sum(item.measures) for item in last.items]
    assert wanted == [0.0, 0.0, 1.0]  # the voters, the cows, the boy


def test_what_patterns_say_is_kept_beside_what_they_do_not() -> None:
    first, *_ = _lessons(_row("Two rowers", Measure.KILLED, 2))
    (item,) = first.items
    assert item.said[MEASURES.index(Measure.KILLED)] == 1.0
    assert sum(item.unsaid) == 0.0


def test_whether_patterns_may_be_told_goes_with_the_lesson() -> None:
    assert all(lesson.is_told for lesson in _lessons())
    assert not any(lesson.is_told for lesson in _lessons(is_told=False))


def test_sentences_without_a_count_are_no_lessons() -> None:
    assert len(_lessons()) == 2
