"""Gives every token of a sentence a letter for its part in the grammar: no tagger, closed classes and endings."""

from collections.abc import Sequence

from asof.reading.speakers.lexicon import Lexicon
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


def tag(tokens: Sequence[Token], words: Lexicon) -> list[str]:
    """One letter a token, by the table in this file.  Linear."""
    out: list[str] = []
    last = len(tokens) - 1
    is_open = False  # whether a single quotation mark is: the next may close it, and is no apostrophe
    for i, token in enumerate(tokens):
        letter = _letter(token, words, out[-1] if out else ".")
        if letter == '"' and token.text in _APOSTROPHES:
            if not is_open and i and _follows_plural(tokens, i):
                letter = "S"
            else:
                is_open = not is_open
        elif letter == "." and 0 < i < last and token.text == "." and _is_abbreviated(tokens, i):
            letter = "N"
        elif len(token.text) == 1 and i < last and tokens[i + 1].text == "." and token.is_capitalised:
            letter = "N"  # an initial
        elif (token.lower, tokens[min(i + 1, last)].lower) == _SO_FAR or (tokens[i - 1].lower, token.lower) == _SO_FAR:
            letter = "A"  # "has so far said"
        elif token.text.isupper() and len(token.text) > 1 and i and not tokens[i - 1].text.isupper():
            letter = "N"  # "WHO", "US"
        out.append(letter)
    return out


def _follows_plural(tokens: Sequence[Token], i: int) -> bool:
    """Whether the mark at `i` is the apostrophe of "the workers' union"."""
    return tokens[i - 1].end == tokens[i].start and tokens[i - 1].lower.endswith("s")


def _is_abbreviated(tokens: Sequence[Token], i: int) -> bool:
    """Whether the full stop at `i`, inside a sentence, belongs to the word before it ("Mr.", "R-Ky.")."""
    before, after = tokens[i - 1], tokens[i + 1]
    goes_on = after.is_word or after.text == "," or after.kind is TokenKind.NUMBER
    return before.end == tokens[i].start and before.is_capitalised and goes_on


def _letter(token: Token, words: Lexicon, before: str) -> str:
    if token.kind is TokenKind.MARK:
        return _MARKS.get(token.text, ".")
    if token.kind is TokenKind.NUMBER:
        return "M"
    lower = token.lower
    if lower == "'s":
        return "S"
    named = token.text[0].isupper() and before not in '.":'
    known = words.tags.get(lower)
    if known in ("V", "G") and (named or before in "DS" or (lower in words.verbs and words.verbs[lower].noun_like)):
        return "N"
    if known is not None:
        return "N" if named and known in "AY" and lower in ("may", "march") and before in "N" else known
    if named or (token.text[0].isupper() and not lower.endswith("ly")):
        return "N"
    if lower.endswith("ly") and len(lower) > 4:
        return "A"
    if (lower.endswith("ed") and len(lower) > 4 and before not in "DSM") or lower.endswith("n't"):
        return "V"
    if lower.endswith("ing") and len(lower) > 5 and before not in "DS":
        return "G"
    return "N"
