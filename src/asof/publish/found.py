"""What the index of places knows of a name, for a person who looks it up."""

from collections.abc import Iterable, Sequence
from typing import Any

from asof.model.where import Level, Match
from asof.publish.display import one_line
from asof.publish.labels import label, label_of, number
from asof.reading.places.place import Place

_OWN_TABLE = (Level.REGION, Level.SITE)


def found_body(place: Place, others: Sequence[str], match: Match) -> dict[str, Any]:
    """A place as plain JSON data: degrees, km, people; `names` are all it is looked up by, folded to plain letters."""
    return {
        "name": place.name,
        "place_id": place.place_id,
        "level": place.level.value,
        "country": place.country or None,
        "admin1": place.admin1,
        "population": place.population or None,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "zone": place.zone,
        "match": match.value,
        "names": list(others),
        "credit": _credit(place),
    }


def print_found(words: str, bodies: Sequence[dict[str, Any]]) -> None:
    """Two lines a place found as `words`, its other names in the second, and at the end whose data they are."""
    for body in bodies:
        inside = [one_line(part) for part in (body["admin1"], body["country"]) if part and part != body["name"]]
        print(f"{', '.join([one_line(body['name']), *inside])}: {' · '.join(filter(None, _parts(words, body)))}")
        if body["names"]:
            print(f"    {label('found.names', names=', '.join(body['names']))}")
    for credit in sorted({body["credit"] for body in bodies}):
        print(credit)


def _parts(words: str, body: dict[str, Any]) -> Iterable[str | None]:
    """What is said of a place after its name, in this order; None for what is not known of it."""
    yield label_of("level", body["level"])
    yield label("found.people", n=number(body["population"])) if body["population"] else None
    reach = label("map.within_km", km=number(round(body["radius_km"]) or 1))
    yield f"{body['lat']:.3f}, {body['lon']:.3f} {reach}"
    yield label("found.place_id", n=body["place_id"]) if body["place_id"] is not None else None
    yield label(f"match.{body['match']}", words=words) if body["match"] != Match.NAME.value else None


def _credit(place: Place) -> str:
    if place.own:
        return label("found.credit_own")
    is_ours = place.place_id is None and place.level in _OWN_TABLE
    return label("found.credit_asof") if is_ours else label("page.credit_places")
