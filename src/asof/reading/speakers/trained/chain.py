"""What a linear chain makes of all its paths at once: how likely a stretch is, and the best path that has a label.

By the forward-backward algorithm (Rabiner 1989, section III), in logarithms.  Only the way of reading with the encoder
needs this module, and with it NumPy.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from asof.reading.speakers.line import Range
from asof.reading.speakers.trained.tagger import Tagger

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Scores = NDArray[np.float64]

_NEVER = -1e6  # what a step adds that cannot be
_LONGEST = 9  # tokens of a stretch: of the annotated cues one in 150 is longer


class Paths:
    """All the paths through one sentence.

    `scores` has a row a token, at least one, and a column a label.  Linear in the tokens, square in the labels.
    """

    def __init__(self, tagger: Tagger, scores: "Scores") -> None:
        self._tagger = tagger
        self._scores = scores
        self._steps = np.array(tagger.steps)
        # What the paths up to a token, of every label of it, add up to.
        self._ahead = np.array(scores)
        self._ahead[0] += self._steps[tagger.start]
        for i in range(1, len(scores)):
            self._ahead[i] += np.logaddexp.reduce(self._ahead[i - 1][:, None] + self._steps, axis=0)
        self._total = float(np.logaddexp.reduce(self._ahead[-1]))

    @cached_property
    def _behind(self) -> "Scores":
        """What the paths from a token on, but for its own score, add up to."""
        behind = np.zeros_like(self._scores)
        for i in range(len(behind) - 2, -1, -1):
            behind[i] = np.logaddexp.reduce(self._steps + self._scores[i + 1] + behind[i + 1], axis=1)
        return behind

    def chances(self) -> "Scores":
        """How likely every label of every token is."""
        chances: Scores = np.exp(self._ahead + self._behind - self._total)
        return chances

    def stretches(self, least: float) -> Iterator[tuple[Range, float]]:
        """The stretches labelled "B" and "I" that are at least so likely, with how likely each is; in order."""
        begins = self._tagger.labels.index("B")
        for start in np.flatnonzero(self.chances()[:, begins] >= least).tolist():
            for end in range(start + 1, min(start + _LONGEST, len(self._scores)) + 1):
                chance = self._chance(start, end)
                if chance >= least:
                    yield (start, end), chance

    def _chance(self, start: int, end: int) -> float:
        """How likely it is that a stretch stands from `start` to `end`, and ends there."""
        labels, steps = self._tagger.labels, self._tagger.steps
        begins, inside = labels.index("B"), labels.index("I")
        sum_ = float(self._ahead[start, begins])
        last = begins
        for i in range(start + 1, end):
            sum_ += steps[last][inside] + float(self._scores[i, inside])
            last = inside
        if end < len(self._scores):
            onward = [
                steps[last][to] + self._scores[end, to] + self._behind[end, to] for to in (labels.index("O"), begins)
            ]
            sum_ += float(np.logaddexp.reduce(onward))
        return float(np.exp(sum_ - self._total))

    def best_with(self, label: str) -> tuple[list[str], float]:
        """The best of the paths that have `label` somewhere, and the logarithm of how likely it is."""
        count, needed = len(self._tagger.labels), self._tagger.labels.index(label)
        steps = self._steps
        # Every label twice: before the needed one was met, and from there on.
        twice = np.full((2 * count, 2 * count), _NEVER)
        twice[:count, :count] = twice[count:, count:] = steps
        twice[:count, needed] = _NEVER
        twice[:count, count + needed] = steps[:, needed]
        rows = np.concatenate((self._scores, self._scores), axis=1)
        best = twice[self._tagger.start] + rows[0]
        back = []
        for row in rows[1:]:
            through = best[:, None] + twice
            back.append(through.argmax(0))
            best = through.max(0) + row
        path = [count + int(best[count:].argmax())]
        chance = float(best[path[0]]) - self._total
        for came in reversed(back):
            path.append(int(came[path[-1]]))
        return [self._tagger.labels[i % count] for i in reversed(path)], chance
