"""Finds the mentions of one known person in a sentence: names, "the driver", "his wife", "she", "himself"."""

from collections.abc import Iterator

from asof.reading.figures.counted import Counted
from asof.reading.figures.deaths import is_death
from asof.reading.figures.lexicon import Part, victim_words
from asof.reading.figures.names import name_end, named, one_person
from asof.reading.figures.phrase import AGES, read_noun_phrase
from asof.reading.figures.scene import Scene
from asof.reading.figures.singulars import GROUPS
from asof.reading.grammar.closed import closed_classes
from asof.reading.quantities.nouns import nouns
from asof.reading.words import Token, TokenKind


def single_mentions(scene: Scene) -> Iterator[Counted]:
    """The mentions of one known person: names, "the victim", "his wife", "she", "himself"."""
    at, last = 0, -1
    while at < len(scene.tokens):
        single = _single(scene, at) if _may_open(scene, at) else None
        is_apposed = scene.lower(at - 1) == "," and at - 1 == last
        if single and not (is_apposed and not _is_amid_list(scene, at, single.end)):
            yield single  # what follows behind a comma says who it is: "the victim, 17-year-old Ivo Moss"
        last = single.end if single else last
        at = single.end if single else at + 1


def _single(scene: Scene, at: int) -> Counted | None:
    """The mention that begins at `at`."""
    person = _owner(scene, at) or _own_hand(scene, at) or _reflexive(scene, at) or _pronoun(scene, at)
    return person or _another(scene, at) or _definite(scene, at) or _bare(scene, at) or named(scene, at)


def _is_amid_list(scene: Scene, at: int, end: int) -> bool:
    """Whether a noun between two others goes on their list ("his wife, |son and daughter"), as who did it ends it."""
    reflexives = victim_words().reflexives
    if scene.lower(at) in reflexives or (scene.lower(end) == "," and scene.lower(end + 1) in reflexives):
        return True
    following = end + 1 + (scene.lower(end) == "," and scene.lower(end + 1) == "and")
    if end - at > 1 and all(scene.tokens[place].is_capitalised for place in (at - 2, at)):
        goes_on = following < len(scene.tokens) and scene.tokens[following].is_capitalised
        return goes_on and scene.lower(end) in ("and", ",")  # "Ivo Moss, |Ada Renn and Tam Oss"
    return scene.tokens[at].text.islower() and scene.lower(end) in ("and", ",") and _is_noun(scene, following)


def _may_open(scene: Scene, at: int) -> bool:
    """Whether a mention can begin here at all; at most words none can, and no reader need be asked."""
    token = scene.tokens[at]
    if token.is_capitalised or token.lower in victim_words().openers or at in scene.starts:
        return True
    if scene.lower(at + 1) == "'s":
        return True
    return scene.lower(at - 1) in ("and", ",") or token.lower.endswith(AGES)


def _owner(scene: Scene, at: int) -> Counted | None:
    """ "man" in "led to |man's| death", as headlines write it."""
    if scene.lower(at + 1) != "'s" or scene.lower(at - 1) in closed_classes().determiners or not _is_noun(scene, at):
        return None
    return one_person(scene, at, at + 1) if is_death(scene.tokens, scene.starts, at + 2) else None


def _own_hand(scene: Scene, at: int) -> Counted | None:
    """ "taking her own life", "turned the gun on himself"."""
    mark = scene.starts.get(at)
    return one_person(scene, at, mark.end) if mark and mark.roles.get(Part.OWN_HAND) else None


def _reflexive(scene: Scene, at: int) -> Counted | None:
    """ "killed two men, then himself"; of "he hanged himself" the subject is counted."""
    told = scene.ends.get(at)
    if told and told.roles.keys() == {Part.UNDERGONE}:
        return None
    return one_person(scene, at, at + 1) if scene.lower(at) in victim_words().reflexives else None


def _pronoun(scene: Scene, at: int) -> Counted | None:
    word, table = scene.lower(at), victim_words()
    if word in table.subjects:
        return one_person(scene, at, at + 1)
    following = scene.tokens[at + 1] if at + 1 < len(scene.tokens) else None
    is_object = word in table.objects and (following is None or _stands_alone(scene, at + 1, following))
    return one_person(scene, at, at + 1) if is_object or _is_owner(scene, at) else None


def _stands_alone(scene: Scene, at: int, following: Token) -> bool:
    """Whether "her" before this word is no "her" of "her brother"."""
    closed, word = closed_classes(), following.lower
    if following.kind is TokenKind.NUMBER:
        return False  # "in her 30s"
    return not following.is_word or word in closed.function_words or word in closed.links or scene.is_adverb(at)


def _is_owner(scene: Scene, at: int) -> bool:
    """ "his death", "her murder"."""
    return scene.lower(at) in victim_words().owners and is_death(scene.tokens, scene.starts, at + 1)


def _another(scene: Scene, at: int) -> Counted | None:
    """ "a man was killed and another wounded"; "another driver" is counted by its noun."""
    if scene.lower(at) != "another":
        return None
    after = scene.past_adverbs(at + 1)
    if scene.spells(after, ("on", "the", "way")):
        return None  # "a father of three with another on the way"
    is_alone = after >= len(scene.tokens) or after in scene.starts or not scene.tokens[after].is_word
    return one_person(scene, at, at + 1) if is_alone or scene.lower(after) in closed_classes().function_words else None


def _definite(scene: Scene, at: int) -> Counted | None:
    """ "the driver", "his 10-year-old nephew", "Moss's wife", with a name that follows ("his nephew Ivo Moss")."""
    word = scene.lower(at)
    if not (word in victim_words().definite or (word == "'s" and at)):
        return None
    start = at + 1
    if scene.lower(start) in victim_words().ordinals:
        return None  # "the third driver killed this year" counts them all
    if scene.lower(start).endswith(AGES) and not _is_noun(scene, start + 1):
        end = start + 1
    else:
        phrase = read_noun_phrase(scene.tokens, scene.starts, start)
        if phrase.is_bare or phrase.outcome or not _is_noun(scene, phrase.end - 1):
            return None
        if any(_acts(scene, at) for at in range(start + 1, phrase.end)):
            return None  # "the Front |kidnapped| mayor Ada Moss"
        end = phrase.end
    if scene.lower(end) == "'s" and not is_death(scene.tokens, scene.starts, end + 1):
        return None  # the one who is owned follows: "the sheriff's deputy"
    return one_person(scene, start if word == "'s" else at, name_end(scene, end))


def _acts(scene: Scene, at: int) -> bool:
    """Whether a past tense stands there behind a name, which is its subject and no part of who is meant."""
    mark = scene.starts.get(at)
    return mark is not None and Part.PAST in mark.roles and scene.tokens[at - 1].is_capitalised


def _is_noun(scene: Scene, at: int) -> bool:
    """Whether the word is a singular noun for one person."""
    word = scene.lower(at).rpartition("-")[2]
    is_one = nouns().is_person(word) and word not in GROUPS and word not in nouns().plural
    return is_one or word in victim_words().persons


def _bare(scene: Scene, at: int) -> Counted | None:
    """ "son" in "a father and son", "his mother, stepfather and son": the article stands before the first alone."""
    is_joined = scene.lower(at - 1) in ("and", ",") and scene.tokens[at - 2].text.islower() and _is_noun(scene, at - 2)
    if at < 2 or not is_joined or not scene.tokens[at].text.islower() or not _is_noun(scene, at):
        return None
    if scene.lower(at) in nouns().single:
        return None  # "an editor and columnist" is one
    return one_person(scene, at, at + 1)
