"""Cuts a report's text into sentences, each with the block and entry it stands in."""

import functools
import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from asof.model.report import BlockKind, Entry, Text
from asof.model.span import Span

_Cutter = Callable[[str], list[tuple[int, int]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: its span in the report's text, its words, and where it stands.

    `number` counts from 0 through the report.  `entry` is None for the head of a rolling page.
    `paragraph` is the index of its block in the text, so that neighbours can be told apart.
    """

    number: int
    span: Span
    words: str
    block: BlockKind
    paragraph: int
    entry: int | None


# Ends with an abbreviation that goes on with a name ("U.S. Secretary", "Gen. Ali"): not the end of a sentence.
_GOES_ON = re.compile(
    r"(?:\b(?:U\.S|U\.N|U\.K|E\.U|D\.C|No|Mr|Mrs|Ms|Dr|Gen|Col|Maj|Capt|Lt|Sgt|Cpl|Brig|Adm|Sen|Rep|Gov|Pres|Prof|Rev|Hon"
    r"|Const|Cst|Supt|Insp|Det|Cmdr|Lieut|Ofc|Atty|Asst|Dep|Dist|Pvt|Pfc|Spc|Tpr|Msgr|Cllr"
    r"|St|Mt|Ft|vs|Jr|Sr|Sheikh|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z])\.\s*$"
)
# Of these, the ones that also end sentences are joined only to a title or a lower-case word.
_MAY_END = re.compile(r"(?:U\.S|U\.N|U\.K|E\.U|D\.C|Jr|Sr)\.\s*$")
_TITLE_NEXT = re.compile(
    r"(?:Secretary|President|Senator|Sen\.|Rep\.|Congress|Ambassador|State|Department|Defen[cs]e|Army|Navy|Air|Marine|Coast"
    r"|Embassy|Supreme|Attorney|Treasury|House|General|Security|High|Special|Human|Representative|Vice|Geological"
    r"|National|Central|Federal|Deputy|envoy|[a-z])"
)
# A full stop after an ordinary word and before a capital ends a sentence even where the model thinks otherwise.
# The pattern begins with the stop itself, which is found fast, and only then looks at what stands before it.
# So does one with no space behind it, where the end of a paragraph was lost ("he said.The street").
_MISSED = re.compile(
    r"[.!?](?<=[a-z]{2}[.!?])"
    r"(?:(?=\s+[\"“‘'(]?[A-Z]|(?!Com|Org|Net|Gov|Info)[A-Z][a-z]*[\s,’'])|[\"”’](?=\s+[\"“]?[A-Z]))"
)


@functools.cache
def _cutter() -> _Cutter:
    from nupunkt import sent_spans

    cut: _Cutter = sent_spans
    return cut


def cut_sentences(words: str) -> tuple[Span, ...]:
    """The spans of the sentences of one paragraph, without the white space around them."""
    pieces = [Span(start=start, end=end) for start, end in _cutter()(words)]
    return tuple(
        _trimmed(words, span) for span in _split_missed(words, _joined(words, pieces)) if span.of(words).strip()
    )


def _joined(words: str, pieces: Sequence[Span]) -> list[Span]:
    out: list[Span] = []
    for piece in pieces:
        if out and _is_cut_short(out[-1].of(words), piece.of(words)):
            out[-1] = Span(start=out[-1].start, end=piece.end)
        else:
            out.append(piece)
    return out


def _is_cut_short(left: str, right: str) -> bool:
    if not _GOES_ON.search(left):
        return False
    return not _MAY_END.search(left) or _TITLE_NEXT.match(right) is not None


def _split_missed(words: str, pieces: Sequence[Span]) -> Iterator[Span]:
    for piece in pieces:
        part = piece.of(words)
        cuts = [match.end() for match in _MISSED.finditer(part) if not _GOES_ON.search(part[: match.end()])]
        for start, end in itertools.pairwise([0, *cuts, len(part)]):
            yield Span(start=piece.start + start, end=piece.start + end)


def _trimmed(words: str, span: Span) -> Span:
    part = span.of(words)
    return Span(start=span.end - len(part.lstrip()), end=span.start + len(part.rstrip()))


def split_sentences(text: Text, entries: Sequence[Entry]) -> tuple[Sentence, ...]:
    """The sentences of every block in order; a heading, a title and a caption are cut like paragraphs.

    The head of an ordinary report, which has one entry, belongs to it.
    """
    out: list[Sentence] = []
    head = entries[0].number if len(entries) == 1 else None
    for paragraph, block in enumerate(text.blocks):
        entry = next((e.number for e in entries if e.span.contains(block.span)), head)
        for span in cut_sentences(block.span.of(text.content)):
            whole = span.shifted(block.span.start)
            out.append(
                Sentence(
                    number=len(out),
                    span=whole,
                    words=whole.of(text.content),
                    block=block.kind,
                    paragraph=paragraph,
                    entry=entry,
                )
            )
    return tuple(out)
