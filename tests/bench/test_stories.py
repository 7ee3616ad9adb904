"""Stories are scored report by report: who stands with it, and who should."""

import pytest

from bench.score import score_stories
from bench.stories import _own_words, bcubed

GOLD = {"a": "flood", "b": "flood", "c": "fire", "d": "fire"}


def test_what_stands_together_as_it_should_is_right() -> None:
    assert bcubed(GOLD, {"a": 1, "b": 1, "c": 2, "d": 2}) == (1.0, 1.0)


def test_two_stories_merged_cost_precision_and_one_split_costs_recall() -> None:
    assert bcubed(GOLD, dict.fromkeys(GOLD, 1)) == (0.5, 1.0)
    assert bcubed(GOLD, {"a": 1, "b": 2, "c": 3}) == (1.0, 0.5)


def test_the_score_is_the_mean_over_the_orders_of_arrival() -> None:
    rows = [{"id": one, "subtopic": story} for one, story in GOLD.items()]
    right = {"a": 1, "b": 1, "c": 2, "d": 2}
    told = [{"id": one, "clusters": [number, 0]} for one, number in right.items()]
    found = {score.name: score.value for score in score_stories(rows, told)}
    assert found == {"BCubed": pytest.approx((1 + 2 / 3) / 2), "clusters": 1.5, "clusters in gold": 2}


def test_the_plain_way_stands_beside_where_it_was_tried() -> None:
    rows = [{"id": one, "subtopic": story} for one, story in GOLD.items()]
    told = [{"id": one, "clusters": [number], "tfidf": [0]} for number, one in enumerate(GOLD)]
    found = {score.name: score.value for score in score_stories(rows, told)}
    assert found["plain TF-IDF"] == pytest.approx(2 / 3)
    assert (found["clusters"], found["plain clusters"]) == (4, 1)


def test_each_story_alone_stands_beside_where_it_was_tried() -> None:
    rows = [{"id": one, "subtopic": story} for one, story in GOLD.items()]
    alone = {"a": "flood 0", "b": "flood 1", "c": "fire 0", "d": "fire 0"}
    told = [{"id": one, "clusters": [0], "alone": [alone[one]]} for one in GOLD]
    found = {score.name: score.value for score in score_stories(rows, told)}
    assert (found["each story alone"], found["clusters alone"]) == (pytest.approx(2 * 0.75 / 1.75), 3)


def test_an_address_at_the_top_is_dropped_and_a_headline_is_not() -> None:
    assert _own_words({"text": "http : / / post . example / flood\nThe Harn rose ."}) == "The Harn rose ."
    assert _own_words({"text": "The Harn rises\nIt rose again ."}) == "The Harn rises\nIt rose again ."
