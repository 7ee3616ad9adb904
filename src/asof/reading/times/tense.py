"""Which way from the day of speaking a bare weekday, month or date lies, told by the words around it."""

from asof.reading.times.lexicon import lexicon
from asof.reading.times.tokens import Tokens, tokenize

# How far to look for a verb, in tokens: about one clause.  Chosen on the development texts of TimeBank.
_REACH = 14


def direction(tokens: Tokens, first: int, last: int) -> int:
    """1 where the sentence looks forward from the mention, -1 where back, 0 where it does not tell."""
    if last < len(tokens.marks) and tokens.marks[last] in lexicon().members["POSS"]:
        return -1
    start = _start_of_phrase(tokens, first)
    leading = tokens.word(start - 1) if start else ""
    if leading in _UNTIL and start > 1 and not _is_stop(tokens, start - 2):
        return 1
    if leading == "as" and start > 2 and tokens.word(start - 2) in ("soon", "early"):
        return 1
    for index in range(first - 1, max(-1, first - _REACH - 1), -1):
        if _is_stop(tokens, index):
            break
        way = _way(tokens, index)
        if way:
            return way
    for index in range(last, min(len(tokens.marks), last + _REACH)):
        if _is_stop(tokens, index):
            break
        way = _way(tokens, index)
        if way < 0 or tokens.word(index) in _STRONG:
            return way
    return 0


# What looks forward even from behind a date: "On Friday the court will".  Weaker words there speak of something else.
_STRONG = ("will", "shall", "ll")
_UNTIL = ("until", "till")


_BEFORE_DAYS = ("INT", "CLOCK", "AMPM", "ZONE", "EARLYLATE", "HYPHEN", "noon", "midnight")


def _start_of_phrase(tokens: Tokens, first: int) -> int:
    """Where the phrase that a day stands in begins, past a clock time and "early" or "late" before it."""
    members = lexicon().members
    inside = "".join(
        members[name] for name in ("INT", "CLOCK", "AMPM", "ZONE", "EARLYLATE", "HYPHEN", "noon", "midnight")
    )
    while first and tokens.marks[first - 1] in inside:
        first -= 1
    return first


def _is_stop(tokens: Tokens, index: int) -> bool:
    members = lexicon().members
    return tokens.marks[index] in members["STOP"] or tokens.marks[index] in members["BREAK"]


def _way(tokens: Tokens, index: int) -> int:
    members, mark, word = lexicon().members, tokens.marks[index], tokens.word(index)
    before = tokens.word(index - 1) if index else ""
    if mark in members["FORWARD"]:
        had_been = index > 1 and before == "been" and tokens.word(index - 2) == "had"
        return -1 if had_been else 1
    if word == "to" and index + 1 < len(tokens.marks) and tokens.word(index + 1) in _INFINITIVES:
        return 1
    if mark in members["BACKWARD"]:
        return -1
    is_past_form = (
        word.endswith("ed") and len(word) > 4 and tokens.parts[index][0].islower() and before not in _BEFORE_ADJECTIVES
    )
    return -1 if is_past_form else 0


# After these a form in -ed tells no past: "will be opened", "a still unnamed buyer".
_BEFORE_ADJECTIVES = ("be", "a", "an", "the", "its", "their", "his", "her", "still", "yet")
_INFINITIVES = ("be", "begin", "resume", "start", "open")


_BE = frozenset({"is", "are", "be", "have", "can", "could", "may", "might"})


def is_verbal(words: str) -> bool:
    """Whether `words` hold a verb that has a tense, as far as its form tells: an auxiliary or a form of the past."""
    tokens = tokenize(words)
    return any(tokens.word(index) in _BE or _way(tokens, index) for index in range(len(tokens.parts)))
