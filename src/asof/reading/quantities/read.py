"""Reads how many: every count in a sentence with its bounds, literally, by the conventions of design.md section 4."""

import re
from collections.abc import Sequence
from dataclasses import replace

from asof.model.quantity import Quantity
from asof.model.span import Span
from asof.reading.quantities.lexicon import number_words
from asof.reading.quantities.nouns import nouns
from asof.reading.quantities.numerals import Numeral, openings, read_numeral
from asof.reading.quantities.refuse import is_no_count
from asof.reading.words import Token, tokenise

_RANGE_WORDS = frozenset({"to", "or", "through"})
_PERHAPS = frozenset({"possibly", "perhaps", "maybe", "even"})
_ANYWHERE = frozenset({"anywhere", "somewhere", "ranging", "ranged", "range"})
_OPENING = 2  # tokens: "From 10 to 15 people", where "rose from 10 to 15" tells of two counts
_DENIALS = frozenset({"not", "never", "without"})
# Between a negation and "any", where a count is denied and not only unknown ("did not say whether any").
_DENIED = frozenset({
    "make", "made", "making", "report", "reported", "receive", "received", "record", "recorded", "cause", "caused",
    "causing", "suffer", "suffered", "sustain", "sustained", "result", "resulted", "in", "see", "seen", "find", "found",
    "have", "had", "be", "been", "yet", "immediately",
})  # fmt: skip
_TO_DENIAL = 5  # tokens from "any" back to its negation: "|not immediately report any| injuries"
_RUNNING = frozenset({"run", "runs", "ran", "running"})
# Before "past" with a number that is gone beyond: "the toll |climbed| past 100", "pushed the |number| past 40".
_BEFORE_PAST = frozenset({
    "rise", "rises", "rose", "risen", "rising", "climb", "climbs", "climbed", "climbing", "soar", "soars", "soared",
    "soaring", "surge", "surges", "surged", "surging", "jump", "jumps", "jumped", "jumping", "grow", "grows", "grew",
    "grown", "growing", "swell", "swells", "swelled", "swelling", "shot", "well", "toll", "tolls",
    "number", "total", "tally", "count", "deaths", "cases", "infections", "fatalities", "dead", "victims", "injured",
    "wounded", "missing",
})  # fmt: skip
_RANGE_MARKS = frozenset({"-", "–", "—"})


def read_quantities(words: str) -> tuple[Quantity, ...]:
    """The counts in `words`, in order and apart from one another.

    Spans are code points from 0 of `words` and hold the hedge and the number ("at least two"), not the noun.
    Dates, clock times, ages, money, distances, shares, ordinals, labels, names and scores are left out.
    Empty where nothing is counted.  Linear in the length of `words`.
    """
    return quantities_in(words, tokenise(words))


def quantities_in(words: str, tokens: Sequence[Token]) -> tuple[Quantity, ...]:
    """As `read_quantities`, over the tokens of `words`."""
    found: list[Quantity] = []
    after = free_from = 0  # the tokens after the last numeral, and after the last quantity
    for index in openings(tokens):
        if index < after:
            continue
        numeral = _no_noun(tokens, index) or read_numeral(tokens, index)
        if numeral is None:
            continue
        index = _denial(tokens, index) if tokens[index].lower == "any" else index
        numeral = _ranged(tokens, index, numeral)
        if numeral.high is not None and numeral.low is not None and numeral.high < numeral.low:
            after = free_from = numeral.end  # "3-2" is a score
            continue
        if not is_no_count(tokens, index, numeral):
            quantity = _hedged(words, tokens, index, free_from, numeral)
            found.append(quantity)
            free_from = _token_after(tokens, numeral.end, quantity.span.end)
        after = max(numeral.end, free_from)
    return tuple(found)


def _no_noun(tokens: Sequence[Token], index: int) -> Numeral | None:
    """ "no casualties", "not a single arrest", "no police presence", "didn't make any arrests": zero of a noun."""
    found = number_words().none_before_noun.starting_at(tokens, index)
    if not found:
        return None
    end: int = found[0]
    is_any = tokens[index].lower == "any"
    if is_any and _denial(tokens, index) == index:
        return None
    if end < len(tokens) and tokens[end].lower in ("one", "longer", "fewer", "less", "more", "greater"):
        return None  # "no fewer than eight men"
    for token in tokens[end : end + 4]:
        if not token.is_word:
            break
        if _OUTCOMES.fullmatch(token.lower) if is_any else _is_counted(token):
            return Numeral(low=0, high=0, end=end)
    return None


def _denial(tokens: Sequence[Token], index: int) -> int:
    """The place of the negation before "any" ("have |not yet made any arrests|"), `index` where none is near."""
    for at in range(index - 1, max(-1, index - _TO_DENIAL), -1):
        word = tokens[at].lower
        if word in _DENIALS or word.endswith(("n't", "n’t")):
            return at
        if word not in _DENIED:
            break
    return index


# What "no" can count beside the nouns of the tables.
_OUTCOMES = re.compile(r"(?:casualt|injur|death|fatalit|arrest|victim|kidnapping|abduction|infection|case|survivor)\w*")


def _is_counted(token: Token) -> bool:
    return bool(nouns().class_of(token.lower) or _OUTCOMES.fullmatch(token.lower))


def _ranged(tokens: Sequence[Token], start: int, first: Numeral) -> Numeral:
    """The numeral with the range it opens: "10 to 12", "two or three", "45-50,000", "between 9 and 15"."""
    joint = first.end
    if joint + 1 >= len(tokens) or first.low is None:
        return first
    before = tokens[start - 1].lower if start else ""
    mark = tokens[joint].lower
    if first.high is None and (aside := _or_even_more(tokens, first)):
        return aside
    is_glued = tokens[joint].start == tokens[joint - 1].end and tokens[joint].end == tokens[joint + 1].start
    joint += mark == "or" and tokens[joint + 1].lower in _PERHAPS  # "two or possibly three"
    is_span = before == "from" and (start < _OPENING or tokens[start - 2].lower in _ANYWHERE)
    opens = (
        (mark in _RANGE_WORDS and (before not in ("from", "by") or is_span))
        or (mark == "and" and before == "between")
        or (mark in _RANGE_MARKS and is_glued)
    )
    second = read_numeral(tokens, joint + 1) if opens else None
    if second is None or second.low is None:
        return first
    return _joined(first, second, is_mark=mark in _RANGE_MARKS)


def _or_even_more(tokens: Sequence[Token], first: Numeral) -> Numeral | None:
    """ "hundreds, maybe thousands, of people", "hundreds if not thousands of people": from the lower on."""
    at = first.end + (tokens[first.end].lower in (",", "and"))
    words = [token.lower for token in tokens[at : at + 2]]
    if words == ["if", "not"]:
        at += 1
    elif not words or words[0] not in _PERHAPS or at == first.end:
        return None
    second = read_numeral(tokens, at + 1)
    if second is None or second.low is None or second.high is not None:
        return None
    goes_on = [token.lower for token in tokens[second.end : second.end + 2]] == [",", "of"]
    return replace(first, end=second.end + goes_on)


def _joined(first: Numeral, second: Numeral, *, is_mark: bool) -> Numeral:
    """One numeral from the lower to the upper; the lower borrows the upper's scale ("two to three thousand")."""
    low, high = first.low or 0, second.low or 0
    if second.high is None:
        return replace(first, high=None, end=second.end) if first.high is None else first
    if first.high is None:
        return first
    if first.scale == 1 and second.scale > 1 and low * second.scale < high:
        low *= second.scale
    elif is_mark and low < 1000 <= high and high % 1000 == 0 and first.digits and low * 1000 < high:
        low *= 1000
    if low >= high and not is_mark:
        return first
    return Numeral(low=low, high=second.high, end=second.end, digits=first.digits and second.digits and is_mark)


def _hedged(words: str, tokens: Sequence[Token], start: int, free_from: int, numeral: Numeral) -> Quantity:
    """The quantity with the hedges around the numeral."""
    bounds: list[str] = []
    end = numeral.end
    if numeral.suffix in ("plus", "odd"):
        bounds.append({"plus": "at_least", "odd": "about"}[numeral.suffix])
    after = number_words().after.starting_at(tokens, end) if end < len(tokens) else None
    if after:
        end, bound = after
        bounds.append(bound)
    first = start
    while first > free_from:
        found = number_words().before.ending_at(tokens, first)
        if found is None or found[0] < free_from or _runs_over(tokens, found[0]):
            break
        first, bound = found
        bounds.append(bound)
    if first > free_from and tokens[first - 1].lower == "between" and numeral.low != numeral.high:
        first -= 1
    low, high = _bounded(numeral, bounds)
    span = Span(start=tokens[first].start, end=tokens[end - 1].end)
    return Quantity(low=low, high=high, words=span.of(words), span=span, approximate="about" in bounds)


def _runs_over(tokens: Sequence[Token], hedge: int) -> bool:
    """Whether "over" or "past" tells where or when: "a van ran |over two men", "in the |past 12 raids"."""
    if hedge == 0 or tokens[hedge].lower not in ("over", "past"):
        return False
    before = tokens[hedge - 1].lower
    return before in _RUNNING or (tokens[hedge].lower == "past" and before not in _BEFORE_PAST)


def _bounded(numeral: Numeral, bounds: Sequence[str]) -> tuple[int | None, int | None]:
    """The interval under its hedges, the one nearest the number first; a quantifier keeps its own open side."""
    low, high = numeral.low, numeral.high
    for bound in bounds:
        if bound in ("at_least", "more_than") and low is not None:
            is_more = bound == "more_than" and high is not None
            return (low + 1 if is_more and low == high else low), None
        if bound in ("at_most", "nearly", "less_than"):
            if high is None:
                return None, None
            return None, max(high - (bound == "less_than"), 0)
    return low, high


def _token_after(tokens: Sequence[Token], index: int, offset: int) -> int:
    while index < len(tokens) and tokens[index].start < offset:
        index += 1
    return index
