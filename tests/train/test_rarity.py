"""Counting which words most reports share."""

import tomllib

import pytest

from train.rarity import LEAST_TEXTS, shares, told_shares

TOLD, OTHER = "The mayor, Oduya, spoke of the well-known mill. Mayor of Torvale.", "The bridge fell on the bank."
TEXTS = [TOLD] * LEAST_TEXTS + [OTHER] * (LEAST_TEXTS - 1)


def test_the_share_of_the_texts_that_have_a_word_is_counted_also_as_it_is_written_with_a_capital() -> None:
    found = shares(TEXTS)
    assert found["the"] == found["^the"] == 1
    assert found["mayor"] == found["^mayor"] == pytest.approx(LEAST_TEXTS / len(TEXTS))


def test_no_names_nothing_with_a_hyphen_and_nothing_of_a_few_texts_is_kept() -> None:
    assert not {"oduya", "^oduya", "torvale", "^torvale", "well-known", "bridge", "fell"} & shares(TEXTS).keys()


def test_the_words_are_kept_by_their_share_the_commonest_first() -> None:
    kept = tomllib.loads(told_shares({"the": 0.981, "of": 0.98, "mayor": 0.0312}))
    assert kept == {"words": {"0.98": "of the", "0.031": "mayor"}}
    assert list(kept["words"]) == ["0.98", "0.031"]
