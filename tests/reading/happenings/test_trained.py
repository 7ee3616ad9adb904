"""The trained reader: what it finds alone is believed or not, patterns check it, and without it patterns read alone."""

import hashlib
import tomllib
from pathlib import Path

import pytest

from asof.model.claim import Happening
from asof.model.span import Span
from asof.reading.encoder import encoder
from asof.reading.encoder.encoder import FILES, Encoder, folder, is_there
from asof.reading.encoder.filter import Filter
from asof.reading.encoder.heads import ROLES, SentenceHeads, spans_of
from asof.reading.happenings.read import read_happenings
from asof.reading.happenings.reader import PATTERNS
from asof.reading.happenings.trained import TrainedReader, trained_reader
from bench.happening import outcome
from bench.happening_answers import trained_answers
from bench.happening_sets import sets_in

pytest.importorskip("onnxruntime", reason="the extra 'trained' is not installed")
pytestmark = pytest.mark.skipif(not is_there(folder()), reason="this install leaves the trained reader's files out")


@pytest.fixture(scope="module")
def reader() -> TrainedReader:
    return TrainedReader(folder())


def _asserted(reader: TrainedReader, words: str) -> set[Happening]:
    return {one.happening for one in reader.read(words) if one.asserted}


def test_what_patterns_have_no_words_for_is_found(reader: TrainedReader) -> None:
    words = "Fans hurled seats and flares as the match was stopped."
    assert not [one for one in read_happenings(words) if one.asserted]
    (mention,) = [one for one in reader.read(words) if one.asserted]
    assert mention.happening is Happening.RIOT
    assert mention.trigger.of(words) == "hurled"


def test_what_patterns_find_stays(reader: TrainedReader) -> None:
    assert Happening.ARREST in _asserted(reader, "Police arrested four men in Velm on Monday.")


def test_a_sentence_is_encoded_once(reader: TrainedReader, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "Six rowers were taken to hospital after the footbridge at Velm gave way."
    first = reader.read(words)
    monkeypatch.setattr(Encoder, "encode", None)
    assert reader.read(words) == first


def test_without_its_files_patterns_read_alone_and_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "is_there", lambda _folder, _files: False)
    trained_reader.cache_clear()
    reader, lacking = trained_reader()
    trained_reader.cache_clear()
    assert reader is PATTERNS
    assert lacking


def test_without_its_libraries_patterns_read_alone_and_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "onnxruntime", None)
    trained_reader.cache_clear()
    reader, lacking = trained_reader()
    trained_reader.cache_clear()
    assert reader is PATTERNS
    assert lacking
    assert "asof[trained]" in lacking


def test_spans_begin_with_b_and_end_where_their_name_does() -> None:
    import numpy as np

    words = "ab cd ef gh"
    tokens = [Span(start=3 * i, end=3 * i + 2) for i in range(4)]
    scores = np.zeros((4, 1 + 2 * len(ROLES)), dtype=np.float32)
    for row, column in enumerate((1, 2, 0, 3)):  # B-trigger, I-trigger, O, B-actor
        scores[row, column] = 5.0
    found = [(name, span) for name, span, _ in spans_of(ROLES, scores, tokens, words)]
    assert found == [("trigger", Span(start=0, end=5)), ("actor", Span(start=9, end=11))]


def test_a_span_is_of_whole_words() -> None:
    import numpy as np

    words = "the Orlavines fled"
    tokens = [Span(start=0, end=3), Span(start=4, end=6), Span(start=6, end=13), Span(start=14, end=18)]
    scores = np.zeros((4, 1 + 2 * len(ROLES)), dtype=np.float32)
    for row, column in enumerate((0, 0, 4, 1)):  # O, O, I-actor, B-trigger
        scores[row, column] = 5.0
    found = [(name, span.of(words)) for name, span, _ in spans_of(ROLES, scores, tokens, words)]
    assert found == [("actor", "Orlavines"), ("trigger", "fled")]


def test_a_span_begins_before_an_apostrophe() -> None:
    import numpy as np

    words = "Velm's hospital is full"
    tokens = [Span(start=0, end=4), Span(start=4, end=5), Span(start=5, end=6), Span(start=7, end=15)]
    scores = np.zeros((4, 1 + 2 * len(ROLES)), dtype=np.float32)
    for row, column in enumerate((0, 0, 7, 8)):  # O, O, B-place, I-place
        scores[row, column] = 5.0
    assert [span.of(words) for _, span, _ in spans_of(ROLES, scores, tokens, words)] == ["Velm's hospital"]


def _card() -> dict[str, dict[str, str]]:
    card: dict[str, dict[str, str]] = tomllib.loads((folder() / "card.toml").read_text(encoding="utf-8"))
    return card


@pytest.mark.parametrize("name", FILES)
def test_the_files_are_those_of_the_card(name: str) -> None:
    assert hashlib.sha256((folder() / name).read_bytes()).hexdigest() == _card()["files"][name]


@pytest.mark.parametrize("name", ["roots", "assault"])
def test_the_scores_of_the_card_are_reached_again(name: str, shared: Path) -> None:
    trial = next(one for one in sets_in(shared / "data" / "happening") if one.name == name)
    answers = trained_answers(trial, Encoder(folder()), SentenceHeads(folder() / "heads.npz"))
    # Processors round the whole numbers of eight bits a little differently.
    assert outcome(trial, answers).macro == pytest.approx(_card()["scores"][name], abs=0.02)


def test_hardly_a_sentence_that_tells_something_is_left_out(shared: Path) -> None:
    passed = Filter(folder() / "filter.json")
    for trial in sets_in(shared / "data" / "happening"):
        telling = [one for one in trial.aside if one.held]
        assert sum(passed.lets_through(one.words) for one in telling) > 0.98 * len(telling), trial.name
