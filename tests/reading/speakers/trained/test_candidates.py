"""What may be a cue, with its content, and what is told of it."""

from collections.abc import Mapping, Sequence

import pytest

from asof.reading.encoder.encoder import folder, is_there
from asof.reading.speakers.clauses import join_cues
from asof.reading.speakers.cues import find_cues
from asof.reading.speakers.lexicon import lexicon
from asof.reading.speakers.line import Line
from asof.reading.speakers.tagging import tag
from asof.reading.speakers.trained.choice import Candidate
from asof.reading.speakers.trained.features import Seen
from asof.reading.speakers.trained.weights import load_encoded, load_weights
from asof.reading.words import tokenise

pytest.importorskip("numpy", reason="the extra 'trained' is not installed")
import numpy as np

from asof.reading.speakers.trained.candidates import candidates_in
from asof.reading.speakers.trained.encoded import Pieces

NESTED = "The governor said the mayor had denied that a bridge fell."
QUOTED = "“Nobody denied that the dam was safe,” the engineer told reporters."


class SureOf(Pieces):
    """An encoder that is nearly sure which words are cues, and knows nothing of what belongs to them."""

    def __init__(self, words: str, cues: Mapping[str, float]) -> None:
        self._chances = [cues.get(token.text, 0.001) for token in tokenise(words)]

    def cues(self, labels: Sequence[str]) -> "np.ndarray":
        rows = [{"B": 0.99 * chance, "I": 0.01 * chance, "O": 1 - chance} for chance in self._chances]
        return np.log([[row[label] for label in labels] for row in rows])

    def spans(self, _cue: tuple[int, int], labels: Sequence[str]) -> "np.ndarray":
        return np.full((len(self._chances), len(labels)), -np.log(len(labels)))


def seen(words: str) -> Seen:
    tokens = tokenise(words)
    line = Line(tokens, tag(tokens), lexicon())
    return Seen(line, join_cues(line, find_cues(line)), opens_quoted=False)


def candidates(words: str, **cues: float) -> dict[str, Candidate]:
    """By the words of their cues, where the encoder is so sure of each."""
    weights = load_weights()
    assert weights is not None
    tokens = [token.text for token in tokenise(words)]
    found = candidates_in(seen(words), SureOf(words, cues), weights)
    return {" ".join(tokens[slice(*one.cue)]): one for one in found}


def test_a_candidate_has_its_source_and_its_content() -> None:
    found = candidates("The governor said that three bridges had been closed.", said=0.9)["said"]
    assert (found.source, found.content) == ((0, 2), ((3, 9),))


def test_what_the_encoder_is_sure_of_is_a_candidate_that_the_weights_do_not_find() -> None:
    words = "The governor sniffed that three bridges had been closed."
    assert "sniffed" not in candidates(words)
    assert candidates(words, sniffed=0.999)["sniffed"].content


def test_every_sign_that_is_weighed_is_told_of_every_candidate() -> None:
    weights = load_weights()
    assert weights is not None
    found = candidates(NESTED, said=0.99, denied=0.999)
    assert len(found) > 1
    assert all(set(weights.choice.weights) == set(one.told) for one in found.values())


def test_a_cue_inside_a_content_is_told_to_be_so() -> None:
    found = candidates(NESTED, said=0.99, denied=0.999)
    assert found["denied"].told["in a content"] > 0.5
    assert found["said"].told["in a content"] == 0.0


def test_a_cue_inside_quotation_marks_is_told_to_be_so() -> None:
    found = candidates(QUOTED, told=0.99, denied=0.999)
    assert found["denied"].told["cue quoted"] == 1.0
    assert found["told"].told["cue quoted"] == 0.0
    assert found["told"].told["content quoted"] > 0.8


def test_a_sentence_of_nothing_but_a_cue_has_no_candidate() -> None:
    assert candidates("said", said=0.999) == {}


@pytest.mark.skipif(not is_there(folder()), reason="this install leaves the trained reader's files out")
def test_with_the_encoder_itself_plain_saying_is_likely_to_be_told() -> None:
    pytest.importorskip("onnxruntime", reason="the extra 'trained' is not installed")
    weights, missing = load_encoded()
    assert missing is None
    assert weights is not None
    assert weights.encoder is not None
    sentence = seen(NESTED)
    found = candidates_in(sentence, weights.encoder.pieces(NESTED, sentence.line.tokens), weights)
    assert [weights.choice.chance(one.told) > 0.8 for one in found if one.cue == (2, 3)] == [True]
