"""Of whom a report counted before, it tells one by one how they fare: they are parts, and no others on top."""

import pytest

from asof.reading.figures.breakdowns import with_parts
from asof.reading.figures.read import figures_in
from asof.reading.figures.scene import set_out
from asof.reading.quantities.read import read_quantities


def kinds(*sentences: str) -> list[str]:
    """The kinds of all figures of a report."""
    scenes = [set_out(words, read_quantities(words)) for words in sentences]
    return [figure.kind.value for each in with_parts(scenes, list(map(figures_in, scenes))) for figure in each]


WHOLE = "Three cooks were wounded by gunmen at the ferry."


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("A waiter was shot in the knee.", 1),
        ("A waiter was injured and is in a stable condition.", 1),
        ("A waiter was shot in the knee and a baker was hit in the jaw.", 2),
        ("A waiter was shot in the knee and another was hit in the jaw.", 2),
        ("A waiter was wounded in the knee, and two others were grazed.", 2),
        ("A waiter was wounded and flown to the mainland.", 1),
        ("Two waiters were hospitalised with non-life-threatening injuries.", 1),
    ],
)
def test_who_is_told_of_by_how_they_fare_is_a_part_of_the_count_before(sentence: str, parts: int) -> None:
    assert kinds(WHOLE, "The port is old.", sentence) == ["count", *["subset"] * parts]


@pytest.mark.parametrize(
    ("sentence", "others"),
    [
        ("A waiter was wounded by the gunmen.", ["count"]),  # how they fare is not told
        ("A waiter was shot in the knee on Monday.", ["count"]),  # nor is it of another day
        ("A waiter was shot in the knee at 4 p.m.", ["count"]),
        ("A waiter was shot in the knee in a separate brawl.", ["count"]),
        ("All three were shot in the knee.", ["count"]),
        ("Three waiters were shot in the knee.", ["count"]),  # as many
        ("Two waiters were shot in the knee and two bakers were shot in the jaw.", ["count"] * 2),  # more than three
        ("Two others were shot in the knee.", ["increment"]),  # on top of the three
        ("A waiter was shot dead and fell on his side.", ["count"]),
    ],
)
def test_who_is_none_of_them_is_counted(sentence: str, others: list[str]) -> None:
    assert kinds(WHOLE, "The port is old.", sentence) == ["count", *others]


def test_more_than_the_count_are_parts_only_where_their_state_is_told() -> None:
    two = "Two porters were wounded at the inn."
    assert kinds(WHOLE, two, two, "A waiter was shot in the knee.") == ["count"] * 4
    assert kinds(WHOLE, two, two, "A waiter was injured and is in a stable condition.") == ["count"] * 3 + ["subset"]


def test_what_stands_before_the_count_or_in_its_sentence_is_no_part_of_it() -> None:
    part = "A waiter was shot in the knee."
    assert kinds(part, WHOLE) == ["count"] * 2
    assert kinds("Two cooks were wounded and a waiter was shot in the knee.") == ["count"] * 2


def test_a_count_of_long_ago_is_no_whole() -> None:
    assert kinds("Three cooks were wounded last year.", "A waiter was shot in the knee.") == ["background", "count"]
