"""Tells the ages of people from counts."""

from collections.abc import Sequence

from asof.reading.grammar.closed import closed_classes
from asof.reading.quantities.lexicon import number_words
from asof.reading.quantities.not_counts import NotCounts, counts_on, word_at
from asof.reading.quantities.nouns import nouns
from asof.reading.quantities.numerals import Numeral
from asof.reading.words import Token, TokenKind

_AGE_MARKS = frozenset({",", "(", ")", "]"})
_TO_ONE = 5  # tokens from "of" to the last word of a group: "one of the young farmers"
_OF_AN_AGE = frozenset({"man", "woman", "boy", "girl", "child", "youth", "son", "daughter"})
_YOUNG = frozenset({"children", "boys", "girls", "youths", "men", "women", "teenagers", "pupils", "students", "people"})
_OF_THEM = frozenset({"them", "whom", "aged", "were", "was"})
_AS_OLD = frozenset({("younger", "than"), ("older", "than"), ("young", "as"), ("old", "as")})
_IN_THEIR = frozenset({"his", "her", "their", "early", "mid", "late"})
_ASIDES = frozenset({",", "-", "–", "—"})
_DASHES = frozenset({"-", "–", "—"})
_AGES = frozenset({"age", "ages"})
_TURNING = frozenset({"turns", "turned", "turning"})
_HEDGES = frozenset({"just", "only", "about", "around", "between", "nearly", "almost"})
_SUMS = frozenset({"number", "toll", "count", "tally", "put", "puts", "putting"})  # "put the dead at 33"


def is_age(tokens: Sequence[Token], start: int, numeral: Numeral, table: NotCounts) -> bool:
    """ "aged 16", "aged seven and 10", "Ali Hassan, 34, ..." and "Ali Hassan (34)"."""
    if numeral.low is None or numeral.low > 120:
        return False
    before = word_at(tokens, start - 1)
    if (
        _is_told_as_old(tokens, start, numeral.end)
        or before in table.ages
        or (word_at(tokens, start - 2), before) in _AS_OLD
    ):
        return True
    if (before == "of" and word_at(tokens, start - 2) in _AGES) or (before == "both" and numeral.digits):
        return True  # "under the age of 15", "between the ages of 15 and 20", "both 15"
    if before == "of" and word_at(tokens, start - 2) in _OF_AN_AGE:
        return not counts_on(tokens, numeral.end)  # "a boy of 12"
    near = {word_at(tokens, at) for at in range(start - 8, start)}
    if before == "at" and near & {"dead", "died", "dies"} and not near & _SUMS:
        return not counts_on(tokens, numeral.end)
    if before in ("and", "to", "or", ",") and _continues_ages(tokens, start, table):
        return not counts_on(tokens, numeral.end)
    if _is_aside_of_ages(tokens, start, numeral.end):
        return True
    name = start - 2 - (word_at(tokens, start - 3) in ("jr", "sr"))  # "Ado Renn Sr., 52,"
    named = name >= 0 and tokens[name].is_word and tokens[name].is_capitalised
    if before in ("is", "was") and (named or word_at(tokens, start - 2) in ("he", "she", "who")):
        return not counts_on(tokens, numeral.end)
    closed = numeral.end < len(tokens) and tokens[numeral.end].text in _AGE_MARKS
    is_last = numeral.end == len(tokens) or tokens[numeral.end].text in ".;"
    is_shut = numeral.digits or word_at(tokens, numeral.end) == ","  # "a boy, six, drowned"
    is_part = before == word_at(tokens, numeral.end) == "," and _is_one_of(tokens, start - 2)
    is_one = is_part or _is_one_person(tokens, start - 2)
    if is_shut and before == "," and (closed or is_last) and is_one:
        return True
    is_span = before == "between" and word_at(tokens, start - 2) in _YOUNG  # "children between 11 and 15"
    if is_span or (before in ("under", "over") and word_at(tokens, start - 2) in _OF_THEM):
        return not counts_on(tokens, numeral.end)
    if named and before == "," and numeral.digits and _has_first_name(tokens, start):
        closed = closed or is_last or _is_of_town(tokens, numeral.end) or _is_with_kin(tokens, numeral.end)
        closed = closed or word_at(tokens, numeral.end) in _DASHES  # "Ada Moss, 26 — who was shot"
        closed = closed or _is_second_aged(tokens, start - 2)
    is_aside = named and before in (",", "(") and closed and (start >= 3 or before == "(" or numeral.digits)
    return is_aside and (numeral.digits or _has_first_name(tokens, start))


def _is_told_as_old(tokens: Sequence[Token], start: int, end: int) -> bool:
    """ "aged just |11", "in her |30's", "all |16| or younger", "|17| and 19 years old"."""
    if word_at(tokens, start - 1) in _HEDGES and word_at(tokens, start - 2) == "aged":
        return True
    if word_at(tokens, end) in ("'s", "’s") and word_at(tokens, start - 1) in _IN_THEIR:
        return True
    if word_at(tokens, start - 1) in _TURNING and not counts_on(tokens, end):
        return True  # "Ada, who turns 4 on Friday"
    if word_at(tokens, end) == "or" and word_at(tokens, end + 1) in ("younger", "older", "under", "over"):
        return True
    if word_at(tokens, end) == "and" and (word_at(tokens, end + 2), word_at(tokens, end + 3)) == ("years", "old"):
        return True
    end += word_at(tokens, end) == "-"
    return word_at(tokens, end) == "and" and word_at(tokens, end + 1).endswith(("-old", "-olds"))


def _is_of_town(tokens: Sequence[Token], at: int) -> bool:
    """ "Ado Renn, 21 |of Velm, was held"."""
    return word_at(tokens, at) == "of" and at + 1 < len(tokens) and tokens[at + 1].is_capitalised


def _is_with_kin(tokens: Sequence[Token], at: int) -> bool:
    """ "Mira Tov, 11 |and her brother", "Mira Tov, 11 |and Olo Tov, 7", "Olo Tov, 7 |who"."""
    if word_at(tokens, at) == "who":
        return True
    is_next = at + 1 < len(tokens) and word_at(tokens, at) == "and"
    return is_next and (tokens[at + 1].is_capitalised or word_at(tokens, at + 1) in ("his", "her"))


def _is_one_person(tokens: Sequence[Token], at: int) -> bool:
    """ "A farmer, 52, and", "Boy, 11, held"."""
    noun = nouns().singular.get(word_at(tokens, at))
    return noun is not None and noun.is_people


def _is_one_of(tokens: Sequence[Token], at: int) -> bool:
    """ "One of the young farmers, 52, was hurt"."""
    return any((word_at(tokens, of - 1), word_at(tokens, of)) == ("one", "of") for of in range(at - _TO_ONE, at))


def _is_second_aged(tokens: Sequence[Token], at: int) -> bool:
    """Whether the name that ends at `at` follows one with an age: "Ado Renn, 66 and Mira Renn|, 64 were hurt"."""
    while at > 0 and tokens[at].is_word and tokens[at].is_capitalised:
        at -= 1
    is_behind_age = at > 1 and tokens[at - 1].kind is TokenKind.NUMBER and tokens[at - 2].text == ","
    return is_behind_age and word_at(tokens, at) == "and"


def _has_first_name(tokens: Sequence[Token], start: int) -> bool:
    """Whether two names stand before the comma: "Ada Moss, six, and" is an age, "In Velm, six, all of them" none."""
    first = start - 3
    return first >= 0 and tokens[first].is_capitalised and tokens[first].lower not in closed_classes().prepositions


def _continues_ages(tokens: Sequence[Token], start: int, table: NotCounts) -> bool:
    """Whether only numbers and joints stand between the numeral and "aged": "aged 48, 41, 31 and 29"."""
    at = start - 1
    joints = (",", "and", "to", "or", *_HEDGES, *number_words().small)
    while at >= 0 and (tokens[at].kind is TokenKind.NUMBER or word_at(tokens, at) in joints):
        at -= 1
    at -= word_at(tokens, at) == "of" and word_at(tokens, at - 1) in _AGES
    return word_at(tokens, at) in table.ages and at < start - 1


def _is_aside_of_ages(tokens: Sequence[Token], start: int, end: int) -> bool:
    """ "the two boys, 12 and 16, were"."""
    first = start - 2 if word_at(tokens, start - 1) == "and" else start
    last = end + 2 if word_at(tokens, end) == "and" else end
    mark = word_at(tokens, first - 1)
    if last - first != 3 or mark not in _ASIDES or word_at(tokens, last) != mark:
        return False
    return first >= 2 and nouns().class_of(word_at(tokens, first - 2)) is not None
