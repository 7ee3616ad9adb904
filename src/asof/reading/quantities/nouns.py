"""Which nouns reports count, and of what class each is."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from asof.reading.grammar.forms import verb_forms
from asof.reading.quantities.lexicon import load


class NounClass(StrEnum):
    """What a bare count of the noun can be taken for."""

    PLAIN = "plain"
    PEOPLE = "people"
    CROWD = "crowd"
    FORCES = "forces"
    CAPTIVES = "captives"
    DISPLACED = "displaced"
    VEHICLES = "vehicles"
    THINGS = "things"

    @property
    def is_people(self) -> bool:
        """Whether it counts people."""
        return self not in (NounClass.VEHICLES, NounClass.THINGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nouns:
    """Singular and plural counted nouns with their class; `single` are the trades, told by the singular alone.

    `trades` are their plurals, which are of people where a verb tells of them.  `unchanged` are the names of peoples
    that are adjectives too ("three British", "three British flags").
    """

    singular: Mapping[str, NounClass]
    single: frozenset[str]
    trades: frozenset[str]
    plural: Mapping[str, NounClass]
    people_endings: tuple[str, ...]
    person_endings: tuple[str, ...]
    demonym_endings: tuple[str, ...]
    unchanged: frozenset[str]

    def class_of(self, lower: str, *, capitalised: bool = False) -> NounClass | None:
        """The class of a noun in either number, None for a word that is not counted, as a trade that is a name."""
        if capitalised and lower in self.single:
            return None
        known = self.plural.get(lower) or self.singular.get(lower)
        if known or "-" not in lower:
            return known or self._by_ending(lower, capitalised)
        last = lower.rpartition("-")[2]
        if last == "olds":
            return NounClass.PEOPLE  # "two 17-year-olds"
        is_demonym = capitalised and last.endswith(self.demonym_endings)  # "Cuban-Americans"
        return self.plural.get(last) or self.singular.get(last) or (NounClass.PEOPLE if is_demonym else None)

    def is_person(self, lower: str) -> bool:
        """Whether the word is a singular noun for somebody; it may be the plural too ("police")."""
        known = self.singular.get(lower)
        return known is not None and known.is_people

    def _by_ending(self, lower: str, capitalised: bool) -> NounClass | None:
        is_people = lower.endswith((*self.people_endings, *self.person_endings)) or (
            capitalised and lower.endswith(self.demonym_endings)
        )
        is_verb = lower.endswith("ists") and bool(verb_forms(lower))  # "assists", "insists"
        return NounClass.PEOPLE if is_people and len(lower) > 5 and not is_verb else None


@functools.cache
def nouns() -> Nouns:
    """The nouns of ``nouns.toml``; a later class does not take a noun from an earlier one."""
    raw = load("nouns.toml")
    singular: dict[str, NounClass] = {}
    plural: dict[str, NounClass] = dict.fromkeys(raw["unchanged"], NounClass.PEOPLE)
    for noun_class in NounClass:
        for row in raw[noun_class.value].split():
            noun, _, irregular = row.partition("/")
            singular.setdefault(noun, noun_class)
            plural.setdefault(irregular or _plural(noun), noun_class)
    single = frozenset(raw["single"].split())
    for noun in single:
        singular.setdefault(noun, NounClass.PEOPLE)
    return Nouns(
        singular=singular,
        single=single,
        trades=frozenset(map(_plural, single)),
        plural=plural,
        people_endings=tuple(raw["people_endings"]),
        person_endings=tuple(raw["person_endings"]),
        demonym_endings=tuple(raw["demonym_endings"]),
        unchanged=frozenset(word for word in raw["unchanged"] if not word.removesuffix("ss").endswith("s")),
    )


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeou":
        return noun[:-1] + "ies"
    return noun + "s"
