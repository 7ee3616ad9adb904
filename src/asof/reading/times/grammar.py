"""Compiles the forms of grammar.toml into patterns over the marks of tokens."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from asof.reading.times.forms import PIECE, characteristic_words, source
from asof.reading.times.lexicon import lexicon
from asof.reading.times.starters import Openings, Walker, bits, either, one_of
from asof.reading.times.tables import GrammarTable


@dataclass(frozen=True)
class Form:
    """One form as the source of a pattern over marks, what it begins with, and the name of its maker."""

    make: str
    source: str
    openings: Openings

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled where a text first holds what the form begins with: many texts need few forms."""
        return re.compile(_SET.sub(_shortest, self.source))


_SET = re.compile(r"\[([^\]]+)\]")


def _shortest(marks: re.Match[str]) -> str:
    """A set of marks as its ranges, a set of one as the mark: a pattern is compiled in a time of its length."""
    if len(marks[1]) == 1:
        return marks[1]
    return _ranges(marks[1])


@functools.cache
def _ranges(marks: str) -> str:
    ordered = sorted(set(marks))
    firsts = [mark for at, mark in enumerate(ordered) if not at or ord(ordered[at - 1]) != ord(mark) - 1]
    lasts = [mark for at, mark in enumerate(ordered, 1) if at == len(ordered) or ord(ordered[at]) != ord(mark) + 1]
    runs = (first if first == last else f"{first}-{last}" for first, last in zip(firsts, lasts, strict=True))
    return f"[{''.join(runs)}]"


@dataclass(frozen=True, slots=True)
class Grammar:
    """The forms of every kind in order; those read by themselves, and the marks they begin at; those of time words."""

    kinds: dict[str, tuple[Form, ...]]
    read: tuple[Form, ...]
    opening: frozenset[str]
    core: frozenset[str]

    def starts(self, marks: str) -> Iterator[int]:
        """Where a form may begin, in order: at marks that forms begin at, where a word of time is near."""
        tried = 0
        for at in [at for at, mark in enumerate(marks) if mark in self.core]:
            for start in range(max(tried, at - _CORE_REACH), at + 1):
                if marks[start] in self.opening:
                    yield start
            tried = at + 1


class _Compiler:
    def __init__(self, table: GrammarTable) -> None:
        self._macros = table["macros"]
        self._rules = table["rules"]
        self._members = lexicon().members
        self._cache: dict[str, str] = {}
        self._openings: dict[str, Openings] = {}

    def form(self, make: str, form: str) -> Form:
        """The form with its named parts as groups."""
        source = "".join(self._piece(match, keep=True) for match in PIECE.finditer(form))
        return Form(make, source, Walker(form, self._opening).alternatives())

    def _opening(self, name: str) -> Openings:
        if name not in self._openings:
            forms = [self._macros[name]] if name in self._macros else self._forms(name)
            several = [Walker(form, self._opening).alternatives() for form in forms]
            self._openings[name] = either(several) if several else one_of(self._members[name])
        return self._openings[name]

    def _forms(self, kind: str) -> list[str]:
        return [form for rule in self._rules if rule["kind"] == kind for form in rule["forms"]]

    def _pattern(self, form: str) -> str:
        """The form as a pattern over marks, without groups for its named parts."""
        return "".join(self._piece(match, keep=False) for match in PIECE.finditer(form))

    def _piece(self, match: re.Match[str], *, keep: bool) -> str:
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
            return _merged(f"(?:{self._pattern(self._macros[name])})")
        if forms := self._forms(name):
            return f"(?:{'|'.join(self._pattern(form) for form in forms)})"
        if name not in self._members:
            raise ValueError(f"grammar.toml: {name!r} is neither a macro, a kind nor a class of vocabulary.toml")
        return f"[{self._members[name]}]"


_SINGLES = re.compile(r"(?<=[:|])\[[^\]]*\](?:\|\[[^\]]*\])+(?=[|)])")


def _merged(pattern: str) -> str:
    """`pattern` with neighbouring alternatives of one mark each made one set, which compiles and matches faster."""
    return _SINGLES.sub(lambda match: f"[{''.join(sorted(set(re.sub(r'[][|]', '', match.group()))))}]", pattern)


@functools.cache
def grammar() -> Grammar:
    """The grammar; built on first use, its patterns later."""
    table = source()
    compiler = _Compiler(table)
    kinds: dict[str, tuple[Form, ...]] = {}
    for rule in table["rules"]:
        forms = tuple(compiler.form(rule["make"], form) for form in rule["forms"])
        kinds[rule["kind"]] = kinds.get(rule["kind"], ()) + forms
    read = tuple(form for kind in table["read"] for form in kinds[kind])
    begun = either(form.openings for form in read)
    marks = frozenset(mark for marks in lexicon().members.values() for mark in marks)
    return Grammar(kinds, read, frozenset(mark for mark in marks if begun.first & bits(mark)), _core(table))


@functools.lru_cache(maxsize=20_000)
def beginning(first: str, second: str) -> tuple[Form, ...]:
    """The forms read by themselves that may begin with these marks, of which the second is empty at a text's end."""
    begun, following = bits(first), bits(second)
    return tuple(form for form in _begun_by(first) if form.openings.begin(begun, following))


@functools.cache
def _begun_by(first: str) -> tuple[Form, ...]:
    mark = bits(first)
    return tuple(form for form in grammar().read if form.openings.first & mark)


# How far from its first token a form may hold its first word of time: "at least two hundred and fifty or so days".
_CORE_REACH = 8


def _core(table: GrammarTable) -> frozenset[str]:
    members = lexicon().members
    return frozenset(mark for name in (*table["core"], *characteristic_words()) for mark in members[name])
