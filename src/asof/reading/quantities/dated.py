"""Tells days, years and clock times from counts."""

import re
from collections.abc import Sequence

from asof.reading.grammar.closed import closed_classes
from asof.reading.quantities.not_counts import NotCounts, not_counts, word_at
from asof.reading.quantities.nouns import nouns
from asof.reading.words import Token

_YEAR = re.compile(r"1[6-9]\d\d|20\d\d")
_CLOCK = re.compile(r"[01]\d[0-5]\d|2[0-3][0-5]\d")
_AT_HOURS = frozenset({"around", "about", "at", "by", "since", "until", "before", "after"})
_DAYS_BESIDE = frozenset({"yesterday", "today", "tonight", "hours", "local", "gmt", "this"})


def is_dated(tokens: Sequence[Token], start: int, end: int, table: NotCounts) -> bool:
    """ "May 15", "15 May", "15 of May"; "may" is a verb unless it is written as a name."""
    before = start - 1 - (word_at(tokens, start - 1) == ".")
    after = end + (word_at(tokens, end) == "of")
    beside = [tokens[at] for at in (before, after) if 0 <= at < len(tokens)]
    if start and tokens[start - 1].text.rpartition("-")[2].lower() in table.months and "-" in tokens[start - 1].text:
        return True  # "March 19-April 30"
    if _is_month(tokens, before) and word_at(tokens, before - 1).isdigit() and not _YEAR.fullmatch(tokens[start].text):
        # "on 23 September |28 bodies were found", but "on 23 September |28" is a year
        return _is_month(tokens, after) or not _may_be_counted(tokens, after)
    return any(token.lower in table.months and token.is_capitalised for token in beside)


def is_year_or_clock(tokens: Sequence[Token], start: int, end: int) -> bool:
    """A bare four-digit number is a year unless a counted noun follows it without an article before it."""
    text = tokens[start].text
    if end == start + 3 and len(text) == 3 and len(tokens[end - 1].text) == 4:
        return True  # a telephone number
    if end != start + 1 or len(text) != 4:
        return False
    if _CLOCK.fullmatch(text) and word_at(tokens, start - 1) in _AT_HOURS and word_at(tokens, end) in _DAYS_BESIDE:
        return True  # "around 1400 yesterday"
    if start == 0 and _CLOCK.fullmatch(text) and end < len(tokens) and tokens[end].is_capitalised:
        return True
    if not _YEAR.fullmatch(text):
        return False
    month = start - 3 - (word_at(tokens, start - 3) == ".")
    if word_at(tokens, start - 1) == "," and _is_month(tokens, month):
        return True  # "June 17, 1875, four regiments", "the Dec. 21, 1988, bombing"
    if word_at(tokens, start - 1) in ("in", "since", "the", "a", "until", "till", "early", "late", "mid", "of", "from"):
        return True
    counted = nouns()
    near = [token for token in tokens[end : end + 3] if token.is_word]
    return not any(counted.class_of(token.lower, capitalised=token.is_capitalised) for token in near)


def is_span_of_years(tokens: Sequence[Token], start: int, end: int) -> bool:
    """ "between 1994 and 1997"."""
    return end == start + 3 and all(_YEAR.fullmatch(tokens[at].text) for at in (start, end - 1))


def _may_be_counted(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word stands there that a number may count: no mark, name or little word of grammar."""
    is_plain = at < len(tokens) and tokens[at].is_word and not tokens[at].is_capitalised
    return is_plain and tokens[at].lower not in closed_classes().function_words


def _is_month(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].is_capitalised and word_at(tokens, at) in not_counts().months
