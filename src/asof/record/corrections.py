"""Corrections as a person types them: counts, times, places and speakers."""

import re
from dataclasses import dataclass, replace

from asof.errors import UsageError
from asof.model.claim import KeptClaim, Standing
from asof.model.figure import Figure, Measure
from asof.model.judgement import Correction
from asof.model.span import Span
from asof.model.speaker import Role, Speaker
from asof.model.where import Level, Match, Where
from asof.record.typed import parse_when

_COUNT = re.compile(r"(?P<low>\d+)?(?P<range>\.\.)?(?P<high>\d+)?")
_POINT = re.compile(r"(?P<lat>-?\d+(?:\.\d+)?)\s*,\s*(?P<lon>-?\d+(?:\.\d+)?)\s+(?P<name>\S.*)")
_NEAR_KM = 1.0
"""How far a place reaches that a person points at; about the size of a quarter of a town."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was typed; None for what stays as it was read."""

    count: str | None
    measure: Measure | None
    when: str | None
    where: str | None
    standing: Standing | None
    speaker: str | None
    role: Role


def correction_of(kept: KeptClaim, figure: Figure | None, given: Given) -> Correction:
    """What `given` puts in the place of what was read; UsageError where it is nothing, or means nothing."""
    if figure is None and (given.count or given.measure):
        raise UsageError("say which figure: --figure with its measure or its words")
    if figure is not None and not (given.count or given.measure):
        raise UsageError("say what the figure is: --count, --measure or both")
    correction = Correction(
        figure=_figure(figure, given) if figure else None,
        when=parse_when(given.when, zone=kept.claim.said_at.zone) if given.when else None,
        where=parse_place(given.where, kept.claim.span) if given.where else None,
        standing=given.standing,
        speaker=_speaker(given) if given.speaker else None,
    )
    if correction == Correction():
        raise UsageError("say what is corrected: --figure, --when, --where, --standing or --speaker")
    return correction


def _figure(figure: Figure, given: Given) -> Figure:
    quantity = figure.quantity
    if given.count:
        low, high = parse_count(given.count)
        quantity = replace(quantity, low=low, high=high, approximate=False)
    return replace(figure, measure=given.measure or figure.measure, quantity=quantity)


def parse_count(words: str) -> tuple[int | None, int | None]:
    """The closed interval of "12", "9..15", "12.." or "..50"; None is an open side.  UsageError otherwise."""
    found = _COUNT.fullmatch(words.strip())
    if found is None or not (found["low"] or found["high"]):
        raise UsageError(f"{words!r} is no count; give one like 12, 9..15, 12.. or ..50")
    low, high = (int(found[side]) if found[side] else None for side in ("low", "high"))
    if found["range"] is None:
        high = low
    if low is not None and high is not None and high < low:
        raise UsageError(f"{words!r} ends below where it starts")
    return low, high


def _speaker(given: Given) -> Speaker:
    name = given.speaker or ""
    return Speaker(name=name, role=given.role, words=name, span=None)


def parse_place(words: str, span: Span) -> Where:
    """The place of a GeoNames id, or of a point and a name ("33.9,35.5 Karantina"), said at `span`; UsageError else."""
    if words.strip().isdigit():
        return _known_place(int(words), span)
    found = _POINT.fullmatch(words.strip())
    if found is None:
        raise UsageError(f'{words!r} is no place; give a GeoNames id, or a point and a name like "33.9,35.5 Karantina"')
    lat, lon, name = float(found["lat"]), float(found["lon"]), found["name"]
    if abs(lat) > 90 or abs(lon) > 180:
        raise UsageError(f"{words!r} is on no map: latitude first, up to 90, then longitude, up to 180")
    return Where(
        name=name, words=name, span=span, level=Level.SITE, lat=lat, lon=lon, radius_km=_NEAR_KM, match=Match.OWN
    )


def _known_place(place_id: int, span: Span) -> Where:
    from asof.reading.places.index import open_index

    place = open_index().by_id(place_id)
    if place is None:
        raise UsageError(f"the index of places has no GeoNames id {place_id}; give a point and a name instead")
    return place.mentioned(name=place.name, words=place.name, span=span, match=Match.NAME)
