"""The words of the desk's own pages, from one data file."""

import functools
import tomllib
from importlib import resources
from typing import Any

from asof.publish.labels import number


@functools.cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resources.files("asof.desk").joinpath("words.toml").read_text(encoding="utf-8"))


def say(key: str, **values: object) -> str:
    """The words at dotted `key` with their `{names}` filled in; KeyError where the file has none."""
    found: Any = _words()
    for part in key.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    if not isinstance(found, str):
        raise KeyError(f"words.toml has no words at {key!r}")
    return found.format(**values) if values else found


def say_count(noun: str, n: int) -> str:
    """A number with its noun: "1 judgement", "1,204 judgements"."""
    return say(f"count.{noun}.{'one' if n == 1 else 'other'}", n=number(n))
