"""Finds the names in a text that the index of places knows, longest first, whatever they stand for."""

from typing import NamedTuple

from asof.model.where import Level
from asof.reading.places.fold import fold
from asof.reading.places.index import Index
from asof.reading.places.lexicon import Lexicon
from asof.reading.places.place import Named
from asof.reading.places.tokens import Token

LONGEST = 6
# Small words inside a name ("Isle of Wight", "Rio de Janeiro", "Bosnia and Herzegovina").
_INNER = frozenset(
    {"of", "the", "and", "de", "del", "la", "las", "le", "les", "el", "al", "do", "da", "dos", "das", "di", "du", "des"}
    | {
        "sur",
        "en",
        "am",
        "an",
        "der",
        "den",
        "bin",
        "ibn",
        "ez",
        "es",
        "as",
        "ar",
        "ad",
        "az",
        "e",
        "i",
        "y",
        "upon",
        "on",
    }
)
# The Arabic article opens a name in lower case ("al-Bab").
_ARTICLES = frozenset({"al", "el", "as", "ar", "an", "ad", "at", "az", "ash", "ez", "es"})
# Short forms of two letters that are used without a town before them.
_FREE_SHORT = frozenset({"=US", "=UK", "=EU", "=DC", "=BC", "=NZ", "=HK", "=LA", "=SF", "=KL"})
# ... and those that are when they have points.
_FREE_POINTED = frozenset({"=NY", "=NJ", "=NC", "=SC", "=NH", "=NM", "=ND", "=SD", "=RI", "=WVa", "=PEI", "=NWT"})
_WORD_JOINTS = frozenset({" ", "-", "–", "’", "'", ". ", "\u00a0"})


class Name(NamedTuple):
    """Tokens `first` to `last` (not included) that the index knows under `found`; `key` is the folded name."""

    first: int
    last: int
    key: str
    found: tuple[Named, ...]

    @property
    def adjective(self) -> bool:
        """Whether it is an adjective or the name of a people ("Iranian")."""
        return True in [named.adjective for named in self.found]


def find_names(tokens: list[Token], index: Index, lexicon: Lexicon) -> list[Name]:
    """The names of places in order, none overlapping another.  At most `LONGEST` look-ups a capitalised word."""
    names: list[Name] = []
    after = 0
    for at, token in enumerate(tokens):
        if at < after or not (token.is_capital or (token.words in _ARTICLES and _opens_name(tokens, at))):
            continue
        name = _own(tokens, at, index) or _longest(tokens, at, index, lexicon)
        if name is not None:
            names.append(name)
            after = name.last
    return names


def joins(token: Token) -> bool:
    """Whether `token` may continue the name that the token before it is part of."""
    return token.gap in _WORD_JOINTS and not token.opens


def _own(tokens: list[Token], at: int, index: Index) -> Name | None:
    """The longest name of the user's own places that starts at `at`, also where only its first word has a capital."""
    if index.own is None:
        return None
    end = at + 1
    while end < len(tokens) and end - at < index.own.longest and joins(tokens[end]) and not tokens[end - 1].possessive:
        end += 1
    for last in range(end, at, -1):
        key = fold(" ".join([token.words for token in tokens[at:last]]))
        if index.own.find(key):
            return Name(first=at, last=last, key=key, found=index.find_key(key))
    return None


def _opens_name(tokens: list[Token], at: int) -> bool:
    """Whether an article is followed by a name."""
    return at + 1 < len(tokens) and tokens[at + 1].is_capital and tokens[at + 1].gap in ("-", " ")


def _longest(tokens: list[Token], at: int, index: Index, lexicon: Lexicon) -> Name | None:
    end = at + 1
    longest = min(LONGEST, index.most_words(fold(tokens[at].words)))
    while end < len(tokens) and end - at < longest and _continues(tokens, end):
        end += 1
    for last in range(end, at, -1):
        if not tokens[last - 1].is_capital and not tokens[last - 1].words.isdigit():
            continue
        name = _short_form(tokens, at, index) if last == at + 1 else None
        if name is None and (longest or index.own is not None):
            name = _known(tokens, at, last, index, lexicon)
        if name is not None:
            return name
    return None


def _continues(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if not joins(token) or tokens[at - 1].possessive:
        return False
    return token.is_capital or token.words in _INNER


def _known(tokens: list[Token], first: int, last: int, index: Index, lexicon: Lexicon) -> Name | None:
    key = fold(" ".join([token.words for token in tokens[first:last]]))
    if not key or (last == first + 1 and (key in lexicon.never or len(key) < 2)):
        return None
    found = index.find_key(key)
    return Name(first=first, last=last, key=key, found=found) if found else None


def _short_form(tokens: list[Token], at: int, index: Index) -> Name | None:
    """A name that counts as it is written: "U.S.", "UK", "Calif.", "KY" after a town."""
    token = tokens[at]
    dotted = "." in token.words
    upper = len(token.words) <= 4 and token.words.isupper()
    pointed = not upper and at + 1 < len(tokens) and tokens[at + 1].gap[:1] == "."
    if not (dotted or upper or pointed):
        return None
    if token.titled and upper and not dotted and token.words not in ("UK", "USA", "UAE", "EU"):
        # "US" in a headline in capitals may be "us".
        return None
    key = "=" + token.words.replace(".", "").replace("’", "").replace("'", "")
    found = index.find_key(key)
    if not found:
        return None
    if at and tokens[at - 1].words.isdigit() and tokens[at].gap == " ":
        # "100 B.C."
        return None
    free = key in _FREE_SHORT or (dotted and key in _FREE_POINTED)
    free = free or (upper and len(key) > 3 and any(named.place.level is not Level.ADMIN1 for named in found))
    if not free and not _after_town(tokens, at):
        return None
    return Name(first=at, last=at + 1, key=key, found=found)


def _after_town(tokens: list[Token], at: int) -> bool:
    if not at:
        return False
    gap = tokens[at].gap
    if gap == "-":
        return tokens[at - 1].words in ("R", "D", "I", "Rep", "Dem")
    return gap in (", ", " (") and tokens[at - 1].is_capital
