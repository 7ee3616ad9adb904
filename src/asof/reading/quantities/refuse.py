"""Tells numbers that count nothing: dates, clock times, ages, money, measures, labels, names, scores."""

import re
from collections.abc import Sequence

from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import verb_forms
from asof.reading.quantities.ages import is_age
from asof.reading.quantities.dated import is_dated, is_span_of_years, is_year_or_clock
from asof.reading.quantities.labels import (
    is_address,
    is_label,
    is_list_mark,
    is_note,
    is_of_address,
    is_of_page,
    is_spelled_label,
)
from asof.reading.quantities.lexicon import number_words
from asof.reading.quantities.not_counts import NotCounts, counts_on, not_counts, word_at
from asof.reading.quantities.nouns import nouns
from asof.reading.quantities.numerals import Numeral
from asof.reading.words import Token, TokenKind

_ORDINAL = re.compile(r"(?:hundre|thousan)dth|[mbtr]+illionth|[a-z]+ty-(?:first|second|third|[a-z]+th)")
_GLUE = frozenset("/\\-–.:,'’#@_=&*°^~")
_TO_RATE = 4  # tokens from a number to the "per" of its rate
_PARENTS = frozenset({"father", "mother", "parent", "dad", "mum", "mom", "grandfather", "grandmother"})
_ERAS = frozenset({"BC", "AD", "BCE", "CE", "B.C.", "A.D."})
_TOLD = frozenset({
    "said", "says", "say", "confirmed", "reported", "announced", "stated", "believe", "believed", "added", "adds",
    "noted", "claimed", "claims", "alleged", "alleges", "learned", "reports", "indicated", "told", "warned",
    "concluded", "revealed", "found", "testified", "suggest", "suggests", "suggested", "determined", "show", "shows",
    "showed", "admitted", "acknowledged", "insisted", "feared", "fear", "hope", "hoped", "and",
})  # fmt: skip
POSSESSIVES = frozenset({"his", "her", "their", "its", "our", "my", "your", "'s"})
_PULLING = frozenset({"pull", "pulls", "pulled", "pulling", "got", "get", "gets", "getting"})
_SUPPOSING = frozenset({"when", "if", "whenever"})
_FIRED = frozenset({"fired", "fire", "fires", "firing", "heard", "hear"})


def is_no_count(tokens: Sequence[Token], start: int, numeral: Numeral) -> bool:
    """Whether the numeral at tokens ``[start, numeral.end)`` counts neither people nor things."""
    if numeral.suffix:
        return False
    table = not_counts()
    if (
        is_of_page(tokens, start, numeral.end)
        or _is_unit(tokens, numeral.end, table)
        or _is_money(tokens, start, table)
        or _is_of_points(tokens, start)
    ):
        return True
    before = (word_at(tokens, start - 2), word_at(tokens, start - 1))
    opens_whole = before == ("out", "of") and start == len(before)  # "Out of 23 arrests, 12 were in the port"
    if not opens_whole and before in (
        ("one", "in"),
        ("out", "of"),
        ("magnitude", "of"),
        ("all", "but"),
    ):
        return True
    if (
        word_at(tokens, numeral.end) in ("shot", "round")
        and {word_at(tokens, start - 1), word_at(tokens, start - 2)} & _FIRED
    ):
        return True
    if word_at(tokens, start - 1) == "of" and word_at(tokens, start - 2) in _PARENTS:
        return not counts_on(tokens, numeral.end)  # "a father of four"
    if _is_ordinal(tokens, numeral.end) or _is_rate(tokens, start, numeral.end) or is_note(tokens, start, numeral):
        return True
    if tokens[start].lower == "one" and numeral.end == start + 1:
        return _is_pronoun_one(tokens, start, table)
    if is_dated(tokens, start, numeral.end, table) or is_age(tokens, start, numeral, table):
        return True
    if numeral.digits and numeral.end < len(tokens) and tokens[numeral.end].text in _ERAS:
        return True
    if is_span_of_years(tokens, start, numeral.end):
        return True
    if not numeral.digits:
        return is_spelled_label(tokens, start, table)
    return (
        _is_glued(tokens, start, numeral.end)
        or is_of_address(tokens, start, numeral.end)
        or is_year_or_clock(tokens, start, numeral.end)
        or is_label(tokens, start, numeral.end, table)
        or is_address(tokens, start, numeral.end, table)
        or is_list_mark(tokens, start, numeral.end)
    )


def _is_of_points(tokens: Sequence[Token], start: int) -> bool:
    """Whether "scores" is a noun or a verb of its own: "whose test |scores|", "their |scores|", "Moss |scores|"."""
    is_many = word_at(tokens, start + 1) in ("of", "more") or counts_on(tokens, start + 1)
    if tokens[start].lower != "scores" or start == 0 or is_many:
        return False
    before, closed = tokens[start - 1], closed_classes()
    if before.lower in POSSESSIVES:
        return True
    is_known = before.lower in closed.function_words or before.lower in closed.links or closed.is_adverb(before.lower)
    return before.is_word and not (is_known or verb_forms(before.lower))


def _is_unit(tokens: Sequence[Token], end: int, table: NotCounts) -> bool:
    if [word_at(tokens, end + on) for on in range(3)] in (["and", "a", "half"], ["and", "a", "quarter"]):
        end += 3  # "four and a half months"
    at = end + (word_at(tokens, end) in ("of", "-"))
    if table.unit_phrases.starting_at(tokens, at):
        return True
    for _ in range(3):
        if word_at(tokens, at) in table.units:
            return True
        if word_at(tokens, at) not in table.unit_modifiers:
            return False
        at += 1
    return False


def _is_ordinal(tokens: Sequence[Token], end: int) -> bool:
    """Whether the number ends in an ordinal: "two hundredth", "one hundred and twenty-fifth"."""
    return _ORDINAL.fullmatch(word_at(tokens, end)) is not None


def _is_rate(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Either number of "13 murders per 100,000 residents", the second of "one in every 500"."""
    if word_at(tokens, start - 1) in ("per", "every"):
        return True
    at = next((at for at in range(end, end + _TO_RATE) if word_at(tokens, at) == "per"), None)
    return at is not None and at + 1 < len(tokens) and tokens[at + 1].kind is TokenKind.NUMBER


def _is_money(tokens: Sequence[Token], start: int, table: NotCounts) -> bool:
    return word_at(tokens, start - 1) in table.money_marks


def _is_pronoun_one(tokens: Sequence[Token], start: int, table: NotCounts) -> bool:
    before, after = word_at(tokens, start - 1), word_at(tokens, start + 1)
    if before == "that" and (after == "of" or word_at(tokens, start - 2) in _TOLD):
        return False  # "confirmed that one is dead"
    if (before in _PULLING and after == "back") or (after == "on" and word_at(tokens, start + 2) == "one"):
        return True  # "pulled one back", "went one on one"
    if before in _SUPPOSING and after in ("is", "dies"):
        return True  # "when one is hurt, all suffer"
    is_name = start + 1 < len(tokens) and tokens[start + 1].is_capitalised and not nouns().class_of(after)
    if before == "as" and is_name and not any(counts_on(tokens, at) for at in range(start + 2, start + 4)):
        return True  # "identified as one Ada Moss"
    in_share = after in ("in", "out") and any(
        token.lower == "every" or _is_share(token) for token in tokens[start + 2 : start + 4]
    )
    return before in table.one_after or after in table.one_before or in_share or (before == "in" and after == "case")


def _is_share(token: Token) -> bool:
    """The second number of "one in five"."""
    return token.lower in number_words().small or token.kind is TokenKind.NUMBER


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
