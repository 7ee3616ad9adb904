"""Places of the user's own: a file of them is taken whole or not at all, and they win over the index."""

import json
from pathlib import Path

import pytest

from asof.errors import PlacesError
from asof.model.where import Level, Match
from asof.reading.places.index import cache_folder, open_index
from asof.reading.places.own import OwnPlace
from asof.reading.places.own_files import read_own_places
from asof.reading.places.read import PlaceHints, read_places

TABLE = """\
name,names,lat,lon,radius_km,level,country,admin1,parent,notes
Olive Square,Martyrs Circle|Olive Sq,15.46,36.39,0.3,,SD,,Kassala,where the market is
Vienna,,15.9,35.1,3,settlement,Sudan,Kassala,,a village
camp nine,,13.1,36.2,1.5,site,,,,
"""


def table(folder: Path, content: str, name: str = "own.csv") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


@pytest.fixture
def own(tmp_path: Path, index) -> tuple[OwnPlace, ...]:
    return read_own_places(table(tmp_path, TABLE))


def read_with(own: tuple[OwnPlace, ...], content: str):
    return read_places(content, PlaceHints(), index=open_index(cache_folder(), own_places=own))


def test_a_place_that_only_the_user_knows_is_found(own) -> None:
    place, _ = read_with(own, "Soldiers closed Olive Square in Kassala.")
    assert (place.name, place.lat, place.lon, place.radius_km) == ("Olive Square", 15.46, 36.39, 0.3)
    assert (place.level, place.match, place.place_id) == (Level.SITE, Match.OWN, None)
    assert (place.relation.kind, place.relation.name, place.zone) == ("within", "Kassala", "Africa/Khartoum")


@pytest.mark.parametrize(
    "content",
    [
        "Shells fell on Olive square.",
        "Shells fell on OLIVE SQUARE and on the bridge.",
        "They left Martyrs Circle at noon.",
        "The crowd at Olive Sq was large.",
    ],
)
def test_its_other_names_and_cases_are_known(own, content: str) -> None:
    assert [place.name for place in read_with(own, content)] == ["Olive Square"]


def test_it_wins_over_a_name_that_the_index_knows_elsewhere(own) -> None:
    place = read_with(own, "Fighting reached Vienna on Monday, and Vienna has no water.")[0]
    assert (place.country, place.admin1, place.lat, place.match) == ("SD", "Kassala", 15.9, Match.OWN)
    (without,) = read_places("Fighting reached Vienna on Monday.", PlaceHints())
    assert (without.country, without.match) == ("AT", Match.NAME)


def test_the_words_of_the_report_can_say_another(own) -> None:
    place = read_with(own, "The talks in Vienna, Austria, failed. Vienna was calm.")[0]
    assert (place.country, place.match) == ("AT", Match.NAME)


def test_a_person_of_the_name_is_still_a_person(tmp_path: Path) -> None:
    own = read_own_places(table(tmp_path, "name,lat,lon\nHassan,14.1,33.2\n"))
    assert read_with(own, "Ahmed Hassan spoke first.") == ()
    assert [place.match for place in read_with(own, "Shells fell in Hassan.")] == [Match.OWN]


def test_a_number_of_a_camp_in_lower_case_is_found_as_a_site(tmp_path: Path) -> None:
    own = read_own_places(table(tmp_path, "name,lat,lon\ncheckpoint 5,13.1,36.2\n"))
    (place,) = read_with(own, "They were held at checkpoint 5 all night.")
    assert (place.lat, place.match) == (13.1, Match.OWN)


def test_of_two_of_one_name_the_one_near_the_other_places_is_meant(tmp_path: Path) -> None:
    own = read_own_places(table(tmp_path, "name,lat,lon\nOld Market,15.46,36.4\nOld Market,4.86,31.58\n"))
    places = read_with(own, "Shops burned in the Old Market in Juba.")
    assert next(place.lat for place in places if place.name == "Old Market") == 4.86


def test_level_and_reach_that_are_not_given_follow_from_the_name(tmp_path: Path) -> None:
    rows = "name;lat;lon\nHarbour Street;1.5;2.5\nQwerville;1.5;2.5\n"
    found = read_own_places(table(tmp_path, rows))
    assert [(place.level, place.radius_km) for place in found] == [(Level.SITE, 0.5), (Level.SETTLEMENT, 2.0)]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",1.5,2.5,,", "row 3, name: it is empty"),
        ("Here,1.5,,,", "row 3, lon: it is empty"),
        ("Here,ninety,2.5,,", "row 3, lat: 'ninety' is no number"),
        ("Here,91,2.5,,", "row 3, lat: 91 is not from -90 to 90 degrees"),
        ("Here,0,0,,", "row 3, lat: 0, 0 is what an empty field becomes"),
        ("Here,nan,1,,", "row 3, lat: 'nan' is no number"),
        ("Here,1.5,2.5,-3,", "row 3, radius_km: -3 is no reach in km"),
        ("Here,1.5,2.5,3,hamlet", "row 3, level: 'hamlet' is no level; there are site, settlement"),
        ("Here,1.5,2.5,,admin1", "row 3, radius_km: it is empty; a place of the level admin1 needs one"),
    ],
)
def test_a_bad_row_is_told_with_its_row_and_column(tmp_path: Path, row: str, said: str) -> None:
    path = table(tmp_path, f"name,lat,lon,radius_km,level\nThere,1,2,,\n{row}\n")
    with pytest.raises(PlacesError) as caught:
        read_own_places(path)
    assert said in str(caught.value)
    assert "no place was taken" in str(caught.value)


def test_every_bad_row_is_told_at_once_and_the_many_are_counted(tmp_path: Path) -> None:
    path = table(tmp_path, "name,lat,lon,country\n" + "Here,1,2,Nowhereland\n" * 7)
    with pytest.raises(PlacesError, match=r"row 2, country.*row 6, country.*and 2 more"):
        read_own_places(path)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("own.csv", "title,lat\nHere,1\n", "row 1: no column name, lon"),
        ("own.csv", "name,lat,lon\n", "there is no place in it"),
        ("own.geojson", "{", "this is no JSON"),
        ("own.geojson", '{"features": 3}', "this is no GeoJSON"),
        ("own.xlsx", "", "places are read from .csv"),
    ],
)
def test_a_file_that_is_none_is_told(tmp_path: Path, name: str, content: str, said: str) -> None:
    with pytest.raises(PlacesError, match=said):
        read_own_places(table(tmp_path, content, name))


def test_a_file_that_is_not_there_or_not_in_utf_8_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlacesError, match="No such file"):
        read_own_places(tmp_path / "none.csv")
    (tmp_path / "latin.csv").write_bytes("name,lat,lon\nCaf\xe9,1,2\n".encode("latin-1"))
    with pytest.raises(PlacesError, match="no UTF-8 at byte 16"):
        read_own_places(tmp_path / "latin.csv")


def geojson(folder: Path, *features: object) -> Path:
    return table(folder, json.dumps({"type": "FeatureCollection", "features": features}), "own.geojson")


def feature(kind: str, coordinates: object, **properties: object) -> dict[str, object]:
    return {
        "type": "Feature",
        "geometry": {"type": kind, "coordinates": coordinates},
        "properties": {"name": "Camp Qwer", **properties},
    }


def test_a_point_of_geojson_has_longitude_first(tmp_path: Path) -> None:
    (place,) = read_own_places(geojson(tmp_path, feature("Point", [36.39, 15.46], names=["Qwer", "Old Qwer"])))
    assert (place.lat, place.lon, place.names) == (15.46, 36.39, ("Camp Qwer", "Qwer", "Old Qwer"))


def test_an_area_becomes_its_middle_and_the_reach_that_covers_it(tmp_path: Path) -> None:
    ring = [[36.0, 15.0], [36.2, 15.0], [36.2, 15.1], [36.0, 15.1], [36.0, 15.0]]
    (place,) = read_own_places(geojson(tmp_path, feature("Polygon", [ring])))
    assert (place.lat, place.lon) == (15.05, 36.1)
    assert place.radius_km == pytest.approx(12.1, abs=0.2)


def test_an_area_over_the_date_line_stays_small(tmp_path: Path) -> None:
    (place,) = read_own_places(geojson(tmp_path, feature("LineString", [[179.9, -16.0], [-179.9, -16.0]])))
    assert abs(place.lon) == 180.0
    assert place.radius_km < 15


def test_a_bad_feature_is_told_with_its_number(tmp_path: Path) -> None:
    path = geojson(tmp_path, feature("Point", [36.39, 15.46]), feature("Point", ["x", None]))
    with pytest.raises(PlacesError, match="feature 2, lat: it is empty"):
        read_own_places(path)


def test_ten_thousand_own_places_cost_no_time_to_look_up(tmp_path: Path) -> None:
    rows = "".join(f"Qwer {number},10.5,{number / 1000:.3f}\n" for number in range(1, 10_001))
    own = read_own_places(table(tmp_path, "name,lat,lon\n" + rows))
    (place,) = read_with(own, "They met in Qwer 777.")
    assert place.lon == 0.777
