"""The incident bench scores groups as BCubed defines it, and its plain ways are what they say."""

import pytest

from asof.model.report import BlockKind
from bench.incidents import bcubed, errors, main_claim, sample
from tests.reconcile.build import claim, report


def rows(*pairs: tuple[str, str]) -> list[dict[str, object]]:
    return [
        {"incident_id": gold, "found": found, "city": "Torvale", "date": "2031-01-01", "city_day": ("none", "")}
        for gold, found in pairs
    ]


def test_the_right_groups_score_one() -> None:
    assert bcubed("b", rows(("a", "1"), ("a", "1"), ("b", "2")), "found").value == 1.0


def test_one_group_of_two_incidents_has_full_recall_and_half_the_precision() -> None:
    found = bcubed("b", rows(("a", "1"), ("b", "1")), "found")
    assert (found.precision, found.recall) == (0.5, 1.0)


def test_an_incident_in_two_groups_has_full_precision_and_half_the_recall() -> None:
    found = bcubed("b", rows(("a", "1"), ("a", "2")), "found")
    assert (found.precision, found.recall) == (1.0, 0.5)
    assert found.value == pytest.approx(2 / 3)


def test_a_wrong_pair_is_counted_by_kind() -> None:
    assert errors([], rows(("a", "1"), ("b", "1"), ("b", "2"))) == {
        "joined: two incidents of one city": 1,
        "parted: no town read in one of them": 1,
    }


def test_city_months_with_look_alikes_come_first() -> None:
    gold = {
        name: {"incident_id": name, "city": city, "state": "Eastmark", "date": "May 3, 2031"}
        for name, city in (("a", "Torvale"), ("b", "Torvale"), ("c", "Harn"))
    }
    articles = [{"incident_id": name, "dct": "2031-05-04", "doc_id": name, "text": "word " * 50} for name in "cab"]
    assert {row["incident_id"] for row in sample(gold, articles, most=2)} == {"a", "b"}


def test_a_report_is_about_the_violence_of_its_headline_else_the_first_it_tells() -> None:
    post = report("Torvale Post")
    march, shot = claim(post, "Dockers marched.", "protest"), claim(post, "Shots fell.", "shooting", at=30)
    title = claim(post, "Teller killed", "death", at=60, block=BlockKind.TITLE)
    assert main_claim([march, shot]) is shot
    assert main_claim([march, shot, title]) is title
    assert main_claim([march]) is march
    assert main_claim([]) is None
