"""Attribution: sources, cues and contents of every text, in the shape the scorer reads."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from asof.model.report import BlockKind
from asof.model.span import Span
from asof.reading.sentences import Sentence, cut_sentences
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
    out: list[Sentence] = []
    for paragraph, match in enumerate(_PARAGRAPH.finditer(content)):
        for span in cut_sentences(match.group()):
            whole = span.shifted(match.start())
            out.append(
                Sentence(
                    number=len(out),
                    span=whole,
                    words=whole.of(content),
                    block=BlockKind.PARAGRAPH,
                    paragraph=paragraph,
                    entry=0,
                )
            )
    return tuple(out)


def _row(item: Attribution) -> dict[str, list[list[int]]]:
    def pair(spans: Iterable[Span | None]) -> list[list[int]]:
        return [[span.start, span.end] for span in spans if span is not None]

    return {"source": pair([item.source]), "cue": pair([item.cue]), "content": pair(item.content)}
