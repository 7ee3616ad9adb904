"""The record as of four moments of one night, and after."""

from asof.model.figure import Measure
from asof.model.views import Clock, Ledger, Position, PositionState, QuestionKind, RecordView, StoryView
from asof.reconcile.view import build_view
from tests.reconcile import night
from tests.reconcile.build import HARN, ZONE, claim, day, minute, page, report, utc


def view(at: str | None, clock: Clock = Clock.SAID) -> RecordView:
    return build_view(night.claims(), night.entries(), at=utc(at) if at else None, clock=clock)


def story(at: str | None) -> StoryView:
    (only,) = view(at).stories
    return only


def ledger(at: str | None, measure: str) -> Ledger:
    (only,) = [ledger for ledger in story(at).ledgers if ledger.measure is Measure(measure)]
    return only


def standing(at: str | None, measure: str) -> list[tuple[int | None, int | None]]:
    positions = [one for one in ledger(at, measure).positions if one.state is PositionState.STANDING]
    return [bounds(position) for position in positions]


def bounds(position: Position) -> tuple[int | None, int | None]:
    return position.figure.quantity.low, position.figure.quantity.high


def test_at_first_only_local_reports_speak_of_several_killed() -> None:
    assert standing("05-14 22:35", "killed") == [(3, None)]
    assert not [one for one in story("05-14 22:35").ledgers if one.measure is Measure.VEHICLES]


def test_the_outlets_own_later_figure_supersedes_its_own_and_leaves_local_reports_standing() -> None:
    assert standing("05-15 00:05", "killed") == [(3, None), (2, None)]
    by_state = {position.state: position for position in ledger("05-15 00:05", "killed").positions}
    assert by_state[PositionState.SUPERSEDED].origin.name == "Torvale Post"
    assert ledger("05-15 00:05", "killed").confirmed_by == "said to be confirmed by Torvale Post (“at least two”)"


def test_the_headline_is_carried_by_the_figure_it_sums_up() -> None:
    headlined = ledger("05-15 00:05", "killed").positions[-1]
    assert [kept.claim.entry for kept in headlined.claims] == [0, None]


def test_days_later_the_envoys_figure_stands_beside_the_confirmed_one() -> None:
    assert standing("05-17 12:00", "killed") == [(3, None), (2, None), (3, 3)]
    assert (ledger("05-17 12:00", "killed").low, ledger("05-17 12:00", "killed").high) == (2, None)


def test_many_others_arrested_stays_as_words_beside_more_than_100() -> None:
    assert standing("05-17 12:00", "arrested") == [(101, None), (None, None)]
    assert ledger("05-17 12:00", "arrested").low == 101


def test_a_convoy_sent_and_come_is_one_incident() -> None:
    (convoy,) = [one for one in story("05-15 00:05").incidents if one.happening.value == "deployment"]
    assert len(convoy.links) == 2


def test_the_questions_are_the_missing_the_bodies_and_which_night() -> None:
    assert [question.kind for question in story(None).questions] == [
        QuestionKind.MISSING_PEOPLE,
        QuestionKind.BODIES_WITHHELD,
        QuestionKind.CONTESTED_TIME,
    ]


def test_the_internet_cut_covers_both_its_days_and_no_other_restriction_widens_it() -> None:
    cut = next(one for one in story(None).conditions if "internet" in one.label)
    assert (cut.when.start, cut.when.end) == (utc("05-14 22:00"), utc("05-16 22:00"))
    assert len(story(None).conditions) == 3


def test_the_story_is_named_and_dated_in_its_own_zone() -> None:
    assert story(None).name == "Torvale, Eastmark · shooting, arrest · 14–17 May 2031"
    assert story(None).zone == ZONE


def test_entries_are_newest_first_with_their_own_words_and_claims() -> None:
    entries = story("05-14 22:50").entries
    assert [entry.words for entry in entries] == ["Entry 2 of the night.", "Entry 3 of the night."]
    assert len(entries[1].claims) == 3


def test_before_anything_was_said_there_is_nothing() -> None:
    assert view("05-14 22:00").stories == ()


def test_the_two_clocks_differ() -> None:
    assert view("05-15 05:00", Clock.SAID).stories != ()
    assert view("05-15 05:00", Clock.RECEIVED).stories == ()
    (received,) = view("05-15 06:00", Clock.RECEIVED).stories
    assert received.reports == (night.LIVE,)


def test_a_report_that_was_not_read_is_listed_and_makes_no_story() -> None:
    unread = report("Torvale Post", "other tongue", language="xx", unread="written in a language asof does not read")
    found = build_view([], [page(unread, {0: (day("05-14"), "…")})], at=None, clock=Clock.SAID)
    assert (found.stories, found.unread) == ((), (unread,))


def test_an_entry_repeated_by_a_later_version_of_its_page_is_kept_once() -> None:
    versions = [
        report("Torvale Post", name, url="https://post.example/live", received=received)
        for name, received in (("v1", "05-14 23:00"), ("v2", "05-15 01:00"))
    ]
    said = minute("05-14 22:30")
    pages = [page(version, {0: (said, "Shots were heard.")}) for version in versions]
    (only,) = build_view([], pages, at=None, clock=Clock.SAID).stories
    assert [entry.report.name for entry in only.entries] == ["v1"]
    assert len(only.reports) == 2


def test_stories_come_newest_first() -> None:
    older = claim(report("Harn Echo", published=day("05-10")), "They marched in Harn.", "protest", where=(HARN,))
    stories = build_view([older, *night.claims()], [], at=None, clock=Clock.SAID).stories
    assert [one.name.split(",")[0] for one in stories] == ["Torvale", "Harn"]
