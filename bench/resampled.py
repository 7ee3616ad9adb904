"""How sure an F1 is: the middle 95 % of it over resamplings of what it is counted on (Efron 1979, percentiles)."""

from typing import Any

RESAMPLINGS = 1000
_SEED = 11


def interval(both: Any, either: Any) -> tuple[float, float]:
    """The middle 95 % of the mean over columns of F1, from a row of counts a sentence or a text and a column a class.

    `both` are what is told rightly, `either` what is told and what is wanted together.
    """
    import numpy as np

    chance = np.random.default_rng(_SEED)
    means = []
    for _ in range(RESAMPLINGS):
        rows = chance.integers(0, len(both), len(both))
        means.append(float((2 * both[rows].sum(0) / np.maximum(either[rows].sum(0), 1.0)).mean()))
    low, high = np.percentile(means, (2.5, 97.5))
    return float(low), float(high)
