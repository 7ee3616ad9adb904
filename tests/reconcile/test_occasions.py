"""Tolls of happenings that cannot be one have ledgers of their own."""

from asof.model.claim import KeptClaim
from asof.reconcile.incidents import link_incidents
from asof.reconcile.ledgers import build_ledgers
from asof.reconcile.origins import attribute
from tests.reconcile.build import TORVALE, ZONE, claim, day, killed, report


def ledgers(*kept: KeptClaim) -> dict[str, list[int | None]]:
    """The least of each position by the ledger's scope."""
    attributions = attribute(kept)
    found = build_ledgers(link_incidents(kept, attributions), attributions, place=TORVALE, zone=ZONE)
    return {ledger.scope: [one.figure.quantity.low for one in ledger.positions] for ledger in found}


def told(said: str, number: int, *, when: str | None = None, kind: str = "count") -> KeptClaim:
    """A claim of so many killed in a clash, said on a day, of a day."""
    source = report(f"Paper of {said}", published=day(said))
    sentence = f"Clashes in Torvale killed {number} people on {when}."
    figures = (killed(number, number, kind=kind),)
    return claim(source, sentence, "clash", said=day(said), when=when and day(when), figures=figures)


def test_what_was_said_before_a_clash_began_is_no_count_of_it() -> None:
    before, after = told("05-10", 17), told("05-15", 3, when="05-14")
    assert ledgers(before, after) == {"Torvale · 10 May 2031": [17], "Torvale · 14 May 2031": [3]}


def test_clashes_dated_long_apart_have_tolls_of_their_own_and_days_near_each_other_one() -> None:
    near = ledgers(told("05-10", 17, when="05-10"), told("05-15", 18, when="05-14"))
    assert near == {"Torvale": [17, 18]}
    far = ledgers(told("05-01", 17, when="05-01"), told("05-15", 3, when="05-14"))
    assert far == {"Torvale · 1 May 2031": [17], "Torvale · 14 May 2031": [3]}


def test_a_count_without_a_day_is_of_the_last_clash_that_had_begun() -> None:
    found = ledgers(told("05-10", 17), told("05-15", 3, when="05-14"), told("05-20", 5))
    assert found["Torvale · 14 May 2031"] == [3, 5]


def test_a_running_total_without_a_day_may_be_of_all() -> None:
    found = ledgers(told("05-10", 17), told("05-15", 3, when="05-14"), told("05-20", 20, kind="total"))
    assert found["Torvale"] == [20]
