"""The words that say something happened, read from triggers.txt, classes.toml and carriers.toml."""

import functools
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources

from asof.model.claim import Happening
from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import verb_forms


class Subject(StrEnum):
    """What the subject of an active verb is: who does it, or whom it happens to where there is no object."""

    ACTOR = "actor"
    LONE_ACTOR = "intransitive"
    EXPERIENCER = "experiencer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One phrase and what must stand around it.

    `words` begins with a verb's base form or a noun; "_" stands for an object in between.  `object`, `subject` and
    `clause` are the words of which one must stand there; empty means anything may.  `unless` are words that its object
    may not hold.  `to` are the prepositions that its target may follow.  `happening` is None where the phrase only
    sounds like a happening ("cardiac arrest").
    """

    happening: Happening | None
    words: tuple[str, ...]
    object: frozenset[str]
    subject: frozenset[str]
    clause: frozenset[str]
    unless: frozenset[str]
    to: frozenset[str]
    negated: bool
    targeted: bool
    objectless: bool
    active: bool
    undergone: bool
    role: Subject

    @property
    def weight(self) -> int:
        """How much it asks for: of two that fit, what tells nothing is meant, else the one that asks for more."""
        conditions = (self.object, self.subject, self.clause)
        is_nothing = self.happening is None
        return 2 * len(self.words) + sum(3 for asked in conditions if asked) + self.negated + 10 * is_nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Triggers by the first word of their phrase."""

    verbs: dict[str, tuple[Trigger, ...]]
    nouns: dict[str, tuple[Trigger, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carriers:
    """Verbs, by base form, that say of a noun or an infinitive that it happened; see carriers.toml."""

    occur: frozenset[str]
    light: frozenset[str]
    done: frozenset[str]
    aspect: frozenset[str]
    told: frozenset[str]
    hinder: frozenset[str]
    leaves_told: frozenset[str]


def _data(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


@functools.cache
def carriers() -> Carriers:
    """The carriers, read once."""
    return Carriers(**{name: frozenset(verbs) for name, verbs in tomllib.loads(_data("carriers.toml")).items()})


@functools.cache
def lexicon() -> Lexicon:
    """The triggers, read once; ValueError names a line that does not read."""
    classes = tomllib.loads(_data("classes.toml"))
    tables: dict[str, dict[str, list[Trigger]]] = {"verb": {}, "noun": {}}
    for line in _data("triggers.txt").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        happening, part, phrases, *conditions = (cell.strip() for cell in line.split("|"))
        if part not in tables:
            raise ValueError(f"triggers.txt: {line!r} is neither of a verb nor of a noun")
        for phrase in phrases.split(","):
            means = None if happening == _NOTHING else Happening(happening)
            trigger = _trigger(means, phrase.split(), conditions[0] if conditions else "", classes)
            tables[part].setdefault(trigger.words[0], []).append(trigger)
    return Lexicon(verbs=_frozen(tables["verb"]), nouns=_frozen(tables["noun"]))


def may_tell(lowers: Sequence[str]) -> bool:
    """Whether all the words of any trigger stand among `lowers`: in a third of sentences they do not."""
    present = frozenset(lowers)
    return any(others <= present for lower in present for others in _others(lower))


@functools.lru_cache(maxsize=20_000)
def _others(lower: str) -> tuple[frozenset[str], ...]:
    """For each trigger that `lower` can begin as a noun or as a form of a verb, the other words of its phrase."""
    bases = {lower, *(form.base for form in verb_forms(lower))}
    if lower in closed_classes().helpers:
        bases |= {"be", "have"}
    triggers = [*lexicon().nouns.get(lower, ()), *(each for base in bases for each in lexicon().verbs.get(base, ()))]
    others = {frozenset(trigger.words[1:]) - {"_"} for trigger in triggers}
    return (frozenset(),) if frozenset() in others else tuple(others)


def _frozen(table: dict[str, list[Trigger]]) -> dict[str, tuple[Trigger, ...]]:
    return {word: tuple(found) for word, found in table.items()}


_LISTS = frozenset({"object", "subject", "clause", "unless", "to"})
_FLAGS = frozenset({"negated", "targeted", "objectless", "active", "undergone", "intransitive", "experiencer"})
_NOTHING = "-"  # in the place of a happening


def _trigger(happening: Happening | None, words: list[str], conditions: str, classes: dict[str, list[str]]) -> Trigger:
    asked: dict[str, frozenset[str]] = {}
    flags: set[str] = set()
    for condition in filter(None, (part.strip() for part in conditions.split(";"))):
        name, colon, listed = condition.partition(":")
        if colon:
            asked[name] = frozenset(word for item in listed.split() for word in _listed(item, classes))
        else:
            flags.add(name)
    unknown = (asked.keys() - _LISTS) | (flags - _FLAGS)
    if unknown or not words:
        raise ValueError(f"triggers.txt: {happening}: {' '.join(words)!r} asks for {sorted(unknown)}")
    return Trigger(
        happening=happening,
        words=tuple(words),
        object=asked.get("object", frozenset()),
        subject=asked.get("subject", frozenset()),
        clause=asked.get("clause", frozenset()),
        unless=asked.get("unless", frozenset()),
        to=asked.get("to", frozenset()),
        negated="negated" in flags,
        targeted="targeted" in flags,
        objectless="objectless" in flags,
        active="active" in flags,
        undergone="undergone" in flags,
        role=next((role for role in Subject if role in flags), Subject.ACTOR),
    )


def _listed(item: str, classes: dict[str, list[str]]) -> list[str]:
    return classes[item[1:]] if item.startswith("@") else [item]
