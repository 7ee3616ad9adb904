"""Who was hit, as far as words of sex and age tell, and whether anybody died: what holds two tellings apart."""

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from asof.model.claim import Claim
from asof.model.figure import Measure
from asof.reconcile.tables import table

HARMED = frozenset({Measure.KILLED, Measure.INJURED})
_WORD = re.compile(r"[^\W\d_]+")
_SEXES = ("female", "male")


@dataclass(frozen=True, slots=True, kw_only=True)
class Victims:
    """The sexes told of those hit, none where no word tells any; whether a child is among them, and any dead."""

    sexes: frozenset[str]
    are_young: bool
    are_dead: bool


def victims_of(claims: Iterable[Claim]) -> Victims:
    """Whom the claims tell as killed, injured or done something to."""
    words: set[str] = set()
    are_dead = False
    for claim in claims:
        harmed = [figure for figure in claim.figures if figure.measure in HARMED]
        for who in (claim.target, *(figure.who for figure in harmed)):
            words.update(_WORD.findall((who or "").lower()))
        is_counted = any(figure.measure is Measure.KILLED and figure.quantity.high != 0 for figure in harmed)
        are_dead = are_dead or is_counted or _dead().search(claim.sentence) is not None
    sexes = frozenset(sex for sex in _SEXES if words & _listed(sex))
    return Victims(sexes=sexes, are_young=bool(words & _listed("child")), are_dead=are_dead)


@functools.cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(table("victims")[kind].split())


@functools.cache
def _dead() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('victims')['dead'].split())})", re.IGNORECASE)
