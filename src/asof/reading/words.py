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
    """One token; `start` and `end` are half-open code-point offsets into the words that were cut.

    `is_word` says that it is made of letters, `is_capitalised` that it begins with an upper-case letter.
    """

    text: str
    lower: str
    start: int
    end: int
    kind: TokenKind
    is_word: bool
    is_capitalised: bool

    def written(self, text: str) -> "Token":
        """The same token as if it were written in the letters `text`."""
        return self._replace(text=text, is_capitalised=text[0].isupper())


# An apostrophe joins only letters; a possessive 's and the short forms of "are", "have", "will" are tokens of their
# own, so that "the mayor's guard" has the word "mayor".  "U.S." and "p.m." keep their dots; "350-strong" is one word.
# Words of two letters and more, four tokens of five, are tried first.
_TOKEN = re.compile(
    r"[^\W\d_]{2,}(?:['’](?!(?:s|re|ve|ll|d|m)\b)[^\W\d_]+|-(?=\w)[^\W_]+)*"
    r"|['’](?:s|re|ve|ll|d|m)\b"
    r"|(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,]\d+)*-[^\W\d_]+(?:-[^\W\d_]+)*"
    r"|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_](?:['’](?!(?:s|re|ve|ll|d|m)\b)[^\W\d_]+|-(?=\w)[^\W_]+)*"
    r"|\S"
)
_LETTER = re.compile(r"[^\W\d_]")


# Several readers walk over one sentence after another; the last few hundred are kept cut.
@functools.lru_cache(maxsize=512)
def tokenise(words: str) -> tuple[Token, ...]:
    """The tokens of `words` in order; white space is dropped.  Linear in the length of `words`."""
    out: list[Token] = []
    new, end = tuple.__new__, 0  # a third faster than by the names of the fields
    for piece in words.split():
        base = words.index(piece, end)
        end = base + len(piece)
        for text, lower, first, last, kind, is_word, is_capitalised in _cut(piece):
            out.append(new(Token, (text, lower, base + first, base + last, kind, is_word, is_capitalised)))
    return tuple(out)


@functools.lru_cache(maxsize=20_000)
def _cut(piece: str) -> tuple[Token, ...]:
    """The tokens of what stands between two blanks: no token holds one, and the same words come again and again."""
    return tuple(_token(match) for match in _TOKEN.finditer(piece))


def _token(match: re.Match[str]) -> Token:
    text = match.group()
    other = TokenKind.NUMBER if text[0].isdecimal() else TokenKind.MARK
    kind = TokenKind.WORD if _LETTER.search(text) else other
    lower = text.lower().replace("’", "'")
    return Token(text, lower, match.start(), match.end(), kind, kind is TokenKind.WORD, text[0].isupper())
