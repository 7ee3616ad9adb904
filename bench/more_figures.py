"""More sets of figures: texts of the shared sets, annotated for asof after the guide of the first set.

A language model read them closely, without seeing what asof reads.  ``more_figures.jsonl`` has 75 texts of crises;
``news_figures.jsonl`` has 526 of news as it comes, courts, sport and politics among it, which were read twice, and a
third time where the two readings differ.  Both have a line a text, and of it offsets only: the texts stay where they
lie.  Some texts of each are aside, looked at only through their score.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.figures import errors, figures_of
from bench.score import Row, Score, score_figures
from bench.told import print_errors, show

CRISES = Path(__file__).with_name("more_figures.jsonl")
NEWS = Path(__file__).with_name("news_figures.jsonl")
# Where the texts of a set lie below the folder of shared data, and which field is their key.
_SETS = {
    "aquaint": (("time/aquaint_train.jsonl",), "id"),
    "ecbplus": (("stories/ecbplus_dev.jsonl", "stories/ecbplus_train.jsonl"), "id"),
    "geowebnews": (("place/geowebnews.jsonl",), "id"),
    "gva": (("toll/gva_articles.jsonl",), "doc_id"),
    "lgl": (("place/lgl.jsonl",), "id"),
    "polnear": (("attribution/polnear_train.jsonl",), "id"),
    "timebank": (("time/timebank_train.jsonl",), "id"),
}
# ECB+ is cut into tokens: these go back to the word that they were cut from.
_TOKENS = ((re.compile(r" ([.,;:!?)'’])"), r"\1"), (re.compile("`` | ''"), '"'), (re.compile(r"\( "), "("))


class NotTheText(Exception):
    """A text is not there, or is another than was annotated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """One text and its figures, as rows of gold whose offsets count in it."""

    doc: str
    is_news: bool
    is_aside: bool
    content: str
    figures: tuple[Row, ...]


def run_more_figures(data: Path) -> int:
    """Print how well figures are read in each set, in its open texts and in those aside; then the open ones' errors."""
    texts = list(annotated(data))
    read = _read(texts)
    for name, part in _parts(texts).items():
        print(f"{name}: {sum(len(text.figures) for text in part)} figures in {len(part)} texts")
        for score in _scores(part, read):
            print(show(score))
    opened = [text for text in texts if not text.is_aside]
    print_errors(errors(_rows(opened), [row for text in opened for row in read[text.doc]]))
    return 0


def measure_more_figures(data: Path) -> dict[str, float]:
    """Every score by its name, as ``"kind aside"`` or ``"kind aside of news"``, for the gate."""
    texts = list(annotated(data))
    read = _read(texts)
    parts = _parts(texts).items()
    return {f"{score.name} {name}": score.value for name, part in parts for score in _scores(part, read)}


def _read(texts: Iterable[Annotated]) -> dict[str, list[Row]]:
    """What asof reads in each text, by what it is called."""
    return {text.doc: list(figures_of(text.doc, text.content)) for text in texts}


def _scores(part: Sequence[Annotated], read: Mapping[str, Sequence[Row]]) -> tuple[Score, ...]:
    return score_figures(_rows(part), [row for text in part for row in read[text.doc]])


def annotated(data: Path) -> Iterator[Annotated]:
    """The texts of both sets in the order of their lines; NotTheText where one is not as it was annotated."""
    for path in (CRISES, NEWS):
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        contents = dict(_contents(data, lines))
        for line in lines:
            doc = _doc(line)
            content = contents.get(doc, "")
            if hashlib.sha256(content.encode()).hexdigest()[:16] != line["sha256"]:
                raise NotTheText(f"{doc} is not the text that was annotated; is this the same edition of the set?")
            figures = tuple({**row, "doc": doc, "speaker": _words(content, row["speaker"])} for row in line["figures"])
            yield Annotated(doc=doc, is_news=path == NEWS, is_aside=line["aside"], content=content, figures=figures)


def _doc(line: dict[str, Any]) -> str:
    """What a text is called; of a live page several stretches are."""
    return " ".join(str(line[key]) for key in ("set", "row", "start") if key in line)


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
        if line["set"] == "live":  # a stretch of a saved page, below a line for its title and its day
            content = (data / "live" / line["row"]).read_text(encoding="utf-8")[line["start"] : line["end"]]
            yield _doc(line), f"\n{line['row'].split('_')[1]}\n{content}\n"


def _as_annotated(name: str, row: dict[str, Any]) -> str:
    """Line 1 the title, line 2 the date, then the text; each empty where the set has none."""
    text = row["text"].strip()
    if name == "ecbplus":
        for token, word in _TOKENS:
            text = token.sub(word, text)
    return f"{(row.get('title') or '').strip()}\n{row.get('date') or row.get('dct') or ''}\n{text}\n"


def _parts(texts: Sequence[Annotated]) -> dict[str, list[Annotated]]:
    out: dict[str, list[Annotated]] = {}
    for name, is_news in (("", False), (" of news", True)):
        of_set = [text for text in texts if text.is_news == is_news]
        out[f"all{name}"] = of_set
        out[f"open{name}"] = [text for text in of_set if not text.is_aside]
        out[f"aside{name}"] = [text for text in of_set if text.is_aside]
    return out


def _rows(texts: Iterable[Annotated]) -> list[Row]:
    return [row for text in texts for row in text.figures]
