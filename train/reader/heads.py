"""Learns the heads over sentences anew, on what the exported encoder makes of them: ``python -m train.reader.heads …``.

A head is a logistic regression a label.  The score from which on a label holds is chosen on a fifth of the sentences,
which the encoder has not learnt from; then the head learns from all of them.  A head with many sentences is the mean of
two: the other is over the pieces of words alone, which see rare words that the encoder hardly knows.
"""

import argparse
import random
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from asof.reading.encoder.encoder import PIECES, Encoder
from asof.reading.encoder.heads import HEADS, Head, by_piece_of
from train.reader.filter import learn_filter
from train.reader.lessons import Lesson, drawn, every, is_held

# How strongly each is held to its sentences; chosen on the fifth, 0.003 to 0.1.
STRENGTHS = {"happening": 0.1, "police": 0.03, "root": 0.1, "assault": 0.03, "incident": 0.03}
# Heads that the pieces of words help: on the fifth what police do from .731 to .76, alike from 1 to 10; no other.
STRENGTHS_BY_PIECE = {"police": 3.0}
SILENT = {"muc": 3000}
BARS = tuple(round(0.1 + 0.05 * i, 2) for i in range(15))
SEED = 7
_FEWEST = 4  # sentences that a label must have to be learnt

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Seen:
    """The lessons of one head: what the encoder makes of each, what holds, and which are of the fifth to choose on.

    `pieces` has a column a piece of the vocabulary: where a sentence has it, one by the root of how many it has.
    """

    numbers: Matrix
    pieces: csr_matrix
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
    rows: dict[str, list[tuple[Matrix, tuple[int, ...], frozenset[str], bool]]] = {head.name: [] for head in HEADS}
    over = {head.name: head.over for head in HEADS}
    for lesson in lessons:
        found = encoder.encode(lesson.words, actor=lesson.actor, target=lesson.target)
        for name, labels in lesson.labels.items():
            numbers = found.whole if over[name] == "sentence" else np.concatenate((found.whole, found.pair))
            rows[name].append((numbers, found.pieces, frozenset(labels), is_held(lesson)))
    return {name: _seen(*zip(*told, strict=True)) for name, told in rows.items() if told}


def _seen(
    numbers: Sequence[Matrix],
    pieces: Sequence[tuple[int, ...]],
    held: Sequence[frozenset[str]],
    aside: Sequence[bool],
) -> Seen:
    shares = [1.0 / np.sqrt(len(one)) for one in pieces for _ in one]
    starts = np.cumsum([0, *map(len, pieces)])
    columns = [piece for one in pieces for piece in one]
    spread = csr_matrix((shares, columns, starts), shape=(len(pieces), PIECES))
    return Seen(np.stack(numbers), spread, list(held), np.array(aside))


def learnt(head: Head, seen: Seen) -> dict[str, Matrix]:
    """The weights of one head, a row a label: the numbers' weights, the bias, and the score above which it holds."""
    value, bars = _chosen(head, seen)
    print(f"{head.name}: {len(seen.held)} sentences, macro F1 {value:.3f} on the fifth", flush=True)
    weights, by_piece = _both(head, seen, np.ones_like(seen.aside))
    kept = {head.name: np.column_stack((weights, bars)).astype(np.float32)}
    return kept if by_piece is None else kept | {by_piece_of(head.name): by_piece}


def _both(head: Head, seen: Seen, rows: NDArray[np.bool_]) -> tuple[Matrix, Matrix | None]:
    """The weights of the numbers, and those of the pieces where the head has some: halved, so that their sum counts."""
    held = [one for one, is_row in zip(seen.held, rows, strict=True) if is_row]
    weights = _fitted(head, seen.numbers[rows], held, STRENGTHS[head.name])
    if head.name not in STRENGTHS_BY_PIECE:
        return weights, None
    by_piece = _fitted(head, seen.pieces[rows], held, STRENGTHS_BY_PIECE[head.name])
    weights[:, -1] += by_piece[:, -1]
    return weights / 2, by_piece[:, :-1] / 2


def _chosen(head: Head, seen: Seen) -> tuple[float, Matrix]:
    """The mean F1 on the fifth of the labels that stand there, and the bar of each label at which it is best."""
    wanted = [one for one, is_aside in zip(seen.held, seen.aside, strict=True) if is_aside]
    weights, by_piece = _both(head, seen, ~seen.aside)
    scores = scores_of(weights, seen.numbers[seen.aside])
    if by_piece is not None:
        scores += seen.pieces[seen.aside] @ by_piece.T
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


def _fitted(head: Head, numbers: Matrix | csr_matrix, held: Sequence[frozenset[str]], strength: float) -> Matrix:
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
