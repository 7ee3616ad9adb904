"""A table of sites, relations and regions: each has a level, how it is told, and a reach no sharper than the words."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

CASES = tomllib.loads((Path(__file__).parent / "where_cases.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["content"] for case in CASES])
def test_where(read, case: dict[str, Any]) -> None:
    words, level, told, least_km, most_km = case["place"]
    found = {place.words: place for place in read(case["content"])}
    assert words in found
    place = found[words]
    relation = f"{place.relation.kind} {place.relation.name}" if place.relation else ""
    assert (place.level.value, relation) == (level, told)
    if most_km == 0:
        assert (place.lat, place.lon, place.radius_km) == (None, None, None)
    else:
        assert place.lat is not None
        assert least_km <= place.radius_km <= most_km


def test_the_table_is_wide() -> None:
    assert len(CASES) >= 60
    assert len({case["content"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize(
    "content",
    [
        "A camp 10 km away was shut.",
        "The A9 is a fine pencil.",
        "He wore the M5 shirt.",
        "The company's main office said no.",
        "Route planning took 3 days.",
        "Their border with reality is thin.",
        "Gunmen attacked the city's police stations.",
    ],
)
def test_what_only_looks_like_a_site_is_none(read, content: str) -> None:
    assert read(content) == ()
