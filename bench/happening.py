"""Happenings: what sentences of four sets say happened, by each reader that there is, a class at a time.

Macro F1 is the mean over the classes that at least `FEWEST` sentences kept aside have; its interval is over resamplings
of the sentences.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from asof.reading.happenings.trained import trained_reader
from bench import resampled
from bench.happening_answers import Answers, by_both, by_patterns, by_tfidf, by_trained
from bench.happening_sets import Trial, sets_in

FEWEST = 10


def readers_of(name: str) -> dict[str, Callable[[Trial], Answers]]:
    """What can read the set of that name; without the trained reader's files, or what runs them, it is left out."""
    readers: dict[str, Callable[[Trial], Answers]] = {"patterns": by_patterns, "TF-IDF": by_tfidf}
    _, lacking = trained_reader()
    if lacking:
        return readers
    return readers | {"trained": by_trained} | ({"both": by_both} if name == "labels" else {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The F1 of each class, and their mean over the classes that enough sentences have."""

    each: dict[str, float]
    macro: float


def run_happening(folder: Path) -> int:
    """Print a table a set: one line a class, one column a reader."""
    for trial in sets_in(folder):
        answers = {name: reader(trial) for name, reader in readers_of(trial.name).items()}
        outcomes = {name: outcome(trial, told) for name, told in answers.items()}
        print(f"{trial.name}: {len(trial.aside)} kept aside, {len(trial.train)} to learn from", end="")
        print(f"  known: {trial.known}" if trial.known else "")
        print(f"  {'':24}{'':>6}" + "".join(f"{name:>20}" for name in outcomes))
        for label in trial.labels:
            count = sum(label in one.held for one in trial.aside)
            if count:
                print(f"  {label:24}{count:6}" + "".join(f"{one.each[label]:20.3f}" for one in outcomes.values()))
        print(f"  {'macro F1':30}" + "".join(f"{one.macro:20.3f}" for one in outcomes.values()))
        sides = ("{:.3f}-{:.3f}".format(*interval(trial, told)) for told in answers.values())
        print(f"  {'95 in 100 resamplings':30}" + "".join(f"{words:>20}" for words in sides), flush=True)
    return 0


def measure_happening(folder: Path) -> dict[str, float]:
    """Macro F1 of every set by asof's own readers: ``{"police by patterns": …}``, for the gate."""
    return {
        f"{trial.name} by {name}": outcome(trial, reader(trial)).macro
        for trial in sets_in(folder)
        for name, reader in readers_of(trial.name).items()
        if name != "TF-IDF"
    }


def outcome(trial: Trial, answers: Answers) -> Outcome:
    """How right `answers`, one a sentence kept aside, are; without the interval."""
    gold = [one.held for one in trial.aside]
    each = {label: _f1(label, gold, answers) for label in trial.labels}
    counted = _counted(trial)
    return Outcome(each=each, macro=sum(each[label] for label in counted) / len(counted))


def interval(trial: Trial, answers: Answers) -> tuple[float, float]:
    """The middle 95 % of the macro F1 of resamplings of the sentences kept aside."""
    import numpy as np

    counted = _counted(trial)
    gold = np.array([[label in one.held for label in counted] for one in trial.aside])
    found = np.array([[label in one for label in counted] for one in answers])
    return resampled.interval((gold & found).astype(float), gold.astype(float) + found)


def _counted(trial: Trial) -> list[str]:
    """The classes that the mean is over."""
    return [label for label in trial.labels if sum(label in one.held for one in trial.aside) >= FEWEST]


def _f1(label: str, gold: Answers, found: Answers) -> float:
    both = sum(label in wanted and label in told for wanted, told in zip(gold, found, strict=True))
    either = sum((label in wanted) + (label in told) for wanted, told in zip(gold, found, strict=True))
    return 2 * both / either if either else 0.0
