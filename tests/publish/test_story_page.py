"""What the story page says of times, places, voices and changes."""

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest

from asof.model.views import Membership
from asof.model.when import Precision, When
from asof.publish.story_page import as_of, story_page
from asof.publish.timeline_rows import say_span

START = datetime(2021, 3, 9, 22, 0, tzinfo=UTC)


def _when(precision: Precision, start: datetime | None, end: datetime | None) -> When:
    return When(start=start, end=end, precision=precision, words="", span=None)


@pytest.fixture
def page(sample):
    return story_page(sample.view, sample.view.stories[0], sample.changes)


@pytest.mark.parametrize(
    ("precision", "start", "end", "said"),
    [
        (Precision.MINUTE, START, START + timedelta(hours=2), "Tue 9 Mar 22:00 – Wed 10 Mar 00:00"),
        (Precision.MINUTE, START, START + timedelta(minutes=1), "Tue 9 Mar 22:00"),
        (Precision.DAY, START.replace(hour=0), START.replace(hour=0) + timedelta(days=1), "Tue 9 Mar"),
        (Precision.DAY, START.replace(hour=0), START.replace(hour=0) + timedelta(days=3), "Tue 9 Mar – Thu 11 Mar"),
        (Precision.PART_OF_DAY, START, None, "Tue 9 Mar – end not said"),
        (Precision.DAY, None, START, "start not said – Tue 9 Mar"),
        (Precision.UNKNOWN, None, None, "time not said"),
    ],
)
def test_an_interval_is_no_sharper_than_it_was_said(precision, start, end, said: str) -> None:
    assert say_span(_when(precision, start, end), "UTC") == said


def test_everything_kept_is_as_of_the_newest_entry_no_sharper_than_it_was_said(sample) -> None:
    view = dataclasses.replace(sample.view, at=None)
    assert as_of(view, view.stories[0]).text == "Thu 11 Mar 2021"


def test_a_moment_asked_for_is_shown_local(page) -> None:
    assert (page.as_of.text, page.as_of.utc) == ("Fri 12 Mar 2021, 12:00", "16:00 UTC")


def test_a_voice_is_heard_first_and_last(page) -> None:
    diario = next(row for row in page.voices if row.origin.name == "Diario del Llano")
    assert (diario.first.text, diario.last.text) == ("Wed 10 Mar 08:00", "Thu 11 Mar")


def test_an_entry_without_a_claim_is_quoted_by_its_opening(sample) -> None:
    story = sample.view.stories[0]
    bare = dataclasses.replace(story.entries[0], claims=())
    row = story_page(sample.view, dataclasses.replace(story, entries=(bare,))).entries[0]
    assert row.sentences == ()
    assert row.opening.startswith("Correction: our earlier figure")


def test_old_entries_unfold(sample) -> None:
    story = sample.view.stories[0]
    page = story_page(sample.view, dataclasses.replace(story, entries=story.entries * 10))
    assert (len(page.entries), len(page.earlier_entries)) == (12, 48)


def test_places_say_how_far_they_are_known(page) -> None:
    notes = {row.name: " · ".join(row.notes) for row in page.places}
    assert notes["San Tirso"] == "settlement · within 4 km"
    assert "side of San Tirso" in notes["Ojo Seco, south of San Tirso"]
    assert "too far" in notes["Geneva"]
    assert "not found" in notes["Tres Molles"]


def test_only_changes_of_the_story_are_shown(sample) -> None:
    story = sample.view.stories[0]
    other = dataclasses.replace(story, entries=(), incidents=(), ledgers=(), questions=(), conditions=())
    assert story_page(sample.view, other, sample.changes).changes.sentences == ()
    rows = [row for by in story_page(sample.view, story, sample.changes).changes.sentences for row in by.rows]
    assert sorted(row.kind for row in rows) == [
        "confirmed",
        "contested",
        "new",
    ]


def test_each_report_says_why_it_is_told_here_where_there_are_several(sample) -> None:
    story = sample.view.stories[0]
    why = tuple(Membership(report_id=one.report_id, why="the same town") for one in story.reports)
    told = dataclasses.replace(story, memberships=why)
    assert {row.why for row in story_page(sample.view, told).reports} == {"the same town"}
    alone = dataclasses.replace(story, memberships=why[:1])
    assert {row.why for row in story_page(sample.view, alone).reports} == {""}
