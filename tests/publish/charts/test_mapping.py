"""The map draws what is known of a place and no more."""

import dataclasses
import re

import pytest

from asof.model.where import Level, Match, Relation
from asof.publish.charts.mapping import draw_map
from asof.publish.charts.mentions import is_far, mentions_of, routes_of
from asof.publish.charts.projection import HEIGHT, WIDTH


@pytest.fixture
def story(sample):
    return sample.view.stories[0]


def _labelled(drawing, kind: str) -> list[str]:
    return [shape.label.text for shape in drawing.shapes if shape.kind == kind and shape.label]


def test_a_settlement_is_a_ring_and_a_province_an_area(story) -> None:
    drawing = draw_map(story)
    assert set(_labelled(drawing, "ring")) == {"San Tirso", "Puerto Candela"}
    assert _labelled(drawing, "area") == ["Santa Cruz"]


def test_south_of_is_a_fan_below_the_town(story) -> None:
    drawing = draw_map(story)
    (fan,) = [shape for shape in drawing.shapes if shape.kind == "fan"]
    heights = [float(y) for y in re.findall(r"[ML\s][\d.]+,([\d.]+)", fan.path)]
    assert fan.label.text == "Ojo Seco"
    assert all(y > heights[0] for y in heights[1:])


def test_a_movement_is_an_arrow(story) -> None:
    assert [shape.kind for shape in draw_map(story).shapes].count("route") == 1
    ((route, _),) = routes_of(story)
    assert (route.origin.name, route.destination.name) == ("Puerto Candela", "San Tirso")


def test_a_far_place_is_listed_and_not_drawn(story) -> None:
    mentions = mentions_of(story)
    far = [m.where.name for m in mentions if is_far(m.where, mentions)]
    drawing = draw_map(story)
    assert far == ["Geneva"]
    assert "Geneva" not in [shape.label.text for shape in drawing.shapes if shape.label]


def test_a_province_in_passing_does_not_shrink_the_town(story, samples) -> None:
    wide = dataclasses.replace(samples.PROVINCE, radius_km=280.0)
    with_wide = dataclasses.replace(story, places=(*story.places, wide), entries=())
    without = dataclasses.replace(story, entries=())
    assert draw_map(with_wide).scale_km == draw_map(without).scale_km


def test_an_unlocated_place_is_listed_and_not_drawn(story) -> None:
    assert "Tres Molles" in [mention.where.name for mention in mentions_of(story)]
    assert "Tres Molles" not in [shape.label.text for shape in draw_map(story).shapes if shape.label]


def test_a_site_stands_under_the_town_that_holds_it(story) -> None:
    town = mentions_of(story)[0]
    assert (town.where.name, [site.where.name for site in town.sites]) == ("San Tirso", ["Plaza de los Hornos"])


def test_no_located_place_is_no_map(story, samples) -> None:
    lost = dataclasses.replace(
        story, places=(samples.LOST,), entries=(), incidents=(), ledgers=(), questions=(), conditions=()
    )
    assert draw_map(lost) is None


@pytest.mark.parametrize(
    ("lat", "lon"), [(-17.7, 178.0), (64.8, -179.5), (-16.5, -179.9), (0.3, 6.7), (78.2, 15.6), (35.7, 139.7)]
)
def test_a_map_anywhere_lies_in_its_frame(story, samples, lat: float, lon: float) -> None:
    town = dataclasses.replace(samples.TOWN, lat=lat, lon=lon, country=None)
    moved = dataclasses.replace(
        story, places=(town,), entries=(), incidents=(), ledgers=(), questions=(), conditions=()
    )
    drawing = draw_map(moved)
    label = next(shape.label for shape in drawing.shapes if shape.kind == "ring")
    assert abs(label.x - WIDTH / 2) < WIDTH / 4
    points = [(float(x), float(y)) for path in drawing.land for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", path)]
    assert points or lat == 64.8
    assert all(-WIDTH <= x <= 2 * WIDTH and -HEIGHT <= y <= 2 * HEIGHT for x, y in points)


def test_two_sides_of_the_date_line_are_near_each_other(story, samples) -> None:
    west = dataclasses.replace(samples.TOWN, name="West", place_id=1, lat=-16.8, lon=179.4)
    east = dataclasses.replace(samples.TOWN, name="East", place_id=2, lat=-16.8, lon=-179.4)
    both = dataclasses.replace(
        story, places=(west, east), entries=(), incidents=(), ledgers=(), questions=(), conditions=()
    )
    drawing = draw_map(both)
    places = {shape.label.text: shape.label.x for shape in drawing.shapes if shape.label and shape.kind == "ring"}
    assert places["West"] < places["East"]
    assert drawing.scale_km <= 50


def test_towns_for_orientation_are_not_the_storys_places(story) -> None:
    drawing = draw_map(story)
    assert 1 <= len(drawing.towns) <= 7
    assert not {town.label.text for town in drawing.towns} & {"San Tirso", "Puerto Candela"}


def test_names_do_not_lie_on_one_another(story) -> None:
    drawing = draw_map(story)
    labels = [town.label for town in drawing.towns] + [shape.label for shape in drawing.shapes if shape.label]
    boxes = []
    for label in labels:
        wide = 6.4 * len(label.text)
        left = label.x - {"start": 0, "middle": wide / 2, "end": wide}[label.anchor]
        boxes.append((left, label.y - 11, left + wide, label.y + 3))
    for index, a in enumerate(boxes):
        for b in boxes[index + 1 :]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_every_level_that_is_an_area_is_never_a_ring(story, samples) -> None:
    for level in (Level.DISTRICT, Level.ADMIN1, Level.COUNTRY, Level.REGION):
        area = dataclasses.replace(samples.TOWN, level=level, place_id=7)
        only = dataclasses.replace(
            story, places=(area,), entries=(), incidents=(), ledgers=(), questions=(), conditions=()
        )
        assert "ring" not in [shape.kind for shape in draw_map(only).shapes]


def _alone(story, where):
    return dataclasses.replace(
        story, places=(where,), entries=(), incidents=(), ledgers=(), questions=(), conditions=()
    )


def _width(path: str) -> float:
    return 2 * float(re.search(r"a([\d.]+),", path).group(1))


def test_a_site_somewhere_in_a_town_is_as_wide_as_the_town(story, samples) -> None:
    within = Relation(kind="within", name="San Tirso", lat=samples.TOWN.lat, lon=samples.TOWN.lon)
    site = dataclasses.replace(samples.TOWN, level=Level.SITE, place_id=None, relation=within, radius_km=9.0)
    drawing = draw_map(_alone(story, site))
    (shape,) = drawing.shapes
    assert shape.kind == "near"
    assert _width(shape.path) / drawing.scale_points * drawing.scale_km == pytest.approx(18, rel=0.05)


def test_a_place_of_ones_own_is_a_ring_though_it_lies_in_another(story, samples) -> None:
    within = Relation(kind="within", name="San Tirso", lat=samples.TOWN.lat, lon=samples.TOWN.lon)
    own = dataclasses.replace(samples.TOWN, level=Level.SITE, place_id=None, relation=within, match=Match.OWN)
    assert [shape.kind for shape in draw_map(_alone(story, own)).shapes] == ["ring"]


def test_part_of_an_area_is_an_area_and_no_small_ring(story, samples) -> None:
    part = Relation(kind="part_of", name="Orm", lat=samples.TOWN.lat, lon=samples.TOWN.lon)
    area = dataclasses.replace(
        samples.TOWN, name="southern Orm", level=Level.REGION, place_id=None, relation=part, radius_km=70.0
    )
    drawing = draw_map(_alone(story, area))
    (shape,) = drawing.shapes
    assert shape.kind == "area"
    assert _width(shape.path) / drawing.scale_points * drawing.scale_km == pytest.approx(140, rel=0.05)


def test_thirty_km_south_of_a_town_is_drawn_where_it_is_and_as_wide_as_the_words_allow(story, samples) -> None:
    south = Relation(kind="south_of", name="Orm", lat=samples.TOWN.lat + 0.27, lon=samples.TOWN.lon, distance_km=30.0)
    told = dataclasses.replace(samples.TOWN, level=Level.UNKNOWN, place_id=None, relation=south, radius_km=14.0)
    (shape,) = draw_map(_alone(story, told)).shapes
    assert shape.kind == "near"


def test_a_country_is_its_outline_and_no_circle(story, samples) -> None:
    country = dataclasses.replace(samples.TOWN, level=Level.COUNTRY, place_id=7)
    assert draw_map(_alone(story, country)).shapes == ()
