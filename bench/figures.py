"""Reads every figure of the texts beside a gold file, in the shape that scoring takes."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from asof.model.figure import Figure, Measure
from asof.model.span import Span
from asof.model.speaker import Speaker
from asof.reading.figures.reader import FigureReader
from asof.reading.figures.scene import set_out
from asof.reading.grammar.closed import closed_classes
from asof.reading.quantities.read import read_quantities
from asof.reading.speakers.attribution import Force
from asof.reading.speakers.chain import speaker_chain
from asof.reading.speakers.read import read_speakers
from asof.reading.standing import read_standing
from bench.attribution import sentences_of
from bench.score import is_same_speaker, pair

# Kept aside while the readers were written, about a fifth of the figures: look at these only through their score.
ASIDE = frozenset({
    "t17-egypt-0205", "t17-iraq-0138", "t17-syria-0182", "t17-syria-0388", "t17-syria-0497", "t17-syria-0528",
    "t17-syria-0547", "t17-syria-0623",
})  # fmt: skip


def predict(gold_path: Path, reader: FigureReader) -> Iterator[dict[str, object]]:
    """One row a figure that `reader` finds, for every text in the folder ``texts`` beside `gold_path`."""
    for path in sorted((gold_path.parent / "texts").glob("*.txt")):
        yield from figures_of(path.stem, path.read_text(encoding="utf-8"), reader)


def figures_of(doc: str, content: str, reader: FigureReader) -> Iterator[dict[str, object]]:
    """One row a figure of the text `content`, which is called `doc`."""
    sentences = sentences_of(content)
    # The annotation counts what a credit line or "reportedly" gives as the outlet's own voice.
    read = read_speakers(content, sentences, outlet="")
    attributions = [item for item in read if item.force not in (Force.CREDIT, Force.HEARSAY)]
    scenes = [set_out(sentence.words, read_quantities(sentence.words)) for sentence in sentences]
    told = reader.settled(scenes, list(reader.read(scenes)))
    for sentence, figures in zip(sentences, told, strict=True):
        for figure in figures:
            inner = figure.quantity.span
            span = inner.shifted(sentence.span.start)
            innermost = speaker_chain(span, attributions, outlet="")[0]
            yield {
                "doc": doc,
                **_row(figure, span),
                "standing": read_standing(sentence.words, inner).value,
                "speaker": _named(innermost) or None,  # the outlet, which has no words here, speaks for itself
            }


def _named(speaker: Speaker) -> str:
    """Who speaks in the report's words; the annotation names whom a pronoun stands for."""
    return speaker.name if speaker.words.lower() in closed_classes().pronouns else speaker.words


def _row(figure: Figure, span: Span) -> dict[str, object]:
    # The annotation guide counts tanks and armoured vehicles among the forces.
    measure = Measure.FORCES if figure.measure is Measure.VEHICLES else figure.measure
    quantity = figure.quantity
    return {
        "start": span.start,
        "end": span.end,
        "words": quantity.words,
        "measure": measure.value,
        "low": quantity.low,
        "high": quantity.high,
        "kind": figure.kind.value,
    }


def errors(gold: Iterable[dict[str, Any]], predicted: Iterable[dict[str, Any]]) -> Counter[str]:
    """How often each kind of error occurs: not read, read where the gold has none, and what is wrong of those read."""
    wanted, found = list(gold), list(predicted)
    kinds: Counter[str] = Counter()
    for doc in {row["doc"] for row in (*wanted, *found)}:
        kinds.update(
            _errors_of([row for row in wanted if row["doc"] == doc], [row for row in found if row["doc"] == doc])
        )
    return kinds


def _errors_of(gold: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]]) -> Iterator[str]:
    """The errors of one text, each figure matched as scoring does: by measure and interval, by measure, by place."""
    left, right = list(gold), list(found)

    def matched(*keys: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        both = pair(left, right, _agree_on(keys))
        left[:] = [row for row in left if all(row is not g for g, _ in both)]
        right[:] = [row for row in right if all(row is not p for _, p in both)]
        return both

    for g, p in matched("measure", "low", "high"):
        for key in ("kind", "standing"):
            if g[key] != p[key]:
                yield f"{key}: {g[key]}, read as {p[key]}"
        if not is_same_speaker(g, p):
            yield "speaker: " + ("another" if g["speaker"] and p["speaker"] else "none" if g["speaker"] else "too many")
    yield from (f"interval: {g['measure']}" for g, _ in matched("measure"))
    yield from (f"measure: {g['measure']}, read as {p['measure']}" for g, p in matched())
    yield from (f"not read: {g['measure']}" for g in left)
    yield from (f"no figure by the gold: {p['measure']}" for p in right)


def _agree_on(keys: Sequence[str]) -> Callable[[dict[str, Any], dict[str, Any]], bool]:
    return lambda g, p: all(g[key] == p[key] for key in keys)
