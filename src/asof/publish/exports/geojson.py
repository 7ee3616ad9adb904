"""Claims on the map: GeoJSON by RFC 7946."""

import json
from collections.abc import Iterable
from typing import Any, TextIO

from asof.model.claim import KeptClaim
from asof.model.where import Level, Where
from asof.publish.bodies import claim_body

_POINT_LEVELS = (Level.SITE, Level.SETTLEMENT)
"""What may be drawn as a point; anything larger has no geometry, since a pin in a province is a false report."""


def write_geojson(claims: Iterable[KeptClaim], stream: TextIO) -> None:
    """A FeatureCollection with one feature a claim, its properties the keys of `claim_body`.

    A resolved site or settlement is a Point (longitude first); `where.radius_km` says how far around it the claim may
    be.  Every other claim has a null geometry, by RFC 7946 section 3.2 an unlocated feature: nothing is left out.
    """
    stream.write('{"type": "FeatureCollection", "features": [')
    separator = "\n"
    for kept in claims:
        stream.write(separator + json.dumps(_feature(kept), ensure_ascii=False))
        separator = ",\n"
    stream.write("\n]}\n")


def _feature(kept: KeptClaim) -> dict[str, Any]:
    where = kept.claim.where[0] if kept.claim.where else None
    return {
        "type": "Feature",
        "id": kept.claim.claim_id,
        "geometry": _geometry(where) if where else None,
        "properties": claim_body(kept),
    }


def _geometry(where: Where) -> dict[str, Any] | None:
    if where.level not in _POINT_LEVELS or where.lat is None or where.lon is None:
        return None
    return {"type": "Point", "coordinates": [where.lon, where.lat]}
