"""Gives every token of a sentence a letter for its part in the grammar: no tagger, closed classes and endings."""

import functools
from collections.abc import Sequence

from asof.reading.speakers.lexicon import lexicon
from asof.reading.words import Token, TokenKind

# N noun, name or adjective · M number · Y word of time · D determiner · R subject pronoun · W relative · T "that" ·
# P preposition · O "to" · C and, or · B other conjunction · X auxiliary · A adverb · V verb · G -ing · S possessive ·
# , ; : - marks · " quotation mark · ( ) brackets · . anything that ends a sentence, and other marks
_MARKS = {
    ",": ",", ";": ";", ":": ":", "-": "-", "–": "-", "—": "-", "―": "-", "(": "(", ")": ")", "[": "(", "]": ")",
    '"': '"', "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "'": '"', "’": '"', "‘": '"', "`": '"',
    "%": "N", "$": "M", "£": "M", "€": "M", "&": "C", "/": "N", "@": "N", "#": "N",
}  # fmt: skip
_SO_FAR = ("so", "far")
_APOSTROPHES = frozenset("'’‘`")


def tag(tokens: Sequence[Token]) -> list[str]:
    """One letter a token, by the table in this file.  Linear."""
    out: list[str] = []
    last = len(tokens) - 1
    is_open = False  # whether a single quotation mark is: the next may close it, and is no apostrophe
    letter = "."
    for i, token in enumerate(tokens):
        text = token.text
        letter = _letter(text, token.lower, token.is_word, letter)
        if letter == '"' and text in _APOSTROPHES:
            if not is_open and i and _follows_plural(tokens, i):
                letter = "S"
            else:
                is_open = not is_open
        elif letter == "." and 0 < i < last and text == "." and _is_abbreviated(tokens, i):
            letter = "N"
        elif len(text) == 1:
            if token.is_capitalised and i < last and tokens[i + 1].text == ".":
                letter = "N"  # an initial
        elif token.lower in _SO_FAR and _is_so_far(tokens, i):
            letter = "A"  # "has so far said"
        elif i and text.isupper() and not tokens[i - 1].text.isupper():
            letter = "N"  # "WHO", "US"
        out.append(letter)
    return out


def _is_so_far(tokens: Sequence[Token], i: int) -> bool:
    first = i if tokens[i].lower == "so" else i - 1
    return tuple(token.lower for token in tokens[first : first + 2]) == _SO_FAR


def _follows_plural(tokens: Sequence[Token], i: int) -> bool:
    """Whether the mark at `i` is the apostrophe of "the workers' union"."""
    return tokens[i - 1].end == tokens[i].start and tokens[i - 1].lower.endswith("s")


def _is_abbreviated(tokens: Sequence[Token], i: int) -> bool:
    """Whether the full stop at `i`, inside a sentence, belongs to the word before it ("Mr.", "R-Ky.")."""
    before, after = tokens[i - 1], tokens[i + 1]
    goes_on = after.is_word or after.text == "," or after.kind is TokenKind.NUMBER
    return before.end == tokens[i].start and before.is_capitalised and goes_on


@functools.lru_cache(maxsize=20_000)
def _letter(text: str, lower: str, is_word: bool, before: str) -> str:
    """The letter of a token behind one of the letter `before`, by nothing else."""
    if not is_word:
        return "M" if text[0].isdecimal() else _MARKS.get(text, ".")
    if lower == "'s":
        return "S"
    words = lexicon()
    named = text[0].isupper() and before not in '.":'
    known = words.tags.get(lower)
    if known in ("V", "G") and (named or before in "DS" or (lower in words.verbs and words.verbs[lower].noun_like)):
        return "N"
    if known is not None:
        return "N" if named and known in "AY" and lower in ("may", "march") and before in "N" else known
    if named or (text[0].isupper() and not lower.endswith("ly")):
        return "N"
    if lower.endswith("ly") and len(lower) > 4:
        return "A"
    if (lower.endswith("ed") and len(lower) > 4 and before not in "DSM") or lower.endswith("n't"):
        return "V"
    if lower.endswith("ing") and len(lower) > 5 and before not in "DS":
        return "G"
    return "N"
