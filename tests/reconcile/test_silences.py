"""Where nobody said anything."""

from asof.model.views import Clock
from asof.model.when import When
from asof.reconcile.conditions import find_conditions
from asof.reconcile.silences import find_silences
from asof.reconcile.view import build_view
from tests.reconcile.build import claim, day, minute, page, report, stretch, utc

POST = report("Torvale Post", published=day("05-14"))
CUT = claim(POST, "The internet was cut.", "information_restriction", when=stretch("05-14 22:00", "05-15 04:00"))
CURFEW = claim(POST, "A curfew is in force.", "restriction", when=stretch("05-14 20:00", "05-15 06:00"))
EVENING = ["05-14 20:00", "05-14 20:20", "05-14 20:50", "05-14 21:00"]


def spans(*said: str | When, during=()) -> list[tuple[str, str, int]]:
    whens = [minute(one) if isinstance(one, str) else one for one in said]
    found = find_silences(whens, find_conditions(during))
    return [(f"{one.start:%m-%d %H:%M}", f"{one.end:%m-%d %H:%M}", len(one.during)) for one in found]


def test_a_pause_far_longer_than_the_storys_usual_one_is_a_silence() -> None:
    assert spans(*EVENING, "05-15 03:00") == [("05-14 21:01", "05-15 03:00", 0)]


def test_the_order_in_which_entries_are_given_does_not_matter() -> None:
    assert spans("05-15 03:00", *reversed(EVENING)) == spans(*EVENING, "05-15 03:00")


def test_a_story_told_slowly_has_its_usual_pauses_and_no_silence() -> None:
    assert spans(day("05-14"), day("05-16"), day("05-18"), day("05-20")) == []


def test_a_day_without_an_hour_may_be_any_hour_of_it() -> None:
    assert spans(*EVENING, day("05-15"), "05-16 03:00") == [("05-15 22:00", "05-16 03:00", 0)]


def test_no_pause_under_three_hours_is_a_silence() -> None:
    assert spans(*EVENING, "05-14 23:30", during=[CUT]) == []


def test_conditions_in_force_are_named() -> None:
    assert spans(*EVENING, "05-15 03:00", during=[CUT, CURFEW]) == [("05-14 21:01", "05-15 03:00", 2)]


def test_a_pause_while_the_internet_is_cut_counts_however_slow_the_story() -> None:
    assert spans("05-14 21:00", "05-15 03:00", during=[CURFEW]) == []
    assert spans("05-14 21:00", "05-15 03:00", during=[CUT]) == [("05-14 21:01", "05-15 03:00", 1)]


def test_a_condition_without_a_time_holds_in_no_silence() -> None:
    unsaid = When(start=None, end=None, precision=CUT.claim.said_at.precision, words="", span=None)
    timeless = claim(POST, "The internet was cut.", "information_restriction", when=None, said=unsaid)
    assert spans("05-14 21:00", "05-15 03:00", during=[timeless]) == []


def test_one_entry_or_none_leaves_no_silence() -> None:
    assert spans() == spans("05-14 21:00") == []


def test_a_story_tells_its_silences() -> None:
    said = [minute(one) for one in ("05-14 21:00", "05-15 03:00")]
    entries = page(POST, {number: (when, f"Update {number}.") for number, when in enumerate(said)})
    (story,) = build_view([CUT], [entries], at=None, clock=Clock.SAID).stories
    (silence,) = story.silences
    assert (silence.start, silence.end) == (utc("05-14 21:01"), utc("05-15 03:00"))
    assert silence.during == story.conditions
