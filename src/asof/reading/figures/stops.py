"""Tells the stops of titles and initials, which end no clause: "St. Orm", "Sgt. Moss", "Ada L. Moss"."""

from collections.abc import Sequence

from asof.reading.words import Token

SHORT = "·"
"""What the stop behind a shortened word reads as, so that no rule takes it for the end of a clause."""
_SHORTENED = frozenset({
    "st", "mt", "ft", "sgt", "lt", "col", "gen", "capt", "maj", "cpl", "cmdr", "adm", "pvt", "pfc", "spc", "det",
    "insp", "supt", "dr", "mr", "mrs", "ms", "prof", "rev", "sen", "rep", "gov", "hon", "jr", "sr", "ofc",
})  # fmt: skip


def with_short_stops(tokens: Sequence[Token]) -> Sequence[Token]:
    """`tokens` with the stops behind titles and initials that stand inside the sentence read as `SHORT`."""
    stops = [at for at, token in enumerate(tokens[:-1]) if token.text == "." and _is_short(tokens, at)]
    if not stops:
        return tokens
    out = list(tokens)
    for at in stops:
        out[at] = tokens[at]._replace(lower=SHORT)
    return out


def _is_short(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1] if at else None
    if before is None or not before.is_capitalised or before.end != tokens[at].start:
        return False
    is_initial = len(before.text) == 1 and at > 1 and tokens[at - 2].is_capitalised and tokens[at + 1].is_capitalised
    return is_initial or before.lower in _SHORTENED
