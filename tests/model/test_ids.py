"""The identities of claims, with vectors: a changed id would cut every record off from its judgements."""

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest

from asof.model.claim import Claim, Happening, Standing
from asof.model.codec import canonical, decode, digest, encode
from asof.model.figure import Figure, FigureKind, Measure
from asof.model.ids import identified, report_digest
from asof.model.quantity import Quantity
from asof.model.report import BlockKind
from asof.model.span import Span
from asof.model.speaker import Role, Speaker
from asof.model.when import Precision, When
from asof.model.where import Level, Relation, Route, Where

_START = datetime(2031, 5, 4, 13, 0, tzinfo=UTC)
_WHEN = When(
    start=_START,
    end=_START + timedelta(hours=1),
    precision=Precision.PART_OF_DAY,
    words="that afternoon",
    span=Span(start=40, end=54),
    zone="Africa/Maputo",
)
_WHERE = Where(
    name="Velm",
    words="Velm",
    span=Span(start=30, end=34),
    level=Level.SETTLEMENT,
    place_id=17,
    lat=-10.5,
    lon=33.25,
    radius_km=4.0,
    relation=Relation(kind="south_of", name="Orm", place_id=18, lat=-10.0, lon=33.0),
)
CLAIM = Claim(
    claim_id="",
    content_id="",
    report_id="ab" * 32,
    entry=2,
    said_at=_WHEN,
    span=Span(start=0, end=55),
    sentence="Guards shot at least two miners in Velm that afternoon.",
    happening=Happening.SHOOTING,
    actor="Guards",
    target="miners",
    figures=(
        Figure(
            measure=Measure.KILLED,
            quantity=Quantity(low=2, high=None, words="at least two miners", span=Span(start=12, end=31)),
            who="miners",
            kind=FigureKind.COUNT,
        ),
    ),
    when=_WHEN,
    where=(_WHERE,),
    route=Route(origin=None, destination=_WHERE),
    speakers=(Speaker(name="The Orm Post", role=Role.OUTLET, words="The Orm Post", span=None),),
    standing=Standing.REPORTED,
    quote=False,
    block=BlockKind.PARAGRAPH,
    reader="patterns/1",
)


def test_the_vectors_of_a_claim_never_change() -> None:
    claim = identified(CLAIM)
    assert (claim.content_id, claim.claim_id) == (
        "7009884cf09c47580ceb9d514b2fd292",
        "8f121ef42a5bd802815b48dda4bfd720",
    )


def test_a_report_is_known_by_the_sha_256_of_its_bytes() -> None:
    assert report_digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize(
    "change",
    [
        {"happening": Happening.ATTACK},
        {"actor": "Soldiers"},
        {"target": None},
        {"standing": Standing.DENIED},
        {"quote": True},
        {"figures": ()},
        {"where": ()},
        {"when": None},
        {"route": None},
        {"speakers": ()},
    ],
)
def test_another_assertion_has_another_content_id(change: dict[str, object]) -> None:
    other = identified(dataclasses.replace(CLAIM, **change))  # type: ignore[arg-type]
    assert other.content_id != identified(CLAIM).content_id


def test_the_same_assertion_elsewhere_shares_the_content_and_not_the_claim() -> None:
    here, there = identified(CLAIM), identified(dataclasses.replace(CLAIM, report_id="cd" * 32))
    assert here.content_id == there.content_id
    assert here.claim_id != there.claim_id


def test_a_newer_reader_makes_a_claim_of_its_own() -> None:
    assert identified(dataclasses.replace(CLAIM, reader="patterns/2")).claim_id != identified(CLAIM).claim_id


def test_a_claim_comes_back_from_plain_data_as_it_was() -> None:
    assert decode(Claim, encode(CLAIM)) == CLAIM


def test_the_canonical_bytes_are_those_of_rfc_8785_for_data_without_fractions() -> None:
    assert canonical({"b": [1, None, True], "a": "é\n“"}) == '{"a":"é\\n“","b":[1,null,true]}'.encode()


def test_joined_strings_cannot_be_confused() -> None:
    assert digest(["ab", "c"]) != digest(["a", "bc"])


def test_what_is_no_value_is_refused() -> None:
    with pytest.raises(TypeError):
        encode(object())
