"""How far two labellers agree."""

import pytest

from tests.train.labels.test_read import row
from train.labels.agree import FIRST, SECOND, f1, kappa, kappa_interval, pair_up, report
from train.labels.read import label_of, read_labels


def test_kappa_is_what_is_above_chance() -> None:
    # Cohen 1960: 4 of 5 the same, chance (3 * 2 + 2 * 3) / 25.
    assert kappa([("a", "a"), ("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]) == pytest.approx((0.8 - 0.48) / 0.52)
    assert kappa([("a", "b"), ("b", "a")]) == -1
    assert kappa([("a", "a")]) == 1


def test_the_interval_of_kappa_holds_it_and_is_the_same_at_every_run() -> None:
    pairs = [("a", "a")] * 6 + [("b", "b")] * 5 + [("a", "b")] * 3
    low, high = kappa_interval(pairs)
    assert -1 <= low < kappa(pairs) < high <= 1
    assert kappa_interval(pairs) == (low, high)
    assert kappa_interval([("a", "a"), ("b", "b")]) == (1, 1)


def test_what_is_compared_by_default_is_three_hundred_sentences_in_both() -> None:
    one, other = read_labels(FIRST), read_labels(SECOND)
    assert len(one) == len(other) == len(pair_up(one, other)) == 300
    assert not {label.labeller for label in one} & {label.labeller for label in other}


def test_f1_counts_what_both_told() -> None:
    assert f1(2, 5) == 0.8
    assert f1(0, 0) == 1


def test_only_sentences_that_both_have_are_compared() -> None:
    one, other = label_of(row()), label_of(row(row="egypt_b.txt", labeller="two"))
    assert pair_up([one], [other]) == []
    assert len(pair_up([one, other], [other])) == 1


def test_spans_are_scored_exactly_and_by_overlap() -> None:
    pair = (label_of(row()), label_of(row(target=[[31, 37]], labeller="two")))
    lines = list(report([pair]))
    assert sum("target          2  F1 exact 0.000  overlap 1.000" in line for line in lines) == 2
    assert sum("actor           2  F1 exact 1.000  overlap 1.000" in line for line in lines) == 2


def test_a_happening_that_one_alone_tells_lowers_its_own_score_only() -> None:
    both = row(happenings=["arrest", "trial"], trigger=[[18, 26], [18, 26]])
    lines = list(report([(label_of(row()), label_of(both))]))
    assert any("arrest" in line and "F1 1.000" in line for line in lines)
    assert any("trial" in line and "F1 0.000" in line for line in lines)
