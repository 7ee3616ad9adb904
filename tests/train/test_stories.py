"""Learning what speaks for it that a report tells a story."""

import tomllib

import pytest

from asof.reconcile.evidence import Spread
from tests.reconcile.build import HARN, TORVALE, claim, day, report
from train.stories import HEAD, Row, Told, alone_of, choices_of, fit_signed, told_weights


def _told(number: int) -> Told:
    town, name = ((TORVALE, "Oduya"), (HARN, "Brandt"))[number % 2]
    source = report("Torvale Post", f"text {number}", published=day(f"05-{number + 1:02}"))
    kept = (claim(source, f"{name} spoke.", where=(town,), when=day("05-01")),)
    words = f"{name} spoke in {town.name} of word{number}."
    return Told(report=source, claims=kept, words=words, story=town.name, topic="speeches")


TOLD = [_told(number) for number in range(18)]
CHOICES = list(choices_of(TOLD))
ROWS = [row for rows in CHOICES for row in rows]


def test_a_report_is_compared_with_its_own_story_and_with_those_it_shares_a_word_with() -> None:
    assert {row.is_of_it for row in ROWS} == {True, False}
    assert all(row.found["same town"] == 1 for row in ROWS if row.is_of_it)


def test_each_topic_and_each_of_its_stories_is_taken_alone() -> None:
    alone = [{one.story for one in reports} for reports in alone_of(TOLD)]
    assert alone == [{TORVALE.name, HARN.name}, {TORVALE.name}, {HARN.name}]
    assert len(list(alone_of(TOLD[::2]))) == 1


def test_what_agrees_speaks_for_it_and_what_differs_against() -> None:
    weights = fit_signed([CHOICES])
    assert weights["same names"] > 0
    assert all(weight <= 0 for name, weight in weights.items() if name.startswith("other"))


def test_what_speaks_the_wrong_way_is_left_out() -> None:
    choices = [
        [Row(found={"same town": float(n % 2), "same names": float(n % 3 == 0)}, is_of_it=n % 2 == 0)]
        for n in range(60)
    ]
    assert "same town" not in fit_signed([choices])


def test_of_several_stories_the_one_with_more_in_common_is_chosen() -> None:
    like, unlike = ({"same names": 0.9}, {"same names": 0.5})
    choices = [[Row(found=like, is_of_it=True), Row(found=unlike, is_of_it=False)]] * 30
    choices += [[Row(found=unlike, is_of_it=False)]] * 30
    weights = fit_signed([choices])
    assert weights[""] + 0.9 * weights["same names"] > 0 > weights[""] + 0.5 * weights["same names"]


def test_each_set_weighs_the_same_however_long() -> None:
    for_it = [[Row(found={"same names": 1.0}, is_of_it=True)], [Row(found={}, is_of_it=False)]]
    against = [[Row(found={"same names": 1.0}, is_of_it=False)], [Row(found={}, is_of_it=False)]]
    short, long = fit_signed([for_it, against]), fit_signed([for_it * 50, against])
    assert short == pytest.approx(long, abs=1e-3)


def test_the_weights_are_kept_by_spread_with_the_constant_as_any() -> None:
    kept = tomllib.loads(told_weights(HEAD, {Spread.ONE_DAY: {"": -1.0, "same names": 2.0}}))
    assert kept == {"one_day": {"any": -1.0, "same names": 2.0}}
