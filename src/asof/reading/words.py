"""Cuts a sentence into tokens: the words, numbers and marks that every grammar of reading walks over."""

import functools
import re
from enum import Enum
from typing import NamedTuple


class TokenKind(Enum):
    """WORD holds letters (with inner hyphens, apostrophes, dots), NUMBER digits, MARK anything else."""

    WORD = "word"
    NUMBER = "number"
    MARK = "mark"


class Token(NamedTuple):
    """One token; `start` and `end` are half-open code-point offsets into the words that were cut."""

    text: str
    lower: str
    start: int
    end: int
    kind: TokenKind

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.kind is TokenKind.WORD

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with an upper-case letter."""
        return self.text[0].isupper()


# An apostrophe joins only letters; a possessive 's and the short forms of "are", "have", "will" are tokens of their
# own, so that "the mayor's guard" has the word "mayor".  "U.S." and "p.m." keep their dots; "350-strong" is one word.
# Words of two letters and more, four tokens of five, are tried first.
_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]{2,}(?:['’](?!(?:s|re|ve|ll|d|m)\b)[^\W\d_]+|-(?=\w)[^\W_]+)*)"
    r"|(?P<poss>['’](?:s|re|ve|ll|d|m)\b)"
    r"|(?P<abbr>(?:[^\W\d_]\.){2,})"
    r"|(?P<mixed>\d+(?:[.,]\d+)*-[^\W\d_]+(?:-[^\W\d_]+)*)"
    r"|(?P<number>\d+(?:[.,:]\d+)*)"
    r"|(?P<letter>[^\W\d_](?:['’](?!(?:s|re|ve|ll|d|m)\b)[^\W\d_]+|-(?=\w)[^\W_]+)*)"
    r"|(?P<mark>\S)"
)
_KINDS = {
    "poss": TokenKind.WORD,
    "abbr": TokenKind.WORD,
    "mixed": TokenKind.WORD,
    "word": TokenKind.WORD,
    "letter": TokenKind.WORD,
    "number": TokenKind.NUMBER,
    "mark": TokenKind.MARK,
}


# Several readers walk over one sentence after another; the last few hundred are kept cut.
@functools.lru_cache(maxsize=512)
def tokenise(words: str) -> tuple[Token, ...]:
    """The tokens of `words` in order; white space is dropped.  Linear in the length of `words`."""
    out: list[Token] = []
    for match in _TOKEN.finditer(words):
        text, kind = match.group(), _KINDS[match.lastgroup or "mark"]
        out.append(Token(text, text.lower().replace("’", "'"), match.start(), match.end(), kind))
    return tuple(out)
