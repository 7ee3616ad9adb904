"""A second set of figures: 75 texts of seven shared sets, annotated for asof after the guide of the first set.

A language model read them closely, without seeing what asof reads.  ``more_figures.jsonl`` has a line a text, and of it
offsets only: the texts stay where they lie.  42 texts are open; 33 are aside, looked at only through their score.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.figures import errors, figures_of
from bench.score import Row, score_figures
from bench.told import print_errors, show

ANNOTATED = Path(__file__).with_suffix(".jsonl")
# Where the texts of a set lie below the folder of shared data, and which field is their key.
_SETS = {
    "aquaint": (("time/aquaint_train.jsonl",), "id"),
    "ecbplus": (("stories/ecbplus_dev.jsonl", "stories/ecbplus_train.jsonl"), "id"),
    "geowebnews": (("place/geowebnews.jsonl",), "id"),
    "gva": (("toll/gva_articles.jsonl",), "doc_id"),
    "lgl": (("place/lgl.jsonl",), "id"),
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
    is_aside: bool
    content: str
    figures: tuple[Row, ...]


def run_more_figures(data: Path) -> int:
    """Print how well figures are read in all texts, in the open ones and in those aside; then the open ones' errors."""
    texts = list(annotated(data))
    read = {text.doc: list(figures_of(text.doc, text.content)) for text in texts}
    for name, part in _parts(texts).items():
        gold, found = _rows(part), [row for text in part for row in read[text.doc]]
        print(f"{name}: {len(gold)} figures in {len(part)} texts")
        for score in score_figures(gold, found):
            print(show(score))
    opened = [text for text in texts if not text.is_aside]
    print_errors(errors(_rows(opened), [row for text in opened for row in read[text.doc]]))
    return 0


def measure_more_figures(data: Path) -> dict[str, float]:
    """Every score by its name, those of the texts aside as ``"kind aside"``, for the gate."""
    texts = list(annotated(data))
    out: dict[str, float] = {}
    for name, part in _parts(texts).items():
        found = [row for text in part for row in figures_of(text.doc, text.content)]
        out |= {f"{score.name} {name}": score.value for score in score_figures(_rows(part), found)}
    return out


def annotated(data: Path) -> Iterator[Annotated]:
    """The texts in the order of their lines; NotTheText where one is not as it was annotated."""
    lines = [json.loads(line) for line in ANNOTATED.read_text(encoding="utf-8").splitlines()]
    contents = dict(_contents(data, lines))
    for line in lines:
        doc = f"{line['set']} {line['row']}"
        content = contents.get((line["set"], line["row"]), "")
        if hashlib.sha256(content.encode()).hexdigest()[:16] != line["sha256"]:
            raise NotTheText(f"{doc} is not the text that was annotated; is this the same edition of the set?")
        figures = tuple({**row, "doc": doc, "speaker": _words(content, row["speaker"])} for row in line["figures"])
        yield Annotated(doc=doc, is_aside=line["aside"], content=content, figures=figures)


def _words(content: str, span: list[int] | None) -> str | None:
    return content[span[0] : span[1]] if span else None


def _contents(data: Path, lines: Iterable[dict[str, Any]]) -> Iterator[tuple[tuple[str, str], str]]:
    wanted = {(line["set"], line["row"]): line for line in lines}
    for name, (paths, key) in _SETS.items():
        for path in paths:
            for told in (data / path).read_text(encoding="utf-8").split("\n"):
                row = json.loads(told) if told.strip() else {}
                if (name, row.get(key)) in wanted:
                    yield (name, row[key]), _as_annotated(name, row)
    for (name, row_key), line in wanted.items():
        if name == "live":  # a stretch of a saved page, below a line for its title and its day
            content = (data / "live" / row_key).read_text(encoding="utf-8")[line["start"] : line["end"]]
            yield (name, row_key), f"\n{row_key.split('_')[1]}\n{content}\n"


def _as_annotated(name: str, row: dict[str, Any]) -> str:
    """Line 1 the title, line 2 the date, then the text; each empty where the set has none."""
    text = row["text"].strip()
    if name == "ecbplus":
        for token, word in _TOKENS:
            text = token.sub(word, text)
    return f"{(row.get('title') or '').strip()}\n{row.get('date') or row.get('dct') or ''}\n{text}\n"


def _parts(texts: Sequence[Annotated]) -> dict[str, list[Annotated]]:
    return {
        "all": list(texts),
        "open": [text for text in texts if not text.is_aside],
        "aside": [text for text in texts if text.is_aside],
    }


def _rows(texts: Iterable[Annotated]) -> list[Row]:
    return [row for text in texts for row in text.figures]
