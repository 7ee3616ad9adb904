"""Squares, hospitals, stations and roads lie in the settlement that holds them."""

import pytest

from asof.model.where import Level


def sites(places) -> list[tuple[str, str | None]]:
    return [(place.name, place.relation and place.relation.name) for place in places if place.level is Level.SITE]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("Crowds filled Freedom Square in Tbilisi.", [("Freedom Square", "Tbilisi")]),
        ("In Tbilisi, crowds filled Freedom square.", [("Freedom Square", "Tbilisi")]),
        (
            "Police closed Khartoum’s Liberty and Baghdadi Squares.",
            [("Liberty Square", "Khartoum"), ("Baghdadi Square", "Khartoum")],
        ),
        ("The wounded were taken to Al-Nour hospital in Kassala.", [("Al-Nour Hospital", "Kassala")]),
        ("Gunmen stormed Kampala airport.", [("Kampala Airport", "Kampala")]),
        ("In Minsk, police station 13 was set on fire.", [("police station 13", "Minsk")]),
        ("Students gathered at Springfield University.", [("Springfield University", "Springfield")]),
        ("Springfield University said it was sorry.", []),
        ("Afghan refugee camps are full.", []),
        ("Illegal checkpoints were removed.", []),
        ("Crowds filled Qwerty Gardens in Leeds.", [("Qwerty Gardens", "Leeds")]),
    ],
)
def test_sites(read, content: str, found: list[tuple[str, str]]) -> None:
    assert sites(read(content)) == found


def test_a_site_has_the_place_and_reach_of_its_settlement(read) -> None:
    settlement, site = read("In Kharkiv, rockets hit Peremoha Avenue.")
    assert (site.lat, site.lon, site.radius_km) == (settlement.lat, settlement.lon, settlement.radius_km)
    assert (site.level, site.place_id, site.relation.kind) == (Level.SITE, None, "within")


def test_a_street_is_not_in_the_place_it_is_named_after(read) -> None:
    site = next(place for place in read("In Nairobi, shops on Moscow Road burned.") if place.level is Level.SITE)
    assert site.relation.name == "Nairobi"


def test_a_site_without_a_settlement_stays_unresolved(read) -> None:
    (site,) = read("They marched along Harbour Street.")
    assert (site.level, site.lat, site.relation) == (Level.SITE, None, None)


def test_the_road_to_a_place_is_a_site_beside_the_place(read) -> None:
    places = read("In Isfahan, rebels blocked the road to Yazd.")
    assert [(place.words, place.level) for place in places] == [
        ("Isfahan", Level.SETTLEMENT),
        ("road to Yazd", Level.SITE),
        ("Yazd", Level.SETTLEMENT),
    ]
