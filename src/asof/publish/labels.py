"""The labels: every word that asof itself says, from one data file."""

import functools
import tomllib
from enum import Enum
from importlib import resources
from typing import Any


@functools.cache
def _labels() -> dict[str, Any]:
    return tomllib.loads(resources.files("asof.publish").joinpath("labels.toml").read_text(encoding="utf-8"))


def label(key: str, **values: object) -> str:
    """The label at dotted `key` with its `{names}` filled in; KeyError where the file has none."""
    found = _found(key)
    if not isinstance(found, str):
        raise KeyError(f"labels.toml has a group of labels at {key!r}, not one")
    return found.format(**values) if values else found


def label_of(group: str, member: Enum | str) -> str:
    """The label of one member of a closed list: ``label_of("standing", Standing.FEARED)``."""
    return label(f"{group}.{member.value if isinstance(member, Enum) else member}")


def counted(noun: str, n: int) -> str:
    """A number with its noun: "1 report", "1,204 reports"."""
    return label(f"count.{noun}.{'one' if n == 1 else 'other'}", n=number(n))


def number(n: int) -> str:
    """`n` with its thousands set apart."""
    return f"{n:,}".replace(",", _found("thousands"))


def short_number(n: int) -> str:
    """`n` as an axis gives it: "950", "20k", "1.5m"."""
    for unit, size in (("million", 1_000_000), ("thousand", 1000)):
        if n >= 10 * size or (n >= size and unit == "million"):
            return label(f"short.{unit}", n=f"{n / size:.1f}".removesuffix(".0"))
    return number(n)


def names(key: str) -> tuple[str, ...]:
    """A list of labels, such as the months."""
    return tuple(_found(key))


def language_name(code: str) -> str:
    """A language by its name, or by its code where the labels have no name for it."""
    return str(_found("language_names").get(code, code))


def _found(key: str) -> Any:
    found: Any = _labels()
    for part in key.split("."):
        if part not in found:
            raise KeyError(f"labels.toml has no label {key!r}")
        found = found[part]
    return found
