"""Gives a sentence in capitals the case it would have, so that one grammar reads it: small words small, names not."""

from collections.abc import Sequence

from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import verb_forms
from asof.reading.quantities.nouns import nouns
from asof.reading.speakers.lexicon import Lexicon
from asof.reading.words import Token

_BOUNDS = frozenset(["least", "most"])  # "at least six"
_FEWEST_WORDS = 6  # fewer are an acronym or a name as likely as a sentence in capitals


def with_case(tokens: Sequence[Token], words: Lexicon) -> Sequence[Token]:
    """`tokens` as they are, but in a sentence all in capitals the known words in lower case and the others capitalised.

    Offsets stay, so that every span still names the words as they are written.
    """
    if not all(token.text.isupper() for token in tokens if token.is_word):
        return tokens
    if sum(token.is_word for token in tokens) < _FEWEST_WORDS:
        return tokens
    return [_cased(tokens, i, words) for i in range(len(tokens))]


def _cased(tokens: Sequence[Token], i: int, words: Lexicon) -> Token:
    token = tokens[i]
    if i == 0 or not token.is_word or "." in token.text:
        return token.written(token.text if "." in token.text else token.text.capitalize())
    is_name = tokens[i - 1].lower == "united"
    known = (words.tags, words.starters, words.roles, _BOUNDS)
    is_small = any(token.lower in table for table in known) or nouns().class_of(token.lower) is not None
    is_small = (
        is_small or token.lower in _BOUNDS or closed_classes().is_adverb(token.lower) or bool(verb_forms(token.lower))
    )
    return token.written(token.lower if is_small and not is_name else token.text.capitalize())
