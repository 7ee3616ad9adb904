"""Which way from the day of speaking a bare weekday, month or date lies, told by the words around it."""

from asof.reading.times.lexicon import lexicon
from asof.reading.times.tokens import Tokens

# How far to look for a verb, in tokens: about one clause.  Chosen on the development texts of TimeBank.
_REACH = 14


def direction(tokens: Tokens, first: int, last: int) -> int:
    """1 where the sentence looks forward from the mention, -1 where back, 0 where it does not tell."""
    stops = lexicon().members["STOP"] + lexicon().members["BREAK"]
    for index in range(first - 1, max(-1, first - _REACH - 1), -1):
        if tokens.marks[index] in stops:
            break
        way = _way(tokens, index)
        if way:
            return way
    for index in range(last, min(len(tokens.marks), last + _REACH)):
        if tokens.marks[index] in stops:
            break
        way = _way(tokens, index)
        if way:
            return way
    return 0


def _way(tokens: Tokens, index: int) -> int:
    members, mark = lexicon().members, tokens.marks[index]
    if mark in members["FORWARD"]:
        return 1
    if mark in members["BACKWARD"]:
        return -1
    return -1 if mark in members["WORD"] and tokens.word(index).endswith("ed") else 0
