"""Joins words that stand apart from their hyphens, as some texts are handed on: "a 59 - year - old", "co - workers"."""

from collections.abc import Sequence

from asof.reading.words import Token

_PREFIXES = frozenset({"co", "ex", "non", "anti", "pro", "mid", "half", "step", "vice", "self"})
_STRUCK = frozenset({"hit", "affected", "stricken"})
_AGES = frozenset({"year", "month", "week", "day"})


def with_hyphens_joined(tokens: Sequence[Token]) -> Sequence[Token]:
    """`tokens` with one for an age or for a prefix and its word; a dash between two other words stays."""
    hyphens = [at for at, token in enumerate(tokens) if token.text == "-" and _stands_apart(tokens, at)]
    if not hyphens:
        return tokens
    out = list(tokens)
    for at in reversed(hyphens):
        is_prefixed = tokens[at - 1].lower in _PREFIXES and tokens[at + 1].text.islower()
        if is_prefixed or tokens[at + 1].lower in _STRUCK:  # "worst - hit"
            out[at - 1 : at + 2] = [_joined(tokens[at - 1 : at + 2])]
        elif at + 2 in hyphens and tokens[at + 1].lower in _AGES and tokens[at + 3].lower == "old":
            out[at - 1 : at + 4] = [_joined(tokens[at - 1 : at + 4])]
    return out


def _stands_apart(tokens: Sequence[Token], at: int) -> bool:
    is_inside = 0 < at < len(tokens) - 1
    return is_inside and tokens[at - 1].end < tokens[at].start and tokens[at].end < tokens[at + 1].start


def _joined(parts: Sequence[Token]) -> Token:
    """One word over `parts`, of the kind of its last one."""
    text = "".join(part.text for part in parts)
    return parts[-1]._replace(
        text=text, lower=text.lower(), start=parts[0].start, is_capitalised=parts[0].is_capitalised
    )
