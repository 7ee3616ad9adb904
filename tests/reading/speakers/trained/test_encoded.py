"""What the encoder says of cues and what belongs to them stands beside the weights; without it they read alone."""

import dataclasses

import numpy as np
import pytest

from asof.model.report import Block, BlockKind, Entry, Text
from asof.model.span import Span
from asof.reading.encoder.encoder import Encoded, folder, is_there
from asof.reading.sentences import split_sentences
from asof.reading.speakers.read import read_speakers
from asof.reading.speakers.trained.encoded import OfCue, Pieces
from asof.reading.speakers.trained.weights import Weights, load_encoded, load_weights
from asof.reading.words import tokenise

pytest.importorskip("onnxruntime", reason="the extra 'trained' is not installed")
pytestmark = pytest.mark.skipif(not is_there(folder()), reason="this install leaves the trained reader's files out")

LABELS = ("B", "I", "O")


def _contents(content: str, weights: Weights | None) -> list[str]:
    whole = Span(start=0, end=len(content))
    text = Text(report_id="", content=content, blocks=(Block(kind=BlockKind.PARAGRAPH, span=whole),))
    sentences = split_sentences(text, (Entry(report_id="", number=0, span=whole),))
    read = read_speakers(content, sentences, outlet="The Evening Post", weights=weights)
    return [span.of(content) for item in read for span in item.content]


def _encoded(words: str, cues: list[list[float]]) -> Encoded:
    """Every word is a piece, with the scores of the head ``cues``: none, begins, goes on."""
    spans = tuple(Span(start=token.start, end=token.end) for token in tokenise(words))
    nothing = np.zeros((len(spans), 1), dtype=np.float32)
    return Encoded(nothing[0], nothing[0], nothing, nothing, np.array(cues, dtype=np.float32), nothing, spans, ())


def test_a_token_has_the_log_probabilities_of_its_piece_in_the_order_asked_for() -> None:
    words = "Police said"
    pieces = Pieces(_encoded(words, [[9.0, 0.0, 0.0], [0.0, 9.0, 0.0]]), OfCue(folder() / "said.npz"), tokenise(words))
    police, said = pieces.cues(LABELS).tolist()
    assert police == pytest.approx([-9.0, -9.0, 0.0], abs=0.01)
    assert said == pytest.approx([0.0, -9.0, -9.0], abs=0.01)


def test_what_the_encoder_does_not_see_is_worth_nothing() -> None:
    words = "Police said so"
    found = dataclasses.replace(_encoded(words, [[9.0, 0.0, 0.0]] * 3), spans=(Span(start=0, end=6),))
    assert Pieces(found, OfCue(folder() / "said.npz"), tokenise(words)).cues(LABELS)[1:].tolist() == [[0.0] * 3] * 2


def test_with_the_encoder_plain_saying_is_read_as_without() -> None:
    content = "The governor said that three bridges had been closed."
    weights, missing = load_encoded()
    assert missing is None
    assert _contents(content, weights) == _contents(content, load_weights()) == ["that three bridges had been closed"]


def test_the_encoder_finds_who_is_said_to_believe() -> None:
    weights, _ = load_encoded()
    assert _contents("Two more villages have fallen, the aid workers reckon.", weights) == [
        "Two more villages have fallen"
    ]
