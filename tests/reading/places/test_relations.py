"""Places that are told by how they lie to others."""

import pytest

from asof.model.globe import great_circle_km
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


@pytest.mark.parametrize(
    ("content", "km", "direction", "radius"),
    [
        ("A truck was found 30 km south of Gulu.", 30, "south", 16.0),
        ("A truck was found 30 kilometres north-west of Gulu.", 30, "northwest", 16.0),
        ("A base 20 miles from Gulu was shelled.", 0, None, 42.6),
        ("A bus burned near Gulu.", 0, None, 19.0),
        ("Troops waited outside Gulu.", 0, None, 19.0),
        ("They live on the outskirts of Gulu.", 0, None, 19.0),
    ],
)
def test_a_told_place_lies_where_the_words_put_it_and_no_sharper(
    read, content: str, km: float, direction: str | None, radius: float
) -> None:
    place, town = read(content)
    here, there = (town.lat, town.lon), (place.lat, place.lon)
    assert great_circle_km(here, there) == pytest.approx(km, abs=0.1)
    assert place.radius_km == pytest.approx(radius, abs=1.0)
    assert place.radius_km > town.radius_km
    assert not place.is_point
    if direction:
        assert ("north" in direction) == (place.lat > town.lat)
        assert ("west" in direction) == (place.lon < town.lon - 0.01)


def test_between_two_towns_is_the_middle_with_both_in_reach(read) -> None:
    content = "The road between Homs and Hama is cut."
    between = next(place for place in read(content) if place.relation and place.relation.kind == "between")
    for name in ("Homs", "Hama"):
        town = next(place for place in read(content) if place.name == name)
        away = great_circle_km((between.lat, between.lon), (town.lat, town.lon))
        assert away == pytest.approx(between.radius_km, abs=0.2)


def test_south_of_without_a_distance_sets_no_bounds(read) -> None:
    place = read("Farmers in Qwerabad, south of Yazd, blocked a road.")[0]
    assert (place.lat, place.radius_km) == (None, None)


def test_an_unknown_village_at_a_distance_has_an_area_but_is_no_point(read) -> None:
    place = read("They died in Zzarqa, a village some 30 km north-east of Aleppo.")[0]
    assert (place.level, place.is_point) == (Level.SETTLEMENT, False)
    assert place.radius_km > 12


def test_outside_a_country_is_no_place(read) -> None:
    assert [place.words for place in read("Nobody outside of Egypt knew, and nobody in Egypt.")] == ["Egypt", "Egypt"]
