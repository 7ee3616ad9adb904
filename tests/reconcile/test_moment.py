"""What is known when, on the two clocks."""

from asof.model.views import Clock
from asof.reconcile.moment import is_later, known_claims
from tests.reconcile.build import claim, day, minute, report, utc

POST = report("Torvale Post", received="05-20 08:00")


def test_on_the_said_clock_a_claim_is_known_from_the_minute_it_was_said() -> None:
    one = claim(POST, "Shots were heard.", said=minute("05-14 21:00"))
    assert known_claims([one], at=utc("05-14 21:00"), clock=Clock.SAID)
    assert not known_claims([one], at=utc("05-14 20:59"), clock=Clock.SAID)


def test_on_the_received_clock_a_claim_is_known_from_when_its_report_came() -> None:
    one = claim(POST, "Shots were heard.", said=minute("05-14 21:00"))
    assert not known_claims([one], at=utc("05-20 07:59"), clock=Clock.RECEIVED)
    assert known_claims([one], at=utc("05-20 08:00"), clock=Clock.RECEIVED)


def test_everything_kept_is_known_without_a_moment() -> None:
    assert known_claims([claim(POST, "Shots were heard.")], at=None, clock=Clock.RECEIVED)


def test_two_versions_of_one_page_on_one_day_are_ordered_by_when_they_were_received() -> None:
    page = "https://post.example/a"
    first = claim(report("Torvale Post", "v1", received="05-14 10:00", url=page), "Two died.")
    second = claim(report("Torvale Post", "v2", received="05-14 18:00", url=page), "Five died.")
    assert is_later(second, first)
    assert not is_later(first, second)


def test_of_two_pages_of_one_day_nobody_can_tell_which_is_later() -> None:
    first = claim(report("Torvale Post", "one", received="05-14 10:00"), "Two died.")
    second = claim(report("Torvale Post", "other", received="05-14 18:00"), "Five died.")
    assert not is_later(second, first)
    assert not is_later(first, second)


def test_said_times_that_do_not_touch_outrank_the_order_of_arrival() -> None:
    early = claim(report("Torvale Post", "late in coming", published=day("05-13"), received="05-30 10:00"), "Two died.")
    late = claim(report("Torvale Post", "quick", published=day("05-15"), received="05-15 10:00"), "Five died.")
    assert is_later(late, early)
