"""Happenings are scored a class at a time, on what was kept aside; the mean is over those of enough sentences."""

import pytest

from asof.model.span import Span
from bench.happening import FEWEST, interval, outcome
from bench.happening_answers import by_patterns, by_tfidf
from bench.happening_sets import Sentence, Trial, without_marks


def _set(name: str, labels: tuple[str, ...], *told: tuple[str, str], single: bool = False) -> Trial:
    sentences = tuple(Sentence(words=words, held=frozenset(held.split())) for words, held in told)
    return Trial(name=name, labels=labels, single=single, train=sentences, aside=sentences)


def test_the_mean_leaves_out_classes_that_few_sentences_have() -> None:
    test = _set("made", ("a", "b"), *[("x", "a")] * FEWEST, ("y", "b"))
    found = outcome(test, [frozenset("a")] * len(test.aside))
    assert found.each == {"a": pytest.approx(2 * FEWEST / (2 * FEWEST + 1)), "b": 0.0}
    assert found.macro == found.each["a"]


def test_the_interval_holds_the_mean() -> None:
    test = _set("made", ("a",), *[("x", "a")] * 20, *[("y", "")] * 20)
    answers = [frozenset("a") if i % 4 else frozenset() for i in range(40)]
    low, high = interval(test, answers)
    assert low < outcome(test, answers).macro < high


def test_marks_become_spans() -> None:
    one = without_marks("On Monday <s>the mayor</s> thanked <t>the nurses</t>.", "SUPPORT")
    assert one.words == "On Monday the mayor thanked the nurses."
    assert one.actor == Span(start=10, end=19)
    assert one.target == Span(start=28, end=38)


def test_police_are_counted_where_they_act() -> None:
    test = _set(
        "police",
        ("ANY_ACTION", "ARREST"),
        ("police arrested two men on friday.", "ANY_ACTION ARREST"),
        ("rebels arrested two men on friday.", ""),
    )
    assert by_patterns(test) == [one.held for one in test.aside]


def test_a_root_is_that_of_the_mention_between_actor_and_target() -> None:
    told = without_marks("<s>Clerks</s> marched after <t>the duke</t> praised the council.", "PROTEST")
    test = Trial(name="roots", labels=("PROTEST", "SUPPORT"), single=True, train=(), aside=(told,))
    assert by_patterns(test) == [frozenset(("PROTEST",))]


def test_the_regression_learns_from_words() -> None:
    told = [(f"the {word} ran home {i}", label) for word, label in (("cat", "a"), ("dog", "b")) for i in range(6)]
    test = _set("made", ("a", "b"), *told, single=True)
    assert by_tfidf(test) == [one.held for one in test.aside]
