"""Compiles the forms of grammar.toml into patterns over the marks of tokens."""

import functools
import re
from dataclasses import dataclass

from asof.reading.times.forms import PIECE, characteristic_words, source
from asof.reading.times.lexicon import lexicon
from asof.reading.times.starters import starters
from asof.reading.times.tables import GrammarTable


@dataclass(frozen=True)
class Form:
    """One form as the source of a pattern over marks, and the name of its maker."""

    make: str
    source: str

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled where a text first holds a mark that the form begins at: many texts need few forms."""
        return re.compile(self.source)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The forms of every kind in order; those read by themselves by the mark they begin at; a finder of such marks."""

    kinds: dict[str, tuple[Form, ...]]
    starting_at: dict[str, tuple[Form, ...]]
    starts: re.Pattern[str]


class _Compiler:
    def __init__(self, table: GrammarTable) -> None:
        self._macros = table["macros"]
        self._rules = table["rules"]
        self._members = lexicon().members
        self._cache: dict[str, str] = {}

    def pattern(self, form: str, *, keep: bool) -> str:
        """The form as a pattern over marks; `keep` says whether its named parts become groups."""
        return "".join(self._piece(match, keep) for match in PIECE.finditer(form))

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
            return _merged(f"(?:{self.pattern(self._macros[name], keep=False)})")
        forms = [form for rule in self._rules if rule["kind"] == name for form in rule["forms"]]
        if forms:
            return f"(?:{'|'.join(self.pattern(form, keep=False) for form in forms)})"
        if name not in self._members:
            raise ValueError(f"grammar.toml: {name!r} is neither a macro, a kind nor a class of vocabulary.toml")
        return f"[{self._members[name]}]"


_SINGLES = re.compile(r"(?<=[:|])\[[^\]]*\](?:\|\[[^\]]*\])+(?=[|)])")


def _merged(pattern: str) -> str:
    """`pattern` with neighbouring alternatives of one mark each made one set, which compiles and matches faster."""
    return _SINGLES.sub(lambda match: f"[{''.join(sorted(set(re.sub(r'[][|]', '', match.group()))))}]", pattern)


@functools.cache
def grammar() -> Grammar:
    """The compiled grammar; built on first use, about a third of a second."""
    table = source()
    compiler = _Compiler(table)
    kinds: dict[str, tuple[Form, ...]] = {}
    for rule in table["rules"]:
        forms = tuple(Form(rule["make"], compiler.pattern(form, keep=True)) for form in rule["forms"])
        kinds[rule["kind"]] = kinds.get(rule["kind"], ()) + forms
    starting_at: dict[str, tuple[Form, ...]] = {}
    for form in (form for kind in table["read"] for form in kinds[kind]):
        for mark in starters(form.source):
            starting_at[mark] = (*starting_at.get(mark, ()), form)
    return Grammar(kinds, starting_at, _starts(table, "".join(starting_at)))


# How far from its first token a form may hold its first word of time: "at least two hundred and fifty or so days".
_CORE_REACH = 8


def _starts(table: GrammarTable, marks: str) -> re.Pattern[str]:
    """Finds the marks that a form may begin at, where a word of time is near."""
    members = lexicon().members
    names = [*table["core"], *characteristic_words()]
    core = "".join({mark for name in names for mark in members[name]})
    return re.compile(f"(?=.{{0,{_CORE_REACH}}}[{core}])[{marks}]")
