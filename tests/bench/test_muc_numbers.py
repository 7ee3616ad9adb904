"""How many a victim is: by what counts the words, in front of them or elsewhere, as the keys of MUC-4 write it."""

import pytest

from bench.muc_numbers import Number, counted_as, head_counted_as
from bench.muc_passages import Passage


def _counted(string: str, words: str) -> Number | None:
    return counted_as(string, (0, words.index(string)), [Passage(words, {}, ())])


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("AT LEAST 12 FARMERS FELL", (12, None)),
        ("SIX YOUNG FARMERS FELL", (6, 6)),
        ("SEVERAL FARMERS FELL", (2, None)),
        ("TWO GUARDS OF THE FARMERS FELL", None),
        ("ANA, 23; FARMERS FELL", None),
        ("FARMERS FELL. TODAY THE FOUR FARMERS WERE BURIED", (4, 4)),
        ("TWO OTHER FARMERS FELL", (2, 2)),
        ("THREE MORE HILL FARMERS FELL", (3, 3)),
        ("FIVE U.S. FARMERS FELL", (5, 5)),
        ("MORE THAN 30 FARMERS FELL", (30, None)),
        ("OVER 30 FARMERS FELL", (30, None)),
    ],
)
def test_how_many_is_said_in_front_or_elsewhere(words: str, number: Number | None) -> None:
    assert _counted("FARMERS", words) == number


def test_some_of_somebodys_are_counted_where_nothing_counts_them_all() -> None:
    assert _counted("GUARDS", "TWO OF HIS GUARDS FELL") == (2, 2)
    assert _counted("GUARDS", "TWO OF HIS GUARDS FELL. HE HAD NINE GUARDS") == (9, 9)
    assert _counted("GUARDS", "TWO OF THE GUARDS FELL") is None


@pytest.mark.parametrize(
    ("string", "number"),
    [("TWO OTHER WOMEN", (2, 2)), ("HIS TWO SONS", (2, 2)), ("12-YEAR-OLD GIRL", None), ("VOTERS OF 19 MARCH", None)],
)
def test_a_string_may_count_itself_at_its_front(string: str, number: Number | None) -> None:
    assert _counted(string, f"THEY SHOT {string} AT THE HARBOR") == number


def test_a_plural_noun_that_is_counted_elsewhere_counts_longer_strings() -> None:
    told = [Passage("THE GREY MONKS FELL. THE SIX MONKS WERE BURIED", {}, ())]
    assert head_counted_as("GREY MONKS", told) == (6, 6)
    assert head_counted_as("MONKS OF THE VALLEY", told) == (6, 6)
    assert head_counted_as("MONKS", told) is None  # the string itself, which `counted_as` asks
    assert head_counted_as("GREY MONK", told) is None
    assert head_counted_as("GREY MONKS", [Passage("SEVERAL MONKS FELL", {}, ())]) is None
