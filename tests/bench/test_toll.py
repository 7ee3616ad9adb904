"""The toll of one report is the count that stands, else its people; of an incident, what most of its reports give."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from bench.casualties import toll_of
from bench.toll import _claims, errors, is_aside, of_incidents


def test_a_headline_of_a_fatal_shooting_tells_of_a_death() -> None:
    assert toll_of((), "Police seek owner of car in fatal Orm Street shooting") == (1, 0)
    assert toll_of((), "Fatal victim of harbour attack named") == (1, 0)
    assert toll_of((), "Man charged with attempted murder in Velm") == (0, 0)


def toll(words: str) -> tuple[int, int]:
    return toll_of(_claims(words, date(2019, 4, 2)))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Two dead in harbour attack\n\nTwo people were killed on Monday, police said.", (2, 0)),
        ("Five shot, one fatally\n\nFive people were shot at a market and one of them died.", (1, 4)),
        ("Market attack\n\nFour people were shot and three others were wounded by glass.", (0, 7)),
        ("Attack in Velm\n\nIvo Moss, 31, was shot outside his shop. He died in hospital on Monday.", (1, 0)),
        ("Attack in Velm\n\nIvo Moss was shot dead on Monday. Ada Orm was wounded in the same attack.", (1, 1)),
        ("Attack in Velm\n\nA driver and a nurse were killed on Monday. The nurse died in hospital.", (2, 0)),
        ("Attack in Velm\n\nA man killed three neighbours on Monday before killing himself.", (4, 0)),
        ("Attack in Velm\n\nFour people, including the gunman, were killed. He had killed himself.", (4, 0)),
        ("Attack in Velm\n\nA man was killed and another wounded on Monday.", (1, 1)),
        ("Man charged with murder\n\nA man was charged with murder in Velm on Monday.", (1, 0)),
        ("Attack in Velm\n\nA man and two women were killed on Monday.", (3, 0)),
        ("Attack in Velm\n\nA man killed his wife on Monday before killing himself.", (2, 0)),
        ("Man kills boy, then himself\n\nA man killed a 4-year-old boy, then himself.", (2, 0)),
        ("Attack in Velm\n\nA docker killed his wife and two boys before turning the shotgun on himself.", (4, 0)),
        ("Attack in Velm\n\nA docker killed four people, including a nurse, before killing himself.", (5, 0)),
        ("Docker kills woman, her son, himself\n\nThe three were found in Velm.", (3, 0)),
        ("Girl killed in Velm\n\nA girl was killed. Her father killed the girl and took his own life.", (2, 0)),
        ("Attack in Velm\n\nAda Moss was shot dead on Monday. A docker was also killed.", (2, 0)),
        ("Two dead in Velm\n\nTwo men were killed in separate attacks on Monday.", (1, 0)),
        ("Girl dead in Velm\n\nA girl was shot in a murder/suicide. She was 13.", (2, 0)),
        ("Attack in Velm\n\nIvo Moss, a 31-year-old baker, was shot dead on Monday.", (1, 0)),
        ("One dead in Velm\n\nOne man was killed on Monday. A baker and a nurse were killed in May 2011.", (1, 0)),
        ("Two wounded in Velm\n\nTwo bakers were wounded on Monday. A nurse was killed on Orm Street.", (0, 2)),
        ("Man charged in Velm\n\nA man who shot a boy in the leg is charged with attempted murder.", (0, 1)),
        ("Man held in Velm\n\nA boy was shot. A man is charged with attempted aggravated murder.", (0, 1)),
        ("Boy shot in Velm\n\nA boy was shot. Ten children have been hurt or killed this year.", (0, 1)),
        ("Boy shot in leg\n\nA boy was shot in the leg. A docker was killed in the same street.", (0, 1)),
        ("Teen killed, another hurt\n\nA boy, 17, was shot dead. The dead boy's friend, 16, was hurt.", (1, 1)),
        ("Shooting in Velm\n\nA boy was shot in the leg on Monday. Ada Orm was shot dead on 3 March.", (0, 1)),
        (
            "Victim identified\n\nIvo Moss was shot dead on Monday. Police heard of one person shot near the port.",
            (1, 0),
        ),
        ("Party in Velm\n\nGunmen shot six people at a party. One person died at the scene.", (1, 5)),
        ("Council meets\n\nThe council met in Velm on Monday.", (0, 0)),
    ],
)
def test_the_toll_of_one_report(words: str, expected: tuple[int, int]) -> None:
    assert toll(words) == expected


def test_a_death_far_behind_the_hurt_is_of_another_incident() -> None:
    hurt = "Two hurt in Velm\n\nTwo people were wounded on Monday."
    between = " ".join(f"Police arrested {count} men in the {count} hours after that." for count in range(20, 26))
    assert toll(f"{hurt} {between} A baker was killed in the same street.") == (0, 2)


def test_a_death_far_behind_the_hurt_counts_where_the_headline_tells_of_the_dead() -> None:
    headline = "Two hurt in deadly Velm attacks"
    hurt = f"{headline}\n\nTwo people were wounded on Monday."
    between = " ".join(f"Police arrested {count} men in the {count} hours after that." for count in range(20, 26))
    claims = _claims(f"{hurt} {between} Four people were killed.", date(2019, 4, 2))
    assert toll_of(claims, headline) == (4, 2)


def test_a_toll_told_far_behind_those_whom_the_report_is_about_is_of_other_cases() -> None:
    opening = "Baker shot dead in Velm\n\nIvo Moss was shot dead on Monday."
    between = " ".join(f"Police arrested {count} men in the {count} hours after that." for count in range(20, 26))
    assert toll(f"{opening} {between} So far 40 people have been killed.") == (1, 0)


def row(doc: str, killed: int, injured: int, day: str = "2019-04-02") -> dict[str, Any]:
    return {"doc_id": doc, "incident_id": "a", "date": day, "killed": killed, "injured": injured}


def test_an_incident_is_what_most_of_its_reports_give_and_silence_gives_nothing() -> None:
    told = [row("1", 1, 2), row("2", 0, 0), row("3", 0, 0), row("4", 1, 3)]
    assert of_incidents(told)["a"]["killed"] == 1


def test_of_as_many_reports_the_first_counts() -> None:
    told = [row("1", 1, 0, "2019-05-03"), row("2", 3, 2, "2019-04-02")]
    assert of_incidents(told) == {"a": {"killed": 3, "injured": 2}}


def test_of_reports_that_count_as_many_people_in_all_the_hurt_have_died_in_one() -> None:
    told = [row("1", 0, 2, "2019-04-02"), row("2", 0, 2, "2019-04-03"), row("3", 1, 1, "2019-04-09")]
    assert of_incidents(told) == {"a": {"killed": 1, "injured": 1}}


def test_the_dead_do_not_come_back_in_a_later_report() -> None:
    told = [row("1", 1, 1, "2019-04-01"), row("2", 0, 2, "2019-04-02"), row("3", 0, 2, "2019-04-03")]
    assert of_incidents(told) == {"a": {"killed": 0, "injured": 2}}


def test_errors_are_told_apart() -> None:
    gold = [{"incident_id": "a", "killed": 1, "injured": 3}]
    found = [row("1", 1, 4), row("2", 0, 3), row("3", 3, 3), {**row("4", 0, 3), "counted": False}]
    assert errors(gold, found) == Counter(
        {
            "injured: the dead counted among the injured": 1,
            "killed: nobody counted, as one should be": 1,
            "killed: two and more too many": 1,
            "killed: the article counts nobody (another page, or a headline alone)": 1,
        }
    )


def test_the_articles_of_one_incident_are_aside_together() -> None:
    assert is_aside({"incident_id": "7", "doc_id": "x"}) is is_aside({"incident_id": "7", "doc_id": "y"})
