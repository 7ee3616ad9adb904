"""The list beside the map says how each place is known."""

import dataclasses

import pytest

from asof.model.where import Level, Match, Relation
from asof.publish.place_rows import place_rows


def _rows(story, *places):
    only = dataclasses.replace(story, places=places, entries=(), incidents=(), ledgers=(), questions=(), conditions=())
    return list(place_rows(only))


@pytest.fixture
def story(sample):
    return sample.view.stories[0]


def test_a_similar_spelling_is_said_with_the_words_of_the_report(story, samples) -> None:
    similar = dataclasses.replace(samples.TOWN, words="Sann Tirsso", match=Match.SIMILAR)
    (row,) = _rows(story, similar)
    assert row.name == "San Tirso"
    assert "taken for it by a similar spelling, “Sann Tirsso”" in row.notes


def test_a_place_of_ones_own_is_said_to_be_that(story, samples) -> None:
    (row,) = _rows(story, dataclasses.replace(samples.TOWN, place_id=None, match=Match.OWN))
    assert "a place of your own" in row.notes


def test_a_place_found_by_its_name_needs_no_word(story, samples) -> None:
    (row,) = _rows(story, dataclasses.replace(samples.TOWN, match=Match.NAME))
    assert len(row.notes) == 2


def test_what_has_no_bounds_is_said_to_be_drawn_as_a_side(story, samples) -> None:
    south = Relation(kind="south_of", name="Orm", lat=samples.TOWN.lat, lon=samples.TOWN.lon)
    told = dataclasses.replace(
        samples.TOWN, name="Ojo", level=Level.SETTLEMENT, place_id=None, relation=south, lat=None, lon=None
    )
    (row,) = _rows(story, told)
    assert row.name == "Ojo, south of Orm"
    assert "drawn as the side of Orm" in row.notes[-1]
