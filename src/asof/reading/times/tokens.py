"""Cuts words into tokens and gives each the character of its classes, so that grammar can be matched on one string."""

import re
from dataclasses import dataclass

from asof.reading.times.lexicon import lexicon, number_classes

# Longest first within each kind.  Plain words, nine tokens of ten, are tried first.
_TOKEN = re.compile(
    r"""https?://\S+
    |[^\W\d_]{2,}
    |[^\W\d_]['’]clock\b
    |[aApP]\.\ ?[mM]\b\.?
    |[BA]\.[CD]\.(?:E\.)?
    |[^\W\d_]+
    |[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![0-9])
    |[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])
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
    """Tokens of `text`: where each starts and ends, and one character each in `marks` that stands for its classes."""

    text: str
    starts: list[int]
    ends: list[int]
    marks: str

    def words(self, first: int, last: int) -> str:
        """What the tokens from `first` up to, not with, `last` cover."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""

    def word(self, index: int) -> str:
        """One token in lower case."""
        return self.text[self.starts[index] : self.ends[index]].lower()


def tokenize(text: str) -> Tokens:
    """The tokens of `text`, in order; linear in its length."""
    known = lexicon().marks
    starts, ends, marks = [], [], []
    for match in _TOKEN.finditer(text):
        word = match.group()
        starts.append(match.start())
        ends.append(match.end())
        marks.append(known.get(word) or _unknown_mark(word))
    return Tokens(text, starts, ends, "".join(marks))


def _unknown_mark(word: str) -> str:
    members = lexicon().members
    first = word[0]
    if first in "0123456789" and word.isascii():
        return lexicon().number_marks.get(number_classes(word), members["OTHER"][0])
    if first.isalpha():
        return members["CAP"][0] if first.isupper() else members["WORD"][0]
    return members["BREAK"][0] if first == "\n" else members["OTHER"][0]
