"""GeoJSON: a point only where a point is true."""

import dataclasses
import io
import json
from typing import Any

import pytest

from asof.model.claim import KeptClaim
from asof.model.where import Level
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


@pytest.mark.parametrize("level", list(Level))
def test_only_a_site_or_a_settlement_is_a_point(level: Level) -> None:
    (feature,) = features(at_level(level))
    assert (feature["geometry"] is not None) == (level in (Level.SITE, Level.SETTLEMENT))
    assert feature["properties"]["where"]["level"] == level.value


def test_a_place_that_was_not_found_has_no_point() -> None:
    where = dataclasses.replace(HURT.claim.where[0], lat=None, lon=None)
    kept = dataclasses.replace(HURT, claim=dataclasses.replace(HURT.claim, where=(where,)))
    assert features(kept)[0]["geometry"] is None


def test_a_claim_without_a_place_is_not_left_out() -> None:
    (feature,) = features(NOBODY)
    assert (feature["geometry"], feature["properties"]["where"]) == (None, None)
