"""Finds those whom a headline tells of without an article: "Man shot dead", "Police identify clerk killed"."""

from collections.abc import Mapping, Sequence, Set

from asof.reading.figures.counted import Counted
from asof.reading.figures.lexicon import Part, victim_words
from asof.reading.figures.phrase import AGES, Mark, NounPhrase, read_noun_phrase
from asof.reading.figures.singulars import (
    GROUPS,
    IDENTIFYING,
    LONGEST_HEADED,
    MAKING,
    is_before_person,
    of_an_age,
    past_owner,
    quantity_of_one,
    reader_of_outcome,
    speaks,
)
from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import Form, verb_forms
from asof.reading.quantities.nouns import nouns
from asof.reading.words import Token, TokenKind

_CLAUSE_MARKS = frozenset(":;,|–—")
_FINITE = frozenset({Form.PAST, Form.THIRD})
_TO_FATE = 7  # tokens from who a headline names to the fate: "14-year-old Velm girl, 14, killed"
_RELATIVES = frozenset({"that", "who", "which"})  # "a blast that killed |girl"
_LEAVING = frozenset({"leave", "leaves", "left", "leaving"})


def headline_openings(tokens: Sequence[Token], marks: Sequence[Mark]) -> list[int]:
    """Where a clause, an object, a part, or an age behind "of", begins without an article in a line without a stop."""
    function_words = closed_classes().function_words
    governing = (Part.ACTIVE, Part.UNDERGONE, Part.ACT)
    active = {mark.start for mark in marks if any(part in mark.roles for part in governing)}
    verbs = {mark.end for mark in marks if any(part in mark.roles for part in governing)}
    verbs |= {mark.end for mark in marks if Part.PAST in mark.roles and _takes_object(tokens, mark)}
    return [
        index
        for index, token in enumerate(tokens)
        if (
            index == 0
            or tokens[index - 1].text in _CLAUSE_MARKS
            or index in verbs  # "Police shoot man dead", "death of son"
            or (tokens[index - 1].lower == "of" and token.lower.endswith(AGES))
            or tokens[index - 1].lower == "including"  # "three hurt, including |teen girl|"
            or (token.lower == "arrest" and tokens[index - 1].lower in MAKING)
        )
        and token.kind is not TokenKind.MARK
        and (token.lower not in function_words or token.text == "US")
        and (index not in active or token.lower == "arrest")  # "shooting |kills girl"
        and not (
            token.lower.endswith("ing")
            and token.lower != "missing"
            and (index in verbs or not is_before_person(tokens, index))
        )
        and not closed_classes().is_adverb(token.lower)  # "suspect robbed, |later shot girl"
    ]


def _takes_object(tokens: Sequence[Token], mark: Mark) -> bool:
    """Whether a past tense has an object in a headline: "a blast that killed |girl", "Man later shot |teen"."""
    if mark.start == 0 or tokens[mark.start - 1].lower in _RELATIVES:
        return mark.start > 0
    before = mark.start - 1
    before -= before > 0 and closed_classes().is_adverb(tokens[before].lower)
    if tokens[before].lower in closed_classes().be or mark.end >= len(tokens):
        return False
    is_adjective = before < mark.start - 1 and bool(verb_forms(tokens[before].lower))  # "frees wrongly |jailed clerk"
    return not is_adjective and nouns().is_person(tokens[mark.end].lower) and tokens[mark.end].lower not in GROUPS


def before_fates(tokens: Sequence[Token], marks: Sequence[Mark]) -> list[int]:
    """Where a headline names somebody and the fate behind a verb or a preposition: "Police identify |man killed"."""
    fates = {mark.start for mark in marks if mark.passive or Part.SUFFERED in mark.roles or _is_to_self(tokens, mark)}
    left = fates | {mark.start for mark in marks if Part.STATE in mark.roles}  # "Blast leaves |man dead"
    return [
        at
        for at in range(1, len(tokens))
        if _is_before_fate(tokens, at, left if tokens[at - 1].lower in _LEAVING else fates)
    ]


def _is_to_self(tokens: Sequence[Token], mark: Mark) -> bool:
    """ "after boy |shoots himself"."""
    return mark.end < len(tokens) and tokens[mark.end].lower in victim_words().reflexives


def _is_before_fate(tokens: Sequence[Token], index: int, fates: Set[int]) -> bool:
    closed, before = closed_classes(), tokens[index - 1].lower
    is_verb = bool(verb_forms(before)) or before in IDENTIFYING
    if before == "by" or not (is_verb or before in closed.prepositions or before in closed.subordinators):
        return False
    if any(form in _FINITE for verb in verb_forms(tokens[index].lower) for form in verb.forms):
        return False  # "a blast that |left girl dead"
    for at in range(index, min(index + _TO_FATE, len(tokens))):
        if at in fates:
            return at > index
        if before in _LEAVING and tokens[at].lower == "and" and nouns().is_person(tokens[at - 1].lower):
            continue  # "Blast leaves |man and woman dead"
        is_age = tokens[at].text == "," or tokens[at - 1].text == ","  # "after girl|, 9,| shot"
        if not is_age and (not tokens[at].is_word or tokens[at].lower in closed.function_words):
            return False
    return False


def without_article(words: str, tokens: Sequence[Token], starts: Mapping[int, Mark], index: int) -> Counted | None:
    """ "Man shot dead", "Police: Teenager injured": a headline leaves the article out where it begins a clause."""
    phrase = of_an_age(tokens, index) or past_owner(tokens, starts, index)
    if read := reader_of_outcome(tokens, phrase):
        return read(words, tokens, index, phrase)
    if phrase.outcome and phrase.outcome.end == index + 1 and is_before_person(tokens, index):
        phrase = read_noun_phrase(tokens, {}, index)  # "Wounded soldier dies"
    head = tokens[phrase.end - 1].lower if phrase.end > index else ""
    noun = nouns().singular.get(head) if head not in nouns().plural else None
    is_person = head.endswith(AGES) or (noun is not None and noun.is_people)
    if index and tokens[index - 1].text == ":" and _ends_or_owns(tokens, phrase.end):
        return None  # "Three Dead in Blast: |Sheriff", "... : |Sheriff's |Department"
    is_long = phrase.end - index > LONGEST_HEADED
    is_long = is_long or any(token.lower in _LEAVING for token in tokens[index : phrase.end])  # "Fire leaves man"
    if (
        not is_person
        or is_long
        or head in GROUPS
        or _is_doer_told_of(tokens, starts, index, phrase)
        or speaks(tokens, phrase.end)
        or _is_named(tokens, starts, phrase.end)
    ):
        return None
    quantity = quantity_of_one(words, tokens, index, phrase.end)
    return Counted(quantity=quantity, first=index, last=index, phrase=phrase, indefinite=True)


def _ends_or_owns(tokens: Sequence[Token], after: int) -> bool:
    """Whether nothing is said of the phrase: the line ends there, or the next phrase is its own."""
    return after >= len(tokens) or tokens[after].lower in ("'s", "’s")


def _is_doer_told_of(tokens: Sequence[Token], starts: Mapping[int, Mark], index: int, phrase: NounPhrase) -> bool:
    """Whether a comma ends the list of the hurt before who did it: "five hurt, |shooter at large"."""
    is_doer = tokens[phrase.end - 1].lower in victim_words().doers
    return is_doer and index > 0 and tokens[index - 1].text == "," and phrase.end not in starts


def _is_named(tokens: Sequence[Token], starts: Mapping[int, Mark], after: int) -> bool:
    """Whether a name follows: "Union leader Ada Moss dies" tells of somebody known, and counts nobody."""
    if after >= len(tokens) or after in starts or not tokens[after].is_capitalised:
        return False
    word = tokens[after].lower
    return not (closed_classes().is_adverb(word) or word in closed_classes().function_words or verb_forms(word))
