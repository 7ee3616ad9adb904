"""Tells numbers that only name something: labels, units of forces, addresses, notes, marks of a list."""

from collections.abc import Sequence

from asof.reading.grammar.closed import closed_classes
from asof.reading.quantities.not_counts import NotCounts, counts_on, word_at
from asof.reading.quantities.nouns import nouns
from asof.reading.quantities.numerals import Numeral
from asof.reading.words import Token

_GRADED = frozenset({"level", "phase", "stage", "category", "class", "type", "tier", "grade", "version", "model"})
_PAGE_JOINTS = 4  # hyphens in a row that no sentence has between its words
_RESIDENTS = frozenset({")", ",", "both"})  # before "of" and where they live
_ID = 7  # digits of a number that no report writes without commas: "401882763"
_NUMBERED = frozenset({
    "channel", "route", "highway", "interstate", "radio", "bbc", "flight", "district", "area", "region", "zone",
    "precinct", "sector", "ward", "beta", "version",
})  # fmt: skip
_TOLD_ON = frozenset({"told", "tells", "on", "to", "with", "from"})
_UNITS = frozenset({
    "battalion", "regiment", "brigade", "division", "squadron", "corps", "platoon", "wing", "rifles",
})  # fmt: skip
_SEVERAL_UNITS = frozenset({"corps", "rifles"})  # without a number as often as with one
_TO_UNIT = 4  # words of its name: "44 Royal Hill Battalion"
_EMERGENCY_CALLS = frozenset({"911", "999"})
_PICTURES = frozenset({"image", "photo", "picture", "slide"})


def is_label(tokens: Sequence[Token], start: int, end: int, table: NotCounts) -> bool:
    """ "Police station 13", "Flight 17", "No. 5": a label or a name stands before, no counted noun after."""
    if start == 0:
        return False
    before, after = tokens[start - 1], word_at(tokens, end)
    if before.lower in _NUMBERED and before.is_capitalised and not before.text.isupper() and start > 1:
        return True  # "Channel 4 reporters"
    if before.text == "." and word_at(tokens, start - 2) in ("no", "nos"):
        return True
    word = word_at(tokens, start)
    if word.isdigit() and (_is_number_of(tokens, start, end) or word in _EMERGENCY_CALLS):
        return True
    if _is_of_unit(tokens, end):
        return True
    if before.is_capitalised and before.lower in _GRADED:
        return True  # "Level 2 stations"
    if after and nouns().class_of(after):
        return False
    if before.lower == "number" and word_at(tokens, start - 2) in ("who", "that", "they", "which"):
        return False  # "the rebels, who number 15,000"
    if before.lower in table.labels or before.text == "#":
        is_verb = before.lower == "top" and word_at(tokens, start - 2) in closed_classes().modals | {"to"}
        return not is_verb  # but "the toll could top 100"
    if word_at(tokens, start - 2) in _TOLD_ON and before.text.isupper() and len(before.text) > 1:
        return True  # "told ORM 5 that"
    following = tokens[end] if end < len(tokens) else None
    if _is_in_title_case(tokens):
        return False  # "Gunman Shoots Dead 3 Young Bakers"
    closed = closed_classes()
    is_word = before.is_word and before.lower not in closed.before_phrase and before.lower not in closed.prepositions
    is_name = is_word and before.is_capitalised and start >= 2 and not before.text.isupper()
    return is_name and following is not None and following.is_word and following.is_capitalised


def is_spelled_label(tokens: Sequence[Token], start: int, table: NotCounts) -> bool:
    """ "Article Five", "Channel Four", "Cloud Nine Ranch": written as a name."""
    if start > 1 and tokens[start].is_capitalised and start + 1 < len(tokens) and not _is_in_title_case(tokens):
        beside = (tokens[start - 1], tokens[start + 1])
        if all(token.is_word and token.is_capitalised for token in beside):
            return beside[0].lower not in closed_classes().function_words
    return start > 0 and tokens[start].is_capitalised and word_at(tokens, start - 1) in table.labels


def _is_of_unit(tokens: Sequence[Token], end: int) -> bool:
    """Whether it is a part of a unit's name: "soldiers of |206 Hill Battalion", but "12 Hill Corps soldiers"."""
    for at in range(end, min(end + _TO_UNIT, len(tokens))):
        if not (tokens[at].is_word and tokens[at].is_capitalised):
            return False
        if tokens[at].lower in _UNITS:
            return tokens[at].lower not in _SEVERAL_UNITS or not counts_on(tokens, at + 1)
    return False


def _is_number_of(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Either number of "Photo 3 of 13"."""
    is_first = word_at(tokens, end) == "of" and word_at(tokens, end + 1).isdigit() and word_at(tokens, end + 2) == ""
    before = start - 1 - (word_at(tokens, start - 1) == "/")
    is_second = word_at(tokens, before) == "of" and word_at(tokens, before - 1).isdigit()
    return is_first or is_second or word_at(tokens, start - 1) in _PICTURES


def _is_in_title_case(tokens: Sequence[Token]) -> bool:
    """Whether capitals tell no names: most words have one."""
    words = [token for token in tokens if token.is_word]
    return sum(token.is_capitalised for token in words) * 5 > len(words) * 3


def is_address(tokens: Sequence[Token], start: int, end: int, table: NotCounts) -> bool:
    """ "1200 block of", "123 Main Street"."""
    for token in tokens[end : end + 4]:
        if token.lower in table.streets:
            return True
        if not (token.is_word and token.is_capitalised):
            return False
    return False


def is_of_address(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether it stands between slashes, or is too long for a count that is written without commas."""
    is_between = word_at(tokens, start - 1) == word_at(tokens, end) == "/"
    is_long = end == start + 1 and len(tokens[start].text) >= _ID and tokens[start].text.isdigit()
    return is_between or is_long or _is_of_house(tokens, start, end)


def _is_of_house(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a house is numbered behind the name of who lives there: "Ivo Moss (21), of |14 Orm Park, was held"."""
    if word_at(tokens, start - 1) != "of" or word_at(tokens, start - 2) not in _RESIDENTS or end >= len(tokens):
        return False
    return tokens[end].is_capitalised and not counts_on(tokens, end)


def is_of_page(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether it stands in the address of a page, whose words hyphens join: "velm - docks - |2 - hurt - in - blast"."""
    joints = 0
    for at, on in ((start - 1, -2), (end, 2)):
        while 0 <= at < len(tokens) and tokens[at].text == "-":
            at, joints = at + on, joints + 1
    return joints >= _PAGE_JOINTS


def is_note(tokens: Sequence[Token], start: int, numeral: Numeral) -> bool:
    """Whether brackets stand around it, as around the number of a note: "was killed[7]"."""
    return numeral.digits and (word_at(tokens, start - 1), word_at(tokens, numeral.end)) == ("[", "]")


def is_list_mark(tokens: Sequence[Token], start: int, end: int) -> bool:
    """ "3. The bridge was closed"."""
    return start == 0 and word_at(tokens, end) in (".", ")") and end + 1 < len(tokens)
