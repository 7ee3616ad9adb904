"""The cue words, closed classes and voices of the data files beside it, in the shape the grammar asks for."""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from asof.model.speaker import Role
from asof.reading.speakers.attribution import Force

_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a verb of saying: its base, its force, and whether it is the base, -s, past, participle or -ing."""

    base: str
    force: Force
    forms: frozenset[str]
    noun_like: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the grammar looks up; keys are lower-case."""

    verbs: Mapping[str, Verb]
    nouns: Mapping[str, Force]
    adjectives: Mapping[str, Force]
    starters: frozenset[str]
    tags: Mapping[str, str]
    addressed: frozenset[str]
    inverted: frozenset[str]
    qualifiers: frozenset[str]
    naming: frozenset[str]
    accusing: frozenset[str]
    prepositions: Mapping[str, frozenset[str]]
    needs_preposition: frozenset[str]
    telling_of: frozenset[str]
    only_quotes: frozenset[str]
    needs_object: frozenset[str]
    given_out: frozenset[str]
    says_nothing_before: Mapping[str, frozenset[str]]
    leads: frozenset[str]
    carriers: frozenset[str]
    seeming: frozenset[str]
    quoting: frozenset[str]
    counting: frozenset[str]
    tallying: frozenset[str]
    counted: frozenset[str]
    own_counts: frozenset[str]
    telling_counts: frozenset[str]
    relays: frozenset[str]
    more: frozenset[str]
    roles: Mapping[str, Role]
    nobody: frozenset[str]
    bodies: frozenset[str]
    groups: frozenset[str]
    speaking: frozenset[str]
    agents: tuple[str, ...]
    not_agents: frozenset[str]
    news: frozenset[str]
    news_bodies: frozenset[str]
    not_state: frozenset[str]
    transparent: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    men: frozenset[str]
    women: frozenset[str]
    outlets: frozenset[str]
    offices: frozenset[str]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Force], ...]]


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon, read once; the same for every report."""
    cues, grammar, voices = (_data(name) for name in ("cues.toml", "grammar.toml", "voices.toml"))
    classes, phrases = cues["verb_classes"], cues["phrases"]
    bases = {base for words in cues["verbs"].values() for base in words.split()}
    inflected = {base: _inflect(base, cues["forms"].get(base)) for base in bases}
    forms = {form for paradigm in inflected.values() for form in paradigm}
    tables = {name: _by_force(cues[name]) for name in ("nouns", "adjectives")}
    return Lexicon(
        verbs=_verbs(cues, inflected),
        nouns=tables["nouns"],
        adjectives=tables["adjectives"],
        starters=frozenset(
            forms
            | set(tables["nouns"])
            | set(tables["adjectives"])
            | set(phrases["counts"]["verbs"].split())
            | set(phrases["counts"]["tallies"].split())
            | set(phrases["own_counts"]["nouns"].split())
            | {phrase.split()[0] for phrase in (*phrases["according"], *phrases["hearsay"])}
            | {":"}
        ),
        tags=_tags(grammar, forms),
        addressed=frozenset(classes["addressed"].split()),
        qualifiers=frozenset(classes["report_qualifiers"].split()),
        naming=frozenset(classes["naming"].split()),
        accusing=frozenset(classes["accusing"].split()),
        inverted=frozenset(classes["inverted"].split()),
        prepositions={base: frozenset(words.split()) for base, words in classes["with_preposition"].items()},
        telling_of=frozenset(classes["telling_of"].split()),
        needs_preposition=frozenset(classes["needs_preposition"].split()),
        given_out=frozenset(classes["given_out"].split()),
        says_nothing_before={verb: frozenset(after.split()) for verb, after in classes["says_nothing_before"].items()},
        needs_object=frozenset(classes["needs_object"].split()),
        only_quotes=frozenset(classes["only_quotes"].split()),
        leads=_all_forms(phrases["leads"].split()),
        carriers=frozenset(phrases["carriers"].split()),
        seeming=frozenset(cues["verbs"]["seem"].split()),
        quoting=frozenset(classes["quoted_as"].split()),
        counting=frozenset(phrases["counts"]["verbs"].split()),
        tallying=frozenset(phrases["counts"]["tallies"].split()),
        counted=frozenset(phrases["counts"]["nouns"].split()),
        own_counts=frozenset(phrases["own_counts"]["nouns"].split()),
        telling_counts=frozenset(phrases["own_counts"]["verbs"].split()),
        relays=frozenset(phrases["relays"].split()),
        more=frozenset(phrases["more"].split()),
        roles=_roles(voices),
        nobody=frozenset(voices["heads"]["anonymous"].split()),
        bodies=frozenset(voices["heads"]["bodies"].split()),
        groups=frozenset(voices["heads"]["groups"].split()),
        speaking=frozenset(voices["heads"]["speaking"].split()),
        agents=tuple(voices["heads"]["agents"].split()),
        not_agents=frozenset(voices["heads"]["not_agents"].split()),
        news=frozenset(voices["heads"]["news"].split()),
        news_bodies=frozenset(voices["heads"]["news_bodies"].split()),
        transparent=frozenset(voices["heads"]["transparent"].split()),
        not_state=frozenset(voices["heads"]["not_state"].split()),
        titles=frozenset(voices["titles"]["words"].split()),
        particles=frozenset(voices["titles"]["particles"].split()),
        men=frozenset(voices["titles"]["man"].split()),
        women=frozenset(voices["titles"]["woman"].split()),
        outlets=frozenset(name.strip() for name in voices["outlets"]["names"].split("|")),
        offices=frozenset(name.strip() for name in voices["offices"]["names"].lower().split("|")),
        phrases=_phrases(phrases),
    )


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(files("asof.reading.speakers").joinpath(name).read_text(encoding="utf-8"))


def _verbs(cues: Mapping[str, Any], inflected: Mapping[str, tuple[str, ...]]) -> dict[str, Verb]:
    noun_like = frozenset(cues["verb_classes"]["noun_like"].split())
    out: dict[str, Verb] = {}
    for force, words in cues["verbs"].items():
        for base in words.split():
            for kind, form in zip(("base", "s", "past", "participle", "ing"), inflected[base], strict=True):
                kinds = {kind} | (set(out[form].forms) if form in out and out[form].base == base else set())
                if form not in out or out[form].base == base:
                    out[form] = Verb(base, Force(force), frozenset(kinds), form in noun_like)
    return out


def _phrases(phrases: Mapping[str, Any]) -> dict[str, tuple[tuple[tuple[str, ...], Force], ...]]:
    """The fixed phrases by their first word, longest first: SAY where a source follows, else HEARSAY."""
    all_phrases = [(tuple(words.split()), Force.SAY) for words in phrases["according"]]
    all_phrases += [(tuple(words.split()), Force.HEARSAY) for words in phrases["hearsay"]]
    out: dict[str, tuple[tuple[tuple[str, ...], Force], ...]] = {}
    for phrase, force in sorted(all_phrases, key=lambda item: -len(item[0])):
        out[phrase[0]] = (*out.get(phrase[0], ()), (phrase, force))
    return out


def _by_force(table: Mapping[str, str]) -> dict[str, Force]:
    return {word: Force(force) for force, words in table.items() for word in words.split()}


def _all_forms(bases: list[str]) -> frozenset[str]:
    return frozenset(form for base in bases for form in _inflect(base, None)) | {
        "went",
        "gone",
        "began",
        "sought",
        "chose",
    }


def _inflect(base: str, given: str | None) -> tuple[str, ...]:
    """The base, third person, past, participle and -ing of a verb; `given` has the last four where rules fail."""
    if given:
        return (base, *given.split())
    if base.endswith("y") and base[-2] not in _VOWELS:
        return (base, base[:-1] + "ies", base[:-1] + "ied", base[:-1] + "ied", base + "ing")
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
    if base.endswith("ee"):
        return (base, third, base + "d", base + "d", base + "ing")
    if base.endswith("e"):
        return (base, third, base + "d", base + "d", base[:-1] + "ing")
    return (base, third, base + "ed", base + "ed", base + "ing")


def _tags(grammar: Mapping[str, str], cue_forms: set[str]) -> dict[str, str]:
    tags = {form: "G" if form.endswith("ing") else "V" for form in cue_forms}
    tags |= dict.fromkeys(grammar["V"].split(), "V")
    tags |= {word: letter for letter in "YABXPCWTRDM" for word in grammar[letter].split()}
    return tags | dict.fromkeys(grammar["not_verbs"].lower().split(), "N") | {"to": "O"}


def _roles(voices: Mapping[str, Any]) -> dict[str, Role]:
    out: dict[str, Role] = {}
    for role, words in voices["roles"].items():
        for word in words.split():
            out.setdefault(word, Role(role.removesuffix("_weak")))
    return out
