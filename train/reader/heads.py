"""Learns the heads over sentences anew, on what the exported encoder makes of them: ``python -m train.reader.heads …``.

A head is a logistic regression a label.  The score from which on a label holds is chosen on a fifth of the sentences,
which the encoder has not learnt from; then the head learns from all of them.
"""

import argparse
import random
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from asof.reading.encoder.encoder import Encoder
from asof.reading.encoder.heads import HEADS, Head
from train.reader.filter import learn_filter
from train.reader.lessons import Lesson, drawn, every, is_held

# How strongly each is held to its sentences; chosen on the fifth, 0.003 to 0.1.
STRENGTHS = {"happening": 0.1, "police": 0.03, "root": 0.1, "assault": 0.03, "incident": 0.03}
SILENT = {"muc": 3000}
BARS = tuple(round(0.1 + 0.05 * i, 2) for i in range(15))
SEED = 7
_FEWEST = 4  # sentences that a label must have to be learnt

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Seen:
    """The lessons of one head: what the encoder makes of each, what holds, and which are of the fifth to choose on."""

    numbers: Matrix
    held: list[frozenset[str]]
    aside: NDArray[np.bool_]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m train.reader.heads", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path, help="where the encoder lies and the heads are written")
    parser.add_argument("--only", metavar="HEAD", help="learn this head anew, and keep the others and the filter")
    given = parser.parse_args()
    warnings.simplefilter("ignore", ConvergenceWarning)
    lessons = drawn(every(given.data, held=False), random.Random(SEED), SILENT)  # noqa: S311 - a shuffle, no secret
    lessons = [one for one in lessons if one.labels]
    kept: dict[str, Matrix] = {}
    if given.only:
        lessons = [one for one in lessons if given.only in one.labels]
        kept |= dict(np.load(given.folder / "heads.npz"))
    else:
        # The passages of incidents are several sentences: the filter knows one.
        learn_filter([one for one in lessons if "incident" not in one.labels], given.folder / "filter.json")
    seen = encoded(lessons, Encoder(given.folder))
    for head in HEADS:
        if head.name in seen:
            kept |= learnt(head, seen[head.name])
    np.savez_compressed(given.folder / "heads.npz", **{name: part.astype(np.float16) for name, part in kept.items()})


def encoded(lessons: Sequence[Lesson], encoder: Encoder) -> dict[str, Seen]:
    """What each head is taught by, encoded once."""
    rows: dict[str, list[tuple[Matrix, frozenset[str], bool]]] = {head.name: [] for head in HEADS}
    over = {head.name: head.over for head in HEADS}
    for lesson in lessons:
        found = encoder.encode(lesson.words, actor=lesson.actor, target=lesson.target)
        for name, labels in lesson.labels.items():
            numbers = found.whole if over[name] == "sentence" else np.concatenate((found.whole, found.pair))
            rows[name].append((numbers, frozenset(labels), is_held(lesson)))
    return {
        name: Seen(np.stack([row[0] for row in told]), [row[1] for row in told], np.array([row[2] for row in told]))
        for name, told in rows.items()
        if told
    }


def learnt(head: Head, seen: Seen) -> dict[str, Matrix]:
    """The weights of one head, a row a label: the numbers' weights, the bias, and the score above which it holds."""
    strength = STRENGTHS[head.name]
    value, bars = _chosen(head, seen, strength)
    print(f"{head.name}: {len(seen.held)} sentences, macro F1 {value:.3f} on the fifth", flush=True)
    weights = _fitted(head, seen.numbers, seen.held, strength)
    return {head.name: np.column_stack((weights, bars)).astype(np.float32)}


def _chosen(head: Head, seen: Seen, strength: float) -> tuple[float, Matrix]:
    """The mean F1 on the fifth of the labels that stand there, and the bar of each label at which it is best."""
    others = ~seen.aside
    held = [one for one, is_aside in zip(seen.held, seen.aside, strict=True) if not is_aside]
    wanted = [one for one, is_aside in zip(seen.held, seen.aside, strict=True) if is_aside]
    scores = scores_of(_fitted(head, seen.numbers[others], held, strength), seen.numbers[seen.aside])
    if head.single:
        told = scores.argmax(1)
        each = [_f1(told == i, np.array([label in one for one in wanted])) for i, label in enumerate(head.labels)]
        return _mean(each, head.labels, wanted), np.zeros(len(head.labels), dtype=np.float32)
    bars, each = [], []
    for i, label in enumerate(head.labels):
        truth = np.array([label in one for one in wanted])
        tried = {bar: _f1(scores[:, i] > np.log(bar / (1 - bar)), truth) for bar in BARS}
        # Of a label that hardly stands there, what the others are told by.
        bar = max(tried, key=lambda one: (tried[one], -abs(one - 0.3))) if truth.sum() >= 10 else 0.3
        bars.append(np.log(bar / (1 - bar)))
        each.append(tried[bar])
    return _mean(each, head.labels, wanted), np.array(bars, dtype=np.float32)


def _mean(each: Sequence[float], labels: Sequence[str], wanted: Sequence[frozenset[str]]) -> float:
    counted = [value for value, label in zip(each, labels, strict=True) if sum(label in one for one in wanted) >= 3]
    return float(np.mean(counted)) if counted else 0.0


def _fitted(head: Head, numbers: Matrix, held: Sequence[frozenset[str]], strength: float) -> Matrix:
    """A row a label: weights and bias; of a label that is too rare, no weights and a bias that never lets it hold."""
    out = np.zeros((len(head.labels), numbers.shape[1] + 1), dtype=np.float32)
    out[:, -1] = -20.0
    if head.single:
        told = [head.labels.index(next(iter(one))) for one in held]
        model = LogisticRegression(C=strength, max_iter=300).fit(numbers, told)
        out[model.classes_, :-1], out[model.classes_, -1] = model.coef_, model.intercept_
        return out
    for i, label in enumerate(head.labels):
        told = [label in one for one in held]
        if sum(told) >= _FEWEST:
            model = LogisticRegression(C=strength, max_iter=300).fit(numbers, told)
            out[i, :-1], out[i, -1] = model.coef_[0], model.intercept_[0]
    return out


def scores_of(weights: Matrix, numbers: Matrix) -> Matrix:
    """The scores, a row a sentence and a column a label."""
    return numbers @ weights[:, :-1].T + weights[:, -1]


def _f1(told: NDArray[np.bool_], truth: NDArray[np.bool_]) -> float:
    either = int(told.sum() + truth.sum())
    return 2 * int((told & truth).sum()) / either if either else 0.0


if __name__ == "__main__":
    main()
