"""Widens a mention by the words before it: "around noon", "shortly after midnight", "by 5 p.m." are no minutes."""

from dataclasses import replace
from datetime import timedelta

from asof.model.when import Precision
from asof.reading.times.meaning import Meaning
from asof.reading.times.timex import DATE, TIME
from asof.reading.times.tokens import Tokens

_AROUND = frozenset({"about", "around", "approximately", "roughly", "circa"})
_ALMOST = frozenset({"nearly", "almost"})
_NEARLY_AT = frozenset({"shortly", "just", "soon", "immediately", "right", "moments", "minutes"})
_UP_TO = frozenset({"by", "until", "till", "before"})

# A round time ("about nine") is told for the half-hours about it, another ("about 10:35") for the ten minutes.
# Both were chosen as what a reader would still call right, not measured.
_ROUND = timedelta(minutes=30)
_ODD = timedelta(minutes=10)
# "Shortly after" is within the hour.
_SHORTLY = timedelta(hours=1)


def bounded(meaning: Meaning, tokens: Tokens, first: int) -> Meaning:
    """`meaning` as far as the words before its token `first` leave it open.

    "Since" opens its end; "by", "until" and "before" its start.  "After eight" reaches to the end of that day or night.
    """
    if meaning.start is None or meaning.end is None or not first:
        return meaning
    word, before = tokens.word(first - 1), tokens.word(first - 2) if first > 1 else ""
    if word == "since":
        return replace(meaning, end=None)
    if meaning.type == DATE and word in ("until", "till"):
        return replace(meaning, start=None)
    if meaning.type != TIME or meaning.precision is not Precision.MINUTE:
        return meaning
    if word in ("after", "past") or (word == "before" and before in _NEARLY_AT):
        return _beside(meaning, word, is_near=before in _NEARLY_AT)
    if word in _AROUND | _ALMOST or (before, word) == ("close", "to"):
        meaning = _about(meaning, is_before=word in _ALMOST)
        word, before = before, tokens.word(first - 3) if first > 2 else ""
    if word in _UP_TO or (before, word) == ("later", "than"):
        return replace(meaning, start=None, end=meaning.start if word == "before" else meaning.end)
    return meaning


def _about(meaning: Meaning, *, is_before: bool) -> Meaning:
    if meaning.start is None or meaning.end is None:
        return meaning
    slack = _ODD if meaning.start.minute % 30 else _ROUND
    end = meaning.end if is_before else meaning.end + slack
    return replace(meaning, start=meaning.start - slack, end=end, precision=Precision.PART_OF_DAY)


def _beside(meaning: Meaning, word: str, *, is_near: bool) -> Meaning:
    """Up to an hour before or after; without "shortly" up to the end of that night, or of that morning."""
    start = meaning.start
    if start is None:
        return meaning
    if word == "before":
        start, end = start - _SHORTLY, start
    elif is_near:
        end = start + _SHORTLY
    else:
        hours = 12 if start.hour < 6 else 30
        end = start.replace(hour=0, minute=0) + timedelta(hours=hours)
    return replace(meaning, start=start, end=end, precision=Precision.PART_OF_DAY)
