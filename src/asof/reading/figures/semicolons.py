"""Reads the semicolons of a list as commas, since one clause goes on over all of it."""

import itertools
from collections.abc import Sequence

from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import verb_forms
from asof.reading.words import Token


def with_lists_joined(tokens: Sequence[Token]) -> Sequence[Token]:
    """`tokens` as they are, but with commas for the semicolons of a list: "Ada Moss, 35; Ivo Renn, 34; and two men".

    A list ends in "; and", and no member between two semicolons has a verb of its own.  Offsets stay.
    """
    marks = [at for at, token in enumerate(tokens) if token.text == ";"]
    if not marks or marks[-1] + 1 >= len(tokens) or tokens[marks[-1] + 1].lower != "and":
        return tokens
    members = [tokens[start + 1 : end] for start, end in itertools.pairwise(marks)]
    if any(_is_verb(token) for member in members or [tokens[: marks[0]]] for token in member):
        return tokens  # "two were killed; three fled; and one was held"
    out = list(tokens)
    for at in marks:
        out[at] = tokens[at]._replace(text=",", lower=",")
    return out


def _is_verb(token: Token) -> bool:
    is_lower = token.text.islower() and not token.lower.endswith("ing")
    return is_lower and (token.lower in closed_classes().helpers or bool(verb_forms(token.lower)))
