"""The outlines hold the world's countries and are cut to a box rightly."""

from itertools import pairwise

import pytest

from asof.publish.charts.locator import locate
from asof.publish.charts.outlines import clipped, country_codes, country_rings, rings_in

SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]


def test_almost_every_country_goes_by_its_iso_code() -> None:
    assert len([code for code in country_codes() if len(code) == 2]) >= 235


@pytest.mark.parametrize(("code", "lon", "lat"), [("BO", -65, -17), ("KE", 38, 0), ("MN", 104, 47), ("NZ", 171, -43)])
def test_a_point_inside_a_country_is_inside_its_rings(code: str, lon: float, lat: float) -> None:
    crossings = 0
    for ring in country_rings(code):
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y0 > lat) != (y1 > lat) and lon < x0 + (lat - y0) / (y1 - y0) * (x1 - x0):
                crossings += 1
    assert crossings % 2 == 1


def test_a_ring_inside_the_box_is_whole() -> None:
    assert clipped(SQUARE, (-1, -1, 11, 11)) == SQUARE


def test_a_ring_across_the_box_is_cut_at_its_edges() -> None:
    cut = clipped(SQUARE, (5, 5, 20, 20))
    assert set(cut) == {(5.0, 5.0), (10.0, 5.0), (10.0, 10.0), (5.0, 10.0)}


def test_a_ring_outside_the_box_is_nothing() -> None:
    assert clipped(SQUARE, (20, 20, 30, 30)) == []


def test_the_box_finds_its_countries() -> None:
    assert {code for code, _ in rings_in((6.5, 46.0, 10.5, 48.5))} >= {"CH", "DE", "FR", "AT", "LI"}


@pytest.mark.parametrize("code", ["FJ", "RU", "NZ", "US", "KI"])
def test_no_ring_jumps_across_the_world(code: str) -> None:
    for ring in country_rings(code):
        assert max(abs(a[0] - b[0]) for a, b in pairwise((*ring, ring[0]))) < 90


def test_a_box_far_from_the_date_line_holds_nothing_from_there() -> None:
    assert {code for code, _ in rings_in((-64.0, -17.5, -62.5, -16.0))} == {"BO"}


def test_a_locator_puts_the_place_inside_its_box() -> None:
    locator = locate("BO", -63.1, -17.05)
    assert 0 < locator.dot[0] < locator.width
    assert 0 < locator.dot[1] < locator.height


def test_a_country_without_an_outline_has_no_locator() -> None:
    assert locate("ZZ", 0, 0) is None
