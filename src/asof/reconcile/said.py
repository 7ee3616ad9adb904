"""One figure as one claim says it, with everything that decides where it is counted."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from asof.model.claim import KeptClaim
from asof.model.figure import Figure
from asof.model.views import Incident
from asof.reconcile.moment import order_of
from asof.reconcile.origins import Attribution


class SaidFigure(NamedTuple):
    """A figure, the claim that says it, whose word that is and the incident it belongs to.

    `is_withdrawn` says that a judgement retracted it; it then stands by nothing and takes back nothing.
    """

    figure: Figure
    kept: KeptClaim
    attribution: Attribution
    incident: Incident
    is_withdrawn: bool = False


def said_figures(incidents: Iterable[Incident], attributions: Mapping[str, Attribution]) -> list[SaidFigure]:
    """Every figure of the incidents' claims, in the order they were said; empty where no claim has one."""
    found = list(_figures(incidents, attributions))
    return sorted(found, key=lambda said: (order_of(said.kept), said.figure.quantity.span))


def _figures(incidents: Iterable[Incident], attributions: Mapping[str, Attribution]) -> Iterator[SaidFigure]:
    for incident in incidents:
        for link in incident.links:
            attribution = attributions[link.claim.claim.claim_id]
            for number, figure in enumerate(link.claim.claim.figures):
                yield SaidFigure(
                    figure=figure,
                    kept=link.claim,
                    attribution=attribution,
                    incident=incident,
                    is_withdrawn=link.claim.is_withdrawn(number),
                )
