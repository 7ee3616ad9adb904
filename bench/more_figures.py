"""More sets of figures: texts of the shared sets, annotated for asof after the guide of the first set.

A language model read them closely, without seeing what asof reads.  ``more_figures.jsonl`` has 75 texts of crises;
``news_figures.jsonl`` has 526 of news as it comes, courts, sport and politics among it, which were read twice, and a
third time where the two readings differ; ``train/labels/figures.jsonl`` has 2,824 that were read once, from which the
trained reader learns.  All have a line a text, and of it offsets only: the texts stay where they lie.  Some texts of
each are aside, looked at only through their score.
"""

import functools
import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from asof.intake.intake import Hints, take_in
from asof.reading.figures.reader import PATTERN_FIGURES, FigureReader
from asof.reading.figures.trained import trained_figures
from bench.figures import ASIDE, errors, figures_of
from bench.score import Row, Score, score_figures
from bench.told import print_errors, show

CRISES = Path(__file__).with_name("more_figures.jsonl")
NEWS = Path(__file__).with_name("news_figures.jsonl")
LESSONS = Path(__file__).parents[1] / "train" / "labels" / "figures.jsonl"
# What the set of a file is called behind the name of a part of it.
_OF = {CRISES: "", NEWS: " of news", LESSONS: " of lessons"}
# Where the texts of a set lie below the folder of shared data, and which field is their key.
_SETS = {
    "aquaint": (("time/aquaint_train.jsonl",), "id"),
    "ecbplus": (("stories/ecbplus_dev.jsonl", "stories/ecbplus_train.jsonl"), "id"),
    "geowebnews": (("place/geowebnews.jsonl",), "id"),
    "gva": (("toll/gva_articles.jsonl",), "doc_id"),
    "lgl": (("place/lgl.jsonl",), "id"),
    "muc": (("toll/muc4_train.jsonl",), "docid"),
    "polnear": (("attribution/polnear_train.jsonl",), "id"),
    "timebank": (("time/timebank_train.jsonl",), "id"),
}
# ECB+ is cut into tokens: these go back to the word that they were cut from.
_TOKENS = ((re.compile(r" ([.,;:!?)'’])"), r"\1"), (re.compile("`` | ''"), '"'), (re.compile(r"\( "), "("))

_WRAPPED = re.compile(r"(?<=[^\n])\n(?=[^\n])")  # a line of a dispatch that goes on in the next


class NotTheText(Exception):
    """A text is not there, or is another than was annotated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """One text and its figures, as rows of gold whose offsets count in it; `of` is which set it is of."""

    doc: str
    of: str
    is_aside: bool
    content: str
    figures: tuple[Row, ...]


def run_more_figures(data: Path) -> int:
    """Print how well the trained reader reads figures in the texts aside of each set: it has learnt from the others."""
    reader, lacking = trained_figures()
    if lacking:
        print(f"patterns read alone: {lacking}")
    _print_parts(*_aside_parts(data, reader))
    return 0


def run_more_figures_by_patterns(data: Path) -> int:
    """Print how well patterns read figures in each set, its open texts and those aside; then the errors in the open."""
    texts = list(annotated(data))
    read = _read(texts, PATTERN_FIGURES)
    _print_parts(_parts(texts), read)
    opened = [text for text in texts if not text.is_aside]
    print_errors(errors(_rows(opened), [row for text in opened for row in read[text.doc]]))
    return 0


def measure_more_figures(data: Path) -> dict[str, float]:
    """The trained reader's scores by name, as ``"kind aside"`` or ``"kind aside of news"``, for the gate."""
    return measure_aside(data, trained_figures()[0])


def measure_aside(data: Path, reader: FigureReader) -> dict[str, float]:
    """The same of any reader."""
    return _by_name(*_aside_parts(data, reader))


def measure_more_figures_by_patterns(data: Path) -> dict[str, float]:
    """Every score of the patterns by its name, for the gate."""
    texts = list(annotated(data))
    return _by_name(_parts(texts), _read(texts, PATTERN_FIGURES))


def _aside_parts(data: Path, reader: FigureReader) -> tuple[dict[str, list[Annotated]], dict[str, list[Row]]]:
    """The parts aside of all sets, and what `reader` finds in them."""
    texts = [text for text in annotated(data, (CRISES, NEWS, LESSONS)) if text.is_aside]
    parts = {name: part for name, part in _parts(texts).items() if name.startswith("aside")}
    return parts, _read(texts, reader)


def _print_parts(parts: Mapping[str, Sequence[Annotated]], read: Mapping[str, Sequence[Row]]) -> None:
    for name, part in parts.items():
        print(f"{name}: {sum(len(text.figures) for text in part)} figures in {len(part)} texts")
        for score in _scores(part, read):
            print(show(score))


def _by_name(parts: Mapping[str, Sequence[Annotated]], read: Mapping[str, Sequence[Row]]) -> dict[str, float]:
    return {f"{score.name} {name}": score.value for name, part in parts.items() for score in _scores(part, read)}


def _read(texts: Iterable[Annotated], reader: FigureReader) -> dict[str, list[Row]]:
    """What `reader` finds in each text, by what it is called."""
    return {text.doc: list(figures_of(text.doc, text.content, reader)) for text in texts}


def _scores(part: Sequence[Annotated], read: Mapping[str, Sequence[Row]]) -> tuple[Score, ...]:
    return score_figures(_rows(part), [row for text in part for row in read[text.doc]])


def annotated(data: Path, files: Sequence[Path] = (CRISES, NEWS)) -> Iterator[Annotated]:
    """The texts that `files` annotate, in the order of their lines; NotTheText where one is not as it was annotated."""
    for path in files:
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        contents = dict(_contents(data, lines))
        for line in lines:
            doc = _doc(line)
            content = contents.get(doc, "")
            if hashlib.sha256(content.encode()).hexdigest()[:16] != line["sha256"]:
                raise NotTheText(f"{doc} is not the text that was annotated; is this the same edition of the set?")
            figures = tuple({**row, "doc": doc, "speaker": _words(content, row["speaker"])} for row in line["figures"])
            yield Annotated(doc=doc, of=_OF[path], is_aside=line["aside"], content=content, figures=figures)


def first_set(data: Path) -> Iterator[Annotated]:
    """The texts of ``figures/gold.jsonl`` in the same shape."""
    rows: dict[str, list[Row]] = {}
    for line in (data / "figures" / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        rows.setdefault(json.loads(line)["doc"], []).append(json.loads(line))
    for path in sorted((data / "figures" / "texts").glob("*.txt")):
        figures, is_aside = tuple(rows.get(path.stem, ())), path.stem in ASIDE
        content = path.read_text(encoding="utf-8")
        yield Annotated(doc=path.stem, of="", is_aside=is_aside, content=content, figures=figures)


def _doc(line: dict[str, Any]) -> str:
    """What a text is called; of a live page several stretches are."""
    return " ".join(str(line[key]) for key in ("set", "row", "start") if key in line) + str(line.get("stretches", ""))


def _words(content: str, span: list[int] | None) -> str | None:
    return content[span[0] : span[1]] if span else None


def _contents(data: Path, lines: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Every text by what it is called."""
    wanted = {(line["set"], line["row"]) for line in lines}
    for name, (paths, key) in _SETS.items():
        for path in paths:
            for told in (data / path).read_text(encoding="utf-8").split("\n"):
                row = json.loads(told) if told.strip() else {}
                if (name, row.get(key)) in wanted:
                    yield f"{name} {row[key]}", _as_annotated(name, row)
    for line in lines:
        if line["set"] == "live":  # stretches of a saved page, below a line for its title and its day
            page = _page(data / "live" / line["row"])
            stretches = line.get("stretches") or [[line["start"], line["end"]]]
            content = "\n".join(page[start:end] for start, end in stretches)
            day = line["row"].split("_")[1] if line["row"].endswith(".txt") else ""
            yield _doc(line), f"\n{day}\n{content}\n"


@functools.cache
def _page(path: Path) -> str:
    """The text of a saved page."""
    if path.suffix == ".txt":
        return path.read_text(encoding="utf-8")
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return take_in(raw, name=path.name, url=None, received_at=datetime.now(UTC), hints=Hints()).text.content


def _as_annotated(name: str, row: dict[str, Any]) -> str:
    """Line 1 the title, line 2 the date, then the text; each empty where the set has none."""
    text = row["text"].strip()
    if name == "ecbplus":
        for token, word in _TOKENS:
            text = token.sub(word, text)
    if name == "muc":
        text = _WRAPPED.sub(" ", text)
    return f"{(row.get('title') or '').strip()}\n{row.get('date') or row.get('dct') or ''}\n{text}\n"


def _parts(texts: Sequence[Annotated]) -> dict[str, list[Annotated]]:
    out: dict[str, list[Annotated]] = {}
    for of in dict.fromkeys(text.of for text in texts):
        of_set = [text for text in texts if text.of == of]
        out[f"all{of}"] = of_set
        out[f"open{of}"] = [text for text in of_set if not text.is_aside]
        out[f"aside{of}"] = [text for text in of_set if text.is_aside]
    return out


def _rows(texts: Iterable[Annotated]) -> list[Row]:
    return [row for text in texts for row in text.figures]
