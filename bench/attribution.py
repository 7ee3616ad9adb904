"""Attribution: sources, cues and contents of every text, in the shape the scorer reads; and the errors by kind."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from asof.model.report import Block, BlockKind, Entry, Text
from asof.model.span import Span
from asof.reading.sentences import Sentence, split_sentences
from asof.reading.speakers.attribution import Attribution, Force
from asof.reading.speakers.lexicon import lexicon
from asof.reading.speakers.read import read_speakers
from asof.reading.speakers.trained.weights import Weights
from bench.score import Row, pair

# The corpus marks neither credits nor relayed voices; the rules leave out what stands inside quotation marks too, and
# the weights know where the corpus does not.
_OURS = (Force.CREDIT, Force.RELAY)
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_FEW_CHARACTERS = 3  # by which an extent may be off for a mark or a blank


def predict(gold_rows: Iterable[Row], weights: Weights | None = None) -> Iterator[Row]:
    """One row a text: `{id, attributions: [{source, cue, content}]}`, every role a list of `[start, end]`."""
    for row in gold_rows:
        sentences = sentences_of(row["text"])
        read = read_speakers(row["text"], sentences, outlet=row.get("publisher") or "", weights=weights)
        yield {
            "id": row["id"],
            "attributions": [_row(item) for item in read if item.force not in _OURS and (weights or not item.nested)],
        }


def sentences_of(content: str) -> tuple[Sentence, ...]:
    """The sentences of a bare text whose paragraphs are its lines."""
    lines = [Span(start=line.start(), end=line.end()) for line in _PARAGRAPH.finditer(content)]
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, span=span) for span in lines)
    whole = Entry(report_id="", number=0, span=Span(start=0, end=len(content)))
    return split_sentences(Text(report_id="", content=content, blocks=blocks), (whole,))


def errors(gold: Iterable[Row], predicted: Iterable[Row]) -> Counter[str]:
    """How often a cue was missed or wrongly found, and its source or content wrongly bounded, by kind."""
    by_id = {row["id"]: row["attributions"] for row in predicted}
    out: Counter[str] = Counter()
    for row in gold:
        wanted = [_of_cue(item) for item in row["annotations"][0]["attributions"] if item.get("cue")]
        found = [_of_cue(item) for item in by_id.get(row["id"], []) if item.get("cue")]
        matched = pair(wanted, found)
        hit = {id(item) for both in matched for item in both}
        out.update(f"cue missed: {_kind(item, row['text'])}" for item in wanted if id(item) not in hit)
        out.update(f"cue where none is marked: {_kind(item, row['text'])}" for item in found if id(item) not in hit)
        for g, p in matched:
            out.update(f"{role} {wrong}" for role in ("source", "content") if (wrong := _wrong(g[role], p[role])))
    return out


def _of_cue(item: Row) -> Row:
    """An attribution as the span of its cue, with its other spans beside."""
    source, cue, content = (_whole(item.get(role)) for role in ("source", "cue", "content"))
    return {"start": cue[0], "end": cue[1], "source": source, "content": content}


def _whole(parts: Any) -> tuple[int, int]:
    return (parts[0][0], parts[-1][1]) if parts else (-1, -1)


def _kind(item: Row, content: str) -> str:
    words = content[item["start"] : item["end"]].lower().split()
    known = lexicon()
    if not any(character.isalpha() for character in "".join(words)):
        return "a mark"
    if force := next((known.verbs[word].force for word in words if word in known.verbs), None):
        return f"a verb to {force.value}"
    if any(word in known.nouns or word in known.adjectives for word in words):
        return "a noun or an adjective of saying"
    return "words of no list"


def _wrong(wanted: tuple[int, int], found: tuple[int, int]) -> str:
    """What is wrong with a span that should be `wanted`; empty where nothing is."""
    if wanted == found:
        return ""
    if -1 in found or -1 in wanted:
        return "missed" if -1 in found else "where none is marked"
    start, end = found[0] - wanted[0], found[1] - wanted[1]
    if max(abs(start), abs(end)) <= _FEW_CHARACTERS:
        return "off by a mark"
    if found[1] <= wanted[0] or wanted[1] <= found[0]:
        return "on the wrong side"
    if start <= 0 <= end:
        return "too long"
    return "too short" if end <= 0 <= start else "cut across"


def _row(item: Attribution) -> Row:
    def spans(parts: Iterable[Span | None]) -> list[list[int]]:
        return [[span.start, span.end] for span in parts if span is not None]

    return {"source": spans([item.source]), "cue": spans([item.cue]), "content": spans(item.content)}
