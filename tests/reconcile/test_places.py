"""How places relate."""

from dataclasses import replace

import pytest

from asof.model.where import Level, Relation, Where
from asof.reconcile.facts import main_places
from asof.reconcile.places import Nearness, distance_km, relate, relate_places
from tests.reconcile.build import COUNTRY, HARN, NOWHERE, SQUARE, TORVALE

FARM = Where(
    name="Low Farm",
    words="Low Farm",
    span=NOWHERE,
    level=Level.SETTLEMENT,
    relation=Relation(kind="south_of", name="Torvale", place_id=9001),
)


@pytest.mark.parametrize(
    ("one", "other", "nearness"),
    [
        (TORVALE, replace(TORVALE, words="the town"), Nearness.SAME),
        (SQUARE, TORVALE, Nearness.SAME),
        (TORVALE, COUNTRY, Nearness.BROADER),
        (FARM, TORVALE, Nearness.NEAR),
        (HARN, TORVALE, Nearness.APART),
        (replace(HARN, lat=10.05, lon=20.05, place_id=7), TORVALE, Nearness.NEAR),
    ],
)
def test_two_places_relate_the_same_both_ways(one: Where, other: Where, nearness: Nearness) -> None:
    assert relate(one, other).nearness is nearness
    assert relate(other, one).nearness is nearness


def test_no_place_given_is_unknown_rather_than_apart() -> None:
    assert relate_places((), (TORVALE,)).nearness is Nearness.UNKNOWN


def test_an_unresolved_place_has_no_distance() -> None:
    assert distance_km(FARM, TORVALE) is None


def test_a_degree_of_latitude_is_111_km() -> None:
    assert distance_km(TORVALE, replace(TORVALE, lat=11.0)) == pytest.approx(111.2, abs=0.2)


def test_where_a_province_lies_is_no_place_of_the_claim() -> None:
    beside = replace(
        TORVALE,
        name="south of Torvale",
        level=Level.UNKNOWN,
        place_id=None,
        relation=Relation(kind="south_of", name="Torvale"),
    )
    province = replace(HARN, name="Westmark", level=Level.ADMIN1)
    assert main_places((province, beside)) == (province,)
    assert main_places((beside,)) == (beside,)
