"""How far two labellers agree."""

import pytest

from tests.train.labels.test_read import row
from train.labels.agree import f1, kappa, pair_up, report
from train.labels.read import label_of


def test_kappa_is_what_is_above_chance() -> None:
    # Cohen 1960: 4 of 5 the same, chance (3 * 2 + 2 * 3) / 25.
    assert kappa([("a", "a"), ("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]) == pytest.approx((0.8 - 0.48) / 0.52)
    assert kappa([("a", "b"), ("b", "a")]) == -1
    assert kappa([("a", "a")]) == 1


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
