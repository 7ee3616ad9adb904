"""Loads the words that say what happened to those who are counted, and those that say how a count stands to others."""

import functools
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from typing import Any

from asof.model.figure import Measure
from asof.reading.figures.stops import SHORT
from asof.reading.quantities.lexicon import Phrases, phrases


class Part(StrEnum):
    """How a word binds the count that it measures; ``measures.toml`` explains each."""

    ACTIVE = "active"  # kill, kills, killing: the object is counted
    PAST = "past"  # killed: the object, or the subject of the passive
    UNDERGONE = "undergone"
    MOVED = "moved"  # "taken to", which is an injury only with a place of care behind it, an arrest with a jail
    RECEIVED = "received"  # an injury only with wounds behind it
    STRUCK = "struck"  # "hitting her", which is an injury only with a part of the body behind it
    FALLEN = "fallen"  # a death only with "to his death" behind it
    OWN_HAND = "own_hand"
    SUFFERED = "suffered"
    STATE = "states"
    OUTCOME = "outcomes"
    ACT = "acts"
    TOLL = "tolls"
    HARM = "harms"  # a form of a verb that is done to people, beside the part it plays
    DAMAGE = "damages"  # a form of a verb that is done to things, beside the part it plays


Roles = Mapping[Part, Measure]
_CONJUGATED = frozenset({"verbs", "harms", "damages"})
# Tables of ``measures.toml`` whose words measure nothing by themselves.
_SETS = frozenset({"care", "custody", "crimes", "body", "wounds", "hurts", "wounded_by", "diseases", "signs"})


@functools.cache
def measure_words() -> Phrases:
    """Every phrase of ``measures.toml`` with the measure it means in each part it can play."""
    roles: dict[str, dict[Part, Measure]] = {}
    for name, tables in _load("measures.toml").items():
        for words, part in _rows(tables):
            roles.setdefault(words, {}).setdefault(part, Measure(name))
    return phrases(roles.items())


@functools.cache
def care_words() -> frozenset[str]:
    """The places of care that make "taken to" an injury."""
    return frozenset(_load("measures.toml")["injured"]["care"])


@functools.cache
def custody_words() -> frozenset[str]:
    """The places that make "taken to" an arrest."""
    return frozenset(_load("measures.toml")["arrested"]["custody"])


@functools.cache
def crime_words() -> frozenset[str]:
    """What makes "booked" an arrest."""
    return frozenset(_load("measures.toml")["arrested"]["crimes"])


@functools.cache
def disease_words() -> frozenset[str]:
    """The words that name a disease: who is in hospital with it is sick, not hurt."""
    return frozenset(_load("measures.toml")["sick"]["diseases"])


@functools.cache
def sign_words() -> frozenset[str]:
    """The words that tell of a disease, named or not, so that cases are of the sick."""
    return disease_words() | frozenset(_load("measures.toml")["sick"]["signs"])


@functools.cache
def body_words() -> frozenset[str]:
    """The parts of the body that make "hitting her" an injury."""
    return frozenset(_load("measures.toml")["injured"]["body"])


@functools.cache
def wound_words() -> frozenset[str]:
    """Wounds, by the words that are verbs too."""
    return frozenset(_load("measures.toml")["injured"]["wounds"])


@functools.cache
def hurt_words() -> frozenset[str]:
    """What makes "received" and "suffered" an injury."""
    return wound_words() | frozenset(_load("measures.toml")["injured"]["hurts"])


@functools.cache
def wounded_by_words() -> frozenset[str]:
    """What stands before "wounds" where it is the noun."""
    return frozenset(_load("measures.toml")["injured"]["wounded_by"])


def _rows(tables: Mapping[str, list[str]]) -> Iterator[tuple[str, Part]]:
    for table, rows in tables.items():
        if table in _SETS:
            continue
        if table == "spared":
            yield from ((word, part) for word in rows for part in (Part.STATE, Part.HARM))
            continue
        if table not in _CONJUGATED:
            yield from ((row, Part(table)) for row in rows)
            continue
        for row in rows:
            base, third, past, participle, gerund = row.split()
            if table != "verbs":
                yield from ((word, Part(table)) for word in (base, third, past, participle, gerund))
            yield from ((word, Part.ACTIVE) for word in (base, third, gerund))
            yield from ((word, Part.PAST) for word in (past, participle))


@dataclass(frozen=True, slots=True, kw_only=True)
class Binders:
    """The sets of ``binders.toml``, in lower case."""

    saying: frozenset[str]
    ends: frozenset[str]
    new_clause: frozenset[str]
    dashes: frozenset[str]
    joints: frozenset[str]
    list_marks: frozenset[str]
    list_places: frozenset[str]
    including: frozenset[str]
    voices: frozenset[str]
    perils: frozenset[str]
    lawful: frozenset[str]
    accused: frozenset[str]
    homeward: frozenset[str]
    surveyed: frozenset[str]
    before_object: frozenset[str]
    linking: frozenset[str]
    undone: frozenset[str]
    no_object: frozenset[str]
    toll_links: frozenset[str]
    peopled: frozenset[str]
    crowds: frozenset[str]
    gatherings: frozenset[str]
    captors: frozenset[str]
    wrecked: frozenset[str]
    vehicles: frozenset[str]
    animals: frozenset[str]
    camps: frozenset[str]
    dispersing: frozenset[str]
    contingents: frozenset[str]
    armed: frozenset[str]


@dataclass(frozen=True, slots=True)
class PartedVerb:
    """A verb whose other words stand behind its object, as ``parted.toml`` lists them."""

    forms: frozenset[str]
    behind: tuple[tuple[str, ...], ...]
    measure: Measure


@functools.cache
def parted_verbs() -> tuple[PartedVerb, ...]:
    """The verbs of ``parted.toml``, in its order."""
    return tuple(
        PartedVerb(
            frozenset(row["verbs"]), tuple(tuple(words.split()) for words in row["behind"]), Measure(row["measure"])
        )
        for row in _load("parted.toml")["parted"]
    )


@functools.cache
def binders() -> Binders:
    """The sets of ``binders.toml``."""
    return Binders(**{name: frozenset(words) for name, words in _load("binders.toml").items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class KindWords:
    """The tables of ``kinds.toml``."""

    subset_before: Phrases
    subset_after: Phrases
    subset_within: Phrases
    increment_before: Phrases
    total_before: Phrases
    sum_before: Phrases
    total: Phrases
    spells: Phrases
    since: Phrases
    days: Phrases
    background: Phrases
    court: Phrases
    charges: Phrases
    old_cases: Phrases
    law: Phrases
    memorials: Phrases
    events: frozenset[str]


@functools.cache
def kind_words() -> KindWords:
    """The tables of ``kinds.toml``."""
    tables = _load("kinds.toml")
    events = frozenset(tables.pop("events"))
    return KindWords(events=events, **{name: phrases((words, None) for words in rows) for name, rows in tables.items()})


@dataclass(frozen=True, kw_only=True)
class VictimWords:
    """The sets of ``victims.toml``, in lower case."""

    definite: frozenset[str]
    subjects: frozenset[str]
    objects: frozenset[str]
    owners: frozenset[str]
    deaths: frozenset[str]
    reflexives: frozenset[str]
    ordinals: frozenset[str]
    doers: frozenset[str]
    persons: frozenset[str]
    particles: frozenset[str]
    no_names: frozenset[str]
    not_people: frozenset[str]

    @functools.cached_property
    def openers(self) -> frozenset[str]:
        """Words written small that a mention of somebody may begin with, and the stop of an initial."""
        return self.pronouns | self.definite | self.particles | {"another", "'s", ".", SHORT}

    @property
    def pronouns(self) -> frozenset[str]:
        """Words that mention somebody told of before."""
        return self.subjects | self.objects | self.owners | self.reflexives


@functools.cache
def victim_words() -> VictimWords:
    """The sets of ``victims.toml``."""
    return VictimWords(**{name: frozenset(words) for name, words in _load("victims.toml").items()})


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files(__package__) / name).read_text(encoding="utf-8"))
