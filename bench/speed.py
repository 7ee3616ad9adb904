"""How fast one core takes texts of 400 words from bytes into the record, where the time goes, and the peak memory.

Seconds are of the processor, so that other work on the machine tells less; the wall clock stands beside them.
"""

import cProfile
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from asof.intake.intake import Hints, Intake, take_in
from asof.model.report import Entry, Report, Text
from asof.reading.compose.read import Reading, read_report
from asof.reading.figures.read import figures_in
from asof.reading.figures.scene import set_out
from asof.reading.figures.victims import victims_in
from asof.reading.happenings.read import read_happenings
from asof.reading.loading import load_settings
from asof.reading.places.read import PlaceHints, read_places
from asof.reading.quantities.read import read_quantities
from asof.reading.sentences import Sentence, split_sentences
from asof.reading.speakers.read import read_speakers
from asof.reading.times.anchor import Anchor
from asof.reading.times.read import read_times
from asof.record.sqlite import SqliteStore

T = TypeVar("T")

WORDS = 400
WARM = 5
TARGET_TEXTS_A_SECOND = 150
TARGET_PEAK_MB = 500
TARGET_TRAINED = 30
TARGET_TRAINED_MB = 400


def texts_of(folder: Path) -> Iterator[bytes]:
    """The figures' texts on end, cut into texts of `WORDS` words; their paragraphs stay apart."""
    lines: list[str] = []
    count = 0
    for path in sorted((folder / "figures" / "texts").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines()[2:]:
            words = line.split()
            while count + len(words) >= WORDS:
                cut = WORDS - count
                yield "\n\n".join([*lines, " ".join(words[:cut])]).encode()
                lines, count, words = [], 0, words[cut:]
            lines.append(" ".join(words))
            count += len(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Seconds of the processor that each stage took for so many texts, and what it made of them.

    `started_s` are those of the first `WARM` texts, with all that is read and made once a process; `reading_s` those of
    all texts after that, `warm_s` those of reading them again, once every form of words has been met.
    `reading_wall_s` are those of the first reading by the clock on the wall.
    """

    intakes: tuple[Intake, ...]
    claims: int
    intake_s: float
    started_s: float
    reading_s: float
    reading_wall_s: float
    warm_s: float
    recording_s: float

    @property
    def reading_texts_a_second(self) -> float:
        """How many texts the readers take in a second of the processor."""
        return len(self.intakes) / self.reading_s


def measure(folder: Path) -> Speed:
    """Take every text through intake, reading and recording on one core; ValueError where the folder has no texts.

    A few texts are read first, so that most of what happens once a process (patterns, tables) is not counted a text.
    """
    raws = list(texts_of(folder))
    if not raws:
        raise ValueError(f"there are no texts under {folder / 'figures' / 'texts'}")
    hints = Hints(published=date(2011, 6, 1), outlet="The Bench")
    now = datetime.now(UTC)

    def taken(raw: bytes, number: int) -> Intake:
        return take_in(raw, name=f"text {number}", url=None, received_at=now, hints=hints)

    first = [taken(raw, number) for number, raw in enumerate(raws[:WARM])]
    started_s = _timed(lambda one: read_report(*_parts(one)), first)
    started = time.process_time()
    intakes = tuple(taken(raw, number) for number, raw in enumerate(raws))
    intake_s, started, clock = time.process_time() - started, time.process_time(), time.perf_counter()
    readings = [read_report(*_parts(intake)) for intake in intakes]
    reading_s, reading_wall_s = time.process_time() - started, time.perf_counter() - clock
    warm_s = _timed(lambda one: read_report(*_parts(one)), intakes)
    return Speed(
        intakes=intakes,
        claims=sum(len(reading.claims) for reading in readings),
        intake_s=intake_s,
        started_s=started_s,
        reading_s=reading_s,
        reading_wall_s=reading_wall_s,
        warm_s=warm_s,
        recording_s=_record(raws, intakes, readings),
    )


def calls_a_text(intakes: Sequence[Intake]) -> float:
    """How many calls reading a text again makes: what it costs on any machine, as seconds do not tell."""
    return calls_of(lambda: [read_report(*_parts(intake)) for intake in intakes]) / len(intakes)


def calls_of(run: Callable[[], object]) -> int:
    """How many calls `run` makes."""
    profile = cProfile.Profile()
    profile.runcall(run)
    return sum(entry.callcount for entry in profile.getstats())


def _record(raws: Sequence[bytes], intakes: Sequence[Intake], readings: Sequence[Reading]) -> float:
    with tempfile.TemporaryDirectory() as scratch, SqliteStore.open(Path(scratch) / "speed.db") as store:
        started = time.process_time()
        for raw, intake, reading in zip(raws, intakes, readings, strict=True):
            store.append(
                raw=raw,
                report=intake.report,
                text=intake.text,
                entries=reading.entries,
                claims=reading.claims,
                issues=intake.issues,
            )
        return time.process_time() - started


def run_speed(folder: Path) -> int:
    """Print texts a second of each stage and of the whole, where reading's time goes, and the peak memory; 0."""
    speed = measure(folder)
    texts = len(speed.intakes)
    print(f"{texts} texts of {WORDS} words, {speed.claims} claims, one core")
    print(_line("intake", speed.intake_s, texts))
    print(_line("reading", speed.reading_s, texts) + f"   target {TARGET_TEXTS_A_SECOND} texts/s")
    print(_line("  by wall", speed.reading_wall_s, texts))
    print(_line("  once warm", speed.warm_s, texts) + "   every form of words met before")
    print(_line("  at first", speed.started_s, min(WARM, texts)) + f"   the first {WARM}, tables and patterns included")
    print(_line("recording", speed.recording_s, texts))
    print(_line("all", speed.intake_s + speed.reading_s + speed.recording_s, texts))
    print("each reader alone, and its share of reading once warm:")
    stages = dict(_stages(speed.intakes))
    stages["the rest"] = max(speed.warm_s - sum(stages.values()), 0.0)
    for name, seconds in stages.items():
        print(_line(name, seconds, texts) + f" {seconds / speed.warm_s:5.0%}")
    print(f"  peak memory {peak_mb():7.0f} MB   target {TARGET_PEAK_MB}")
    _print_trained(speed.intakes)
    return 0


def _print_trained(intakes: Sequence[Intake]) -> None:
    """Reading again with the trained readers beside the patterns, or why it cannot be measured."""
    settings, lacking = load_settings(None, trained=True)
    if lacking:
        print(f"  with the trained readers: {lacking}")
        return
    read_report(*_parts(intakes[0]), settings)
    seconds = _timed(lambda one: read_report(*_parts(one), settings), intakes[1:])
    print(
        _line("trained", seconds, len(intakes) - 1)
        + f"   target {TARGET_TRAINED} texts/s, reading by patterns included"
    )
    print(f"  peak memory {peak_mb():7.0f} MB   target {TARGET_TRAINED_MB}")


def _parts(intake: Intake) -> tuple[Report, Text, tuple[Entry, ...]]:
    return intake.report, intake.text, intake.entries


def _stages(intakes: Sequence[Intake]) -> Iterator[tuple[str, float]]:
    """Each reader alone over the same texts; the rest is what joins them."""
    sentences = [split_sentences(intake.text, intake.entries) for intake in intakes]
    every = [sentence for report in sentences for sentence in report]
    anchor = Anchor(said_at=intakes[0].report.published_at, zone="UTC")

    def figures(sentence: Sentence) -> object:
        scene = set_out(sentence.words, read_quantities(sentence.words))
        return figures_in(scene), victims_in(scene)

    yield "sentences", _timed(lambda one: split_sentences(one.text, one.entries), intakes)
    yield "places", _timed(lambda one: read_places(one.text.content, PlaceHints(outlet=None, url=None)), intakes)
    pairs = list(zip(intakes, sentences, strict=True))
    yield "speakers", _timed(lambda one: read_speakers(one[0].text.content, one[1], outlet="The Bench"), pairs)
    yield "figures", _timed(figures, every)
    yield "happenings", _timed(lambda one: read_happenings(one.words), every)
    yield "times", _timed(lambda one: read_times(one.words, anchor), every)


def _timed(work: Callable[[T], object], items: Sequence[T]) -> float:
    started = time.process_time()
    for item in items:
        work(item)
    return time.process_time() - started


def _line(name: str, seconds: float, texts: int) -> str:
    return f"  {name:11} {texts / seconds:7.0f} texts/s {1000 * seconds / texts:8.2f} ms a text"


def peak_mb() -> float:
    """The most memory this process has held, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
