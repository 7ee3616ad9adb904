"""Which kept claim a judgement means, when a newer reader has read its report anew."""

from collections import defaultdict
from collections.abc import Iterable

from asof.model.claim import Claim, KeptClaim
from asof.model.figure import Figure
from asof.model.judgement import ClaimRef, FigureRef
from asof.model.span import Span


class Anchors:
    """The claims of a view, found again by what judgements say of them."""

    def __init__(self, kept: Iterable[KeptClaim]) -> None:
        self._by_id: dict[str, Claim] = {}
        self._by_report: dict[str, list[Claim]] = defaultdict(list)
        for one in kept:
            self._by_id[one.claim.claim_id] = one.claim
            self._by_report[one.claim.report_id].append(one.claim)

    def find(self, ref: ClaimRef, figure: FigureRef | None = None) -> str | None:
        """The id of the claim meant, None where the view has none.

        The claim itself where it is among them.  Else one of its report that overlaps its span: the one that says the
        same, else the one of the same happening, else the only one there; of several the one that overlaps most.  Where
        a figure is meant, one that has it.
        """
        if ref.claim_id in self._by_id:
            return ref.claim_id
        near = [claim for claim in self._by_report.get(ref.report_id, ()) if claim.span.overlaps(ref.span)]
        if figure is not None:
            near = [claim for claim in near if number_of(claim, figure) is not None]
        alike = [claim for claim in near if _is_alike(claim, ref)] or near
        if not alike or (len(alike) > 1 and not _is_alike(alike[0], ref)):
            return None
        return max(alike, key=lambda claim: _closeness(claim, ref)).claim_id

    def find_all(self, refs: Iterable[ClaimRef]) -> tuple[str, ...]:
        """The ids of those that the view has, each once."""
        found = (self.find(ref) for ref in refs)
        return tuple(dict.fromkeys(claim_id for claim_id in found if claim_id is not None))


def number_of(claim: Claim, ref: FigureRef) -> int | None:
    """Which figure of `claim` is meant, from 0: of the same measure at the same words; None where it has none."""
    for number, figure in enumerate(claim.figures):
        if _is_same(figure, ref, is_same_number=number == ref.number):
            return number
    return None


def _is_same(figure: Figure, ref: FigureRef, *, is_same_number: bool) -> bool:
    span = figure.quantity.span
    return figure.measure is ref.measure and (span.overlaps(ref.span) or (span == ref.span and is_same_number))


def _is_alike(claim: Claim, ref: ClaimRef) -> bool:
    return claim.content_id == ref.content_id or claim.happening is ref.happening


def _closeness(claim: Claim, ref: ClaimRef) -> tuple[bool, bool, int, int, str]:
    is_same = claim.content_id == ref.content_id
    return is_same, claim.happening is ref.happening, _shared(claim.span, ref.span), -claim.span.start, claim.claim_id


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)
