"""A quarter of the main town is not taken for the distant town that bears its name."""

import pytest

from asof.model.where import Level


def only(places, name: str):
    return next(place for place in places if place.name == name)


@pytest.mark.parametrize(
    ("content", "name", "town"),
    [
        ("Leeds police were called to a fire in Fairview. Leeds has had three such fires.", "Fairview", "Leeds"),
        ("Shots fell in the Denver neighbourhood on Monday, Manila police said.", "Denver", "Manila"),
        ("The Denver quarter of Manila was dark.", "Denver", "Manila"),
        ("A patrol entered the neighbourhood of Denver, Manila police said.", "Denver", "Manila"),
    ],
)
def test_a_quarter_is_a_site_of_the_main_town(read, content: str, name: str, town: str) -> None:
    places = read(content)
    quarter, main = only(places, name), only(places, town)
    assert (quarter.level, quarter.relation.kind, quarter.relation.name) == (Level.SITE, "within", town)
    assert (quarter.lat, quarter.lon, quarter.country) == (main.lat, main.lon, main.country)
    assert not quarter.is_point


@pytest.mark.parametrize(
    "content",
    [
        "Leeds police spoke to a man from Fairview, Oregon. Leeds is quiet.",
        "A bus burned in Fairview. Fairview is calm, and police in Leeds said Fairview needs more fire engines.",
        "A Leeds man was hurt in Fairview.",
        "In East Aleppo shops were shut, officials in Damascus said. Damascus was calm.",
        "Police in Torun arrested three people. Torun was calm, and so was Plock.",
        "Leeds and Denver played in Leeds on Sunday.",
        "Trains to Kaunas and Jelgava were late in Vilnius; Vilnius had snow.",
    ],
)
def test_a_distant_town_stays_a_town(read, content: str) -> None:
    assert {place.level for place in read(content)} <= {Level.SETTLEMENT, Level.ADMIN1}


def test_a_site_called_after_a_town_abroad_lies_in_the_main_town(read) -> None:
    content = "Rioters in Lyon burned cars. Lyon's mayor closed the schools. Students met at Plymouth University."
    site = only(read(content), "Plymouth University")
    assert (site.level, site.relation.name, site.country) == (Level.SITE, "Lyon", "FR")


@pytest.mark.parametrize(
    ("content", "town"),
    [
        ("Flights from Leeds landed at Bristol airport. Leeds was closed.", "Bristol"),
        ("Rioters in Lyon burned cars in Lyon. A vigil was held at Kampala University.", "Kampala"),
        ("Rioters in Lyon burned cars in Lyon. Plymouth in England held a vigil at Plymouth University.", "Plymouth"),
    ],
)
def test_a_site_of_a_near_or_well_known_or_named_town_lies_there(read, content: str, town: str) -> None:
    assert next(place for place in read(content) if place.level is Level.SITE).relation.name == town


def test_what_is_near_a_site_is_not_near_the_town_it_is_called_after(read) -> None:
    assert [place.name for place in read("A man was hurt near Bristol Airport.")] == ["Bristol Airport"]
