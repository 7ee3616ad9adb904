"""Happenings: what sentences of four sets say happened, by each reader that there is, a class at a time.

Macro F1 is the mean over the classes that at least `FEWEST` sentences kept aside have.  An interval is the middle 95 %
of 1,000 resamplings of the sentences (Efron 1979, percentiles).
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.happening_answers import Answers, by_patterns, by_tfidf
from bench.happening_sets import Trial, sets_in

FEWEST = 10
_RESAMPLINGS = 1000
_SEED = 11

READERS: dict[str, Callable[[Trial], Answers]] = {"patterns": by_patterns, "TF-IDF": by_tfidf}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The F1 of each class, and their mean over the classes that enough sentences have."""

    each: dict[str, float]
    macro: float


def run_happening(folder: Path) -> int:
    """Print a table a set: one line a class, one column a reader."""
    for test in sets_in(folder):
        answers = {name: reader(test) for name, reader in READERS.items()}
        outcomes = {name: outcome(test, told) for name, told in answers.items()}
        print(f"{test.name}: {len(test.aside)} kept aside, {len(test.train)} to learn from", end="")
        print(f"  known: {test.known}" if test.known else "")
        print(f"  {'':24}{'':>6}" + "".join(f"{name:>20}" for name in outcomes))
        for label in test.labels:
            count = sum(label in one.held for one in test.aside)
            if count:
                print(f"  {label:24}{count:6}" + "".join(f"{one.each[label]:20.3f}" for one in outcomes.values()))
        print(f"  {'macro F1':30}" + "".join(f"{one.macro:20.3f}" for one in outcomes.values()))
        sides = ("{:.3f}-{:.3f}".format(*interval(test, told)) for told in answers.values())
        print(f"  {'95 in 100 resamplings':30}" + "".join(f"{words:>20}" for words in sides), flush=True)
    return 0


def measure_happening(folder: Path) -> dict[str, float]:
    """Macro F1 of every set by the pattern reader: ``{"police by patterns": …}``, for the gate."""
    return {f"{test.name} by patterns": outcome(test, by_patterns(test)).macro for test in sets_in(folder)}


def outcome(test: Trial, answers: Answers) -> Outcome:
    """How right `answers`, one a sentence kept aside, are; without the interval."""
    gold = [one.held for one in test.aside]
    each = {label: _f1(label, gold, answers) for label in test.labels}
    counted = _counted(test)
    return Outcome(each=each, macro=sum(each[label] for label in counted) / len(counted))


def interval(test: Trial, answers: Answers) -> tuple[float, float]:
    """The middle 95 % of the macro F1 of resamplings of the sentences kept aside."""
    import numpy as np

    counted = _counted(test)
    gold = np.array([[label in one.held for label in counted] for one in test.aside])
    found = np.array([[label in one for label in counted] for one in answers])
    both, either = (gold & found).astype(float), gold.astype(float) + found
    chance = np.random.default_rng(_SEED)
    means = []
    for _ in range(_RESAMPLINGS):
        rows = chance.integers(0, len(gold), len(gold))
        means.append(float((2 * both[rows].sum(0) / np.maximum(either[rows].sum(0), 1.0)).mean()))
    low, high = np.percentile(means, (2.5, 97.5))
    return float(low), float(high)


def _counted(test: Trial) -> list[str]:
    """The classes that the mean is over."""
    return [label for label in test.labels if sum(label in one.held for one in test.aside) >= FEWEST]


def _f1(label: str, gold: Answers, found: Answers) -> float:
    both = sum(label in wanted and label in told for wanted, told in zip(gold, found, strict=True))
    either = sum((label in wanted) + (label in told) for wanted, told in zip(gold, found, strict=True))
    return 2 * both / either if either else 0.0
