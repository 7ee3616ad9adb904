"""Tells words that belong to a page's story from words of another story, by the names they share."""

import functools
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum
from importlib.resources import files

from asof.intake.dates import stamp_words

_WORD = re.compile(r"[^\W\d_][\w'’]*")
_POSSESSIVE = re.compile(r"['’]s?$")
_OPENING = re.compile(r"[.!?:][\"'”’)]*\s+|^|\s--\s+|[\"“]")
# An ordinary word must be this long to say anything about a story, and two must be shared.
_TELLING_LETTERS, _LEAST_TELLING = 6, 2


class Kinship(Enum):
    """KIN shares a name with the story, FOREIGN has names but shares none, NEUTRAL has nothing to tell by."""

    KIN = "kin"
    FOREIGN = "foreign"
    NEUTRAL = "neutral"


class Vocabulary:
    """What a story speaks of, from the words of its surest parts.

    Names are the capitalised words inside sentences that mostly stand so; telling words are long ordinary words that
    several parts share.
    """

    def __init__(self, parts: Sequence[str]) -> None:
        small = Counter(word for part in parts for word in _words(part) if word.islower())
        names = Counter(name for part in parts for name in names_of(part))
        self.names = {name for name, count in names.items() if small[name.lower()] < count}
        self.small = set(small) - {name.lower() for name in self.names}
        counts = Counter(word for part in parts for word in set(_words(part)))
        self.telling = {word for word, count in counts.items() if count >= 2 and _is_telling(word)}

    def kinship(self, words: str) -> Kinship:
        """How `words` stand to the story; a capital that opens a sentence counts only where it is a name elsewhere."""
        spoken = set(_words(words))
        if spoken & self.names:
            return Kinship.KIN
        if any(name.lower() not in self.small for name in names_of(words)):
            return Kinship.FOREIGN
        return Kinship.KIN if len(spoken & self.telling) >= _LEAST_TELLING else Kinship.NEUTRAL


def names_of(words: str) -> list[str]:
    """Capitalised words that do not open a sentence, without possessives, days and months."""
    openings = {found.end() for found in _OPENING.finditer(words)}
    return [
        name
        for found in _WORD.finditer(words)
        if found.group()[0].isupper()
        and found.start() not in openings
        and len(name := _POSSESSIVE.sub("", found.group())) > 1
        and name.lower() not in _calendar()
    ]


def _words(words: str) -> Iterable[str]:
    return (_POSSESSIVE.sub("", found.group()) for found in _WORD.finditer(words))


def _is_telling(word: str) -> bool:
    return word.islower() and len(word) >= _TELLING_LETTERS and word not in _common()


@functools.cache
def _calendar() -> frozenset[str]:
    words = stamp_words()
    return frozenset(word for kind in ("weekdays", "months") for listed in words[kind] for word in listed)


@functools.cache
def _common() -> frozenset[str]:
    text = files("asof.intake").joinpath("kinship.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["common"])
