"""A count is of the place that it is told at, whatever other place its sentence comes to."""

from dataclasses import replace

import pytest

from asof.model.claim import KeptClaim
from asof.model.span import Span
from asof.reconcile.incidents import link_incidents
from asof.reconcile.ledgers import build_ledgers
from asof.reconcile.origins import attribute
from asof.reconcile.shares import told_together
from tests.reconcile.build import HARN, TORVALE, ZONE, claim, killed, report

POST = report("Torvale Post")


def told(sentence: str) -> KeptClaim:
    """Three killed at Harn, in a sentence that names Torvale too."""
    starts = {place.name: sentence.index(place.name) for place in (HARN, TORVALE)}
    places = tuple(
        replace(place, span=Span(start=starts[place.name], end=starts[place.name] + len(place.name)))
        for place in (HARN, TORVALE)
    )
    return claim(POST, sentence, "attack", figures=(killed(3, 3, "three"),), where=places)


def scopes(kept: KeptClaim) -> list[str]:
    attributions = attribute((kept,))
    ledgers = build_ledgers(link_incidents((kept,), attributions), attributions, place=TORVALE, zone=ZONE)
    return [ledger.scope for ledger in ledgers]


@pytest.mark.parametrize(
    "sentence",
    [
        "A blast in Harn that killed three set off days of clashes in Torvale.",
        "Torvale mourned on Monday for the three who were killed in Harn.",
    ],
)
def test_the_dead_of_another_town_are_not_the_main_towns(sentence: str) -> None:
    assert scopes(told(sentence)) == ["Harn"]


@pytest.mark.parametrize("sentence", ["Three were killed in Harn and Torvale.", "In Torvale, and in Harn, three died."])
def test_a_count_of_two_towns_in_one_breath_is_the_main_towns_too(sentence: str) -> None:
    assert scopes(told(sentence)) == ["Torvale"]


def test_a_place_that_the_sentence_does_not_name_is_told_as_before() -> None:
    kept = told("A blast in Harn that killed three set off days of clashes in Torvale.")
    inherited = replace(kept.claim.where[0], span=Span(start=900, end=904))
    assert told_together(kept.claim, (inherited, kept.claim.where[1])) == (inherited, kept.claim.where[1])
