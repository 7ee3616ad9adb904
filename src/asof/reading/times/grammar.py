"""Compiles the forms of grammar.toml into patterns over the marks of tokens."""

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import TypedDict

from asof.reading.times.lexicon import lexicon
from asof.reading.times.starters import starters


class _Rule(TypedDict):
    kind: str
    make: str
    forms: list[str]


class _Source(TypedDict):
    read: list[str]
    core: list[str]
    macros: dict[str, str]
    rules: list[_Rule]


# The pieces of a form: a kept group, a kept item, a look-around or group opening, a count, an item, any other sign.
_PIECE = re.compile(
    r"(?P<group>[a-z][a-z0-9]*):\(|(?P<name>[a-z][a-z0-9]*):(?P<kept>\w+)|(?P<open>\(\?(?:<=|<!|=|!)|\()"
    r"|(?P<count>\{[^}]*\})|(?P<item>[^\W\d]\w*)|(?P<sign>\S)"
)


@dataclass(frozen=True, slots=True)
class Form:
    """One compiled form and the name of its maker."""

    make: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The forms of every kind in order; those read by themselves by the mark they begin at; a finder of such marks."""

    kinds: dict[str, tuple[Form, ...]]
    starting_at: dict[str, tuple[Form, ...]]
    starts: re.Pattern[str]


@functools.cache
def _source() -> _Source:
    source = tomllib.loads(files(__package__).joinpath("grammar.toml").read_text(encoding="utf-8"))
    return _Source(
        read=source["read"],
        core=source["core"],
        macros={**source["macros"], **_name_macros()},
        rules=source["rules"],
    )


def _name_macros() -> dict[str, str]:
    """The names that other tables hold, as macros: holidays, and the cities whose time is told."""
    from asof.reading.times.zones import city_names

    holidays = tomllib.loads(files(__package__).joinpath("holidays.toml").read_text(encoding="utf-8"))
    long_cities = [name.lower() for name in city_names() if " " in name]
    spell = (name.replace("'s", " POSS") for name in sorted(holidays, key=len, reverse=True))
    return {"HOLIDAY": f"({' | '.join(spell)})", "CITYNAME": f"({' | '.join(['CITY', *long_cities])})"}


@functools.cache
def literal_words() -> frozenset[str]:
    """The words in small letters that the forms name outright."""
    source = _source()
    forms = [*source["macros"].values(), *(form for rule in source["rules"] for form in rule["forms"])]
    pieces = (match for form in forms for match in _PIECE.finditer(form))
    items = (match["item"] or match["kept"] for match in pieces)
    return frozenset(item for item in items if item and item.islower())


class _Compiler:
    def __init__(self, source: _Source) -> None:
        self._macros = source["macros"]
        self._rules = source["rules"]
        self._members = lexicon().members
        self._cache: dict[str, str] = {}

    def pattern(self, form: str, *, keep: bool) -> str:
        """The form as a pattern over marks; `keep` says whether its named parts become groups."""
        return "".join(self._piece(match, keep) for match in _PIECE.finditer(form))

    def _piece(self, match: re.Match[str], keep: bool) -> str:
        if match["group"]:
            return f"(?P<{match['group']}>" if keep else "(?:"
        if match["name"]:
            item = self._item(match["kept"])
            return f"(?P<{match['name']}>{item})" if keep else item
        if match["item"]:
            return self._item(match["item"])
        if match["open"]:
            return "(?:" if match["open"] == "(" else match["open"]
        return match.group()

    def _item(self, name: str) -> str:
        if name not in self._cache:
            self._cache[name] = self._expand(name)
        return self._cache[name]

    def _expand(self, name: str) -> str:
        if name in self._macros:
            return f"(?:{self.pattern(self._macros[name], keep=False)})"
        forms = [form for rule in self._rules if rule["kind"] == name for form in rule["forms"]]
        if forms:
            return f"(?:{'|'.join(self.pattern(form, keep=False) for form in forms)})"
        if name not in self._members:
            raise ValueError(f"grammar.toml: {name!r} is neither a macro, a kind nor a class of vocabulary.toml")
        return f"[{self._members[name]}]"


@functools.cache
def grammar() -> Grammar:
    """The compiled grammar; built on first use, about a third of a second."""
    source = _source()
    compiler = _Compiler(source)
    kinds: dict[str, tuple[Form, ...]] = {}
    for rule in source["rules"]:
        forms = tuple(Form(rule["make"], re.compile(compiler.pattern(form, keep=True))) for form in rule["forms"])
        kinds[rule["kind"]] = kinds.get(rule["kind"], ()) + forms
    starting_at: dict[str, tuple[Form, ...]] = {}
    for form in (form for kind in source["read"] for form in kinds[kind]):
        for mark in starters(form.pattern.pattern):
            starting_at[mark] = (*starting_at.get(mark, ()), form)
    return Grammar(kinds, starting_at, _starts(source, "".join(starting_at)))


# How far from its first token a form may hold its first word of time: "at least two hundred and fifty or so days".
_CORE_REACH = 8


def _starts(source: _Source, marks: str) -> re.Pattern[str]:
    """Finds the marks that a form may begin at, where a word of time is near."""
    members = lexicon().members
    names = [*source["core"], *(word for word in re.findall("[a-z]+", source["macros"]["HOLIDAY"]))]
    core = "".join({mark for name in names for mark in members[name]})
    return re.compile(f"(?=.{{0,{_CORE_REACH}}}[{core}])[{marks}]")
