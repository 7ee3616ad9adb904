"""How alike texts are: rare words and names shared weigh most, whatever else is seen."""

import pytest

from asof.reconcile.likeness import Background, Centre, telling, word_counts


def test_a_name_counts_beside_its_word_and_without_its_possessive() -> None:
    assert word_counts("Harn's river, the Harn") == {"harn": 2, "river": 1, "the": 1, "^harn": 2}


def test_a_word_that_every_text_tells_says_less_than_a_rare_one() -> None:
    background = Background()
    for text in ("the mayor spoke", "the bridge fell", "the harbour froze"):
        weighed = background.see(word_counts(text))
    assert weighed["harbour"] > weighed["the"] > 0
    assert telling(weighed)[:2] == ["froze", "harbour"]


def test_a_text_is_like_itself_and_unlike_what_shares_no_word() -> None:
    background, centre = Background(), Centre()
    same = background.see(word_counts("the bridge fell"))
    assert centre.likeness(same) == 0
    centre.add(same)
    assert centre.likeness(same) == pytest.approx(1)
    assert centre.likeness(background.see(word_counts("harbour froze"))) == 0


def test_two_events_of_one_kind_are_told_apart_by_names_and_a_text_without_names_by_all_its_words() -> None:
    background, centre = Background(), Centre()
    for other in ("the harbour froze", "the mayor spoke"):
        background.see(word_counts(other))
    centre.add(background.see(word_counts("Oduya robbed the bank at Torvale and fled in a van")))
    same = background.see(word_counts("Oduya robbed a shop at Torvale and hid in a mill"))
    other = background.see(word_counts("Brandt robbed the bank at Harnmouth and fled in a van"))
    unnamed = background.see(word_counts("a man robbed the bank and fled in a van"))
    assert centre.likeness(same) > centre.likeness(other)
    assert centre.likeness(unnamed) > centre.likeness(other)
