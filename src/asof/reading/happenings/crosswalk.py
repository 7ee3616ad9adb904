"""What a happening is called by ACLED, PLOVER and CAMEO, from crosswalk.toml."""

import functools
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources

from asof.model.claim import Happening


class CodeList(StrEnum):
    """Another project's list of events."""

    ACLED = "acled"
    PLOVER = "plover"
    CAMEO = "cameo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """An event of another list; `detail` is ACLED's sub-event type or PLOVER's mode, None where there is none."""

    event: str
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """The codes of one happening, and the `rule` they follow; a list that has nothing of the kind is not in `codes`."""

    happening: Happening
    codes: dict[CodeList, Code]
    rule: str


@functools.cache
def crosswalk() -> dict[Happening, Crossing]:
    """One crossing a happening, in the order of the closed list."""
    data = tomllib.loads(resources.files(__package__).joinpath("crosswalk.toml").read_text(encoding="utf-8"))
    return {happening: _crossing(happening, data[happening]) for happening in Happening}


def codes_of(happening: Happening) -> dict[CodeList, Code]:
    """The codes of a happening by list, those that there are."""
    return crosswalk()[happening].codes


def _crossing(happening: Happening, told: dict[str, object]) -> Crossing:
    return Crossing(
        happening=happening,
        codes={name: _code(told[name]) for name in CodeList if name in told},
        rule=str(told["rule"]),
    )


def _code(told: object) -> Code:
    """A code of the data file: "14", or a table of the event and its sub-event or mode."""
    if not isinstance(told, dict):
        return Code(event=str(told))
    return Code(event=told["event"], detail=told.get("sub_event", told.get("mode")))
