"""What the encoder makes of who says what: how likely each label of a token is, beside what the weights say.

A token has the log probabilities of its first piece.  Needs the libraries of the extra ``trained``.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from asof.model.span import Span
from asof.reading.encoder.encoder import Encoded, Encoder, weights_in
from asof.reading.encoder.heads import HEADS
from asof.reading.words import Token

if TYPE_CHECKING:
    from asof.reading.encoder.encoder import Numbers

# The labels of the taggers in the names of the heads.
_CUE = {"O": "O", "B": "B-cue", "I": "I-cue"}
_SPAN = {"O": "O", "B-S": "B-source", "I-S": "I-source", "B-C": "B-content", "I-C": "I-content"}


class Pieces:
    """One sentence as the encoder sees it, told in the tokens of the taggers."""

    def __init__(self, found: Encoded, of_cue: "OfCue", tokens: Sequence[Token]) -> None:
        self._found = found
        self._of_cue = of_cue
        self._tokens = tokens
        starts: dict[int, int] = {}
        for number, span in enumerate(found.spans):
            for place in range(span.start, span.end):
                starts.setdefault(place, number)
        # What stands behind the last token that the encoder sees has no piece.
        self._first = [starts.get(token.start, -1) for token in tokens]

    def cues(self, labels: Sequence[str]) -> "Numbers":
        """The log probabilities of being (in) a cue, a row a token and a column a label."""
        return self._told("cues", self._found.cues, [_CUE[label] for label in labels])

    def spans(self, cue: tuple[int, int], labels: Sequence[str]) -> "Numbers":
        """Those of being (in) the source or the content of the cue of tokens ``[start, end)``."""
        span = Span(start=self._tokens[cue[0]].start, end=self._tokens[cue[1] - 1].end)
        return self._told("said", self._of_cue.scores(self._found, span), [_SPAN[label] for label in labels])

    def _told(self, head: str, scores: "Numbers", labels: Sequence[str]) -> "Numbers":
        import numpy as np

        named = next(one.labels for one in HEADS if one.name == head)
        logs = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
        out = np.zeros((len(self._first), len(labels)), dtype=np.float32)
        is_seen = [first >= 0 for first in self._first]
        asked = logs[:, [named.index(label) for label in labels]]
        out[is_seen] = asked[[first for first in self._first if first >= 0]]
        return out


class OfCue:
    """The head over tokens and one cue: a map of a token's state, the mean of the cue's, and where it stands to it."""

    def __init__(self, path: Path) -> None:
        self._weights = weights_in(path)

    def scores(self, found: Encoded, cue: Span) -> "Numbers":
        """The scores of every token, a column a label of the head ``said``."""
        import numpy as np

        weights, states = self._weights, found.states
        held = np.array([span.start < cue.end and cue.start < span.end for span in found.spans], dtype=np.float32)
        own = held @ states / max(float(held.sum()), 1.0)
        between = states @ weights["token.weight"].T + weights["token.bias"]
        between = between + weights["cue.weight"] @ own + _stands(held) @ weights["stands.weight"].T
        scores: Numbers = np.maximum(between, 0.0) @ weights["out.weight"].T + weights["out.bias"]
        return scores


def _stands(held: "Numbers") -> "Numbers":
    """Whether each token stands before the cue, whether behind it, and how far as a logarithm."""
    import numpy as np

    out = np.zeros((len(held), 3), dtype=np.float32)
    where = np.flatnonzero(held)
    if len(where):
        first, last = where[0], where[-1]
        index = np.arange(len(held))
        out[:first, 0] = 1.0
        out[last + 1 :, 1] = 1.0
        out[:, 2] = np.log1p(np.maximum(np.maximum(first - index, index - last), 0))
    return out


class EncodedSpeakers:
    """The encoder and the head over a cue, loaded; the files of the encoder lie in `files`."""

    def __init__(self, files: Path) -> None:
        self._encoder = Encoder(files)
        self._of_cue = OfCue(files / "said.npz")

    def pieces(self, words: str, tokens: Sequence[Token]) -> Pieces:
        """One sentence; `tokens` are its own, counted in `words`."""
        return Pieces(self._encoder.encode(words), self._of_cue, tokens)
