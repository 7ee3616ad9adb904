"""How alike texts are: rare words and names shared weigh most, whatever else is seen."""

import pytest

from asof.reconcile.likeness import LEAD, Background, Centre, Part, alike, lead_names, telling, word_counts


def test_a_name_counts_beside_its_word_and_without_its_possessive() -> None:
    assert word_counts("Ina Moor's boat, Ina. Moor") == {
        "ina": 2, "moor": 2, "boat": 1, "^ina": 2, "^moor": 2, "&ina moor": 1
    }  # fmt: skip
    assert word_counts("Harn's river, the Harn") == {"harn": 2, "river": 1, "the": 1, "^harn": 2}


def test_an_age_counts_as_an_age_a_date_as_a_date_and_a_number_as_a_number() -> None:
    counts = word_counts("A 17-year-old and Oduya, 31, were hurt in May, 4 of 1,200 there on May 7, 2031, a 7th May")
    numbers = {"#17", "#31", "#4", "#1,200"}
    assert {word for word in counts if word[0] in "@#~%"} == {"@17", "@31", *numbers, "~7 may", "%2031"}
    assert counts["~7 may"] == 2


@pytest.mark.parametrize("date", ["17 June", "17th of June", "June 17", "Jun. 17th", "JUNE 17"])
def test_a_day_of_a_month_counts_the_same_however_it_is_written(date: str) -> None:
    assert {word for word in word_counts(f"It fell on {date} there") if word[0] in "#~"} == {"~17 jun"}


def test_no_clock_time_is_a_day_of_a_month() -> None:
    assert not {word for word in word_counts("They may 10:30 leave") if word[0] == "~"}


def test_of_few_reports_a_word_that_most_reports_have_is_known_to_say_less() -> None:
    background = Background()
    weighed = background.see(word_counts("the police found the harbour frozen, according to Oduya"))
    assert weighed[Part.WORDS]["harbour"] > weighed[Part.WORDS]["police"] > weighed[Part.WORDS]["the"]
    assert background.rarity("^oduya") > background.rarity("^the")


def test_what_was_seen_can_be_forgotten() -> None:
    background, counts = Background(), word_counts("the bridge fell")
    before = background.rarity("bridge")
    background.see(counts)
    assert background.rarity("bridge") != before
    background.forget(counts)
    assert background.rarity("bridge") == before


def test_texts_are_alike_by_what_both_tell() -> None:
    background = Background()
    first, same, bare, other = (
        background.see(word_counts(text))
        for text in ("The bridge fell in 2031", "The bridge fell in 2031", "The bridge fell", "Frost in 1987")
    )
    assert alike(first, same) == pytest.approx(1, abs=1e-3)
    assert alike(first, bare) == alike(bare, first) > alike(first, other)
    assert alike(first, {}) == 0


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
    assert 0.5 < centre.new_names(third, frozenset({"^oduya", "^lund"})) < 0.6  # Lund is a little rarer


def test_texts_taken_out_leave_the_centre_of_the_others() -> None:
    background, centre, left = Background(), Centre(), Centre()
    first, second, third = (
        background.see(word_counts(text)) for text in ("Oduya at Torvale", "Oduya and Brandt", "Brandt in Torvale")
    )
    for vector in (first, second):
        centre.add(vector)
    left.add(second)
    without = centre.without([first])
    assert without.likeness(third) == pytest.approx(left.likeness(third))
    assert without.new_names(third, frozenset({"^torvale"})) == left.new_names(third, frozenset({"^torvale"})) == 1
    assert without.missing_names(third, background) == pytest.approx(left.missing_names(third, background))
    assert centre.likeness(third) != without.likeness(third)
