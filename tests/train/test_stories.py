"""Learning what speaks for it that a report tells a story."""

import pytest

from asof.reconcile.grouping import LEARNT
from tests.reconcile.build import HARN, TORVALE, claim, day, report
from train.stories import Row, Told, fit_signed, rows_of


def _told(number: int) -> Told:
    town, name = ((TORVALE, "Oduya"), (HARN, "Brandt"))[number % 2]
    source = report("Torvale Post", f"text {number}", published=day(f"05-{number + 1:02}"))
    kept = (claim(source, f"{name} spoke.", where=(town,), when=day("05-01")),)
    return Told(report=source, claims=kept, words=f"{name} spoke in {town.name} of word{number}.", story=town.name)


ROWS = list(rows_of([_told(number) for number in range(LEARNT + 8)]))


def test_a_report_is_compared_with_its_own_story_and_with_those_it_shares_a_word_with() -> None:
    assert {row.is_of_it for row in ROWS} == {True, False}
    assert all(row.found["same town"] == 1 for row in ROWS if row.is_of_it)


def test_what_agrees_speaks_for_it_and_what_differs_against() -> None:
    weights = fit_signed([ROWS])
    assert weights["same names"] > 0
    assert all(weight <= 0 for name, weight in weights.items() if name.startswith("other"))


def test_what_speaks_the_wrong_way_is_left_out() -> None:
    rows = [
        Row(found={"same town": float(n % 2), "same names": float(n % 3 == 0)}, is_of_it=n % 2 == 0) for n in range(60)
    ]
    assert "same town" not in fit_signed([rows])


def test_each_set_weighs_the_same_however_long() -> None:
    for_it = [Row(found={"same names": 1.0}, is_of_it=True), Row(found={}, is_of_it=False)]
    against = [Row(found={"same names": 1.0}, is_of_it=False), Row(found={}, is_of_it=False)]
    short, long = fit_signed([for_it, against]), fit_signed([for_it * 50, against])
    assert short == pytest.approx(long, abs=1e-3)
