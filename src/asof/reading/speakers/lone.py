"""Gives the quotations that stand alone, in a sentence without a cue, to whoever spoke just before them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from asof.reading.sentences import Sentence
from asof.reading.speakers.attribution import Attribution, Force
from asof.reading.speakers.quotes import Quotation

_SPEAKING = frozenset((Force.SAY, Force.DENY))
_BETWEEN = 1  # sentences of the report itself that may stand between a voice and its quotation
_NEIGHBOURS = 4  # attributions that may already hold a quotation, counted back from it


def with_lone_quotations(
    attributions: Sequence[Attribution], quotations: Sequence[Quotation], sentences: Sequence[Sentence]
) -> list[Attribution]:
    """`attributions`, each with the quotations that stand alone right after its content, or a sentence later."""
    out = list(attributions)
    starts = [sentence.span.start for sentence in sentences]
    speaking = [i for i, item in enumerate(out) if item.cue and item.source and not item.nested]
    cues = [item.cue.start for i in speaking if (item := out[i]).cue]
    for quotation in quotations:
        sentence = bisect_right(starts, quotation.span.start) - 1
        before = bisect_right(cues, quotation.span.start)
        if not before or quotation.span.start != starts[sentence]:
            continue
        end = sentences[bisect_right(starts, quotation.span.end - 1) - 1].span.end
        if before < len(cues) and cues[before] < end:
            continue  # its own sentence has a cue
        if any(out[i].covers(quotation.span) for i in speaking[max(0, before - _NEIGHBOURS) : before]):
            continue
        last = out[speaking[before - 1]]
        is_next = bisect_right(starts, last.content[-1].end - 1) + _BETWEEN >= sentence
        if last.force in _SPEAKING and is_next and sentences[sentence].entry == _entry(last, sentences, starts):
            out[speaking[before - 1]] = replace(last, content=(*last.content, quotation.span), quote=True)
    return out


def _entry(item: Attribution, sentences: Sequence[Sentence], starts: Sequence[int]) -> int | None:
    return sentences[bisect_right(starts, item.content[-1].end - 1) - 1].entry
