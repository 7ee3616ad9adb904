"""Which happenings and measures belong together, from families.toml."""

import functools
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources

from asof.model.claim import Happening
from asof.model.figure import Measure

OUTCOMES = frozenset({Happening.DEATH, Happening.INJURY})
"""What comes of another happening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Families:
    """`alone` is what a figure is a claim of by itself, `fits` what it can be a figure of; `asides` are words of sites
    that people are taken to, `running` and `current` find the words of a running toll and of now, `sparks` and
    `reactions` what people do later.  `later` and `sayings` are verbs, by their bases, of what comes after a killing;
    `proceedings`, `afterwards` and `states` find what else does."""

    causes: frozenset[Happening]
    occasions: frozenset[Happening]
    gatherings: frozenset[Happening]
    stances: frozenset[Happening]
    asides: frozenset[str]
    running: re.Pattern[str]
    current: re.Pattern[str]
    later: frozenset[str]
    sayings: frozenset[str]
    proceedings: re.Pattern[str]
    afterwards: re.Pattern[str]
    states: re.Pattern[str]
    sparks: re.Pattern[str]
    reactions: re.Pattern[str]
    alone: dict[Measure, Happening]
    fits: dict[Measure, frozenset[Happening]]

    def is_harm(self, happening: Happening) -> bool:
        """Whether people come to harm by it, or it is the harm that they come to."""
        return happening in self.causes or happening in OUTCOMES


@functools.cache
def families() -> Families:
    """The families, read once."""
    data = tomllib.loads(resources.files(__package__).joinpath("families.toml").read_text(encoding="utf-8"))
    return Families(
        causes=frozenset(map(Happening, data["causes"])),
        occasions=frozenset(map(Happening, data["occasions"])),
        gatherings=frozenset(map(Happening, data["gatherings"])),
        stances=frozenset(map(Happening, data["stances"])),
        asides=frozenset(data["asides"]),
        running=_any_of(data["running"]),
        current=_any_of(data["current"]),
        later=frozenset(data["later"]),
        sayings=frozenset(data["sayings"]),
        proceedings=_any_of(data["proceedings"]),
        states=_any_of(data["states"]),
        afterwards=_any_of([*data["proceedings"], *data["afterwards"]]),
        sparks=_any_of(data["sparks"]),
        reactions=_any_of(data["reactions"]),
        alone={Measure(name): Happening(row["alone"]) for name, row in data["measure"].items()},
        fits={Measure(name): frozenset(map(Happening, row["fits"])) for name, row in data["measure"].items()},
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
