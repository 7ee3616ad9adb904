"""The identities of reports and claims: hashes of canonical encodings, never of joined strings."""

import dataclasses
import hashlib

from asof.model.claim import Claim
from asof.model.codec import digest


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
