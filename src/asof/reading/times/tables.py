"""Opens the tables beside this file, and says what stands in them."""

import tomllib
from importlib.resources import files
from typing import TypedDict

Value = int | str
Section = dict[str, Value]


class Rule(TypedDict):
    """One rule of grammar.toml."""

    kind: str
    make: str
    forms: list[str]


class GrammarTable(TypedDict):
    """The whole of grammar.toml."""

    read: list[str]
    core: list[str]
    macros: dict[str, str]
    rules: list[Rule]


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def read_sections(name: str) -> dict[str, Section]:
    """A table of sections: vocabulary.toml, parts.toml, zones.toml."""
    return tomllib.loads(_read(name))


def read_ambiguous_zones() -> dict[str, dict[str, str]]:
    """Letters that several places use for their time: by the start of the entry's own zone, what they mean there."""
    table: dict[str, dict[str, str]] = tomllib.loads(_read("zones.toml"))["ambiguous"]
    return table


def read_holidays() -> dict[str, str]:
    """Each holiday with the rule for its day."""
    table: dict[str, str] = tomllib.loads(_read("holidays.toml"))["days"]
    return table


def read_holidays_by_zone() -> dict[str, dict[str, str]]:
    """Each holiday that differs by country, with its rule by the IANA zone."""
    table: dict[str, dict[str, str]] = tomllib.loads(_read("holidays.toml"))["by_zone"]
    return table


def read_calendars() -> dict[str, dict[str, int]]:
    """The months of other calendars by section, with their numbers."""
    table: dict[str, dict[str, int]] = tomllib.loads(_read("calendars.toml"))
    return table


def plain_name(words: str) -> str:
    """A name by its letters alone, so that hyphens, spaces and apostrophes may be left out."""
    return "".join(letter for letter in words.lower() if letter.isalpha())


def read_grammar() -> GrammarTable:
    """The rules of the grammar as they are written."""
    table = tomllib.loads(_read("grammar.toml"))
    return GrammarTable(read=table["read"], core=table["core"], macros=table["macros"], rules=table["rules"])
