"""Cuts words into tokens and gives each the character of its classes, so that grammar can be matched on one string."""

import functools
import re
from dataclasses import dataclass

from asof.reading.times.lexicon import lexicon, number_classes

# Longest first within each kind.  Plain words, nine tokens of ten, are tried first.
_TOKEN = re.compile(
    r"""https?://\S+
    |[^\W\d_]{2,}(?:[0-9]\w*)?
    |[^\W\d_]['’]clock\b
    |[aApP]\.\ ?[mM]\b\.?
    |[BA]\.[CD]\.(?:E\.)?
    |[^\W\d_]+
    |[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![0-9])
    |[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])
    |[0-9]{1,2}[hH][0-9]{2}\b
    |[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2})(?![0-9])
    |[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4}|[0-9]{2})(?![0-9])
    |[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])
    |[0-9]{1,9}\.[0-9]{1,9}
    |[0-9]/[0-9](?![0-9])
    |[0-9]{1,6}(?:st|nd|rd|th|ST|ND|RD|TH)\b
    |(?:1[0-9]|20)?[0-9]0s\b
    |[0-9]+
    |\n[ \t\r]*\n
    |['’]s\b
    |[^\w\s]
    |\w""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of `text`: the word of each, where it starts, and in `marks` one character that stands for its classes."""

    text: str
    parts: list[str]
    starts: list[int]
    marks: str

    def words(self, first: int, last: int) -> str:
        """What the tokens from `first` up to, not with, `last` cover."""
        return self.text[self.starts[first] : self.end(last - 1)] if first < last else ""

    def end(self, index: int) -> int:
        """Where a token ends."""
        return self.starts[index] + len(self.parts[index])

    def word(self, index: int) -> str:
        """One token in lower case."""
        return self.parts[index].lower()


# What a token may hold beside letters, figures and marks: the blank of "p. m.", and a line without words.
_ACROSS = re.compile(r"\n|[aApP]\. [mM]")


def tokenize(text: str) -> Tokens:
    """The tokens of `text`, in order; linear in its length."""
    if _ACROSS.search(text):
        return Tokens(text, *_cut(text))
    parts: list[str] = []
    starts: list[int] = []
    marks: list[str] = []
    end = 0
    for piece in text.split():
        base = text.index(piece, end)
        end = base + len(piece)
        found, firsts, marked = _cut_piece(piece)
        parts += found
        starts += [base + first for first in firsts]
        marks.append(marked)
    return Tokens(text, parts, starts, "".join(marks))


def _cut(text: str) -> tuple[list[str], list[int], str]:
    """The tokens of `text`, where each starts, and their marks."""
    matches = list(_TOKEN.finditer(text))
    parts = [match.group() for match in matches]
    return parts, [match.start() for match in matches], "".join(map(_mark, parts))


# What stands between two blanks: the same words come again and again.
_cut_piece = functools.lru_cache(maxsize=20_000)(_cut)


def _mark(word: str) -> str:
    known, members = lexicon().marks.get(word), lexicon().members
    if known:
        return known
    first = word[0]
    if first in "0123456789" and word.isascii():
        return lexicon().number_marks.get(number_classes(word), members["OTHER"][0])
    if first.isalpha():
        return members["CAP"][0] if first.isupper() else members["WORD"][0]
    return members["BREAK"][0] if first == "\n" else members["OTHER"][0]
