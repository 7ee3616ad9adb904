"""Which happenings and measures belong together, from families.toml."""

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources

from asof.model.claim import Happening
from asof.model.figure import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Families:
    """`alone` is what a figure is a claim of by itself, `fits` what it can be a figure of; `asides` are words of sites
    that people are taken to."""

    causes: frozenset[Happening]
    stances: frozenset[Happening]
    asides: frozenset[str]
    alone: dict[Measure, Happening]
    fits: dict[Measure, frozenset[Happening]]


@functools.cache
def families() -> Families:
    """The families, read once."""
    data = tomllib.loads(resources.files(__package__).joinpath("families.toml").read_text(encoding="utf-8"))
    return Families(
        causes=frozenset(map(Happening, data["causes"])),
        stances=frozenset(map(Happening, data["stances"])),
        asides=frozenset(data["asides"]),
        alone={Measure(name): Happening(row["alone"]) for name, row in data["measure"].items()},
        fits={Measure(name): frozenset(map(Happening, row["fits"])) for name, row in data["measure"].items()},
    )
