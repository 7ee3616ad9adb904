"""Verb groups, their voice and polarity, and the noun phrases beside them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asof.reading.grammar.groups import VerbGroup, verb_groups
from asof.reading.grammar.phrases import Phrase, object_of
from asof.reading.grammar.subjects import subject_of
from asof.reading.words import Token, tokenise

_WORDS = (
    "the",
    "police",
    "have",
    "shot",
    "and",
    "killed",
    ",",
    "two",
    "who",
    "was",
    "in",
    "said",
    "to",
    "not",
    "men",
    ".",
)


def _read(sentence: str) -> tuple[tuple[Token, ...], tuple[VerbGroup, ...]]:
    tokens = tokenise(sentence)
    return tokens, verb_groups(tokens)


def _words(phrase: Phrase | None, sentence: str, tokens: tuple[Token, ...]) -> str | None:
    return phrase.words(sentence, tokens) if phrase else None


@pytest.mark.parametrize(
    ("sentence", "verb", "subject", "object_"),
    [
        ("Soldiers shot two miners.", "shoot", "Soldiers", "two miners"),
        ("The army has blocked the bridge to the port.", "block", "The army", "the bridge"),
        ("Farmers from Velm, north of the river, have blocked roads.", "block", "Farmers from Velm", "roads"),
        ("Rail workers also cut off the line.", "cut", "Rail workers", None),
        ("The miners, who were arrested on Monday, are free.", "arrest", "The miners", None),
        ("Guards attacked and beat the strikers.", "beat", "Guards", "the strikers"),
        ("The clinic is full and soldiers have closed its gate.", "close", "soldiers", "its gate"),
        ("On Friday the army killed a boy.", "kill", "the army", "a boy"),
        ("Police fired on the crowd, wounding dozens and arresting many others.", "arrest", "Police", "many others"),
        ("Rep. Ada Moss (D-OH) backed the strike.", "back", "Rep. Ada Moss", "the strike"),
        ("They’re confiscating phones.", "confiscate", "They", "phones"),
        ("Gunmen have seized more than 40 lorries.", "seize", "Gunmen", "more than 40 lorries"),
        # what is seen, filmed or heard being done
        ("The footage shows riot police beating a docker.", "beat", "riot police", "a docker"),
        ("Soldiers were seen looting shops.", "loot", "Soldiers", "shops"),
        ("Residents reported seeing guards burning boats.", "burn", "guards", "boats"),
        ("Police saw him shooting a guard.", "shoot", "him", "a guard"),
        ("The mayor saw no use in attacking the port.", "see", "The mayor", "no use"),
        # each clause has its own subject
        ("Lund slept on the night that Moss died.", "die", "Moss", None),
        ("She would not say whether Lund was arrested.", "arrest", "Lund", None),
        ("The board said in a letter that a docker had contracted the plague.", "contract", "a docker", "the plague"),
        ("Two dockers held since June were released.", "release", "Two dockers", None),
        ("The mother of a boy shot by guards said it.", "shoot", "a boy", None),
        ("The mother of a boy shot by guards told the mayor.", "tell", "The mother of a boy", "the mayor"),
        # verbs of no list end what stands beside them
        ("Police quizzed two men and arrested a third.", "arrest", "Police", "a third"),
        ("Guards killed a docker and dragged on.", "kill", "Guards", "a docker"),
        ("He chased down the driver and arrested him.", "arrest", "He", "him"),
        ("Orm stumbled out of the mill and collapsed.", "collapse", "Orm", None),
        ("In this clip filed by a docker, stones are hurled.", "hurl", "stones", None),
        ("Hundreds, many of them draped in flags, gathered.", "gather", "Hundreds", None),
        ("Guards, thwarted once more, attacked and beat the strikers.", "beat", "Guards", "the strikers"),
        ("The stake it agreed to buy is large.", "agree", "it", None),
        ("King Ado I attacked Velm.", "attack", "King Ado I", "Velm"),
        ("Moss said at the rite for dockers who were killed.", "kill", "the rite for dockers", None),
        ("Guards shot Deputy Sgt. Ado Moss in Velm.", "shoot", "Guards", "Deputy Sgt. Ado Moss"),
        ("The envoy was among hundreds injured.", "injure", "hundreds", None),
        ("Ado Renn, 29, of Orm Road, Velm, has been charged with arson.", "charge", "Ado Renn", None),
        ("After attacking the base, rebels fled.", "attack", "rebels", "the base"),
        ("A docker aged 27 was arrested.", "arrest", "A docker aged 27", None),
        # days and adverbs are no part of who does it
        ("Orm police on Friday arrested a docker.", "arrest", "Orm police", "a docker"),
        ("Dozens of flights for Friday were cancelled.", "cancel", "Dozens of flights for Friday", None),
        ("Guards killed them alone.", "kill", "Guards", "them"),
        ("The guards told US media.", "tell", "The guards", "US media"),
        ("A suspicious fire virtually destroyed the mill.", "destroy", "A suspicious fire", "the mill"),
    ],
)
def test_subject_and_object_of_a_verb(sentence: str, verb: str, subject: str | None, object_: str | None) -> None:
    tokens, groups = _read(sentence)
    index = next(i for i, group in enumerate(groups) if verb in group.bases)
    assert _words(subject_of(tokens, groups, index), sentence, tokens) == subject
    assert _words(object_of(tokens, groups, index), sentence, tokens) == object_


@pytest.mark.parametrize(
    ("sentence", "verb", "flags"),
    [
        ("Two were killed.", "kill", {"passive"}),
        ("Two people shot by police", "shoot", {"reduced"}),
        ("The mayor has not delivered the bodies.", "deliver", {"negated"}),
        ("They came to help the wounded.", "help", {"infinitive"}),
        ("The union may strike.", "strike", {"modal"}),
    ],
)
def test_voice_polarity_and_mood_are_told_apart(sentence: str, verb: str, flags: set[str]) -> None:
    _, groups = _read(sentence)
    group = next(group for group in groups if verb in group.bases)
    said = {name for name in ("passive", "reduced", "negated", "infinitive", "modal") if getattr(group, name)}
    assert said == flags


@pytest.mark.parametrize(
    "sentence",
    [
        "The armored vehicles",
        "Security forces of the north",
        "The injured men",
        "On May 18",
        "ongoing protests in town",
    ],
)
def test_nouns_and_adjectives_are_not_verbs(sentence: str) -> None:
    assert _read(sentence)[1] == ()


@given(st.lists(st.sampled_from(_WORDS)))
def test_groups_never_overlap_and_phrases_lie_inside_the_sentence(words: list[str]) -> None:
    sentence = " ".join(words)
    tokens, groups = _read(sentence)
    assert all(left.end <= right.start for left, right in itertools.pairwise(groups))
    for index in range(len(groups)):
        for phrase in (subject_of(tokens, groups, index), object_of(tokens, groups, index)):
            assert phrase is None or 0 <= phrase.start < phrase.end <= len(tokens)
