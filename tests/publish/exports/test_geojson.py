"""GeoJSON: a point only where a point is true."""

import dataclasses
import io
import itertools
import json
from typing import Any

import pytest

from asof.model.claim import KeptClaim
from asof.model.globe import great_circle_km
from asof.model.where import Level, Match
from asof.publish.bodies import claim_body
from asof.publish.exports.geojson import write_geojson
from tests.record.sample import make

MADE = make()
HURT, BOATS, NOBODY = (KeptClaim(claim=claim, report=MADE.report) for claim in MADE.claims)


def features(*kept: KeptClaim) -> list[dict[str, Any]]:
    """The features that a reader of the export finds."""
    stream = io.StringIO()
    write_geojson(kept, stream)
    collection = json.loads(stream.getvalue())
    assert collection["type"] == "FeatureCollection"
    return list(collection["features"])


def at_level(level: Level) -> KeptClaim:
    """The claim, its place of another level."""
    where = dataclasses.replace(HURT.claim.where[0], level=level)
    return dataclasses.replace(HURT, claim=dataclasses.replace(HURT.claim, where=(where,)))


def test_no_claims_are_an_empty_collection() -> None:
    assert features() == []


def test_every_claim_is_a_feature_with_its_whole_body() -> None:
    found = features(HURT, BOATS, NOBODY)
    assert [feature["id"] for feature in found] == [kept.claim.claim_id for kept in (HURT, BOATS, NOBODY)]
    assert found[0]["properties"] == claim_body(HURT)


def test_longitude_stands_first() -> None:
    assert features(HURT)[0]["geometry"] == {"type": "Point", "coordinates": [-57.25, -25.5]}


@pytest.mark.parametrize(
    ("level", "kind"),
    [
        (Level.SITE, "Point"),
        (Level.SETTLEMENT, "Point"),
        (Level.DISTRICT, "Polygon"),
        (Level.ADMIN1, "Polygon"),
        (Level.UNKNOWN, "Polygon"),
        (Level.COUNTRY, None),
        (Level.REGION, None),
    ],
)
def test_only_a_site_or_a_settlement_is_a_point(level: Level, kind: str | None) -> None:
    (feature,) = features(at_level(level))
    assert (feature["geometry"] and feature["geometry"]["type"]) == kind
    assert feature["properties"]["where"]["level"] == level.value


def placed(**changes: Any) -> KeptClaim:
    """The claim, its place changed."""
    where = dataclasses.replace(HURT.claim.where[0], **changes)
    return dataclasses.replace(HURT, claim=dataclasses.replace(HURT.claim, where=(where,)))


def ring_of(kept: KeptClaim) -> list[list[float]]:
    """The outer ring of the claim's polygon."""
    (feature,) = features(kept)
    assert feature["geometry"]["type"] == "Polygon"
    return list(feature["geometry"]["coordinates"][0])


def test_a_site_somewhere_in_a_town_is_the_town_as_an_area() -> None:
    ring = ring_of(placed(level=Level.SITE, place_id=None, match=None, radius_km=6.0))
    assert {round(great_circle_km((-25.5, -57.25), (lat, lon)), 1) for lon, lat in ring} == {6.0}


def test_a_site_that_was_found_itself_is_a_point() -> None:
    (feature,) = features(placed(level=Level.SITE, place_id=None, match=Match.OWN))
    assert feature["geometry"]["type"] == "Point"


def test_an_area_is_closed_and_counterclockwise() -> None:
    ring = ring_of(placed(level=Level.ADMIN1, radius_km=80.0))
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))
    assert ring[0] == ring[-1]
    assert area > 0


def test_an_area_over_180_degrees_is_cut_there() -> None:
    (feature,) = features(placed(level=Level.ADMIN1, lat=-17.0, lon=179.8, radius_km=60.0))
    assert feature["geometry"]["type"] == "MultiPolygon"
    west, east = sorted((part[0] for part in feature["geometry"]["coordinates"]), key=lambda ring: min(ring)[0])
    assert (min(west)[0], max(east)[0]) == (-180.0, 180.0)
    assert max(lon for lon, _ in west) < -179 < 179 < min(lon for lon, _ in east)


def test_an_area_around_a_pole_has_no_geometry() -> None:
    (feature,) = features(placed(level=Level.ADMIN1, lat=89.5, radius_km=90.0))
    assert feature["geometry"] is None


def test_an_area_of_unknown_reach_has_no_geometry() -> None:
    (feature,) = features(placed(level=Level.ADMIN1, radius_km=None))
    assert feature["geometry"] is None


def test_whose_data_the_places_are_is_said() -> None:
    stream = io.StringIO()
    write_geojson([], stream)
    assert json.loads(stream.getvalue())["credit"] == "Places: GeoNames, CC BY 4.0."


def test_a_place_that_was_not_found_has_no_point() -> None:
    where = dataclasses.replace(HURT.claim.where[0], lat=None, lon=None)
    kept = dataclasses.replace(HURT, claim=dataclasses.replace(HURT.claim, where=(where,)))
    assert features(kept)[0]["geometry"] is None


def test_a_claim_without_a_place_is_not_left_out() -> None:
    (feature,) = features(NOBODY)
    assert (feature["geometry"], feature["properties"]["where"]) == (None, None)
