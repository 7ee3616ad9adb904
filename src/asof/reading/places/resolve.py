"""Gives each mention of a report the place it stands for, all mentions of the report together.

The same name has one sense in a report unless the words beside it say another ("Homs province").  Weights were set by
hand on four fifths of LGL and GeoWebNews.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, exp, hypot, log10, radians
from urllib.parse import urlsplit

from asof.model.where import Level
from asof.reading.places.place import Named, Place
from asof.reading.places.recognise import Mention

KM_PER_DEGREE = 111.2
# A neighbour this far away lends a third of what one next door lends.
NEAR_KM = 120.0
# Candidates of one name that are weighed by distance, and places that they are measured from.
MOST_CANDIDATES = 40
MOST_ANCHORS = 15
ROUNDS = 3

CONTAINED = 6.0
SAME_COUNTRY = 2.5
SAME_ADMIN1 = 2.5
NEARBY = 3.0
OUTLET_COUNTRY = 1.0
COUNTRY_NAMED = 1.5
FORMER_NAME = -2.0

_BASE = {Level.COUNTRY: 9.0, Level.REGION: 7.5, Level.ADMIN1: 6.5, Level.SITE: 6.0, Level.DISTRICT: 4.0}

# The key of a sense: the folded name and the level that the words beside it give.
Sense = tuple[str, Level | None]


@dataclass(slots=True, kw_only=True)
class _Ballot:
    """One sense with its candidates, the mentions of it, and what is chosen so far."""

    candidates: list[tuple[Place, float]]
    count: int
    chosen: Place


def resolve(mentions: Sequence[Mention], url: str | None = None) -> list[Place]:
    """The place of each mention, in their order."""
    outlet = country_of_url(url)
    ballots: dict[Sense, _Ballot] = {}
    counts = Counter(_sense(mention) for mention in mentions)
    for mention in mentions:
        sense = _sense(mention)
        if sense not in ballots:
            candidates = _candidates(mention.found, outlet)
            ballots[sense] = _Ballot(candidates=candidates, count=counts[sense], chosen=candidates[0][0])
    holders = _holders(mentions)
    for _ in range(ROUNDS):
        if not _vote(ballots, holders):
            break  # all know all others' choices, so another round would choose the same
    return [ballots[_sense(mention)].chosen for mention in mentions]


def country_of_url(url: str | None) -> str | None:
    """The country code that an address ends in (".ir" is "IR", ".co.uk" is "GB"), None where it has none."""
    if not url:
        return None
    host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    last = host.rpartition(".")[2].upper()
    if last in ("TV", "IO", "ME", "CO", "FM", "AI", "EU", "INFO"):
        return None
    return {"UK": "GB"}.get(last, last) if len(last) == 2 else None


def _sense(mention: Mention) -> Sense:
    return mention.name.key, mention.level


def _candidates(found: Sequence[Named], outlet: str | None) -> list[tuple[Place, float]]:
    """Places with what speaks for each before the rest of the report is looked at, best first."""
    scored = [
        (named.place, _base(named, found) + (OUTLET_COUNTRY if named.place.country == outlet else 0.0))
        for named in found
    ]
    scored.sort(key=lambda pair: -pair[1])
    return scored


def _base(named: Named, found: Sequence[Named]) -> float:
    place = named.place
    if named.adjective:
        return 12.0
    base = 0.0 if named.primary else FORMER_NAME
    if place.level is Level.SETTLEMENT:
        return base + log10(place.population + 100) + (1.5 if place.capital else 0.0)
    if place.level in (Level.ADMIN1, Level.DISTRICT):
        town = _town_of_the_name(place, found)
        if town is not None:
            # "Homs" is the city, not the province around it, unless the words say so.
            return base + log10(town.population + 100) + (1.5 if town.capital else 0.0) - 0.5
    return base + _BASE.get(place.level, 0.0)


def _town_of_the_name(place: Place, found: Sequence[Named]) -> Place | None:
    inside = (named.place for named in found if named.place.level is Level.SETTLEMENT and named.primary)
    return next((town for town in inside if _lies_in(town, place)), None)


def _lies_in(town: Place, division: Place) -> bool:
    return (town.country, town.admin1_code) == (division.country, division.admin1_code)


def _holders(mentions: Sequence[Mention]) -> dict[Sense, set[Sense]]:
    held: dict[Sense, set[Sense]] = {}
    for mention in mentions:
        if mention.holder is not None:
            held.setdefault(_sense(mention), set()).add(_sense(mentions[mention.holder]))
    return held


def _vote(ballots: dict[Sense, _Ballot], holders: dict[Sense, set[Sense]]) -> bool:
    """One round: every sense is chosen again by what the others stand for now; whether any choice changed."""
    changed = False
    for sense, ballot in ballots.items():
        if len(ballot.candidates) < 2:
            continue
        others = [other for key, other in ballots.items() if key[0] != sense[0]]
        outer = [ballots[outer] for outer in holders.get(sense, ())]
        inner = [ballots[inner] for inner, outers in holders.items() if sense in outers]
        chosen = _best(ballot, others, outer, inner)
        changed = changed or chosen is not ballot.chosen
        ballot.chosen = chosen
    return changed


def _best(ballot: _Ballot, others: Sequence[_Ballot], outer: list[_Ballot], inner: list[_Ballot]) -> Place:
    countries, divisions = _support(others)
    named = {other.chosen.country for other in others if other.chosen.level is Level.COUNTRY}
    early = sorted(
        (
            (place, score + _contained(place, outer, inner) + _supported(place, named, countries, divisions))
            for place, score in ballot.candidates
        ),
        key=lambda pair: -pair[1],
    )[:MOST_CANDIDATES]
    anchors = _anchors(others)
    return max(early, key=lambda pair: (pair[1] + _nearness(pair[0], anchors), pair[0].population, -pair[0].row))[0]


def _support(others: Sequence[_Ballot]) -> tuple[dict[str, float], dict[tuple[str, str], float]]:
    """How much of the report speaks for each country and each first-level division."""
    countries: defaultdict[str, float] = defaultdict(float)
    divisions: defaultdict[tuple[str, str], float] = defaultdict(float)
    for other in others:
        place = other.chosen
        if not place.country:
            continue
        # A name with one candidate is surer than a name with sixty.
        sure = 1.0 if len(other.candidates) < 3 or place.level is not Level.SETTLEMENT else 0.5
        countries[place.country] += sure * min(other.count, 3)
        if place.level is not Level.COUNTRY:
            divisions[place.country, place.admin1_code] += sure * min(other.count, 3)
    return countries, divisions


def _supported(
    place: Place, named: set[str], countries: dict[str, float], divisions: dict[tuple[str, str], float]
) -> float:
    total = sum(countries.values()) or 1.0
    score = SAME_COUNTRY * countries.get(place.country, 0.0) / total
    score += COUNTRY_NAMED if place.country in named else 0.0
    if place.level not in (Level.COUNTRY, Level.REGION):
        score += SAME_ADMIN1 * divisions.get((place.country, place.admin1_code), 0.0) / (total + 1.0)
    return score


def _contained(place: Place, outer: list[_Ballot], inner: list[_Ballot]) -> float:
    for other in outer:
        if any(candidate.holds(place) for candidate, _ in other.candidates):
            return CONTAINED
    for other in inner:
        if any(place.holds(candidate) for candidate, _ in other.candidates):
            return CONTAINED
    return 0.0


def _anchors(others: Sequence[_Ballot]) -> list[Place]:
    fixed = [
        other for other in others if other.chosen.level in (Level.SETTLEMENT, Level.DISTRICT, Level.ADMIN1, Level.SITE)
    ]
    fixed.sort(key=lambda other: (len(other.candidates) > 2, -other.count))
    return [other.chosen for other in fixed[:MOST_ANCHORS]]


def _nearness(place: Place, anchors: list[Place]) -> float:
    """What the two nearest other places of the report lend."""
    if not anchors or place.level in (Level.COUNTRY, Level.REGION):
        return 0.0
    shrink = cos(radians(place.lat))
    distances = sorted(
        hypot(place.lat - other.lat, (place.lon - other.lon) * shrink) * KM_PER_DEGREE for other in anchors
    )
    return NEARBY * sum(exp(-km / NEAR_KM) for km in distances[:2]) / 2
