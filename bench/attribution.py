"""Attribution: sources, cues and contents of every text, in the shape the scorer reads."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from asof.model.report import Block, BlockKind, Entry, Text
from asof.model.span import Span
from asof.reading.sentences import Sentence, split_sentences
from asof.reading.speakers.attribution import Attribution, Force
from asof.reading.speakers.read import read_speakers

# The corpus marks neither credits nor relayed voices, nor anything inside quotation marks.
_OURS = (Force.CREDIT, Force.RELAY)
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


def predict(gold_rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row a text: `{id, attributions: [{source, cue, content}]}`, every role a list of `[start, end]`."""
    for row in gold_rows:
        attributions = read_speakers(row["text"], sentences_of(row["text"]), outlet=row.get("publisher") or "")
        yield {
            "id": row["id"],
            "attributions": [_row(item) for item in attributions if item.force not in _OURS and not item.nested],
        }


def sentences_of(content: str) -> tuple[Sentence, ...]:
    """The sentences of a bare text whose paragraphs are its lines."""
    lines = [Span(start=line.start(), end=line.end()) for line in _PARAGRAPH.finditer(content)]
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, span=span) for span in lines)
    whole = Entry(report_id="", number=0, span=Span(start=0, end=len(content)))
    return split_sentences(Text(report_id="", content=content, blocks=blocks), (whole,))


def _row(item: Attribution) -> dict[str, list[list[int]]]:
    def pair(spans: Iterable[Span | None]) -> list[list[int]]:
        return [[span.start, span.end] for span in spans if span is not None]

    return {"source": pair([item.source]), "cue": pair([item.cue]), "content": pair(item.content)}
