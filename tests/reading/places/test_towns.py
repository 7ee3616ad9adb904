"""Towns around a point are those that looking at all of them finds."""

from math import cos, hypot, radians

from hypothesis import given
from hypothesis import strategies as st

from asof.reading.places.towns import ByLatitude, Town

degrees = st.floats(min_value=-60, max_value=60, allow_nan=False).map(lambda one: round(one, 1))
towns = st.lists(
    st.builds(lambda lat, lon: {"latitude": lat, "longitude": lon}, degrees, degrees), min_size=1, max_size=20
)


@given(towns, degrees, degrees, st.sampled_from([0.1, 1.0, 30.0]))
def test_the_nearest_is_found_and_nothing_within_reach_is_missed(
    given_towns: list[Town], lat: float, lon: float, reach: float
) -> None:
    far = [hypot(t["latitude"] - lat, (t["longitude"] - lon) * cos(radians(lat))) for t in given_towns]
    found = ByLatitude(given_towns).around(lat, lon, reach)
    nearest = min(range(len(far)), key=far.__getitem__)  # the first of those that lie alike
    assert found[0][1] is given_towns[nearest]
    within = [id(town) for town, one in zip(given_towns, far, strict=True) if one <= reach]
    assert set(within) <= {id(town) for _, town in found}
