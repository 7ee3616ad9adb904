"""Conditions are bands over the story's time."""

import dataclasses
from datetime import UTC, datetime

from asof.publish.charts.bands import band_chart


def test_a_band_without_an_end_is_open(sample) -> None:
    internet, reporters = band_chart(sample.view.stories[0]).bands
    assert (internet.is_open_left, internet.is_open_right, internet.right) == (False, True, 100.0)
    assert (reporters.is_open_left, reporters.is_open_right) == (False, False)


def test_a_ban_of_years_does_not_squeeze_the_night(sample) -> None:
    story = sample.view.stories[0]
    long_ago = dataclasses.replace(story.conditions[0].when, start=datetime(1999, 1, 1, tzinfo=UTC))
    condition = dataclasses.replace(story.conditions[0], when=long_ago)
    chart = band_chart(dataclasses.replace(story, conditions=(condition,)))
    assert chart.bands[0].is_open_left
    assert max(chart.entries) - min(chart.entries) > 50


def test_without_conditions_there_is_no_chart(sample) -> None:
    assert band_chart(dataclasses.replace(sample.view.stories[0], conditions=())) is None
