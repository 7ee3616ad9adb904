"""JSON Lines: one claim a line."""

import io
import json

from asof.model.claim import KeptClaim
from asof.publish.bodies import claim_body
from asof.publish.exports.json import write_json
from tests.record.sample import make

MADE = make()
KEPT = tuple(KeptClaim(claim=claim, report=MADE.report) for claim in MADE.claims)


def test_each_line_is_the_body_of_a_claim() -> None:
    stream = io.StringIO()
    write_json(KEPT, stream)
    assert [json.loads(line) for line in stream.getvalue().splitlines()] == [claim_body(kept) for kept in KEPT]


def test_no_claims_are_nothing() -> None:
    stream = io.StringIO()
    write_json((), stream)
    assert stream.getvalue() == ""
