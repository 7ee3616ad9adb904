"""The arrests of two forces, places and operations are never one toll."""

from dataclasses import replace

import pytest

from asof.model.claim import KeptClaim
from asof.model.span import Span
from asof.model.views import Agreement, Ledger
from asof.model.where import Where
from asof.reconcile.forces import Force, force_of, may_be_one
from asof.reconcile.incidents import link_incidents
from asof.reconcile.ledgers import build_ledgers
from asof.reconcile.origins import attribute
from tests.reconcile.build import COUNTRY, HARN, TORVALE, ZONE, claim, count, day, report, voice

POST, HERALD = report("Torvale Post", published=day("05-14")), report("The Herald", published=day("05-15"))


def told(sentence: str, *numbers: int, where: tuple[Where, ...] = (TORVALE,), source=POST, **rest) -> KeptClaim:
    """A claim of arrests: `numbers`, and the names of `where`, as they stand in the sentence."""
    at = rest.pop("at", 0)

    def span(words: str) -> Span:
        start = at + sentence.find(words)
        return Span(start=start, end=start + len(words)) if words in sentence else Span(start=9000, end=9001)

    figures = [count("arrested", number, number, str(number)) for number in numbers]
    figures = [replace(one, quantity=replace(one.quantity, span=span(one.quantity.words))) for one in figures]
    places = tuple(replace(place, span=span(place.name)) for place in where)
    return claim(source, sentence, "arrest", figures=tuple(figures), where=places, at=at, **rest)


def ledgers(*kept: KeptClaim) -> dict[str, list[str]]:
    """The words of the positions by the ledger's scope."""
    return {ledger.scope: [one.figure.quantity.words for one in ledger.positions] for ledger in built(*kept)}


def built(*kept: KeptClaim) -> tuple[Ledger, ...]:
    attributions = attribute(kept)
    return build_ledgers(link_incidents(kept, attributions), attributions, place=TORVALE, zone=ZONE)


@pytest.mark.parametrize(
    ("sentence", "rest", "force"),
    [
        ("Northmoor Police arrested 12 people.", {}, Force(kind="police", name="Northmoor Police")),
        ("In all 12 were held by the Eastmark Constabulary.", {}, Force(kind="police", name="Eastmark Constabulary")),
        ("Gendarmes arrested 12 people.", {"actor": "Gendarmes"}, Force(kind="gendarmerie", name="")),
        ("They arrested 12.", {"by": (voice("an army spokesman"),)}, Force(kind="army", name="")),
        ("Harn Police took 3, Northmoor Police 12.", {}, Force(kind="police", name="Northmoor Police")),
        ("The National Police Chiefs’ Council counts 12 arrests.", {}, None),
        ("Of 12 arrests some were by Harn Police, some by Northmoor Police.", {}, None),
        ("There were 12 arrests.", {}, None),
    ],
)
def test_whose_arrests_a_count_is_of(sentence: str, rest: dict, force: Force | None) -> None:
    kept = told(sentence, 12, at=30, **rest)
    assert force_of(kept.claim, kept.claim.figures[0]) == force


def test_a_force_without_a_name_may_be_any_of_its_kind() -> None:
    police, harn, gendarmes = (
        Force(kind=kind, name=name) for kind, name in (("police", ""), ("police", "Harn Police"), ("gendarmerie", ""))
    )
    assert may_be_one(police, harn)
    assert may_be_one(None, gendarmes)
    assert not may_be_one(harn, replace(harn, name="Orm Police"))
    assert not may_be_one(police, gendarmes)
    assert may_be_one(replace(harn, name="North Police"), replace(harn, name="Northmoor Police"))


def test_the_arrests_of_gendarmes_do_not_contest_those_of_the_police() -> None:
    found = ledgers(
        told("Police arrested 3 people in Torvale.", 3, actor="Police"),
        told("Gendarmes arrested 12 people in Torvale.", 12, actor="Gendarmes", source=HERALD),
        told("Police in Torvale hold 3 people.", 3, actor="Police", source=HERALD, at=90),
    )
    assert found == {"Torvale": ["3", "3"], "Torvale · gendarmerie": ["12"]}


def test_what_one_force_and_nobody_else_counts_stays_with_its_town() -> None:
    (ledger,) = built(
        told("10 people were arrested in Torvale.", 10),
        told("Northmoor Police said 10 were arrested.", 10, source=HERALD, by=(voice("Northmoor Police"),)),
    )
    assert (ledger.scope, ledger.agreement) == ("Torvale", Agreement.COMPATIBLE)


def test_a_forces_count_is_no_count_of_the_country() -> None:
    found = ledgers(
        told("In Exland 147 people were arrested.", 147, where=(COUNTRY,)),
        told("In Harn 9 people were arrested.", 9, where=(HARN,), at=60),
        told("Northmoor Police arrested 22 people.", 22, where=(COUNTRY,), source=HERALD),
    )
    assert found == {"Exland": ["147"], "Harn": ["9"], "Northmoor Police": ["22"]}


def test_a_town_keeps_the_count_of_its_force_though_the_sentence_names_the_country_too() -> None:
    found = ledgers(
        told("In Torvale, Exland, Northmoor Police arrested 10 people.", 10, where=(TORVALE, COUNTRY)),
        told("There were 10 arrests in Torvale.", 10, source=HERALD),
    )
    assert found == {"Torvale": ["10", "10"]}


def test_each_count_of_a_sentence_is_of_its_own_place_and_the_whole_of_both() -> None:
    sentence = "There were 11 arrests, 9 in Torvale and 2 in Harn."
    assert ledgers(told(sentence, 11, 9, 2, where=(TORVALE, HARN))) == {
        "Torvale": ["9"],
        "Harn": ["2"],
        "Torvale, Harn": ["11"],
    }
    assert ledgers(told("In Torvale 9 were arrested, in Harn 2.", 9, 2, where=(TORVALE, HARN))) == {
        "Torvale": ["9"],
        "Harn": ["2"],
    }


def test_what_a_sentence_calls_another_operation_is_counted_by_itself() -> None:
    found = ledgers(
        told("Officers arrested 9 people in Torvale on Wednesday.", 9, when=day("05-14")),
        told("Another operation in Torvale led to 4 arrests.", 4, at=80),
    )
    assert found == {"Torvale": ["9"], "Torvale · 14 May 2031": ["4"]}


def hurt(sentence: str, number: int, who: str, *, where: tuple[Where, ...] = (COUNTRY,), **rest) -> KeptClaim:
    """A claim of people hurt, counted as `who`."""
    figure = count("injured", number, number, f"{number} {who}", who=who)
    return claim(rest.pop("source", POST), sentence, "injury", figures=(figure,), where=where, **rest)


def test_the_hurt_officers_of_two_forces_do_not_contest_each_other() -> None:
    found = ledgers(
        hurt("Harn Police confirm that 4 officers were hurt in Exland.", 4, "officers"),
        hurt("In Exland 9 Orm Police officers were hurt.", 9, "Orm Police officers", source=HERALD),
    )
    assert found == {
        "Torvale · security forces": ["4 officers"],
        "Torvale · security forces · Orm Police": ["9 Orm Police officers"],
    }


@pytest.mark.parametrize("who", ["soldiers", "dockers"])
def test_whom_else_a_force_counts_is_not_its_own(who: str) -> None:
    found = ledgers(
        hurt(f"Harn Police say 4 {who} were hurt in Exland.", 4, who),
        hurt(f"Orm Police say 9 {who} were hurt in Exland.", 9, who, source=HERALD),
    )
    assert len(found) == 1
