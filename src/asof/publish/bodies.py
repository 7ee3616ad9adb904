"""A claim as every output gives it: one JSON object with the keys of the claim reference, in its order."""

from typing import Any

from asof.model.claim import KeptClaim
from asof.model.codec import encode
from asof.model.figure import Figure
from asof.model.judged import Judged
from asof.model.when import When
from asof.model.where import Where
from asof.publish.edtf import edtf

Body = dict[str, Any]


def claim_body(kept: KeptClaim) -> Body:
    """The claim as plain JSON data: moments in UTC (ISO 8601), spans half-open in code points of the report's text.

    `said_at` is the moment from which the claim was said, null where unknown, and `said_precision` how sharp it is.
    `where` is the first of `places`, the one the claim is about.  `low` and `high` null are open sides, never zero;
    lat and lon are WGS 84 degrees, null where the place is unresolved.  Everything is as judged; `judged` says by whom
    and why, and `as_read` gives back what the judgements changed, null where they changed nothing.
    """
    body = _claim_body(kept)
    body["judged"] = [judged_body(one) for one in kept.judged]
    body["as_read"] = None
    if kept.original is not None:
        read = _claim_body(KeptClaim(claim=kept.original, report=kept.report))
        body["as_read"] = {name: part for name, part in read.items() if part != body[name]} or None
    return body


def judged_body(judged: Judged) -> Body:
    """The trace of a judgement as plain JSON data; `figure` is the number of the figure that it is about, from 0."""
    return {
        "judgement_id": judged.judgement_id,
        "kind": judged.kind.value,
        "by": judged.by,
        "judged_at": encode(judged.judged_at),
        "reason": judged.reason,
        "figure": judged.figure,
    }


def _claim_body(kept: KeptClaim) -> Body:
    claim, report = kept.claim, kept.report
    return {
        "claim_id": claim.claim_id,
        "report_id": claim.report_id,
        "url": report.url,
        "outlet": report.outlet,
        "entry": claim.entry,
        "said_at": encode(claim.said_at.start),
        "said_precision": claim.said_at.precision.value,
        "received_at": encode(report.received_at),
        "sentence": claim.sentence,
        "start": claim.span.start,
        "end": claim.span.end,
        "happening": claim.happening.value,
        "standing": claim.standing.value,
        "speakers": [
            {"name": speaker.name, "role": speaker.role.value, "words": speaker.words} for speaker in claim.speakers
        ],
        "actor": claim.actor,
        "target": claim.target,
        "when": when_body(claim.when) if claim.when else None,
        "where": where_body(claim.where[0]) if claim.where else None,
        "places": [where_body(where) for where in claim.where],
        "route": _route_body(kept),
        "figures": [figure_body(figure) for figure in claim.figures],
        "quote": claim.quote,
        "block": claim.block.value,
        "reader": claim.reader,
    }


def when_body(when: When) -> Body:
    """A time as plain JSON data; null is an open side.  `edtf` is in the local time of `zone`."""
    return {
        "start": encode(when.start),
        "end": encode(when.end),
        "precision": when.precision.value,
        "words": when.words,
        "zone": when.zone,
        "edtf": edtf(when),
    }


def where_body(where: Where) -> Body:
    """A place as plain JSON data."""
    return {
        "name": where.name,
        "place_id": where.place_id,
        "lat": where.lat,
        "lon": where.lon,
        "radius_km": where.radius_km,
        "level": where.level.value,
        "relation": encode(where.relation),
        "words": where.words,
        "country": where.country,
        "admin1": where.admin1,
        "match": where.match and where.match.value,
    }


def figure_body(figure: Figure) -> Body:
    """A figure as plain JSON data: its interval, its words and where they stand."""
    quantity = figure.quantity
    return {
        "measure": figure.measure.value,
        "low": quantity.low,
        "high": quantity.high,
        "words": quantity.words,
        "who": figure.who,
        "kind": figure.kind.value,
        "approximate": quantity.approximate,
        "start": quantity.span.start,
        "end": quantity.span.end,
    }


def _route_body(kept: KeptClaim) -> Body | None:
    route = kept.claim.route
    if route is None:
        return None
    ends = {"from": route.origin, "to": route.destination}
    return {name: where_body(where) if where else None for name, where in ends.items()}
