"""Joins words that stand apart from their hyphens, as some texts are handed on: "a 59 - year - old", "a mayor’ s"."""

from collections.abc import Sequence

from asof.reading.words import Token

_MARKS = frozenset("-'’")
_PREFIXES = frozenset({"co", "ex", "non", "anti", "pro", "mid", "half", "step", "vice", "self"})
_STRUCK = frozenset({"hit", "affected", "stricken"})
_AGES = frozenset({"year", "month", "week", "day"})


def with_hyphens_joined(tokens: Sequence[Token]) -> Sequence[Token]:
    """`tokens` with one for an age, a prefix and its word or an owner's "’ s"; a dash between two other words stays."""
    hyphens = [at for at, token in enumerate(tokens) if token.text in _MARKS and _stands_apart(tokens, at)]
    if not hyphens:
        return tokens
    out = list(tokens)
    for at in reversed(hyphens):
        if tokens[at].text != "-":
            out[at : at + 2] = [_joined(tokens[at : at + 2])]
            continue
        is_prefixed = tokens[at - 1].lower in _PREFIXES and tokens[at + 1].text.islower()
        if is_prefixed or tokens[at + 1].lower in _STRUCK:  # "worst - hit"
            out[at - 1 : at + 2] = [_joined(tokens[at - 1 : at + 2])]
        elif at + 2 in hyphens and tokens[at + 1].lower in _AGES and tokens[at + 3].lower == "old":
            out[at - 1 : at + 4] = [_joined(tokens[at - 1 : at + 4])]
        elif [token.lower for token in tokens[at + 1 : at + 3]] == ["year", "old"]:
            out[at - 1 : at + 3] = [_joined([*tokens[at - 1 : at + 2], tokens[at], tokens[at + 2]])]
    return out


def _stands_apart(tokens: Sequence[Token], at: int) -> bool:
    is_inside = 0 < at < len(tokens) - 1
    if tokens[at].text != "-":  # "the mayor’ s driver"
        return is_inside and tokens[at + 1].text == "s" and tokens[at - 1].end == tokens[at].start
    return is_inside and tokens[at - 1].end < tokens[at].start and tokens[at].end < tokens[at + 1].start


def _joined(parts: Sequence[Token]) -> Token:
    """One word over `parts`, of the kind of its last one."""
    text = "".join(part.text for part in parts)
    return parts[-1]._replace(
        text=text, lower=text.lower().replace("’", "'"), start=parts[0].start, is_capitalised=parts[0].is_capitalised
    )
