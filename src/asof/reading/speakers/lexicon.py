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
    """Everything the grammar looks up; keys are lower-case.

    A cue has one of `starters` in it; of these, `openers` only begin phrases, and are cues nowhere else.
    """

    verbs: Mapping[str, Verb]
    nouns: Mapping[str, Force]
    adjectives: Mapping[str, Force]
    starters: frozenset[str]
    openers: frozenset[str]
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
    pairs: Mapping[tuple[str, str], Role]
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
    alone = _alone(phrases).union(forms, tables["nouns"], tables["adjectives"])
    openers = frozenset(phrase.split()[0] for phrase in (*phrases["according"], *phrases["hearsay"]))
    return Lexicon(
        verbs=_verbs(cues, inflected),
        nouns=tables["nouns"],
        adjectives=tables["adjectives"],
        starters=alone | openers,
        openers=openers - alone,
        tags=_tags(grammar, forms),
        addressed=_words(classes["addressed"]),
        qualifiers=_words(classes["report_qualifiers"]),
        naming=_words(classes["naming"]),
        accusing=_words(classes["accusing"]),
        inverted=_words(classes["inverted"]),
        prepositions={base: _words(words) for base, words in classes["with_preposition"].items()},
        telling_of=_words(classes["telling_of"]),
        needs_preposition=_words(classes["needs_preposition"]),
        given_out=_words(classes["given_out"]),
        says_nothing_before={verb: _words(after) for verb, after in classes["says_nothing_before"].items()},
        needs_object=_words(classes["needs_object"]),
        only_quotes=_words(classes["only_quotes"]),
        leads=_all_forms(phrases["leads"].split()),
        carriers=_words(phrases["carriers"]),
        seeming=_words(cues["verbs"]["seem"]),
        quoting=_words(classes["quoted_as"]),
        counting=_words(phrases["counts"]["verbs"]),
        tallying=_words(phrases["counts"]["tallies"]),
        counted=_words(phrases["counts"]["nouns"]),
        own_counts=_words(phrases["own_counts"]["nouns"]),
        telling_counts=_words(phrases["own_counts"]["verbs"]),
        relays=_words(phrases["relays"]),
        more=_words(phrases["more"]),
        roles=_roles(voices),
        pairs=_pairs(voices),
        nobody=_words(voices["heads"]["anonymous"]),
        bodies=_words(voices["heads"]["bodies"]),
        groups=_words(voices["heads"]["groups"]),
        speaking=_words(voices["heads"]["speaking"]),
        agents=tuple(voices["heads"]["agents"].split()),
        not_agents=_words(voices["heads"]["not_agents"]),
        news=_words(voices["heads"]["news"]),
        news_bodies=_words(voices["heads"]["news_bodies"]),
        transparent=_words(voices["heads"]["transparent"]),
        not_state=_words(voices["heads"]["not_state"]),
        titles=_words(voices["titles"]["words"]),
        particles=_words(voices["titles"]["particles"]),
        men=_words(voices["titles"]["man"]),
        women=_words(voices["titles"]["woman"]),
        outlets=frozenset(name.strip() for name in voices["outlets"]["names"].split("|")),
        offices=frozenset(name.strip() for name in voices["offices"]["names"].lower().split("|")),
        phrases=_phrases(phrases),
    )


def _words(told: str) -> frozenset[str]:
    return frozenset(told.split())


def _alone(phrases: Mapping[str, Any]) -> frozenset[str]:
    """The words and the mark that can be cues by themselves, beside the verbs, nouns and adjectives of saying."""
    counts = (phrases["counts"]["verbs"], phrases["counts"]["tallies"], phrases["own_counts"]["nouns"])
    return frozenset({":"}).union(*map(_words, counts))


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(files("asof.reading.speakers").joinpath(name).read_text(encoding="utf-8"))


def _verbs(cues: Mapping[str, Any], inflected: Mapping[str, tuple[str, ...]]) -> dict[str, Verb]:
    noun_like = _words(cues["verb_classes"]["noun_like"])
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


def _pairs(voices: Mapping[str, Any]) -> dict[tuple[str, str], Role]:
    told = ((Role(role), pair.split()) for role, pairs in voices["pairs"].items() for pair in pairs.split("|"))
    return {(first, second): role for role, (first, second) in told}
