"""How alike texts are: rare words and names shared weigh most, whatever else is seen."""

import pytest

from asof.reconcile.likeness import LEAD, Background, Centre, Part, lead_names, telling, word_counts


def test_a_name_counts_beside_its_word_and_without_its_possessive() -> None:
    assert word_counts("Harn's river, the Harn") == {"harn": 2, "river": 1, "the": 1, "^harn": 2}


def test_an_age_counts_as_an_age_and_a_number_as_a_number() -> None:
    counts = word_counts("A 17-year-old and Oduya, 31, were hurt in May, 4 of 1,200 there on May 7, 2031")
    assert {word for word in counts if word[0] in "@#"} == {"@17", "@31", "#17", "#31", "#4", "#1,200", "#7", "#2031"}


def test_a_word_that_every_text_tells_says_less_than_a_rare_one() -> None:
    background = Background()
    for text in ("the mayor spoke", "the bridge fell", "the harbour froze"):
        weighed = background.see(word_counts(text))
    assert weighed[Part.WORDS]["harbour"] > weighed[Part.WORDS]["the"] > 0
    assert telling(weighed)[:2] == ["froze", "harbour"]


def test_a_text_is_like_itself_and_unlike_what_shares_no_word() -> None:
    background, centre = Background(), Centre()
    same = background.see(word_counts("the bridge fell"))
    assert centre.likeness(same) == {}
    centre.add(same)
    assert centre.likeness(same) == {Part.WORDS: pytest.approx(1)}
    assert centre.likeness(background.see(word_counts("harbour froze"))) == {Part.WORDS: 0}


def test_names_numbers_and_ages_are_compared_apart_from_words() -> None:
    background, centre = Background(), Centre()
    for other in ("the harbour froze", "the mayor spoke"):
        background.see(word_counts(other))
    centre.add(background.see(word_counts("Oduya, 31, robbed the bank at Torvale and fled in a van")))
    same = centre.likeness(background.see(word_counts("Oduya, 31, hid in a mill near Torvale, it was said")))
    other = centre.likeness(background.see(word_counts("Brandt, 47, robbed the bank at Harnmouth and fled in a van")))
    assert same[Part.NAMES] > other[Part.NAMES]
    assert same[Part.AGES] == pytest.approx(1)
    assert other[Part.AGES] == 0
    assert same[Part.WORDS] < other[Part.WORDS]


def test_likeness_to_several_texts_is_the_mean_of_that_to_each() -> None:
    background = Background()
    texts = [background.see(word_counts(text)) for text in ("the bridge fell", "harbour froze", "the bridge froze")]
    both, first, second = Centre(), Centre(), Centre()
    for centre, vectors in ((both, texts[:2]), (first, texts[:1]), (second, texts[1:2])):
        for vector in vectors:
            centre.add(vector)
    mean = (first.likeness(texts[2])[Part.WORDS] + second.likeness(texts[2])[Part.WORDS]) / 2
    assert both.likeness(texts[2])[Part.WORDS] == pytest.approx(mean)


def test_the_lead_names_stand_among_the_first_words() -> None:
    assert lead_names("Oduya robbed Torvale's bank") == {"^oduya", "^torvale"}
    assert lead_names("word " * LEAD + "Oduya") == frozenset()


def test_a_text_taken_out_again_leaves_the_usual_names_as_they_were() -> None:
    background, centre = Background(), Centre()
    first, second, third = (
        background.see(word_counts(text)) for text in ("Oduya at Torvale", "Brandt at Harnmouth", "Oduya in Lund")
    )
    centre.add(first)
    alone = centre.missing_names(third, background)
    before = centre.add(second)
    assert centre.missing_names(third, background) != alone
    centre.restore(second, before)
    assert centre.missing_names(third, background) == alone
    assert centre.new_names(third, frozenset({"^oduya", "^lund"})) == pytest.approx(0.8, abs=0.05)  # Lund is the rarer
