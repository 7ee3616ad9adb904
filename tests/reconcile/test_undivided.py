"""What a report leads with and goes on to tell is one incident, unless the report itself tells it apart."""

from asof.model.claim import KeptClaim
from asof.model.report import BlockKind
from asof.model.when import Precision
from asof.reconcile.incidents import link_incidents
from asof.reconcile.origins import attribute
from tests.reconcile.build import HARN, SQUARE, TORVALE, claim, day, killed, report, stretch

POST, HERALD = report("Torvale Post", published=day("05-15")), report("The Herald", published=day("05-14"))
EVENING = stretch("05-14 17:00", "05-14 21:00", words="on Wednesday evening")
NIGHT = stretch("05-14 22:30", "05-15 00:30", words="after midnight")
BRIDGE = SQUARE.__class__(name="Old Bridge", words="Old Bridge", span=SQUARE.span, level=SQUARE.level, country="XX")


def sizes(*kept: KeptClaim) -> list[int]:
    return [len(incident.links) for incident in link_incidents(kept, attribute(kept))]


def theirs() -> KeptClaim:
    return claim(HERALD, "Shots hit a crowd on Wednesday evening.", "shooting", when=EVENING)


def told(**rest) -> tuple[KeptClaim, KeptClaim]:
    """The first words of a report, without a time, and what it goes on to tell."""
    first = claim(POST, "Shots were fired at a crowd.", "shooting", where=rest.pop("first", (TORVALE,)), at=40)
    sentence = rest.pop("sentence", "Shots hit two people after midnight.")
    return first, claim(POST, sentence, "shooting", when=rest.pop("when", NIGHT), at=90, **rest)


def test_another_reports_hours_do_not_part_what_one_report_tells() -> None:
    assert sizes(theirs(), *told()) == [3]


def test_the_link_says_that_the_report_does_not_tell_them_apart() -> None:
    kept = (theirs(), *told())
    (incident,) = link_incidents(kept, attribute(kept))
    assert "a report that tells both does not tell them apart" in {link.why for link in incident.links}


def test_two_sites_two_towns_or_a_second_shooting_stay_two() -> None:
    assert sizes(theirs(), *told(first=(SQUARE,), where=(BRIDGE,))) == [2, 1]
    assert sizes(theirs(), *told(where=(HARN,))) == [2, 1]
    assert sizes(theirs(), *told(sentence="Another shooting hit two people after midnight.")) == [2, 1]


def test_times_more_than_a_day_apart_stay_two() -> None:
    assert sizes(theirs(), *told(when=day("05-11"))) == [2, 1]


def test_who_dies_days_later_died_of_what_the_report_tells() -> None:
    shot = claim(POST, "A guard was shot on Monday.", "shooting", when=day("05-12"))
    died = claim(POST, "He died on Thursday.", "death", when=day("05-15"), figures=(killed(1, 1),), at=60)
    many = claim(POST, "Nine died on Thursday.", "death", when=day("05-15"), figures=(killed(9, 9),), at=60)
    assert sizes(shot, died) == [2]
    assert sizes(shot, many) == [1, 1]


def test_a_headline_names_people_in_its_own_way() -> None:
    title = claim(POST, "Husband shoots guard", "shooting", actor="husband", block=BlockKind.TITLE)
    body = claim(POST, "Her spouse shot a guard on Thursday.", "shooting", actor="her spouse", when=day("05-15"), at=60)
    assert sizes(title, body) == [2]


def test_last_weeks_shooting_is_the_one_of_a_day_of_that_week() -> None:
    shot = claim(HERALD, "A guard was shot on Wednesday.", "shooting", when=day("05-14"))
    week = stretch("05-11 22:00", "05-18 22:00", Precision.WEEK, "last week")
    later = report("Harn Echo", published=day("05-20"))
    assert sizes(shot, claim(later, "A man is held for last week's shooting.", "shooting", when=week)) == [2]
    weeks = stretch("05-11 22:00", "05-18 22:00", Precision.WEEK, "over the past week")
    assert sizes(shot, claim(later, "Guards were shot over the past week.", "shooting", when=weeks)) == [1, 1]
