"""Which of the hurt are the dead told of before: "Three people were found dead. All three had gunshot wounds"."""

import re
from collections.abc import Mapping, Sequence

from asof.model.figure import Figure, Measure

_WHOLE = re.compile(r"\b(?:all|both)(?: of)?(?: the)?\s*$", re.IGNORECASE)


def without_wounds_of_dead(
    told: Mapping[int, Sequence[Figure]], words: Mapping[int, str]
) -> dict[int, tuple[Figure, ...]]:
    """The figures of each sentence without the hurt who are "both" or "all five" of as many told dead before.

    `words` are the sentences that the spans of `told` count in, by the same numbers.  Where as many were told hurt
    before, "all five" may be those, and stay.
    """
    dead: set[int] = set()
    hurt: set[int] = set()
    out: dict[int, tuple[Figure, ...]] = {}
    for number in sorted(told):
        out[number] = tuple(
            figure
            for figure in told[number]
            if not (_several(figure, Measure.INJURED) in dead - hurt and _is_whole(figure, words[number]))
        )
        for figure in out[number]:
            dead.add(_several(figure, Measure.KILLED))
            hurt.add(_several(figure, Measure.INJURED))
        dead.discard(0)
    return out


def _several(figure: Figure, measure: Measure) -> int:
    """How many a figure of `measure` counts exactly, where more than one; else 0."""
    low, high = figure.quantity.low, figure.quantity.high
    return low if figure.measure is measure and low is not None and low == high and low > 1 else 0


def _is_whole(figure: Figure, words: str) -> bool:
    """Whether the figure counts all of those told of: "|all| five", "|both|"."""
    return _WHOLE.search(words[: figure.quantity.span.start]) is not None or figure.quantity.words.lower().startswith(
        ("both", "all ")
    )
