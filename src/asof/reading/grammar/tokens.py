"""What a word of a sentence may be, by itself and by the word beside it."""

from collections.abc import Sequence

from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import Form, verb_forms
from asof.reading.words import Token, TokenKind

_TITLE = 5  # letters of an initial or a title before its full stop: "Capt."


def perceives(bases: Sequence[str]) -> bool:
    """Whether a verb with one of these base forms sees, hears or films somebody do something."""
    return not closed_classes().perceiving.isdisjoint(bases)


def is_one_phrase(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether neither a mark nor a preposition stands in ``[start, end)``."""
    return start < end and not any(token.kind is TokenKind.MARK or is_preposition(token) for token in tokens[start:end])


def has_form(token: Token, form: Form) -> bool:
    """Whether the word can be this form of a known verb."""
    return token.is_word and any(form in known.forms for known in verb_forms(token.lower))


def is_helper(token: Token) -> bool:
    """Whether it is an auxiliary or a modal."""
    return token.lower in closed_classes().helpers


def opens_noun_phrase(token: Token) -> bool:
    """Whether it is a determiner or a number in digits."""
    return token.lower in closed_classes().determiners or token.kind is TokenKind.NUMBER


def starts_noun_phrase(token: Token | None) -> bool:
    """Whether a noun phrase may begin with it; a mark begins one where it opens a quotation or a sum."""
    if token is None or token.kind is TokenKind.MARK:
        return token is not None and token.text in "“\"‘'$£€"
    classes = closed_classes()
    return (
        token.lower in classes.determiners
        or token.kind is TokenKind.NUMBER
        or not (
            token.lower in classes.prepositions
            or token.lower in classes.conjunctions
            or token.lower in classes.auxiliaries
        )
    )


def is_nounlike(token: Token | None) -> bool:
    """Whether it is a word that is neither of a closed class nor an adverb."""
    if token is None or not token.is_word:
        return False
    classes = closed_classes()
    return token.lower not in classes.function_words and not classes.is_adverb(token.lower)


def is_preposition(token: Token | None) -> bool:
    """Whether it is a preposition."""
    return token is not None and token.lower in closed_classes().prepositions


def is_unlisted_past(token: Token) -> bool:
    """Whether it ends as the past of a verb does that no list has."""
    lower = token.lower
    return lower.endswith("ed") and lower not in closed_classes().no_verbs and not verb_forms(lower)


def is_spaced_dash(tokens: Sequence[Token], i: int) -> bool:
    """Whether the mark is a dash between clauses, not a hyphen."""
    return tokens[i].text == "-" and 0 < i < len(tokens) - 1 and tokens[i - 1].end < tokens[i].start


def is_initial(tokens: Sequence[Token], i: int) -> bool:
    """Whether the full stop belongs to an initial or a title ("Ada M. Moss", "Sgt. Moss")."""
    before = tokens[i - 1] if i else None
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    is_short = before is not None and len(before.text) <= _TITLE and before.is_capitalised
    return bool(is_short and following and following.is_capitalised)
