"""Words of a text with what their letters and the gaps between them say; linear in the text."""

import functools
import re
from typing import NamedTuple

# A dotted short form ("U.S.", "W.Va."), or a word with apostrophes inside ("Sana'a"), or a number.
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[A-Z]\.[A-Z][a-z]+\.|[^\W_]+(?:['’ʻʼ‘`][^\W\d_]+)*")
_POSSESSIVE = ("'s", "’s", "'S", "’S", "`s")
_BREAK = re.compile(r"[.!?:;•|\n\"“”]|[—–]| - ")
_ABBREVIATED = frozenset(
    [
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "St",
        "Mt",
        "Ft",
        "Gov",
        "Gen",
        "Sen",
        "Rep",
        "Col",
        "Lt",
        "Sgt",
        "Capt",
        "Prof",
        "Rev",
        "Maj",
        "Cmdr",
        "Adm",
        "Supt",
        "Det",
        "Jr",
        "No",
        "Ste",
        "Pres",
        "Atty",
        "Hon",
    ]
)
# Units of distance in km.
KM = {"km": 1.0, "kms": 1.0, "kilometre": 1.0, "kilometres": 1.0, "kilometer": 1.0, "kilometers": 1.0}
KM |= {"mile": 1.609, "miles": 1.609, "mi": 1.609}
# In a line with this share of capitals, a headline or an upper-case dispatch, capitals say nothing.
TITLED_SHARE = 0.9


class Token(NamedTuple):
    """One word, `lower` in lower case.

    `gap` stands before it; `opens`: it opens a sentence; `titled`: its whole line is capitalised.
    """

    words: str
    start: int
    end: int
    gap: str
    is_capital: bool
    opens: bool
    possessive: bool
    titled: bool
    line: int
    lower: str


def tokenise(content: str) -> list[Token]:
    """The words of `content` in order; spans count its code points."""
    tokens: list[Token] = []
    line: list[Token] = []
    number, end, behind = 0, 0, 0
    new = tuple.__new__  # a third faster than by the names of the fields
    for piece in content.split():
        base = content.index(piece, behind)
        behind = base + len(piece)
        for bare, first, last, is_capital, possessive, lower in _cut(piece):
            start = base + first
            opens = not line
            if start == end + 1 and content[end] == " ":
                gap = " "  # nine gaps of ten, which break nothing
            else:
                gap = content[end:start]
                if "\n" in gap:
                    tokens += _with_case(line)
                    line, number, opens = [], number + 1, True
                opens = opens or _breaks(gap, line[-1].words)
            end = base + last
            line.append(
                new(Token, (bare, start, start + len(bare), gap, is_capital, opens, possessive, False, number, lower))
            )
    return tokens + _with_case(line)


@functools.lru_cache(maxsize=20_000)
def _cut(piece: str) -> tuple[tuple[str, int, int, bool, bool, str], ...]:
    """The words of what stands between two blanks, with where each starts and ends, whether it has a capital and
    a possessive, which is left out, and in lower case: the same words come again and again."""
    found = []
    for match in _TOKEN.finditer(piece):
        words = match.group()
        possessive = words.endswith(_POSSESSIVE)
        bare = words[:-2] if possessive else words
        found.append((bare, match.start(), match.end(), words[0].isupper(), possessive, bare.lower()))
    return tuple(found)


def _breaks(gap: str, last: str) -> bool:
    if not _BREAK.search(gap):
        return False
    # The point of "St. Louis" or "J. Smith" ends nothing.
    return not (gap == ". " and (last in _ABBREVIATED or (len(last) == 1 and last.isupper())))


def _with_case(line: list[Token]) -> list[Token]:
    # A sentence's first word has its capital anyway.
    long = [token.is_capital for token in line[1:] if len(token.words) > 3 and not token.words[0].isdigit()]
    capitals = sum(long)
    if len(long) < 3 or capitals < TITLED_SHARE * len(long):
        return line
    return [token._replace(titled=True) for token in line]
