"""The trained reader of figures: it weighs what patterns say by the words around; without it patterns read alone."""

import hashlib
import tomllib

import pytest

from asof.model.figure import Figure, Measure
from asof.reading.compose.read import reader_name
from asof.reading.encoder import encoder
from asof.reading.encoder.encoder import folder, is_there
from asof.reading.figures.read import figures_in
from asof.reading.figures.reader import PATTERN_FIGURES
from asof.reading.figures.scene import Scene, set_out
from asof.reading.figures.trained import FILES, TrainedFigures, trained_figures
from asof.reading.loading import load_settings
from asof.reading.quantities.read import read_quantities
from bench.gate import digest_of
from bench.more_figures import LESSONS

pytest.importorskip("onnxruntime", reason="the extra 'trained' is not installed")
pytestmark = pytest.mark.skipif(
    not is_there(folder(), FILES), reason="this install leaves the trained readers' files out"
)


@pytest.fixture(scope="module")
def reader() -> TrainedFigures:
    return TrainedFigures(folder())


def _scene(words: str) -> Scene:
    return set_out(words, read_quantities(words))


def _read(reader: TrainedFigures, *sentences: str) -> list[tuple[Figure, ...]]:
    return list(reader.read(map(_scene, sentences)))


def _told(figures: tuple[Figure, ...]) -> list[tuple[Measure, int | None]]:
    return [(figure.measure, figure.quantity.low) for figure in figures]


def test_whoever_is_only_counted_is_no_figure(reader: TrainedFigures) -> None:
    words = "Two men were having an argument when shots were fired."
    assert _told(figures_in(_scene(words))) == [(Measure.OTHER, 2)]
    assert _read(reader, "Shooting in Velm", words)[1] == ()


def test_what_another_sentence_tells_is_lent_to_a_count(reader: TrainedFigures) -> None:
    told = _read(reader, "Quake hits Orm", "At least 12 villagers were killed.", "Among them were three children.")
    assert _told(told[1]) == [(Measure.KILLED, 12)]
    assert _told(told[2]) == [(Measure.KILLED, 3)]


def test_what_befell_people_stays_as_patterns_say_it(reader: TrainedFigures) -> None:
    told = _read(reader, "Ferry sinks off Velm", "Two women were aboard.", "Both of them were pulled out alive.")
    assert _told(told[2]) in ([(Measure.RESCUED, 2)], [])


def test_vehicles_stay_as_patterns_have_them(reader: TrainedFigures) -> None:
    words = "A convoy of 40 vehicles left Velm for Orm."
    assert _read(reader, "Council votes on harbour", words)[1] == figures_in(_scene(words)) != ()


def test_no_number_is_read_that_patterns_do_not_see(reader: TrainedFigures) -> None:
    (figures,) = _read(reader, "The mayor of Velm, 54, spoke on 3 May of flight 17 and of 30 % more rain.")
    assert figures == ()


def test_what_the_encoder_does_not_see_stays_as_patterns_say(reader: TrainedFigures) -> None:
    words = "The harbour, " * 60 + "where two rowers were killed, is closed."
    assert _told(_read(reader, words)[0]) == [(Measure.KILLED, 2)]


def test_without_its_files_patterns_read_alone_and_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "is_there", lambda _folder, _files: False)
    trained_figures.cache_clear()
    reader, lacking = trained_figures()
    trained_figures.cache_clear()
    assert reader is PATTERN_FIGURES
    assert lacking


def test_claims_say_that_figures_were_weighed() -> None:
    settings, lacking = load_settings(None, trained=True)
    assert lacking is None
    assert reader_name(settings) == "patterns/2+trained/2+figures/1"
    assert reader_name() == "patterns/2"


@pytest.mark.parametrize("name", FILES)
def test_the_files_are_those_of_the_card(name: str) -> None:
    card = tomllib.loads((folder() / "figures.toml").read_text(encoding="utf-8"))
    assert hashlib.sha256((folder() / name).read_bytes()).hexdigest() == card["files"][name]


def test_the_lessons_are_those_of_the_card() -> None:
    card = tomllib.loads((folder() / "figures.toml").read_text(encoding="utf-8"))
    assert card["data"][LESSONS.name] == digest_of(LESSONS)
