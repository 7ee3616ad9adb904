"""What the reports leave open."""

from asof.model.claim import KeptClaim, Standing
from asof.model.views import Question, QuestionKind
from asof.model.when import Precision
from asof.reconcile.incidents import link_incidents
from asof.reconcile.ledgers import build_ledgers
from asof.reconcile.origins import attribute
from asof.reconcile.questions import find_questions
from tests.reconcile.build import TORVALE, ZONE, claim, count, day, killed, minute, report, stretch

POST = report("Torvale Post", published=day("05-14"))
HERALD = report("The Herald", published=day("05-16"))


def questions(*kept: KeptClaim) -> tuple[Question, ...]:
    attributions = attribute(kept)
    incidents = link_incidents(kept, attributions)
    ledgers = build_ledgers(incidents, attributions, place=TORVALE, zone=ZONE)
    return find_questions(incidents, ledgers, zone=ZONE)


def test_the_disappeared_and_the_missing_are_one_question() -> None:
    one = claim(POST, "Many have disappeared.", "disappearance")
    two = claim(HERALD, "Nine are missing.", "disaster", figures=(count("missing", 9, 9, "nine"),))
    (question,) = questions(two, one)
    assert question.kind is QuestionKind.MISSING_PEOPLE
    assert question.claims == (one, two)


def test_bodies_kept_back_are_asked_for_and_a_blocked_hospital_is_not_that() -> None:
    bodies = claim(POST, "Families still wait for the bodies.", "access_denied", target="the bodies of the dead")
    (question,) = questions(
        bodies, claim(POST, "Guards closed the hospital.", "access_denied", target="the hospital", at=50)
    )
    assert (question.kind, question.claims) == (QuestionKind.BODIES_WITHHELD, (bodies,))


def test_a_contested_figure_is_asked_in_the_reports_words() -> None:
    (question,) = questions(
        claim(POST, "Five died there.", figures=(killed(5, 5, "five"),)),
        claim(HERALD, "One person is dead.", figures=(killed(1, 1, "one"),)),
    )
    assert question.kind is QuestionKind.CONTESTED_FIGURE
    assert question.label == "killed · Torvale · “five” or “one”"


def test_of_many_contested_figures_the_two_furthest_apart_are_asked() -> None:
    told = (("several", 3, None), ("dozens", 24, None), ("about 900", 900, 900), ("70", 70, 70))
    kept = [
        claim(report(f"The {words} Post"), f"They counted {words}.", figures=(killed(low, high, words),))
        for words, low, high in told
    ]
    (question,) = questions(*kept)
    assert question.label == "killed · Torvale · “70” or “about 900”"


def test_a_contested_time_is_asked_with_both_times() -> None:
    night = stretch("05-15 16:00", "05-16 04:00", Precision.PART_OF_DAY, "Thursday night")
    (question,) = questions(
        claim(POST, "Guards opened fire.", said=minute("05-14 23:00"), actor="guards"),
        claim(HERALD, "On Thursday night guards shot at them.", when=night, actor="guards"),
    )
    assert question.kind is QuestionKind.CONTESTED_TIME
    assert question.label == "shooting · Torvale · Wednesday–Thursday or “Thursday night”"


def test_what_is_only_claimed_is_unverified_until_somebody_confirms_it() -> None:
    claimed = claim(POST, "The rebels claim to hold the mill.", "siege", standing=Standing.CLAIMED)
    (question,) = questions(claimed)
    assert (question.kind, question.claims) == (QuestionKind.UNVERIFIED, (claimed,))
    assert not questions(claimed, claim(POST, "It was confirmed.", "siege", standing=Standing.CONFIRMED, at=60))


def test_the_abducted_are_asked_for_until_a_later_report_tells_of_their_release() -> None:
    taken = claim(POST, "Two nurses were abducted.", "abduction")
    assert [question.kind for question in questions(taken)] == [QuestionKind.UNKNOWN_FATE]
    assert not questions(taken, claim(HERALD, "The nurses were freed.", "release"))


def test_nothing_open_asks_nothing() -> None:
    assert questions(claim(POST, "They marched.", "protest")) == ()
