"""Counts are read literally, and numbers that count nothing are left out."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asof.reading.quantities.read import read_quantities

# The words, and the interval and words of the one count in them.
ONE = [
    # digits
    ("12 people", 12, 12, "12"),
    ("1,500 people", 1500, 1500, "1,500"),
    ("1.5 million people", 1_500_000, 1_500_000, "1.5 million"),
    ("1.5m people", 1_500_000, 1_500_000, "1.5m"),
    ("52 thousand deaths", 52_000, 52_000, "52 thousand"),
    ("1,051,635 cases", 1_051_635, 1_051_635, "1,051,635"),
    ("2000 people", 2000, 2000, "2000"),
    ("3 lakh voters", 300_000, 300_000, "3 lakh"),
    ("both young guards", 2, 2, "both"),
    ("both young guards, he said", 2, 2, "both"),
    ("31, 000 people", 31_000, 31_000, "31, 000"),
    ("more than 31, 500 people", 31_501, None, "more than 31, 500"),
    ("twenty - two people", 22, 22, "twenty - two"),
    ("a duo of guards", 2, 2, "a duo"),
    ("an untold number of people", None, None, "an untold number"),
    ("neither guard", 0, 0, "neither"),
    ("no one else", 0, 0, "no one else"),
    ("Both were hurt", 2, 2, "Both"),
    # number words
    ("one policeman", 1, 1, "one"),
    ("Seventeen miners", 17, 17, "Seventeen"),
    ("forty-three passengers", 43, 43, "forty-three"),
    ("a hundred and fifty people", 150, 150, "a hundred and fifty"),
    ("one hundred fifty people", 150, 150, "one hundred fifty"),
    ("two hundred and fifty-six people", 256, 256, "two hundred and fifty-six"),
    ("twenty-five hundred marchers", 2500, 2500, "twenty-five hundred"),
    ("one hundred thousand", 100_000, 100_000, "one hundred thousand"),
    ("ten thousand five hundred", 10_500, 10_500, "ten thousand five hundred"),
    ("a million people", 1_000_000, 1_000_000, "a million"),
    ("half a million people", 500_000, 500_000, "half a million"),
    ("a quarter of a million people", 250_000, 250_000, "a quarter of a million"),
    ("one and a half million people", 1_500_000, 1_500_000, "one and a half million"),
    ("a million and a half people", 1_500_000, 1_500_000, "a million and a half"),
    # groups
    ("a dozen men", 12, 12, "a dozen"),
    ("two dozen boats", 24, 24, "two dozen"),
    ("half a dozen shops", 6, 6, "half a dozen"),
    ("a half-dozen shops", 6, 6, "a half-dozen"),
    ("a couple of nurses", 2, 2, "a couple"),
    ("a couple of hundred nurses", 200, 200, "a couple of hundred"),
    ("a couple dozen nurses", 24, 24, "a couple dozen"),
    ("a pair of officers", 2, 2, "a pair"),
    # bounds before
    ("at least 2 dead", 2, None, "at least 2"),
    ("no fewer than 12 men", 12, None, "no fewer than 12"),
    ("not less than 40 men", 40, None, "not less than 40"),
    ("a minimum of 15 men", 15, None, "a minimum of 15"),
    ("more than 100 people", 101, None, "more than 100"),
    ("over 100 people", 101, None, "over 100"),
    ("well over a thousand people", 1001, None, "well over a thousand"),
    ("just over 70", 71, None, "just over 70"),
    ("upwards of 30 men", 31, None, "upwards of 30"),
    ("in excess of 400 men", 401, None, "in excess of 400"),
    ("more than two dozen men", 25, None, "more than two dozen"),
    ("the toll exceeded 5,000", 5001, None, "exceeded 5,000"),
    ("the toll passed 5,400", 5401, None, "passed 5,400"),
    ("cases surpassed one million", 1_000_001, None, "surpassed one million"),
    ("up to 50 people", None, 50, "up to 50"),
    ("as many as 50 people", None, 50, "as many as 50"),
    ("no more than 20 people", None, 20, "no more than 20"),
    ("fewer than 20 people", None, 19, "fewer than 20"),
    ("less than a hundred people", None, 99, "less than a hundred"),
    ("nearly 300 people", None, 300, "nearly 300"),
    ("almost a dozen people", None, 12, "almost a dozen"),
    ("close to 40 people", None, 40, "close to 40"),
    ("just under 90 people", None, 90, "just under 90"),
    ("only three people", 3, 3, "only three"),
    ("a total of 39 people", 39, 39, "a total of 39"),
    ("at least about 30 people", 30, None, "at least about 30"),
    ("at least several people", 3, None, "at least several"),
    # bounds after
    ("50 or more people", 50, None, "50 or more"),
    ("three or more people", 3, None, "three or more"),
    ("100+ people", 100, None, "100+"),
    ("100-plus people", 100, None, "100-plus"),
    ("20 at most", None, 20, "20 at most"),
    # ranges
    ("between 9 and 15 people", 9, 15, "between 9 and 15"),
    ("10 to 12 people", 10, 12, "10 to 12"),
    ("two or three people", 2, 3, "two or three"),
    ("hundreds, maybe thousands, of people", 200, None, "hundreds, maybe thousands,"),
    ("dozens and possibly hundreds of people", 24, None, "dozens and possibly hundreds"),
    ("hundreds if not thousands of people", 200, None, "hundreds if not thousands"),
    ("200-300 people", 200, 300, "200-300"),
    ("200–300 people", 200, 300, "200–300"),
    ("45-50,000 people", 45_000, 50_000, "45-50,000"),
    ("2-3 million people", 2_000_000, 3_000_000, "2-3 million"),
    ("two to three thousand people", 2000, 3000, "two to three thousand"),
    ("at least 10 to 12 people", 10, None, "at least 10 to 12"),
    # quantifiers
    ("several men", 3, None, "several"),
    ("a few men", 3, None, "a few"),
    ("a handful of men", 3, None, "a handful"),
    ("a few dozen men", 36, None, "a few dozen"),
    ("several hundred men", 300, None, "several hundred"),
    ("several thousands", 3000, None, "several thousands"),
    ("Dozens of men", 24, None, "Dozens"),
    ("scores of men", 40, None, "scores"),
    ("hundreds of men", 200, None, "hundreds"),
    ("hundreds and hundreds of men", 200, None, "hundreds and hundreds"),
    ("thousands of men", 2000, None, "thousands"),
    ("thousands upon thousands", 2000, None, "thousands upon thousands"),
    ("tens of thousands of men", 20_000, None, "tens of thousands"),
    ("hundreds of thousands of men", 200_000, None, "hundreds of thousands"),
    ("millions of men", 2_000_000, None, "millions"),
    ("many men", None, None, "many"),
    ("many thousands of men", 2000, None, "thousands"),
    ("numerous men", None, None, "numerous"),
    ("a number of men", None, None, "a number"),
    ("an unknown number of men", None, None, "an unknown number"),
    # nothing
    ("no one was hurt", 0, 0, "no one"),
    ("Nobody was hurt", 0, 0, "Nobody"),
    ("none were hurt", 0, 0, "none"),
    ("no casualties", 0, 0, "no"),
    ("not a single arrest", 0, 0, "not a single"),
    ("zero deaths", 0, 0, "zero"),
    ("did not report any deaths", 0, 0, "not report any"),
    ("haven’t made any arrests", 0, 0, "haven’t made any"),
    ("have not made an arrest", 0, 0, "not made an"),
    # in words apart, and of a size
    ("some 40, 000 people", 40_000, 40_000, "some 40, 000"),
    ("a 300-member police force", 300, 300, "300-member"),
    # beside numbers that count nothing
    ("On May 15, three sailors drowned", 3, 3, "three"),
    ("a 350-strong contingent", 350, 350, "350-strong"),
    ("a 1,000-strong crowd", 1000, 1000, "1,000-strong"),
    ("2018 saw 11,187 accidents", 11_187, 11_187, "11,187"),
    ("two boys aged seven and 10", 2, 2, "two"),
]


@pytest.mark.parametrize(("words", "low", "high", "kept"), ONE, ids=[row[0] for row in ONE])
def test_interval_and_words(words: str, low: int | None, high: int | None, kept: str) -> None:
    (found,) = read_quantities(words)
    assert (found.low, found.high) == (low, high)
    assert kept in found.words
    assert found.span.of(words) == found.words


@pytest.mark.parametrize(
    "words",
    [
        "about 20 men", "around 20 men", "some 20 men", "roughly 20 men", "approximately 20 men", "an estimated 20 men",
        "20 or so men", "20-odd men",
    ],
)  # fmt: skip
def test_approximate_keeps_the_number(words: str) -> None:
    (found,) = read_quantities(words)
    assert (found.low, found.high, found.approximate) == (20, 20, True)


NO_COUNT = [
    "on 15 May", "on May 15", "on Dec. 6", "since 2017", "in the 1970s", "The 1973 building", "9/11", "on 2011-02-03",
    "at 5 pm", "at 13.32 GMT", "at 02:15 Thursday", "2259 The army moved in", "the summer of '89",
    "aged 16", "a boy, age 9", "a 16-year-old boy", "16 years old",
    "Omar Said, 34, was there", "Omar Said, six, and Ada Moss, nine, were there", "aged 48, 41, 31 and 29",
    "between the ages of 14 and 16", "the 14- and 16-year-olds", "Ada Moss, 26 — who was there",
    "in one case", "in 21 cities", "Velm Channel 4 reporters", "at 150 Harbour Causeway", "Omar Said (34) was there",
    "he was 78.", "the singer, dead at 95",
    "$5 million", "£200", "200 dollars", "five million euros", "tens of thousands of dollars",
    "10 km away", "200 square kilometres", "six feet", "10-mile march", "30 tonnes", "a magnitude of 6.3",
    "5%", "70 per cent", "70 percent", "two-thirds", "5 to 10 percent",
    "the 5th brigade", "the second time", "three times", "for two days", "three long years", "10 to 12 days",
    "a .45", "9 mm rounds", "12-gauge", "an F-16", "AK-47", "the G20", "Covid-19",
    "Police station 13 was burned", "Flight 17", "the May 15 Movement", "Article 5", "Resolution 1973", "No. 7",
    "Channel 4",
    "won 3-2", "lost 13-10", "52 votes", "40 seats",
    "1200 block of Main Street", "58 Midland St.", "call 911", "555-1234", "Photo 3 of 13",
    "one another", "one day", "this one", "one in five", "how many", "as many again", "no longer", "no idea",
    "the number of people", "some of them", "most of them", "",
]  # fmt: skip


@pytest.mark.parametrize("words", NO_COUNT)
def test_numbers_that_count_nothing(words: str) -> None:
    assert read_quantities(words) == ()


def test_an_age_after_both_is_no_count() -> None:
    assert [found.words for found in read_quantities("the two boys were both 14")] == ["two"]


def test_a_change_is_two_counts() -> None:
    found = read_quantities("rose from five people to six")
    assert [(q.low, q.high) for q in found] == [(5, 5), (6, 6)]


def test_a_spaced_dash_is_no_range() -> None:
    found = read_quantities("3,838 - 2,493 civilians")
    assert [q.low for q in found] == [3838, 2493]


def test_counts_of_one_sentence_in_order() -> None:
    found = read_quantities("At least 4 drowned, about 20 were hurt and several are missing.")
    assert [q.words for q in found] == ["At least 4", "about 20", "several"]


def test_an_absurd_number_is_passed_over() -> None:
    assert read_quantities("9" * 5000 + " people") == ()


@given(st.text(max_size=200))
def test_any_text_gives_ordered_verbatim_counts(words: str) -> None:
    found = read_quantities(words)
    for quantity in found:
        assert quantity.span.of(words) == quantity.words
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
    for left, right in itertools.pairwise(found):
        assert left.span.end <= right.span.start


_PIECES = [
    "two", "45", "1,500", "hundred", "thousand", "million", "and", "a", "half", "to", "or", "-", "–", "at",
    "least", "more", "than", "between", "dozens", "of", "several", "few", ".", ",", "%", "1.5", "no", "one",
    "-strong", "+", "plus",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=25))
def test_any_run_of_number_words_is_read_without_fault(pieces: list[str]) -> None:
    words = " ".join(pieces)
    for quantity in read_quantities(words):
        assert quantity.span.of(words) == quantity.words
