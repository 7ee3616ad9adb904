"""Places that are told by how they lie to others."""

import pytest

from asof.model.where import Level
from asof.reading.places.narrow import narrowest


@pytest.mark.parametrize(
    ("content", "words", "kind", "anchor", "km"),
    [
        (
            "Farmers in Qwerabad, south of Yazd, blocked a road.",
            "Qwerabad, south of Yazd",
            "south_of",
            "Yazd",
            None,
        ),
        (
            "They died in Zzarqa, a village some 30 km north-east of Aleppo.",
            "Zzarqa, a village some 30 km north-east of Aleppo",
            "northeast_of",
            "Aleppo",
            30.0,
        ),
        ("A base 20 miles from Gulu was shelled.", "20 miles from Gulu", "near", "Gulu", 32.2),
        ("A bus burned near Kassala.", "near Kassala", "near", "Kassala", None),
        ("Troops waited outside Benghazi.", "outside Benghazi", "outside", "Benghazi", None),
        ("Shells fell in southern Lebanon.", "southern Lebanon", "part_of", "Lebanon", None),
        ("Shells fell in the south of Lebanon.", "south of Lebanon", "part_of", "Lebanon", None),
        ("The road between Homs and Hama is cut.", "between Homs and Hama", "between", "Homs and Hama", None),
    ],
)
def test_relation(read, content: str, words: str, kind: str, anchor: str, km: float | None) -> None:
    place = next(place for place in read(content) if place.relation and place.relation.kind != "within")
    assert place.words == words
    assert (place.relation.kind, place.relation.name, place.relation.distance_km) == (kind, anchor, km)


def test_an_unknown_village_has_a_name_and_a_relation_but_no_coordinates(read) -> None:
    place = read("Farmers in Qwerabad, south of Yazd, blocked a road.")[0]
    assert (place.name, place.lat, place.lon, place.place_id, place.country) == ("Qwerabad", None, None, None, "IR")
    assert place.relation.lat == pytest.approx(31.9, abs=0.1)


def test_a_namesake_far_away_is_not_taken(read) -> None:
    place = read("Fighting was heavy in Lyon, north of Raqqa, on Sunday.")[0]
    assert (place.name, place.place_id, place.lat) == ("Lyon", None, None)


def test_a_known_town_that_lies_there_is_taken(read) -> None:
    place = next(place for place in read("Fighting was heavy in Azaz, north of Aleppo.") if place.name == "Azaz")
    assert (place.country, place.admin1, place.relation.kind) == ("SY", "Aleppo", "north_of")


def test_part_of_an_area_reaches_as_far_as_the_area(read) -> None:
    part, whole = read("Shells fell in southern Lebanon.")
    assert (part.level, part.lat, part.radius_km) == (Level.REGION, whole.lat, whole.radius_km)


def test_talks_between_states_are_no_place(read) -> None:
    assert all(place.relation is None for place in read("Talks between Russia and Ukraine failed."))


def test_a_name_of_the_compass_is_no_relation(read) -> None:
    assert [place.name for place in read("South Korea and Northern Ireland agreed.")] == [
        "South Korea",
        "Northern Ireland",
    ]


def test_narrowest_leaves_anchors_and_holders_out(read) -> None:
    content = "Farmers in Qwerabad, south of Yazd, met at Liberty Square in Qom."
    assert [place.name for place in narrowest(read(content))] == ["Qwerabad", "Liberty Square"]
