"""Learning what speaks for it that two leads of a story are one."""

import tomllib
from datetime import date

from tests.reconcile.build import claim, day, report
from train.leads import HEAD, Told, as_told, of_cities, of_two_cities, pairs_of
from train.stories import told_weights


def _told(outlet: str, said: date, incident: str = "one", city: str = "Torvale", state: str = "Eastmark") -> Told:
    source = report(outlet, published=day(f"{said:%m-%d}"))
    kept = (claim(source, f"{outlet}: a gunman shot a clerk.", "shooting", when=day(f"{said:%m-%d}")),)
    words = kept[0].claim.sentence
    return Told(report=source, words=words, claims=kept, said=said, incident=incident, city=city, state=state)


MAY, LATER, AUTUMN = date(2031, 5, 14), date(2031, 5, 20), date(2031, 10, 1)
POST, HERALD, ECHO = _told("Post", MAY), _told("Herald", LATER, "two"), _told("Echo", AUTUMN, "three")
AWAY = _told("Courier", LATER, "four", city="Harn")


def test_what_a_city_tells_without_a_long_pause_is_one_story() -> None:
    assert of_cities([ECHO, AWAY, HERALD, POST]) == [[AWAY], [POST, HERALD], [ECHO]]


def test_two_stories_of_a_state_are_taken_together_where_they_are_of_two_cities() -> None:
    stories = of_cities([POST, HERALD, ECHO, AWAY])
    assert list(of_two_cities(stories)) == [[POST, HERALD, AWAY]]
    assert list(of_two_cities([[POST], [ECHO]])) == []
    assert list(of_two_cities([[POST], [_told("Courier", LATER, city="Harn", state="Westmark")]])) == []


def test_what_a_town_tells_within_days_is_told_as_one_story_and_a_season_later_as_another() -> None:
    assert sorted(len(story) for story in as_told([POST, HERALD, ECHO])) == [1, 2]


def test_each_report_counts_the_same_and_claims_that_were_linked_speak_for_it() -> None:
    again, third = _told("Gazette", MAY), _told("Courier", LATER, "two")
    pairs = list(pairs_of([POST, again, third]))
    assert [one.weight for one in pairs] == [0.5, 0.5, 0.5]
    assert ["same incident" in one.found for one in pairs].count(True) == 1


def test_each_two_leads_are_compared_and_are_one_where_their_reports_tell_one_shooting() -> None:
    again = _told("Gazette", LATER, "one")
    (one,), (two,) = pairs_of([POST, again]), pairs_of([POST, HERALD])
    assert (one.is_of_it, two.is_of_it) == (True, False)
    assert "other day" in one.found
    assert len(list(pairs_of([POST, HERALD, ECHO]))) == 3


def test_the_weights_are_kept_with_the_constant_as_any() -> None:
    kept = tomllib.loads(told_weights(HEAD, {"weights": {"": -0.5, "same toll": 1.0}}))
    assert kept == {"weights": {"any": -0.5, "same toll": 1.0}}
