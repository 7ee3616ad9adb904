"""Spellings of one transliterated name: a key that they share, and how far two of them lie apart.

Letters that languages without Latin script are written with in several ways fall together: ou, oo, u; kh, h; gh, q, k.
"""

import functools
import re
from dataclasses import dataclass
from math import inf
from typing import cast

from asof.reading.places.fold import fold
from asof.reading.places.tables import listed, toml

# A shorter name has too many neighbours.
LEAST_LETTERS = 5
LEAST_CONSONANTS = 3
# What two spellings may differ by: so much a letter of the shorter one, where a plain other letter counts 1.
APART_A_LETTER = 0.11
# Other names of one place farther from its first than this are of another language ("Cezayir" for Algiers).
SAME_NAME = 0.25

_FINAL_H = re.compile(r"(?<=[aeiou])h$")
_DOUBLE = re.compile(r"(.)\1")
_VOWEL = frozenset("aeiou")
# Vowels that one sound is written with; any other two are further apart.
_NEAR_VOWELS = frozenset({("e", "i"), ("o", "u"), ("a", "e"), ("a", "o")})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spellings:
    """The ways of writing, from `spellings.toml`: `written` finds them, `sounds` and `classes` say what for."""

    articles: frozenset[str]
    written: re.Pattern[str]
    sounds: dict[str, str]
    classes: dict[int, str]


@functools.cache
def spellings() -> Spellings:
    """The table, read once."""
    table = cast("dict[str, dict[str, str]]", toml("spellings.toml"))
    sounds_ = {way: sound for sound, ways in table["sounds"].items() for way in ways.split()}
    return Spellings(
        articles=listed("spellings.toml", "articles"),
        written=re.compile("|".join(sorted(sounds_, key=len, reverse=True))),
        sounds=sounds_,
        classes=str.maketrans({one: shown for shown, ones in table["classes"].items() for one in ones.split()}),
    )


@functools.lru_cache(maxsize=4096)
def sounds(name: str) -> str:
    """The letters of a folded name with each way of writing one sound written alike, without articles and gaps."""
    table, words = spellings(), name.split()
    bare = "".join([word for word in words if word not in table.articles] or words)
    heard = table.written.sub(lambda match: table.sounds[match.group()], bare)
    return _DOUBLE.sub(r"\1", _FINAL_H.sub("", heard))


def alike_key(name: str) -> str:
    """The key that spellings of one name share: its consonants by class; "" for a name too short to be told so."""
    heard = sounds(fold(name))
    if len(heard) < LEAST_LETTERS or not (heard.isascii() and heard.isalpha()):
        return ""
    first, rest = heard[0], heard[1:]
    kept = ("a" if first in _VOWEL else first) + "".join(letter for letter in rest if letter not in _VOWEL)
    key = _DOUBLE.sub(r"\1", kept.translate(spellings().classes))
    return key if len(key) - (first in _VOWEL) >= LEAST_CONSONANTS else ""


def apart(one: str, other: str, most: float = inf) -> float:
    """How far two folded names lie apart, 0 for the same sounds; infinity where it is more than `most`.

    An edit distance (Wagner and Fischer 1974) in which vowels, and consonants of one class, are near one another.
    Quadratic in their letters, of which names have few.
    """
    a, b = sounds(one), sounds(other)
    if a == b:
        return 0.0
    above = [0.0]
    for letter in b:
        above.append(above[-1] + _loss(letter))
    losses = [_loss(letter) for letter in b]
    for letter_a in a:
        loss = _loss(letter_a)
        left = above[0] + loss
        row = [left]
        for at, letter_b in enumerate(b):
            left = min(above[at] + _swap(letter_a, letter_b), above[at + 1] + loss, left + losses[at])
            row.append(left)
        if min(row) > most:  # no letter that follows brings them nearer
            return inf
        above = row
    return above[-1] if above[-1] <= most else inf


def is_alike(one: str, other: str, a_letter: float = APART_A_LETTER) -> bool:
    """Whether two folded names are near enough to be spellings of one."""
    return apart_if_alike(one, other, a_letter) < inf


def apart_if_alike(one: str, other: str, a_letter: float = APART_A_LETTER) -> float:
    """How far two folded names lie apart; infinity where that is too far for spellings of one."""
    return apart(one, other, a_letter * min(len(sounds(one)), len(sounds(other))))


def _loss(letter: str) -> float:
    return 0.5 if letter in _VOWEL or letter == "h" else 1.0


@functools.lru_cache(maxsize=4096)  # the pairs of the letters that there are
def _swap(a: str, b: str) -> float:
    if a == b:
        return 0.0
    if a in _VOWEL and b in _VOWEL:
        return 0.25 if (min(a, b), max(a, b)) in _NEAR_VOWELS else 0.5
    return 0.2 if a.translate(spellings().classes) == b.translate(spellings().classes) else 1.0
