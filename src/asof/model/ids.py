"""The identities of reports, claims and judgements: hashes of canonical encodings, never of joined strings."""

import dataclasses
import hashlib

from asof.model.claim import Claim
from asof.model.codec import digest
from asof.model.judgement import Judgement


def report_digest(raw: bytes) -> str:
    """SHA-256 of the bytes as received, in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def content_id(claim: Claim) -> str:
    """The identity of what is asserted, wherever it stands: two carriers of one assertion share it."""
    return digest(
        {
            "happening": claim.happening,
            "actor": claim.actor,
            "target": claim.target,
            "figures": [
                [f.measure, f.quantity.low, f.quantity.high, f.quantity.approximate, f.who, f.kind]
                for f in claim.figures
            ],
            "when": claim.when and [claim.when.start, claim.when.end, claim.when.precision],
            "where": [[w.name, w.place_id, w.relation and [w.relation.kind, w.relation.name]] for w in claim.where],
            "route": claim.route and [end and end.name for end in (claim.route.origin, claim.route.destination)],
            "speakers": [[s.name, s.role] for s in claim.speakers],
            "standing": claim.standing,
            "quote": claim.quote,
        }
    )


def claim_id(claim: Claim, content: str) -> str:
    """The identity of `content` (a content id) said at one span of one report, as one reader version read it."""
    return digest(
        {
            "content": content,
            "report": claim.report_id,
            "span": [claim.span.start, claim.span.end],
            "reader": claim.reader,
        }
    )


def identified(claim: Claim) -> Claim:
    """`claim` with both of its ids filled in."""
    content = content_id(claim)
    return dataclasses.replace(claim, content_id=content, claim_id=claim_id(claim, content))


def judged_content(judgement: Judgement) -> str:
    """The identity of what was decided by whom and why, whenever it was."""
    return digest({name: part for name, part in _parts(judgement).items() if name != "judged_at"})


def judgement_id(judgement: Judgement) -> str:
    """The identity of one decision at one moment."""
    return digest(_parts(judgement))


def _parts(judgement: Judgement) -> dict[str, object]:
    """Everything of a judgement but its id."""
    return {
        field.name: getattr(judgement, field.name)
        for field in dataclasses.fields(judgement)
        if field.name != "judgement_id"
    }
