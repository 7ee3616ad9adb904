"""Spots names that stand where a place stands and that the index does not know: they stay unresolved, not unseen."""

from collections.abc import Sequence

from asof.reading.places.fold import fold
from asof.reading.places.lexicon import Lexicon
from asof.reading.places.names import joins
from asof.reading.places.recognise import Mention
from asof.reading.places.sites import Site
from asof.reading.places.tokens import Token

# Before a place and hardly before anything else that has a capital.
_SLOTS = frozenset({"near", "outside"})
LONGEST = 3


def find_strangers(
    tokens: Sequence[Token], mentions: Sequence[Mention], sites: Sequence[Site], lexicon: Lexicon
) -> list[tuple[int, int]]:
    """Token ranges of unknown names after "near" or "the village of", or as in "in X, Kenya"; linear in the words."""
    taken = {at for mention in mentions for at in range(mention.first, mention.last)}
    taken |= {at for site in sites for at in range(site.first, site.last)}
    outer = {mention.first for mention in mentions if tokens[mention.first].gap == ", "}
    found: list[tuple[int, int]] = []
    for at in range(1, len(tokens)):
        if not tokens[at].is_capital or tokens[at].titled or at in taken or tokens[at].gap != " ":
            continue
        last = at + 1
        while last < len(tokens) and last - at <= LONGEST and tokens[last].is_capital and joins(tokens[last]):
            if tokens[last - 1].possessive:
                break
            last += 1
        if taken & set(range(at, last)) or not _may_be_place(tokens[at:last], lexicon):
            continue
        if _is_slot(tokens, at, lexicon) or (tokens[at - 1].words == "in" and last in outer):
            found.append((at, last))
    return found


def _is_slot(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    before = tokens[at - 1].lower
    if before in _SLOTS:
        return True
    return before == "of" and at > 1 and tokens[at - 2].lower in lexicon.kinds and not tokens[at - 2].is_capital


def _may_be_place(name: Sequence[Token], lexicon: Lexicon) -> bool:
    if len(name) > LONGEST or any(token.words.isupper() or len(token.words) < 4 for token in name):
        return False
    first, last = name[0].words, name[-1].words
    if first in lexicon.first_names or first in lexicon.titles or last in lexicon.surnames:
        return False
    return not any(
        token.words in lexicon.heads or token.lower in lexicon.common or fold(token.words) in lexicon.never
        for token in name
    )
