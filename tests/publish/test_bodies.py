"""The body of a claim: its keys are what every reader of the JSON counts on."""

import dataclasses
import json

from asof.model.claim import KeptClaim
from asof.publish.bodies import claim_body
from tests.record.sample import make

KEYS = (
    "claim_id report_id url outlet entry said_at said_precision received_at sentence start end happening standing"
    " speakers actor target when where places route figures quote block reader judged as_read"
)
MADE = make()
HURT, BOATS, NOBODY = (KeptClaim(claim=claim, report=MADE.report) for claim in MADE.claims)


def test_the_keys_and_their_order() -> None:
    assert " ".join(claim_body(HURT)) == KEYS
    assert " ".join(claim_body(HURT)["where"]) == (
        "name place_id lat lon radius_km level relation words country admin1 match"
    )
    assert " ".join(claim_body(HURT)["when"]) == "start end precision words zone edtf"
    assert " ".join(claim_body(HURT)["figures"][0]) == "measure low high words who kind approximate start end"
    assert " ".join(claim_body(HURT)["speakers"][0]) == "name role words"
    assert list(claim_body(BOATS)["route"]) == ["from", "to"]


def test_a_body_is_plain_json() -> None:
    body = claim_body(BOATS)
    assert json.loads(json.dumps(body)) == body


def test_both_clocks_are_utc_instants() -> None:
    body = claim_body(HURT)
    assert (body["said_at"], body["said_precision"]) == ("2031-05-04T12:00:00Z", "minute")
    assert body["received_at"] == "2031-05-05T12:00:00Z"


def test_an_open_side_is_null_and_none_is_zero() -> None:
    at_least, nobody = claim_body(HURT)["figures"][0], claim_body(NOBODY)["figures"][0]
    assert (at_least["low"], at_least["high"], at_least["words"]) == (12, None, "At least 12")
    assert (nobody["low"], nobody["high"], nobody["words"]) == (0, 0, "Nobody")


def test_what_a_claim_does_not_say_is_null() -> None:
    claim = dataclasses.replace(NOBODY.claim, when=None, figures=(), entry=None)
    body = claim_body(KeptClaim(claim=claim, report=MADE.report))
    assert [body[name] for name in ("when", "where", "route", "actor", "entry")] == [None] * 5
    assert (body["places"], body["figures"]) == ([], [])


def test_where_is_the_first_of_the_places() -> None:
    assert claim_body(HURT)["where"] == claim_body(HURT)["places"][0]


def test_a_place_said_by_its_relation_keeps_it() -> None:
    route = claim_body(BOATS)["route"]
    assert route["from"]["name"] == "Puerto Lindo"
    assert (route["from"]["lat"], route["from"]["lon"]) == (None, None)
    assert (route["to"]["relation"]["kind"], route["to"]["relation"]["name"]) == ("south_of", "Varela")
