"""Labels a row of tokens by weights that were learned: a linear chain, read by the best path (Viterbi 1967)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagger:
    """The labels, what every feature adds to some of them (by their number), and what each step to the next adds.

    `start` is the number of the label that stands before the first token.
    """

    labels: tuple[str, ...]
    weights: Mapping[str, Sequence[tuple[int, float]]]
    steps: Sequence[Sequence[float]]
    start: int

    def scores(self, rows: Sequence[Sequence[str]]) -> list[list[float]]:
        """What the features of every row add up to for each label, whatever stands beside it."""
        out = []
        for row in rows:
            sums = [0.0] * len(self.labels)
            for feature in row:
                for label, weight in self.weights.get(feature, ()):
                    sums[label] += weight
            out.append(sums)
        return out

    def tag(self, rows: Sequence[Sequence[str]]) -> list[str]:
        """The label of every row of features, in order.  Linear in the features, square in the labels."""
        count = range(len(self.labels))
        best = list(self.steps[self.start])
        back: list[list[int]] = []
        for number, row in enumerate(rows):
            if number:
                came = [max(count, key=lambda origin: best[origin] + self.steps[origin][to]) for to in count]
                best = [best[origin] + self.steps[origin][to] for to, origin in enumerate(came)]
                back.append(came)
            for feature in row:
                for label, weight in self.weights.get(feature, ()):
                    best[label] += weight
        path = [max(count, key=best.__getitem__)] if rows else []
        for came in reversed(back):
            path.append(came[path[-1]])
        return [self.labels[label] for label in reversed(path)]


def stretches(labels: Sequence[str], name: str) -> list[tuple[int, int]]:
    """The half-open stretches labelled "B" and "I" (of `name`, as in "B-C"), in order."""
    out: list[tuple[int, int]] = []
    for i, label in enumerate(labels):
        if label == "B" + name:
            out.append((i, i + 1))
        elif label == "I" + name and out:
            out[-1] = (out[-1][0], i + 1)
    return out
