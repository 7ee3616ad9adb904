"""What each happening is: its definition, two examples and a near miss, from happenings.toml."""

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources

from asof.model.claim import Happening


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """`near_miss` is a sentence that looks like it and is `near_miss_is` instead."""

    happening: Happening
    definition: str
    examples: tuple[str, str]
    near_miss: str
    near_miss_is: Happening


@functools.cache
def definitions() -> tuple[Definition, ...]:
    """One definition a happening, in the order of the closed list."""
    path = resources.files(__package__).joinpath("happenings.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Definition(
            happening=happening,
            definition=data[happening]["definition"],
            examples=tuple(data[happening]["examples"]),
            near_miss=data[happening]["near_miss"]["words"],
            near_miss_is=Happening(data[happening]["near_miss"]["is"]),
        )
        for happening in Happening
    )
