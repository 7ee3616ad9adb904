"""What the trained reader of figures is asked of a count, and in which order its answers stand.

Learning and reading both ask by this module, so that they cannot come apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from asof.model.figure import FigureKind, Measure
from asof.model.span import Span
from asof.reading.figures.bond import Bond, How
from asof.reading.figures.counted import Counted

MEASURES = tuple(
    measure for measure in Measure if measure is not Measure.VEHICLES
)  # which are told from forces by noun
KINDS = tuple(FigureKind)
_HOWS = tuple(How)
SAID = len(MEASURES) + len(_HOWS) + len(KINDS) + 3  # numbers that tell what patterns say

LONGEST = 128  # tokens of a sentence; what stands behind them is not seen
_BEFORE, _TITLE = 28, 24  # tokens of the end of the sentence before, and of the start of the report's first


@dataclass(frozen=True, slots=True)
class Pieces:
    """Words in pieces of the vocabulary, the marks at both ends included: ids, and offsets in the words."""

    ids: Sequence[int]
    offsets: Sequence[tuple[int, int]]


def in_context(own: Pieces, before: Pieces | None, title: Pieces | None) -> list[int]:
    """The ids of a sentence, the end of the one before it and the start of the report's first, each with its end mark.

    None where it is the first itself.  Those of the sentence stand first: its offsets hold.
    """
    end = own.ids[-1]
    ids = [*own.ids[: LONGEST - 1], end] if len(own.ids) > LONGEST else list(own.ids)
    for part in (before.ids[1:-1][-_BEFORE:] if before else (), title.ids[1:-1][:_TITLE] if title else ()):
        ids += [*part, end]
    return ids


def places_of(span: Span, own: Pieces) -> list[int]:
    """Which tokens of a sentence `span` touches, as far as they are seen."""
    seen = own.offsets[: LONGEST - 1]
    return [i for i, (start, end) in enumerate(seen) if start < end and start < span.end and span.start < end]


def said(count: Counted, bond: Bond | None, kind: FigureKind | None, *, is_told: bool = True) -> list[float]:
    """What patterns say of a count, as `SAID` numbers: its measures, by what they bind it, and its kind.

    Where it is not told, as in some lessons, only whether the count is indefinite.
    """
    measures = {among_forces(measure) for measure in bond.measures} if bond and is_told else set()
    how = bond.how if bond and is_told else None
    return [
        *(float(measure in measures) for measure in MEASURES),
        *(float(one is how) for one in _HOWS),
        *(float(one is kind and is_told) for one in KINDS),
        float(count.indefinite),
        float(is_told and not measures),
        float(is_told),
    ]


def among_forces(measure: Measure) -> Measure:
    """`measure`, with armed vehicles among the forces."""
    return Measure.FORCES if measure is Measure.VEHICLES else measure
