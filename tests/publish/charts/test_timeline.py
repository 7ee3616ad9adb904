"""The timeline: restrictions, incidents, what was said and when nothing was, on one line."""

import dataclasses
from datetime import UTC, datetime

from asof.model.claim import Happening
from asof.model.views import Silence
from asof.publish.charts.timeline import timeline_of


def test_a_band_without_an_end_is_open(sample) -> None:
    internet, reporters = timeline_of(sample.view.stories[0]).bands
    assert (internet.is_open_left, internet.is_open_right, internet.right) == (False, True, 100.0)
    assert (reporters.is_open_left, reporters.is_open_right) == (False, False)


def test_a_ban_of_years_does_not_squeeze_the_night(sample) -> None:
    story = sample.view.stories[0]
    long_ago = dataclasses.replace(story.conditions[0].when, start=datetime(1999, 1, 1, tzinfo=UTC))
    condition = dataclasses.replace(story.conditions[0], when=long_ago)
    chart = timeline_of(dataclasses.replace(story, conditions=(condition,)))
    assert chart.bands[0].is_open_left
    assert max(chart.entries) - min(chart.entries) > 50


def test_a_story_without_any_time_has_no_timeline(sample) -> None:
    story = sample.view.stories[0]
    empty = dict.fromkeys(("conditions", "entries", "incidents", "silences"), ())
    assert timeline_of(dataclasses.replace(story, first=None, last=None, **empty)) is None


def test_an_incident_shows_when_it_was_and_when_each_sentence_told_it(sample) -> None:
    (lane,) = timeline_of(sample.view.stories[0]).lanes
    said = {link.claim.claim.said_at.start for link in lane.incident.links}
    assert len(lane.told) == len(said)
    assert lane.happened.left < lane.happened.right
    assert list(lane.told) == sorted(lane.told)


def test_an_incident_without_a_time_of_its_own_has_only_when_it_was_told(sample) -> None:
    story = sample.view.stories[0]
    undated = dataclasses.replace(story.incidents[0], when=None)
    (lane,) = timeline_of(dataclasses.replace(story, incidents=(undated,))).lanes
    assert lane.happened is None
    assert lane.told


def test_words_are_no_incident_of_the_timeline(sample) -> None:
    story = sample.view.stories[0]
    words = dataclasses.replace(story.incidents[0], happening=Happening.CONDEMNATION)
    assert timeline_of(dataclasses.replace(story, incidents=(words,))).lanes == ()


def test_a_silence_lies_between_what_was_said_before_and_after_it(sample, samples) -> None:
    silence = Silence(start=samples.utc(10, 2, 40), end=samples.utc(10, 12), during=())
    line = timeline_of(dataclasses.replace(sample.view.stories[0], silences=(silence,)))
    (hush,) = line.silences
    assert not [
        at for at in line.entries if hush.left + 0.5 < at < hush.right - 0.5 and at != line.times.at(samples.utc(10, 4))
    ]
    assert hush.left < hush.right
