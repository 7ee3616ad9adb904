"""Finds the singulars that count one: "a policeman", "another", and in headlines "Man" and "Boy, 11"."""

from collections.abc import Callable, Mapping, Sequence

from asof.model.quantity import Quantity
from asof.model.span import Span
from asof.reading.figures.counted import Counted
from asof.reading.figures.deaths import is_death
from asof.reading.figures.lexicon import Part, binders, hurt_words
from asof.reading.figures.phrase import AGES, ALLEGING, Mark, NounPhrase, is_plain_word, past_place, read_noun_phrase
from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import verb_forms
from asof.reading.quantities.lexicon import number_words
from asof.reading.quantities.nouns import NounClass, nouns
from asof.reading.words import Token, TokenKind

_Reader = Callable[[str, Sequence[Token], int, NounPhrase], Counted | None]

_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth"})
_SPEAKER = 10  # tokens from a speaker to the verb of saying: "a doctor at the hospital in town said"
_SAYING = frozenset({
    "confirmed", "confirms", "explained", "explains", "announced", "announces", "declared", "declares", "stated",
    "states", "noted", "testified", "testifies", "acknowledged", "acknowledges", "stressed",
    "commented", "remarked", "suggested", "revealed", "reveals", "ordered", "concedes", "conceded",
})  # fmt: skip
_FATES = frozenset({"dead", "killed", "injured", "wounded", "infected"})  # "a second clerk |confirmed dead|"
_YOUNG = frozenset({"child", "boy", "girl", "teenager", "youth", "kid", "baby", "student"})
_NAMED = 4  # tokens from an age to its noun, over a name: "3-year-old Orm County girl"
_BODIES = frozenset({"body", "corpse"})
_OF_BODIES = frozenset({
    "dead", "charred", "decomposed", "decomposing", "burned", "burnt", "headless", "mutilated", "lifeless",
    "unidentified", "male", "female", "human", "second", "third", "fourth",
})  # fmt: skip
_TIMES = frozenset({"early", "late", "last", "yesterday", "today", "overnight", "critically", "seriously"})
IDENTIFYING = frozenset({"id", "ids", "id's", "id'd", "ided"})
_FOUND = frozenset({
    "find", "finds", "found", "finding", "recovered", "recover", "recovers", "recovering", "discovered", "discover",
    "discovers", "discovering", "discovery", "pulled", "pull", "pulls", "located", "locate", "locates", "washed",
    "spotted", "spot", "spots", "identified", "identify", "identifies", "exhumed", "uncovered", "unearthed", "dumped",
    "floating", "lay", "lying", *IDENTIFYING,
})  # fmt: skip
_TO_FOUND = 5  # tokens between a body and its finding
MAKING = frozenset({"make", "makes", "made", "announce", "announces", "announced"})
_UNMADE = frozenset({"to", "not", "never", "without", "yet", "nobody", "no"})
_TO_DENIAL = 4  # tokens from "made" back to what denies it: "have |not yet made"
_TO_MADE = 4  # tokens: "an arrest |had also been made"
# Who comes in pairs: "a wife and mother" is one, "a man and woman" are two.
_JOINED = frozenset({
    "man", "woman", "boy", "girl", "child", "son", "daughter", "teenager", "baby", "infant", "toddler", "male",
    "female",
})  # fmt: skip
ALONE_IN_HEADLINES = (_JOINED - {"male", "female"}) | {"teen", "youth", "suspect", "gunman"}  # "Man, 60, is hurt."
# Of two kin that "and" joins, which one person can be: "a wife and mother".
_SAME_KIN = (
    frozenset({"wife", "mother", "grandmother", "mom", "mum", "sister", "aunt", "daughter", "woman"}),
    frozenset({"husband", "father", "grandfather", "dad", "brother", "uncle", "son", "man"}),
)
_KIN = _SAME_KIN[0] | _SAME_KIN[1] | {"girlfriend", "boyfriend", "fiance", "fiancee"}
_TO_OWNED = 4  # tokens to whose somebody is: "a harbour master|'s| son"
LONGEST_HEADED = 5  # tokens of who a headline is about: "Elm County school bus driver"
_AUXILIARIES = frozenset({"is", "was", "has", "had"})
GROUPS = frozenset({
    "crowd", "family", "couple", "staff", "crew", "personnel", "police", "convoy", "human", "life", "forces",
    "troops", "folk", "gendarmes", "figure",
})  # fmt: skip


def indefinite(words: str, tokens: Sequence[Token], starts: Mapping[int, Mark], index: int) -> Counted | None:
    """ "a policeman", "an eleven-month-old boy", "another man": one person, if the noun phrase ends in a singular."""
    alone = _alone_end(tokens, starts, index)
    if alone:
        bare = NounPhrase(start=alone, end=alone)
        quantity = quantity_of_one(words, tokens, index, alone)
        return Counted(quantity=quantity, first=index, last=alone, phrase=bare, indefinite=True)
    phrase = of_an_age(tokens, index + 1) or past_owner(tokens, starts, index + 1)
    if read := reader_of_outcome(tokens, phrase):
        return read(words, tokens, index, phrase)
    if phrase.is_bare or phrase.outcome:  # "a Libyan", "a wounded soldier"
        phrase = _of_a_nation(tokens, starts, index + 1) or read_noun_phrase(tokens, {}, index + 1)
    head = tokens[phrase.end - 1].lower if not phrase.is_bare else ""
    noun = nouns().singular.get(head.rpartition("-")[2])
    sized = head.rpartition("-")[0]
    if sized in number_words().small or sized.isdigit():
        return None  # "a seven-member panel", "a 300-person meeting"
    if head == "minor" and phrase.end < len(tokens) and tokens[phrase.end].lower in hurt_words():
        return None  # "a minor gunshot wound"
    if head in _YOUNG and index and tokens[index - 1].lower == "as":
        return None  # "who fled as a child"
    if noun is None and head in nouns().plural:
        return None  # "a statement named three members"
    is_person = phrase.noun is NounClass.PEOPLE if noun is None else noun.is_people and head not in GROUPS
    is_voice = index > 1 and (tokens[index - 2].lower, tokens[index - 1].lower) == ("according", "to")
    is_owner = _owns(tokens, phrase.end) and not is_death(tokens, starts, phrase.end + 1)
    if not is_person or is_voice or is_owner or speaks(tokens, phrase.end):
        return None
    quantity = quantity_of_one(words, tokens, index, phrase.end)
    return Counted(quantity=quantity, first=index, last=index + 1, phrase=phrase, indefinite=True)


def reader_of_outcome(tokens: Sequence[Token], phrase: NounPhrase) -> _Reader | None:
    """What reads a body that is found, or an arrest that is made; None where the phrase is of neither."""
    noun = tokens[phrase.outcome.end - 1].lower if phrase.outcome else ""
    if noun in _BODIES:
        return _found_body
    return _made_arrest if noun == "arrest" else None


def _found_body(words: str, tokens: Sequence[Token], index: int, phrase: NounPhrase) -> Counted | None:
    """ "found a body in the ruins", "a body was recovered"; not "a body of lawyers"."""
    told = {token.lower for token in tokens[phrase.start : phrase.end]}
    if not told <= _BODIES | _OF_BODIES:
        return None  # "a governing body"
    near = (*range(index - _TO_FOUND, index), *range(phrase.end, min(phrase.end + _TO_FOUND, len(tokens))))
    if not any(tokens[at].lower in _FOUND for at in near if at >= 0):
        return None
    return _outcome(words, tokens, index, phrase)


def _made_arrest(words: str, tokens: Sequence[Token], index: int, phrase: NounPhrase) -> Counted | None:
    """ "made an arrest", "make arrest", "an arrest was made"; not "to make an arrest", "has not made an arrest"."""
    if {token.lower for token in tokens[phrase.start : phrase.end]} - _OF_BODIES != {"arrest"}:
        return None
    closed = closed_classes()
    at = index - 1
    while at > 0 and tokens[at].lower not in MAKING and closed.is_adverb(tokens[at].lower):
        at -= 1
    if at > 0 and tokens[at].lower in MAKING:
        groups = (token.lower for token in tokens[max(0, at - _TO_DENIAL) : at])
        is_made = not any(word in _UNMADE or word in closed.modals or word.endswith(("n't", "n’t")) for word in groups)
    else:
        group = [token.lower for token in tokens[phrase.end : phrase.end + _TO_MADE]]
        before = group[: group.index("made")] if "made" in group else ["no"]
        is_made = all(word in closed.be or word in ("has", "had", "also") for word in before)
        is_made = is_made and tokens[max(0, index - 1)].lower not in _UNMADE  # "never an arrest made"
    return _outcome(words, tokens, index, phrase) if is_made else None


def _outcome(words: str, tokens: Sequence[Token], index: int, phrase: NounPhrase) -> Counted:
    """What a noun for an outcome counts as one."""
    quantity = quantity_of_one(words, tokens, index, phrase.end)
    last = max(index + 1, phrase.start)
    return Counted(quantity=quantity, first=index, last=last, phrase=phrase, indefinite=True)


def _owns(tokens: Sequence[Token], after: int) -> bool:
    """Whether the phrase only says whose the next one is: "a sheriff's office"."""
    return after < len(tokens) and tokens[after].lower == "'s"


def past_owner(tokens: Sequence[Token], starts: Mapping[int, Mark], start: int) -> NounPhrase:
    """The noun phrase there, up to the person whom it says whose he is: "a |mayor's young driver|"."""
    phrase = read_noun_phrase(tokens, starts, past_place(tokens, start))
    mark = next((at for at in range(phrase.end, min(phrase.end + _TO_OWNED, len(tokens))) if _owns(tokens, at)), None)
    if mark is None or not all(_is_part_of_name(token) for token in tokens[start:mark]):
        return phrase
    if phrase.is_bare and tokens[mark - 1].is_capitalised:
        return phrase  # "Ada Moss's son" is of somebody known
    owned = read_noun_phrase(tokens, starts, mark + 1)
    if owned.outcome:
        is_body = tokens[owned.outcome.end - 1].lower in _BODIES and nouns().is_person(tokens[mark - 1].lower)
        return owned if is_body else phrase  # "a docker's body"
    return phrase if owned.is_bare else owned._replace(start=start)


def _is_part_of_name(token: Token) -> bool:
    return token.is_word and token.lower not in closed_classes().function_words and not verb_forms(token.lower)


def quantity_of_one(words: str, tokens: Sequence[Token], first: int, end: int) -> Quantity:
    """One, in the words of the tokens ``[first, end)``."""
    span = Span(start=tokens[first].start, end=tokens[end - 1].end)
    return Quantity(low=1, high=1, words=span.of(words), span=span)


def _is_try(tokens: Sequence[Token], at: int) -> bool:
    """Whether a shot is a try: "another |shot at it", "another |shot to win", but not "another |shot to death"."""
    to = any(_spelt(tokens, at, ("shot", word)) for word in ("at", "to"))
    return to and not _spelt(tokens, at, ("shot", "to", "death"))


def _alone_end(tokens: Sequence[Token], starts: Mapping[int, Mark], index: int) -> int | None:
    """The end of "another" or "a third" that stands for one more without a noun; None elsewhere."""
    end = index + 1
    if tokens[index].lower == "another":
        if end + 1 < len(tokens) and tokens[end].lower == "at" and tokens[end + 1].kind is TokenKind.NUMBER:
            return None  # "one resident put the toll at 25, another at 40"
        if index > 0 and _is_try(tokens, end) and verb_forms(tokens[index - 1].lower):
            return None  # "get another shot at it"
        if _spelt(tokens, end, ("on", "the", "way")):
            return None  # "a father of three with another on the way"
    else:
        if end >= len(tokens) or tokens[end].lower not in _ORDINALS:
            return None
        end += 1
    if end >= len(tokens) or tokens[end].kind is TokenKind.MARK or _is_said_of_it(tokens, starts, end):
        return end
    word = tokens[end].lower
    if word in closed_classes().prepositions:
        return end if word not in ("of", "about") else None
    is_hurt = index > 0 and any(mark.end == index for mark in starts.values())  # "injured |another late Sunday"
    return end if word == "who" or (is_hurt and (word in _TIMES or word in closed_classes().calendar)) else None


def _spelt(tokens: Sequence[Token], at: int, words: Sequence[str]) -> bool:
    return [token.lower for token in tokens[at : at + len(words)]] == list(words)


def _is_said_of_it(tokens: Sequence[Token], starts: Mapping[int, Mark], at: int) -> bool:
    """ "one was killed and another injured", "and another was hurt"."""
    if tokens[at].lower in closed_classes().auxiliaries:
        return True
    mark = starts.get(at)
    if mark is None or not (mark.passive or Part.SUFFERED in mark.roles):
        return False
    return Part.SUFFERED in mark.roles or mark.end >= len(tokens) or not is_plain_word(tokens[mark.end])


def _of_a_nation(tokens: Sequence[Token], starts: Mapping[int, Mark], start: int) -> NounPhrase | None:
    """ "a Libyan", where no noun follows it."""
    if start >= len(tokens) or not tokens[start].is_capitalised:
        return None
    plural, after = tokens[start].lower + "s", start + 1
    is_nation = plural in nouns().plural or plural.endswith(nouns().demonym_endings)
    goes_on = (
        after < len(tokens) and after not in starts and (tokens[after].is_capitalised or is_plain_word(tokens[after]))
    )
    return NounPhrase(start=start, end=after, noun=NounClass.PEOPLE) if is_nation and not goes_on else None


def is_before_person(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun for one person follows, which the word at `index` describes."""
    return index + 1 < len(tokens) and nouns().is_person(tokens[index + 1].lower)


def joined(tokens: Sequence[Token], openings: Sequence[int] = ()) -> list[int]:
    """`openings`, and where a noun or an age shares the article before it or has none, as they have not.

    "A woman and |3-year-old boy", "a man, |woman and |child", "Man and |woman".
    """
    found = list(openings)
    for at in range(2, len(tokens)):
        word, joint = tokens[at].lower, tokens[at - 1].lower
        is_another = joint in ("and", ",") and _is_second(tokens, at, found)
        is_of_age = word.endswith(AGES) and (joint == "and" or (joint == "," and _goes_on_list(tokens, at, found)))
        if is_another or is_of_age:
            found.append(at)
    return found


def _is_second(tokens: Sequence[Token], at: int, found: Sequence[int]) -> bool:
    """Whether a noun, behind an adjective or none, is of another person than the one before "and" or a comma."""
    word, before = tokens[at].lower, tokens[at - 2].lower
    is_described = word not in _JOINED and at + 1 < len(tokens) and is_plain_word(tokens[at])
    if word in _JOINED or (is_described and tokens[at - 1].lower == "and" and tokens[at + 1].lower in _JOINED):
        return _is_of_one(tokens, at - 2, found)
    if word not in _KIN or before not in _KIN | _JOINED or any({word, before} <= same for same in _SAME_KIN):
        return False
    return _is_of_one(tokens, at - 2, found)


def _goes_on_list(tokens: Sequence[Token], at: int, found: Sequence[int]) -> bool:
    """Whether an age stands between two others of a list: "a 53-year-old man, |42-year-old woman and ..."."""
    end = at + 1 + (at + 1 < len(tokens) and nouns().is_person(tokens[at + 1].lower))
    return end < len(tokens) and tokens[end].lower in ("and", ",") and _is_of_one(tokens, at - 2, found)


def _is_of_one(tokens: Sequence[Token], at: int, found: Sequence[int]) -> bool:
    """Whether a noun for one person stands there, behind its article or as one of those `found`."""
    if not nouns().is_person(tokens[at].lower):
        return False
    for before in range(at, max(-1, at - LONGEST_HEADED), -1):
        if before in found or tokens[before].lower in ("a", "an"):
            return True
        if before < at and not is_plain_word(tokens[before]):
            return False
    return False


def speaks(tokens: Sequence[Token], after: int) -> bool:
    """Whether the phrase is who says it ("…, a prosecutor in the port said"), not whom it befell."""
    for at in range(_past_name(tokens, after), min(after + _SPEAKER, len(tokens))):
        token = tokens[at]
        is_told = at + 1 < len(tokens) and tokens[at + 1].lower not in _FATES and tokens[at - 1].lower != "who"
        if is_told and token.text in _SAYING:
            return True  # "a clerk for the port |confirmed that two died|"
        if token.lower in binders().saying and token.lower not in ("that", "reported"):
            is_told_of = at == after + 1 and tokens[after].lower in ALLEGING and _is_finite(tokens, at + 1)
            return not is_told_of  # "a man |police say was| shot"
        if token.lower == "reported" and _closes(tokens, at + 1):
            return True
        is_clause = token.lower in binders().new_clause  # "a clerk |after police say he fled|"
        if is_clause or token.kind is TokenKind.MARK or token.lower in closed_classes().auxiliaries:
            return False
        if verb_forms(token.lower) and not (token.is_capitalised and tokens[at - 1].text.islower()):
            return False  # "a judge at Orm |Court| ruled"
    return False


def _is_finite(tokens: Sequence[Token], at: int) -> bool:
    """Whether an auxiliary follows whose subject is left out, as it stands before: "say |was| shot"."""
    return at < len(tokens) and tokens[at].lower in _AUXILIARIES


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Whether the clause ends there, but for a day: "a monitor reported |on Friday."."""
    at += at < len(tokens) and tokens[at].lower == "on"
    at += at < len(tokens) and tokens[at].lower in closed_classes().days
    return at >= len(tokens) or tokens[at].text in ".,;"


def _past_name(tokens: Sequence[Token], comma: int) -> int:
    """The place behind a name between commas: "an official|, Ado Renn, said"."""
    at = comma + 1
    while at < len(tokens) and tokens[at].is_capitalised:
        at += 1
    is_name = at > comma + 1 and comma < len(tokens) and tokens[comma].text == "," and at < len(tokens)
    return at + 1 if is_name and tokens[at].text == "," else comma


def _is_headed_by_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun for a person follows a name at `at`: "|Velm child", "|Orm County girl"."""
    for place in range(at, min(at + _NAMED, len(tokens))):
        token = tokens[place]
        if not token.is_word or token.lower in closed_classes().function_words:
            return False
        if token.lower in nouns().singular:
            return place > at
        if not token.is_capitalised:
            return False
    return False


def _age_end(tokens: Sequence[Token], start: int) -> int:
    """The end of an age at `start`, hyphens or none: "12-year-old", "12 year-old", "12-year old", "12 year old"."""
    if start >= len(tokens) or not (tokens[start].kind is TokenKind.NUMBER or tokens[start].is_word):
        return start
    if tokens[start].lower.endswith(AGES):
        return start + 1
    is_number = tokens[start].kind is TokenKind.NUMBER or tokens[start].lower.partition("-")[0] in number_words().small
    for end in (start + 2, start + 3) if is_number or tokens[start].text[0].isdigit() else ():
        if "-".join(token.lower for token in tokens[start:end]).endswith(AGES):
            return end
    return start


def of_an_age(tokens: Sequence[Token], start: int) -> NounPhrase | None:
    """ "a 12-year-old", "a 28-year-old baker": whoever has an age is a person, whatever the noun."""
    following = _age_end(tokens, start)
    if following == start:
        return None
    following = past_place(tokens, following)
    if _is_headed_by_noun(tokens, following):
        return None  # "a 3-year-old Velm child"
    has_noun = following < len(tokens) and tokens[following].text.islower() and is_plain_word(tokens[following])
    is_known = has_noun and following == start + 1 and nouns().class_of(tokens[following].lower) is not None
    return None if is_known else NounPhrase(start=start, end=following + has_noun, noun=NounClass.PEOPLE)
