"""Spots names that stand where a place stands and that the index does not know: they stay unresolved, not unseen."""

from collections.abc import Sequence
from dataclasses import dataclass

from asof.reading.places.alike import spellings
from asof.reading.places.fold import fold
from asof.reading.places.lexicon import Lexicon
from asof.reading.places.names import joins
from asof.reading.places.recognise import Mention
from asof.reading.places.sites import Site
from asof.reading.places.tokens import Token

# Before a place and hardly before anything else that has a capital.
_SLOTS = frozenset({"near", "outside"})
# Before a place too, and before much else.
_MOVES = frozenset({"from", "at", "reached", "entered"})
LONGEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Stranger:
    """An unknown name of tokens `first` to `last` (half open).

    `is_clear` where the words around it hardly stand around anything but a place; else it is one only where a place is
    spelled alike.
    """

    first: int
    last: int
    is_clear: bool


def find_strangers(
    tokens: Sequence[Token], mentions: Sequence[Mention], sites: Sequence[Site], lexicon: Lexicon
) -> list[Stranger]:
    """Unknown names after "near" or "the village of", as in "in X, Kenya", or after "in" and the like, in order.

    Linear in the words.
    """
    taken = {at for mention in mentions for at in range(mention.first, mention.last)}
    taken |= {at for site in sites for at in range(site.first, site.last)}
    outer = {mention.first for mention in mentions if tokens[mention.first].gap == ", "}
    before, articles = lexicon.strong_prepositions | _MOVES, spellings().articles
    found: list[Stranger] = []
    for at in [at for at, token in enumerate(tokens) if token.is_capital and not token.titled and at]:
        if at in taken:
            continue
        first, last = _opened(tokens, at), _end(tokens, at)
        if first == 0 or not _is_plain(tokens[first].gap) or taken & set(range(first, last)):
            continue
        if not _may_be_place([token for token in tokens[first:last] if token.words not in articles], lexicon):
            continue
        is_clear = _is_slot(tokens, first, lexicon) or (tokens[first - 1].words == "in" and last in outer)
        is_dateline = last in outer and tokens[first].line != tokens[first - 1].line
        if is_clear or is_dateline or tokens[first - 1].lower in before:
            found.append(Stranger(first=first, last=last, is_clear=is_clear))
    return found


def _is_plain(gap: str) -> bool:
    return gap == " " or gap.endswith("\n")


def _opened(tokens: Sequence[Token], at: int) -> int:
    """Where the name starts whose first capital is at `at`: one earlier after an article ("al-Qwerat")."""
    return at - 1 if tokens[at].gap == "-" and tokens[at - 1].words in spellings().articles else at


def _end(tokens: Sequence[Token], at: int) -> int:
    """The token after the name that starts at `at`, articles inside it counted in ("Qwer ez-Zal")."""
    last = at + 1
    while last < len(tokens) and last - at <= LONGEST and joins(tokens[last]) and not tokens[last - 1].possessive:
        is_article = (
            tokens[last].words in spellings().articles and last + 1 < len(tokens) and tokens[last + 1].is_capital
        )
        if not tokens[last].is_capital and not (is_article and tokens[last + 1].gap in ("-", " ")):
            break
        last += 1
    return last


def _is_article(tokens: Sequence[Token], at: int) -> bool:
    is_followed = at + 1 < len(tokens) and tokens[at + 1].is_capital and tokens[at + 1].gap in ("-", " ")
    return is_followed and tokens[at].words in spellings().articles


def _is_slot(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    before = tokens[at - 1].lower
    if before in _SLOTS:
        return True
    return before == "of" and at > 1 and tokens[at - 2].lower in lexicon.kinds and not tokens[at - 2].is_capital


def _may_be_place(name: Sequence[Token], lexicon: Lexicon) -> bool:
    if (
        len(name) > LONGEST
        or len(name[0].words) < 4
        or any(token.words.isupper() or len(token.words) < 3 for token in name)
    ):
        return False
    first, last = name[0].words, name[-1].words
    if first in lexicon.first_names or first in lexicon.titles or last in lexicon.surnames:
        return False
    return not any(
        token.words in lexicon.heads or token.lower in lexicon.common or fold(token.words) in lexicon.never
        for token in name
    )
