"""All names of a report are resolved together."""

import pytest

from asof.model.where import Level
from asof.reading.places.resolve import country_of_url


def only(places, name: str):
    return next(place for place in places if place.name == name)


def test_a_settlement_carries_its_id_country_division_zone_and_reach(read) -> None:
    place = only(read("A curfew was declared in Gulu."), "Gulu")
    assert (place.place_id, place.country, place.level, place.zone) == (
        233346,
        "UG",
        Level.SETTLEMENT,
        "Africa/Kampala",
    )
    assert place.radius_km == pytest.approx(4.0, abs=3.0)


def test_the_division_after_a_comma_decides(read) -> None:
    place = read("A fire broke out in Paris, Texas.")[0]
    assert (place.country, place.admin1) == ("US", "Texas")


def test_the_country_of_the_other_names_decides(read) -> None:
    content = "Soldiers entered Tripoli. Beirut sent more men to Sidon, the Lebanese army said."
    assert only(read(content), "Tripoli").country == "LB"


def test_one_sense_per_report(read) -> None:
    content = "London, Ontario, was quiet. Police in London made no arrests. London is in Canada."
    assert {place.country for place in read(content) if place.name == "London"} == {"CA"}


def test_a_city_is_meant_unless_the_words_say_province(read) -> None:
    levels = [place.level for place in read("In Homs, shops closed. In Homs province, roads closed.")]
    assert levels == [Level.SETTLEMENT, Level.ADMIN1]


def test_in_a_list_of_provinces_all_are_provinces(read) -> None:
    content = "Messages came from all over Afghanistan, including Helmand, Kandahar, Paktika and Nangarhar."
    assert {place.level for place in read(content)[1:]} == {Level.ADMIN1}


def test_nothing_is_ever_at_zero_zero(read) -> None:
    content = "Null Island and Xyzzyville, north of Qworp, were mentioned near Atlantis in Ghana."
    assert (0.0, 0.0) not in {(place.lat, place.lon) for place in read(content)}


def test_the_same_text_is_read_the_same(read) -> None:
    content = "Springfield police met in Salem; Portland and Columbia sent help from Georgia."
    assert read(content) == read(content)


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://news.example.co.uk/a", "GB"),
        ("http://example.ir/1", "IR"),
        ("https://example.com/x", None),
        ("https://live.example.tv", None),
        (None, None),
    ],
)
def test_country_of_url(url: str | None, country: str | None) -> None:
    assert country_of_url(url) == country


def test_a_country_before_another_is_no_town_in_it(read) -> None:
    levels = [place.level for place in read("In Egypt, U.S. officials met the crowd. In Egypt, shops closed.")]
    assert levels[0] is Level.COUNTRY
    assert Level.SETTLEMENT not in levels


def test_names_that_are_each_ambiguous_settle_where_most_have_a_place(read) -> None:
    """Each of the three has a bigger namesake; all lie in one corner of Tennessee."""
    found = read("Crews from Athens, Cleveland and Sweetwater closed the road to Dayton, and Chattanooga sent more.")
    assert {(where.country, where.admin1) for where in found} == {("US", "Tennessee")}


def test_a_county_is_a_district_with_its_reach(read) -> None:
    (county,) = read("A storm crossed Pocahontas County, West Virginia.")[:1]
    assert county.level is Level.DISTRICT
    assert county.admin1 == "West Virginia"
    assert county.radius_km is not None
    assert county.radius_km > 20
    assert abs((county.lat or 0.0) - 38.3) < 0.3


def test_a_county_of_a_common_name_is_the_one_of_its_report(read) -> None:
    found = read("Deputies of Walker County searched near Huntsville, Texas, and Houston.")
    assert found[0].name == "Walker County"
    assert found[0].admin1 == "Texas"
