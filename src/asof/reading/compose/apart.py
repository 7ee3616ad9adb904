"""Sets figures apart that stand otherwise than what they are told with: what is denied of a raid is not the raid."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from asof.model.claim import Standing
from asof.model.figure import Figure
from asof.model.span import Span
from asof.model.speaker import Speaker
from asof.reading.compose.draft import Draft
from asof.reading.compose.families import families

# How some words stand, and who says them.
Voice = tuple[Standing, tuple[Speaker, ...]]


def set_apart(draft: Draft, own: Voice, voice_of: Callable[[Span], Voice]) -> Iterator[Draft]:
    """`draft`, and a copy of it for the figures that stand otherwise or that another voice gives.

    `own` is how the draft stands by itself, `voice_of` tells it of a span in the draft's sentence.  Where one other
    voice gives all the figures, and as firmly, it gives the whole draft.  Every figure is in exactly one of them.
    """
    if not draft.figures:
        yield draft
        return
    groups: dict[Voice, list[Figure]] = defaultdict(list)
    for figure in draft.figures:
        span = figure.quantity.span
        voice = voice_of(span) if draft.sentence.span.contains(span) else own
        groups[own if _is_kept(draft, own, voice) else voice].append(figure)
    if len(groups) == 1 and own not in groups:
        voice, figures = next(iter(groups.items()))
        if voice[0] is own[0]:
            yield _told_by(draft, figures)
            return
    kept = tuple(groups.pop(own, ()))
    yield draft._replace(figures=kept) if groups else draft
    for figures in groups.values():
        yield _told_by(draft, figures)


def _is_kept(draft: Draft, own: Voice, voice: Voice) -> bool:
    """Whether a figure stays with its draft: a stance holds what it is taken on, but nothing that is denied."""
    if draft.happening in families().stances and voice[0] is not Standing.DENIED:
        return True
    return voice == own


def _told_by(draft: Draft, figures: list[Figure]) -> Draft:
    return draft._replace(figures=tuple(figures), trigger=figures[0].quantity.span, negated=False)
