"""The word lists and tables beside the readers, read once."""

import functools
import tomllib
from collections.abc import Iterator
from importlib.resources import files

DATA = files("asof.reading.places") / "data"
TABLES = (
    "countries.tsv",
    "regions.tsv",
    "divisions.tsv",
    "division_names.tsv",
    "division_middles.tsv",
    "settlement_names.tsv",
    "transliterated.tsv",
    "spellings.toml",
    "counties.tsv",
    "districts.tsv",
)


def rows(name: str) -> Iterator[list[str]]:
    """The tab-separated fields of each line of a table, comments left out."""
    with (DATA / name).open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#") and line.strip():
                yield line.rstrip("\n").split("\t")


@functools.cache
def words(name: str) -> frozenset[str]:
    """The words of a plain list in which each line holds some."""
    return frozenset(word for fields in rows(name) for word in " ".join(fields).split())


@functools.cache
def toml(name: str) -> dict[str, str | dict[str, str]]:
    """A TOML table of word lists."""
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


def listed(name: str, *keys: str) -> frozenset[str]:
    """The words, separated by blanks, under a key of a TOML table."""
    return frozenset(_value(name, keys).split())


def phrases(name: str, *keys: str) -> frozenset[str]:
    """The phrases, separated by "|", under a key of a TOML table."""
    return frozenset(" ".join(part.split()) for part in _value(name, keys).split("|") if part.strip())


def _value(name: str, keys: tuple[str, ...]) -> str:
    table: str | dict[str, str] | dict[str, str | dict[str, str]] = toml(name)
    for key in keys:
        if isinstance(table, str):
            raise KeyError(key)
        table = table[key]
    if not isinstance(table, str):
        raise KeyError(keys)
    return table
