"""Tells numbers that count nothing: dates, clock times, ages, money, measures, labels, names, scores."""

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from asof.reading.grammar.closed import closed_classes
from asof.reading.quantities.lexicon import Phrases, load, number_words, phrases
from asof.reading.quantities.nouns import nouns
from asof.reading.quantities.numerals import Numeral
from asof.reading.words import Token, TokenKind

_ORDINAL = re.compile(r"(?:hundre|thousan)dth|[mbtr]+illionth|[a-z]+ty-(?:first|second|third|[a-z]+th)")
_YEAR = re.compile(r"1[6-9]\d\d|20\d\d")
_CLOCK = re.compile(r"[01]\d[0-5]\d|2[0-3][0-5]\d")
_GRADED = frozenset({"level", "phase", "stage", "category", "class", "type", "tier", "grade", "version", "model"})
_ID = 7  # digits of a number that no report writes without commas: "401882763"
_AT_HOURS = frozenset({"around", "about", "at", "by", "since", "until", "before", "after"})
_DAYS_BESIDE = frozenset({"yesterday", "today", "tonight", "hours", "local", "gmt", "this"})
_GLUE = frozenset("/\\-–.:,'’#@_=&*°^~")
_NUMBERED = frozenset(
    {"channel", "route", "highway", "interstate", "radio", "bbc", "flight", "district", "area", "region"}
)
_TO_RATE = 4  # tokens from a number to the "per" of its rate
_AGE_MARKS = frozenset({",", "(", ")", "]"})
_PARENTS = frozenset({"father", "mother", "parent", "dad", "mum", "mom", "grandfather", "grandmother"})
_OF_AN_AGE = frozenset({"man", "woman", "boy", "girl", "child", "youth", "son", "daughter"})
_AS_OLD = frozenset({("younger", "than"), ("older", "than"), ("young", "as"), ("old", "as")})
_IN_THEIR = frozenset({"his", "her", "their", "early", "mid", "late"})
_ASIDES = frozenset({",", "-", "–", "—"})
_DASHES = frozenset({"-", "–", "—"})
_AGES = frozenset({"age", "ages"})
_HEDGES = frozenset({"just", "only", "about", "around", "between", "nearly", "almost"})
_ERAS = frozenset({"BC", "AD", "BCE", "CE", "B.C.", "A.D."})
_SUMS = frozenset({"number", "toll", "count", "tally", "put", "puts", "putting"})  # "put the dead at 33"
_TOLD_ON = frozenset({"told", "tells", "on", "to", "with", "from"})
_TOLD = frozenset({"said", "says", "say", "confirmed", "reported", "announced", "stated", "believe", "believed"})
_UNITS = frozenset({
    "battalion", "regiment", "brigade", "division", "squadron", "corps", "platoon", "wing", "rifles",
})  # fmt: skip
_SEVERAL_UNITS = frozenset({"corps", "rifles"})  # without a number as often as with one
_TO_UNIT = 4  # words of its name: "44 Royal Hill Battalion"
_PICTURES = frozenset({"image", "photo", "picture", "slide"})
_FIRED = frozenset({"fired", "fire", "fires", "firing", "heard", "hear"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCounts:
    """The tables of ``not_counts.toml``."""

    units: frozenset[str]
    unit_modifiers: frozenset[str]
    unit_phrases: Phrases
    months: frozenset[str]
    ages: frozenset[str]
    labels: frozenset[str]
    money_marks: frozenset[str]
    streets: frozenset[str]
    one_after: frozenset[str]
    one_before: frozenset[str]


@functools.cache
def _not_counts() -> NotCounts:
    raw: Mapping[str, Any] = load("not_counts.toml")
    sets = {name: frozenset(words) for name, words in raw.items() if name != "unit_phrases"}
    return NotCounts(unit_phrases=phrases((words, None) for words in raw["unit_phrases"]), **sets)


def is_no_count(tokens: Sequence[Token], start: int, numeral: Numeral) -> bool:
    """Whether the numeral at tokens ``[start, numeral.end)`` counts neither people nor things."""
    if numeral.suffix:
        return False
    table = _not_counts()
    if _is_unit(tokens, numeral.end, table) or _is_money(tokens, start, table):
        return True
    if (_word(tokens, start - 2), _word(tokens, start - 1)) in (
        ("one", "in"),
        ("out", "of"),
        ("magnitude", "of"),
        ("all", "but"),
    ):
        return True
    if (
        _word(tokens, numeral.end) in ("shot", "round")
        and {_word(tokens, start - 1), _word(tokens, start - 2)} & _FIRED
    ):
        return True
    if _word(tokens, start - 1) == "of" and _word(tokens, start - 2) in _PARENTS:
        return not _counts_on(tokens, numeral.end)  # "a father of four"
    if _is_ordinal(tokens, numeral.end) or _is_rate(tokens, start, numeral.end) or _is_note(tokens, start, numeral):
        return True
    if tokens[start].lower == "one" and numeral.end == start + 1:
        return _is_pronoun_one(tokens, start, table)
    if _is_dated(tokens, start, numeral.end, table) or _is_age(tokens, start, numeral, table):
        return True
    if numeral.digits and numeral.end < len(tokens) and tokens[numeral.end].text in _ERAS:
        return True
    if _is_span_of_years(tokens, start, numeral.end):
        return True
    if not numeral.digits:
        return _is_spelled_label(tokens, start, table)
    return (
        _is_glued(tokens, start, numeral.end)
        or _is_of_address(tokens, start, numeral.end)
        or _is_year_or_clock(tokens, start, numeral.end)
        or _is_label(tokens, start, numeral.end, table)
        or _is_address(tokens, start, numeral.end, table)
        or _is_list_mark(tokens, start, numeral.end)
    )


def _is_of_address(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether it stands between slashes, or is too long for a count that is written without commas."""
    is_between = _word(tokens, start - 1) == _word(tokens, end) == "/"
    return is_between or (end == start + 1 and len(tokens[start].text) >= _ID and tokens[start].text.isdigit())


def _is_note(tokens: Sequence[Token], start: int, numeral: Numeral) -> bool:
    """Whether brackets stand around it, as around the number of a note: "was killed[7]"."""
    return numeral.digits and (_word(tokens, start - 1), _word(tokens, numeral.end)) == ("[", "]")


def _word(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def _is_unit(tokens: Sequence[Token], end: int, table: NotCounts) -> bool:
    if [_word(tokens, end + on) for on in range(3)] in (["and", "a", "half"], ["and", "a", "quarter"]):
        end += 3  # "four and a half months"
    at = end + (_word(tokens, end) in ("of", "-"))
    if table.unit_phrases.starting_at(tokens, at):
        return True
    for _ in range(3):
        if _word(tokens, at) in table.units:
            return True
        if _word(tokens, at) not in table.unit_modifiers:
            return False
        at += 1
    return False


def _is_ordinal(tokens: Sequence[Token], end: int) -> bool:
    """Whether the number ends in an ordinal: "two hundredth", "one hundred and twenty-fifth"."""
    return _ORDINAL.fullmatch(_word(tokens, end)) is not None


def _is_rate(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Either number of "13 murders per 100,000 residents", the second of "one in every 500"."""
    if _word(tokens, start - 1) in ("per", "every"):
        return True
    at = next((at for at in range(end, end + _TO_RATE) if _word(tokens, at) == "per"), None)
    return at is not None and at + 1 < len(tokens) and tokens[at + 1].kind is TokenKind.NUMBER


def _is_money(tokens: Sequence[Token], start: int, table: NotCounts) -> bool:
    return _word(tokens, start - 1) in table.money_marks


def _is_pronoun_one(tokens: Sequence[Token], start: int, table: NotCounts) -> bool:
    before, after = _word(tokens, start - 1), _word(tokens, start + 1)
    if before == "that" and _word(tokens, start - 2) in _TOLD:
        return False  # "confirmed that one is dead"
    is_name = start + 1 < len(tokens) and tokens[start + 1].is_capitalised and not nouns().class_of(after)
    if before == "as" and is_name and not any(_counts_on(tokens, at) for at in range(start + 2, start + 4)):
        return True  # "identified as one Ada Moss"
    in_share = after in ("in", "out") and any(
        token.lower == "every" or _is_share(token) for token in tokens[start + 2 : start + 4]
    )
    return before in table.one_after or after in table.one_before or in_share or (before == "in" and after == "case")


def _is_share(token: Token) -> bool:
    """The second number of "one in five"."""
    return token.lower in number_words().small or token.kind is TokenKind.NUMBER


def _is_dated(tokens: Sequence[Token], start: int, end: int, table: NotCounts) -> bool:
    """ "May 15", "15 May", "15 of May"; "may" is a verb unless it is written as a name."""
    before = start - 1 - (_word(tokens, start - 1) == ".")
    after = end + (_word(tokens, end) == "of")
    beside = [tokens[at] for at in (before, after) if 0 <= at < len(tokens)]
    if start and tokens[start - 1].text.rpartition("-")[2].lower() in table.months and "-" in tokens[start - 1].text:
        return True  # "March 19-April 30"
    if _is_month(tokens, before) and _word(tokens, before - 1).isdigit() and not _YEAR.fullmatch(tokens[start].text):
        # "on 23 September |28 bodies were found", but "on 23 September |28" is a year
        return _is_month(tokens, after) or not _may_be_counted(tokens, after)
    return any(token.lower in table.months and token.is_capitalised for token in beside)


def _is_age(tokens: Sequence[Token], start: int, numeral: Numeral, table: NotCounts) -> bool:
    """ "aged 16", "aged seven and 10", "Ali Hassan, 34, ..." and "Ali Hassan (34)"."""
    if numeral.low is None or numeral.low > 120:
        return False
    before = _word(tokens, start - 1)
    if (
        _is_told_as_old(tokens, start, numeral.end)
        or before in table.ages
        or (_word(tokens, start - 2), before) in _AS_OLD
    ):
        return True
    if (before == "of" and _word(tokens, start - 2) in _AGES) or (before == "both" and numeral.digits):
        return True  # "under the age of 15", "between the ages of 15 and 20", "both 15"
    if before == "of" and _word(tokens, start - 2) in _OF_AN_AGE:
        return not _counts_on(tokens, numeral.end)  # "a boy of 12"
    near = {_word(tokens, at) for at in range(start - 8, start)}
    if before == "at" and near & {"dead", "died", "dies"} and not near & _SUMS:
        return not _counts_on(tokens, numeral.end)
    if before in ("and", "to", "or", ",") and _continues_ages(tokens, start, table):
        return not _counts_on(tokens, numeral.end)
    if _is_aside_of_ages(tokens, start, numeral.end):
        return True
    name = start - 2 - (_word(tokens, start - 3) in ("jr", "sr"))  # "Ado Renn Sr., 52,"
    named = name >= 0 and tokens[name].is_word and tokens[name].is_capitalised
    if before in ("is", "was") and (named or _word(tokens, start - 2) in ("he", "she", "who")):
        return not _counts_on(tokens, numeral.end)
    closed = numeral.end < len(tokens) and tokens[numeral.end].text in _AGE_MARKS
    is_last = numeral.end == len(tokens) or tokens[numeral.end].text in ".;"
    if numeral.digits and before == "," and (closed or is_last) and _is_one_person(tokens, start - 2):
        return True
    if before in ("under", "over") and _word(tokens, start - 2) in ("them", "whom", "aged", "were", "was"):
        return not _counts_on(tokens, numeral.end)
    if named and before == "," and numeral.digits and _has_first_name(tokens, start):
        closed = closed or is_last or _is_of_town(tokens, numeral.end) or _is_with_kin(tokens, numeral.end)
        closed = closed or _word(tokens, numeral.end) in _DASHES  # "Ada Moss, 26 — who was shot"
    is_aside = named and before in (",", "(") and closed and (start >= 3 or before == "(" or numeral.digits)
    return is_aside and (numeral.digits or _has_first_name(tokens, start))


def _is_told_as_old(tokens: Sequence[Token], start: int, end: int) -> bool:
    """ "aged just |11", "in her |30's", "all |16| or younger", "|17| and 19 years old"."""
    if _word(tokens, start - 1) in _HEDGES and _word(tokens, start - 2) == "aged":
        return True
    if _word(tokens, end) in ("'s", "’s") and _word(tokens, start - 1) in _IN_THEIR:
        return True
    if _word(tokens, end) == "or" and _word(tokens, end + 1) in ("younger", "older", "under", "over"):
        return True
    if _word(tokens, end) == "and" and (_word(tokens, end + 2), _word(tokens, end + 3)) == ("years", "old"):
        return True
    end += _word(tokens, end) == "-"
    return _word(tokens, end) == "and" and _word(tokens, end + 1).endswith(("-old", "-olds"))


def _is_of_town(tokens: Sequence[Token], at: int) -> bool:
    """ "Ado Renn, 21 |of Velm, was held"."""
    return _word(tokens, at) == "of" and at + 1 < len(tokens) and tokens[at + 1].is_capitalised


def _is_with_kin(tokens: Sequence[Token], at: int) -> bool:
    """ "Mira Tov, 11 |and her brother", "Mira Tov, 11 |and Olo Tov, 7", "Olo Tov, 7 |who"."""
    if _word(tokens, at) == "who":
        return True
    is_next = at + 1 < len(tokens) and _word(tokens, at) == "and"
    return is_next and (tokens[at + 1].is_capitalised or _word(tokens, at + 1) in ("his", "her"))


def _is_one_person(tokens: Sequence[Token], at: int) -> bool:
    """ "A farmer, 52, and", "Boy, 11, held"."""
    noun = nouns().singular.get(_word(tokens, at))
    return noun is not None and noun.is_people


def _has_first_name(tokens: Sequence[Token], start: int) -> bool:
    """Whether two names stand before the comma: "Ada Moss, six, and" is an age, "In Velm, six, all of them" none."""
    first = start - 3
    return first >= 0 and tokens[first].is_capitalised and tokens[first].lower not in closed_classes().prepositions


def _continues_ages(tokens: Sequence[Token], start: int, table: NotCounts) -> bool:
    """Whether only numbers and joints stand between the numeral and "aged": "aged 48, 41, 31 and 29"."""
    at = start - 1
    joints = (",", "and", "to", "or", *_HEDGES, *number_words().small)
    while at >= 0 and (tokens[at].kind is TokenKind.NUMBER or _word(tokens, at) in joints):
        at -= 1
    at -= _word(tokens, at) == "of" and _word(tokens, at - 1) in _AGES
    return _word(tokens, at) in table.ages and at < start - 1


def _is_aside_of_ages(tokens: Sequence[Token], start: int, end: int) -> bool:
    """ "the two boys, 12 and 16, were"."""
    first = start - 2 if _word(tokens, start - 1) == "and" else start
    last = end + 2 if _word(tokens, end) == "and" else end
    mark = _word(tokens, first - 1)
    if last - first != 3 or mark not in _ASIDES or _word(tokens, last) != mark:
        return False
    return first >= 2 and nouns().class_of(_word(tokens, first - 2)) is not None


def _counts_on(tokens: Sequence[Token], end: int) -> bool:
    """Whether a counted noun follows."""
    return end < len(tokens) and nouns().class_of(tokens[end].lower) is not None


def _is_spelled_label(tokens: Sequence[Token], start: int, table: NotCounts) -> bool:
    """ "Article Five", "Channel Four", "Cloud Nine Ranch": written as a name."""
    if start > 1 and tokens[start].is_capitalised and start + 1 < len(tokens) and not _is_in_title_case(tokens):
        beside = (tokens[start - 1], tokens[start + 1])
        if all(token.is_word and token.is_capitalised for token in beside):
            return beside[0].lower not in closed_classes().function_words
    return start > 0 and tokens[start].is_capitalised and _word(tokens, start - 1) in table.labels


def _is_glued(tokens: Sequence[Token], start: int, end: int) -> bool:
    """ "9/11", "G20", "2011-02-03", "'89", "1970s", "5th": a mark or letters stick to it, and no number range."""
    if start and tokens[start - 1].end == tokens[start].start:
        before = tokens[start - 1]
        if before.text in _GLUE or before.kind is TokenKind.WORD:
            return True
    if end >= len(tokens) or tokens[end].start != tokens[end - 1].end:
        return False
    after = tokens[end]
    if after.kind is TokenKind.WORD:
        return after.lower not in ("'s", "’s")
    follows = end + 1 < len(tokens) and tokens[end + 1].start == after.end
    return after.text in _GLUE and follows and tokens[end + 1].kind is not TokenKind.MARK


def _is_year_or_clock(tokens: Sequence[Token], start: int, end: int) -> bool:
    """A bare four-digit number is a year unless a counted noun follows it without an article before it."""
    text = tokens[start].text
    if end == start + 3 and len(text) == 3 and len(tokens[end - 1].text) == 4:
        return True  # a telephone number
    if end != start + 1 or len(text) != 4:
        return False
    if _CLOCK.fullmatch(text) and _word(tokens, start - 1) in _AT_HOURS and _word(tokens, end) in _DAYS_BESIDE:
        return True  # "around 1400 yesterday"
    if start == 0 and _CLOCK.fullmatch(text) and end < len(tokens) and tokens[end].is_capitalised:
        return True
    if not _YEAR.fullmatch(text):
        return False
    month = start - 3 - (_word(tokens, start - 3) == ".")
    if _word(tokens, start - 1) == "," and _is_month(tokens, month):
        return True  # "June 17, 1875, four regiments", "the Dec. 21, 1988, bombing"
    if _word(tokens, start - 1) in ("in", "since", "the", "a", "until", "till", "early", "late", "mid", "of", "from"):
        return True
    counted = nouns()
    near = [token for token in tokens[end : end + 3] if token.is_word]
    return not any(counted.class_of(token.lower, capitalised=token.is_capitalised) for token in near)


def _is_span_of_years(tokens: Sequence[Token], start: int, end: int) -> bool:
    """ "between 1994 and 1997"."""
    return end == start + 3 and all(_YEAR.fullmatch(tokens[at].text) for at in (start, end - 1))


def _may_be_counted(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word stands there that a number may count: no mark, name or little word of grammar."""
    is_plain = at < len(tokens) and tokens[at].is_word and not tokens[at].is_capitalised
    return is_plain and tokens[at].lower not in closed_classes().function_words


def _is_month(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].is_capitalised and _word(tokens, at) in _not_counts().months


def _is_label(tokens: Sequence[Token], start: int, end: int, table: NotCounts) -> bool:
    """ "Police station 13", "Flight 17", "No. 5": a label or a name stands before, no counted noun after."""
    if start == 0:
        return False
    before, after = tokens[start - 1], _word(tokens, end)
    if before.lower in _NUMBERED and before.is_capitalised and not before.text.isupper() and start > 1:
        return True  # "Channel 4 reporters"
    if before.text == "." and _word(tokens, start - 2) in ("no", "nos"):
        return True
    if _word(tokens, start).isdigit() and (_is_number_of(tokens, start, end) or _word(tokens, start) in ("911", "999")):
        return True
    if _is_of_unit(tokens, end):
        return True
    if before.is_capitalised and before.lower in _GRADED:
        return True  # "Level 2 stations"
    if after and nouns().class_of(after):
        return False
    if before.lower == "number" and _word(tokens, start - 2) in ("who", "that", "they", "which"):
        return False  # "the rebels, who number 15,000"
    if before.lower in table.labels or before.text == "#":
        return True
    if _word(tokens, start - 2) in _TOLD_ON and before.text.isupper() and len(before.text) > 1:
        return True  # "told ORM 5 that"
    following = tokens[end] if end < len(tokens) else None
    if _is_in_title_case(tokens):
        return False  # "Gunman Shoots Dead 3 Young Bakers"
    closed = closed_classes()
    is_word = before.is_word and before.lower not in closed.before_phrase and before.lower not in closed.prepositions
    is_name = is_word and before.is_capitalised and start >= 2 and not before.text.isupper()
    return is_name and following is not None and following.is_word and following.is_capitalised


def _is_of_unit(tokens: Sequence[Token], end: int) -> bool:
    """Whether it is a part of a unit's name: "soldiers of |206 Hill Battalion", but "12 Hill Corps soldiers"."""
    for at in range(end, min(end + _TO_UNIT, len(tokens))):
        if not (tokens[at].is_word and tokens[at].is_capitalised):
            return False
        if tokens[at].lower in _UNITS:
            return tokens[at].lower not in _SEVERAL_UNITS or not _counts_on(tokens, at + 1)
    return False


def _is_in_title_case(tokens: Sequence[Token]) -> bool:
    """Whether capitals tell no names: most words have one."""
    words = [token for token in tokens if token.is_word]
    return sum(token.is_capitalised for token in words) * 5 > len(words) * 3


def _is_number_of(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Either number of "Photo 3 of 13"."""
    is_first = _word(tokens, end) == "of" and _word(tokens, end + 1).isdigit() and _word(tokens, end + 2) == ""
    before = start - 1 - (_word(tokens, start - 1) == "/")
    is_second = _word(tokens, before) == "of" and _word(tokens, before - 1).isdigit()
    return is_first or is_second or _word(tokens, start - 1) in _PICTURES


def _is_address(tokens: Sequence[Token], start: int, end: int, table: NotCounts) -> bool:
    """ "1200 block of", "123 Main Street"."""
    for token in tokens[end : end + 4]:
        if token.lower in table.streets:
            return True
        if not (token.is_word and token.is_capitalised):
            return False
    return False


def _is_list_mark(tokens: Sequence[Token], start: int, end: int) -> bool:
    return start == 0 and _word(tokens, end) in (".", ")") and end + 1 < len(tokens)
