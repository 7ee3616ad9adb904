"""Sentences as numbers, by the trained encoder: a small BERT in whole numbers of eight bits, run by ONNX Runtime.

Only this module needs the libraries of the extra ``trained``; they are loaded when a sentence is first encoded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asof.model.span import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float32]

LONGEST = 128  # tokens of a sentence; what stands behind them is not seen
PIECES = 30_522  # of words, that the vocabulary has
LIBRARIES = ("onnxruntime", "tokenizers", "numpy")
FILES = ("encoder.onnx", "tokenizer.json", "heads.npz", "said.npz", "filter.json")


@dataclass(frozen=True, slots=True)
class Encoded:
    """One sentence as the encoder sees it.

    `whole` is the sentence in 1,152 numbers, `pair` its actor and target in 768, all zero where none is given.  `roles`
    and `fills` and `cues` have a row of scores for every token but the marks around the sentence, `states` its own 384
    numbers; `spans` are the tokens' own, and `pieces` the numbers of the vocabulary's pieces that they are, each once.
    """

    whole: "Numbers"
    pair: "Numbers"
    roles: "Numbers"
    fills: "Numbers"
    cues: "Numbers"
    states: "Numbers"
    spans: tuple[Span, ...]
    pieces: tuple[int, ...]


class Encoder:
    """The encoder, loaded; one sentence at a time, since what is quantised together is rounded together."""

    def __init__(self, folder: Path) -> None:
        self._session = session(folder / "encoder.onnx")
        self._tokenizer = tokenizer(folder)
        self._tokenizer.enable_truncation(LONGEST)

    def encode(self, words: str, *, actor: Span | None = None, target: Span | None = None) -> Encoded:
        """`words` as numbers; `actor` and `target` are spans of it."""
        import numpy as np

        found = self._tokenizer.encode(words)
        offsets: Sequence[tuple[int, int]] = found.offsets
        feed = {
            "ids": np.array([found.ids], dtype=np.int64),
            "mask": np.ones((1, len(found.ids)), dtype=np.float32),
            "actor": np.array([_marks(offsets, actor)], dtype=np.float32),
            "target": np.array([_marks(offsets, target)], dtype=np.float32),
        }
        whole, pair, *of_tokens = self._session.run(None, feed)
        spans = tuple(Span(start=start, end=end) for start, end in offsets[1:-1])
        roles, fills, cues, states = (numbers[0, 1:-1] for numbers in of_tokens)
        pieces = tuple(sorted(set(found.ids[1:-1])))
        return Encoded(whole[0], pair[0], roles, fills, cues, states, spans, pieces)


def session(path: Path) -> Any:
    """The network in the file `path`, to be run on one core."""
    import onnxruntime

    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = 1
    settings.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), settings, providers=["CPUExecutionProvider"])


def tokenizer(folder: Path) -> Any:
    """What cuts words into the pieces of the vocabulary, without padding or truncation."""
    from tokenizers import Tokenizer

    made = Tokenizer.from_file(str(folder / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


def _marks(offsets: Sequence[tuple[int, int]], span: Span | None) -> list[float]:
    """1 for every token of `span`, else 0."""
    if span is None:
        return [0.0] * len(offsets)
    return [float(start < end and start < span.end and span.start < end) for start, end in offsets]


def weights_in(path: Path) -> dict[str, "Numbers"]:
    """The arrays of a file of weights, by name; they are kept in half as many digits as they are read with."""
    import numpy as np

    with np.load(path) as kept:
        return {name: kept[name].astype(np.float32) for name in kept.files}


def folder() -> Path:
    """Where the trained reader's files lie, whether they are there or not."""
    return Path(str(resources.files(__package__)))


def is_there(folder: Path, files: Sequence[str] = FILES) -> bool:
    """Whether `files` lie in `folder`: an install may leave them out."""
    return all((folder / name).is_file() for name in files)


def lacking(files: Sequence[str] = FILES) -> str | None:
    """In words, what an encoder of these files cannot be run for; None where it can."""
    if not is_there(folder(), files):
        return "the files of the trained reader are not in this install"
    missing = next((name for name in LIBRARIES if find_spec(name) is None), None)
    return f"{missing} is not installed; asof[trained] has it" if missing else None
