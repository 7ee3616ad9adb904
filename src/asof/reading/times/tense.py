"""Which way from the day of speaking a bare weekday, month or date lies, told by the words around it."""

from asof.reading.times.lexicon import lexicon
from asof.reading.times.tokens import Tokens

# How far to look for a verb, in tokens: about one clause.  Chosen on the development texts of TimeBank.
_REACH = 14


def direction(tokens: Tokens, first: int, last: int) -> int:
    """1 where the sentence looks forward from the mention, -1 where back, 0 where it does not tell."""
    members = lexicon().members
    stops = members["STOP"] + members["BREAK"]
    if tokens.marks[last : last + 1] in members["POSS"] and last < len(tokens.marks):
        return -1
    before = range(first - 1, max(-1, first - _REACH - 1), -1)
    after = range(last, min(len(tokens.marks), last + _REACH))
    for side in (before, after):
        for index in side:
            if tokens.marks[index] in stops:
                break
            way = _way(tokens, index)
            if way:
                return way
    return 0


def _way(tokens: Tokens, index: int) -> int:
    members, mark, word = lexicon().members, tokens.marks[index], tokens.word(index)
    if mark in members["FORWARD"]:
        had_been = index > 1 and tokens.word(index - 1) == "been" and tokens.word(index - 2) == "had"
        return -1 if had_been else 1
    if word == "to" and index + 1 < len(tokens.marks) and tokens.word(index + 1) in ("be", "begin", "resume", "start", "open"):
        return 1
    if mark in members["BACKWARD"]:
        return -1
    return -1 if word.endswith("ed") and len(word) > 4 else 0
