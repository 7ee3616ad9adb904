"""Where each count of a sentence is of, that counts at several places: "nine in Orm and two in Velm"."""

import itertools
import re
from collections.abc import Sequence

from asof.model.claim import Claim
from asof.model.figure import Figure
from asof.model.where import Where
from asof.reconcile.places import Nearness, is_sharp, relate


def place_of_share(claim: Claim, figure: Figure) -> tuple[Where, ...] | None:
    """The places of `figure` where its sentence counts at several: those told right behind it, or right before it.

    All of the sentence's where the other counts have places of their own and this one has none ("eleven arrests, nine
    in Orm and two in Velm").  None where the sentence gives one count, or one place.
    """
    counts = sorted({other.quantity.span for other in claim.figures if other.measure is figure.measure})
    told = sorted((place for place in claim.where if is_sharp(place)), key=lambda place: place.span)
    named = [place for place in told if claim.span.contains(place.span)]
    if len(counts) < 2 or not _are_apart(named):
        return None
    number = counts.index(figure.quantity.span)
    if named[0].span.start < counts[0].start:
        first = counts[number - 1].end if number else claim.span.start
        last = counts[number].start
    else:
        first = counts[number].end
        last = counts[number + 1].start if number + 1 < len(counts) else claim.span.end
    return tuple(place for place in named if first <= place.span.start < last) or tuple(named)


_MOST_BETWEEN = 3
"""Words between two places that are told together: "in Orm, and later in Velm".  A guess."""


def told_together(claim: Claim, places: Sequence[Where]) -> tuple[Where, ...]:
    """The first of `places`, at which the claim happened, and those that its sentence names in one breath with it.

    "A blast in Orm that killed three led to clashes in Velm": the three are of Orm alone.  All, in their order, where
    the sentence does not name them.
    """
    named = sorted((place for place in places if claim.span.contains(place.span)), key=lambda place: place.span)
    if not places or places[0] not in named:
        return tuple(places)
    groups = [[named[0]]]
    for before, place in itertools.pairwise(named):
        between = claim.sentence[before.span.end - claim.span.start : place.span.start - claim.span.start]
        if len(re.findall(r"\w+", between)) > _MOST_BETWEEN:
            groups.append([])
        groups[-1].append(place)
    together = next(group for group in groups if places[0] in group)
    return tuple(place for place in places if place in together)


def _are_apart(places: Sequence[Where]) -> bool:
    """Whether two of the places are two towns, or two sites of one."""
    return any(
        relate(one, other).nearness < Nearness.SAME for number, one in enumerate(places) for other in places[:number]
    )
