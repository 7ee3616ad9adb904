"""Restrictions as intervals."""

from dataclasses import replace

from asof.model.claim import Standing
from asof.model.when import Precision
from asof.reconcile.conditions import find_conditions
from tests.reconcile.build import HARN, claim, day, minute, report, utc

POST = report("Torvale Post", published=day("05-17"))
CUT = "The internet was cut."


def test_two_adjoining_days_of_one_cut_are_one_condition() -> None:
    (condition,) = find_conditions(
        [
            claim(POST, CUT, "information_restriction", when=day("05-16", "Friday")),
            claim(POST, CUT, "information_restriction", when=day("05-15", "Thursday")),
        ]
    )
    assert (condition.when.start, condition.when.end) == (utc("05-14 22:00"), utc("05-16 22:00"))
    assert (condition.when.precision, condition.when.words) == (Precision.DAY, "Thursday; Friday")
    assert condition.label == "information restriction · internet · Torvale"
    assert len(condition.claims) == 2


def test_what_was_closed_by_an_hour_is_closed_from_then_on_and_nobody_says_until_when() -> None:
    hour = replace(minute("05-15 22:00"), start=None, words="midnight")
    (condition,) = find_conditions([claim(POST, "By midnight the hospital was closed.", "access_denied", when=hour)])
    assert (condition.when.start, condition.when.end) == (utc("05-15 22:00"), None)


def test_a_gap_another_place_and_another_subject_are_other_conditions() -> None:
    conditions = find_conditions(
        [
            claim(POST, CUT, "information_restriction", when=day("05-10")),
            claim(POST, CUT, "information_restriction", when=day("05-12")),
            claim(POST, CUT, "information_restriction", when=day("05-12"), where=(HARN,)),
            claim(POST, "Phones were taken away.", "information_restriction", when=day("05-12")),
        ]
    )
    assert len(conditions) == 4
    assert conditions[0].when.start == utc("05-09 22:00")


def test_without_a_time_it_holds_for_when_it_was_said_and_widens_nothing() -> None:
    other = report("The Herald", published=day("05-17"))
    conditions = find_conditions(
        [
            claim(POST, CUT, "information_restriction", when=day("05-16")),
            claim(other, CUT, "information_restriction"),
        ]
    )
    assert [condition.when for condition in conditions] == [day("05-16"), other.published_at]


def test_without_a_time_it_joins_the_condition_that_its_own_report_dates() -> None:
    dated = claim(POST, CUT, "information_restriction", when=day("05-15"))
    undated = claim(POST, "The lack of internet hurts everybody.", "information_restriction", at=50)
    (condition,) = find_conditions([undated, dated])
    assert condition.when == day("05-15")
    assert condition.claims == (dated, undated)


def test_what_is_denied_or_only_planned_is_no_condition() -> None:
    assert not find_conditions(
        [
            claim(POST, CUT, "information_restriction", standing=Standing.DENIED),
            claim(POST, "A curfew is planned.", "restriction", standing=Standing.PLANNED),
        ]
    )


def test_other_happenings_are_no_condition() -> None:
    assert find_conditions([claim(POST, "Shots were fired at the internet office.", "shooting")]) == ()
