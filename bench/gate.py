"""The quality gate: every benchmark's floor, on data whose digest is pinned, with a margin for noise.

Floors stand in floors.toml.  They rise with ``--set-floors``; one falls only with ``--lower REASON``, which is kept.
What is read in whole numbers of eight bits has a wider margin there, since processors round these differently.
"""

import hashlib
import tomllib
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from bench.copies import measure_copies
from bench.happening import measure_happening
from bench.more_figures import measure_more_figures, measure_more_figures_by_patterns
from bench.numbers import measure_numbers
from bench.speed import TARGET_PEAK_MB, calls_a_text, measure, peak_mb
from bench.tasks import TASKS, read_rows

# Tasks that measure a folder whole, and give its scores by name.
_FOLDERS: dict[str, Callable[[Path], dict[str, float]]] = {
    "copies": measure_copies,
    "happening": measure_happening,
    "more-figures": lambda stories: measure_more_figures(stories.parent),  # its texts are of sets beside this one
    "more-figures-patterns": lambda stories: measure_more_figures_by_patterns(stories.parent),
    "numbers": measure_numbers,
}

# Tasks held to what they reach on the part kept aside alone: the whole is read for minutes, or was learnt from.
_ASIDE = frozenset({"figures", "incidents", "toll"})

FLOORS = Path(__file__).with_name("floors.toml")
MARGIN = 0.003  # what a change of a library's version may move a score by without anybody having made it worse
_SIDE_BY_SIDE = 2  # processes, one for each core that the whole check is to be quick on
LEAST_TEXTS_A_SECOND = 10  # half of what the slowest core seen reads at the first meeting of each text
MOST_CALLS_A_TEXT = 60_000  # a text read again makes 59,700, on every machine the same: what slows reading shows here


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """One pinned figure: `score` of `task` on the file `data` (under the data folder) may not fall under `value`.

    It is held where no more than `margin` is missing.
    """

    task: str
    data: str
    digest: str
    score: str
    value: float
    margin: float = MARGIN
    reason: str = ""


def read_floors() -> list[Floor]:
    """The pinned floors."""
    return [Floor(**row) for row in tomllib.loads(FLOORS.read_text(encoding="utf-8"))["floor"]]


def write_floors(floors: list[Floor]) -> None:
    """Write the floors back, in their order."""
    blocks = [
        "[[floor]]\n"
        + "".join(
            f"{name} = {value if isinstance(value, float) else _quoted(value)}\n"
            for name in ("task", "data", "digest", "score", "value", "margin", "reason")
            if (value := getattr(floor, name)) not in ("", MARGIN)
        )
        for floor in floors
    ]
    head = "# Floors of the quality gate.  Written by `python -m bench gate FOLDER --set-floors`.\n\n"
    FLOORS.write_text(head + "\n".join(blocks), encoding="utf-8")


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def digest_of(path: Path) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of a file, or of a folder's files one after the other by name."""
    return hashlib.sha256(b"".join(file.read_bytes() for file in _files(path))).hexdigest()[:16]


def _files(path: Path) -> list[Path]:
    return sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]


def run_gate(folder: Path, *, set_floors: bool, reason: str | None) -> int:
    """Measure everything that has a floor; 1 where one is not held, or where its data is not the pinned data."""
    floors = read_floors()
    reached = _measure_all({(floor.task, floor.data) for floor in floors}, folder)
    kept, failures = [], 0
    for floor in floors:
        path = folder / floor.data
        if not path.exists():
            print(f"MISSING  {floor.task} {floor.data}")
            failures += 1
            continue
        value = reached[floor.task, floor.data][floor.score]
        digest = digest_of(path)
        moved = _moved(floor, value, digest, reason) if set_floors else floor
        kept.append(moved)
        failures += not _tells(moved, value, digest)
    if set_floors and len(kept) == len(floors):
        write_floors(kept)
    return 1 if failures else 0


def run_speed_gate(folder: Path) -> int:
    """1 where reading makes more calls, takes longer or holds more than it may; seconds wide, as machines differ."""
    speed = measure(folder)
    calls = calls_a_text(speed.intakes)
    is_fast = speed.reading_texts_a_second >= LEAST_TEXTS_A_SECOND
    is_lean = calls <= MOST_CALLS_A_TEXT
    is_small = peak_mb() <= TARGET_PEAK_MB
    reached = f"{speed.reading_texts_a_second:.0f} texts/s, floor {LEAST_TEXTS_A_SECOND}"
    print(f"{'held  ' if is_fast else 'FALLEN'}  speed        reading {reached}")
    print(f"{'held  ' if is_lean else 'FALLEN'}  speed        {calls:,.0f} calls a text, at most {MOST_CALLS_A_TEXT:,}")
    print(f"{'held  ' if is_small else 'FALLEN'}  speed        memory {peak_mb():.0f} MB, at most {TARGET_PEAK_MB} MB")
    return 0 if is_fast and is_lean and is_small else 1


def _measure_all(pairs: set[tuple[str, str]], folder: Path) -> dict[tuple[str, str], dict[str, float]]:
    """The scores of each task on each file that is there; in processes side by side, which give their memory back.

    The most data goes first, so that none of it is waited for alone at the end.
    """
    found = sorted(pair for pair in pairs if (folder / pair[1]).exists())
    there = sorted(found, key=lambda pair: -sum(file.stat().st_size for file in _files(folder / pair[1])))
    tasks, paths = [task for task, _ in there], [folder / data for _, data in there]
    if len(there) < _SIDE_BY_SIDE:
        return dict(zip(there, map(_measure, tasks, paths), strict=True))
    with ProcessPoolExecutor(_SIDE_BY_SIDE, mp_context=get_context("spawn")) as pool:
        return dict(zip(there, pool.map(_measure, tasks, paths), strict=True))


def _measure(task: str, path: Path) -> dict[str, float]:
    if task in _FOLDERS:
        return _FOLDERS[task](path)
    is_scored = TASKS[task].is_aside if task in _ASIDE else None
    rows = list(filter(is_scored, read_rows(path)))
    found = TASKS[task].score(rows, list(filter(is_scored, TASKS[task].predict(rows, path))))
    return {score.name: score.value for score in found}


def _moved(floor: Floor, value: float, digest: str, reason: str | None) -> Floor:
    rounded = int(value * 1000) / 1000
    if rounded < floor.value and reason is None:
        return floor
    why = reason if reason is not None and rounded < floor.value else floor.reason
    return replace(floor, digest=digest, value=rounded, reason=why or "")


def _tells(floor: Floor, value: float, digest: str) -> bool:
    """Print one line; whether the floor is held on the pinned data."""
    is_pinned = digest == floor.digest
    is_held = is_pinned and value >= floor.value - floor.margin
    words = "held  " if is_held else ("FALLEN" if is_pinned else "OTHER DATA")
    print(f"{words}  {floor.task:12} {floor.data:36} {floor.score:18} {value:.3f}  floor {floor.value:.3f}")
    return is_held
