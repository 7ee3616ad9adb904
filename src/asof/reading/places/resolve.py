"""Gives each mention of a report the place it stands for, all mentions of the report together.

The same name has one sense in a report unless the words beside it say another ("Homs province").  A sense votes for
countries and first-level divisions with all its candidates, each as far as it is likely, so that names which are each
ambiguous settle together where most of them have a place.  Weights were set on four fifths of LGL and GeoWebNews, and
rounded.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, exp, hypot, log10, radians
from urllib.parse import urlsplit

from asof.model.where import Level
from asof.reading.places.place import Named, Place
from asof.reading.places.recognise import Mention

KM_PER_DEGREE = 111.2
# A neighbour this far away lends a third of what one next door lends.
NEAR_KM = 75.0
# Candidates of one name that are weighed, and places that their distance is measured from.
MOST_CANDIDATES = 40
MOST_ANCHORS = 16
ROUNDS = 3
# A name counts for no more, however often it comes.
MOST_COUNTED = 2

CONTAINED = 8.0
SAME_COUNTRY = 2.0
SAME_ADMIN1 = 3.0
NEAREST = 3.0
NEXT_NEAREST = 1.5
OUTLET_COUNTRY = 1.0
# The country or first-level division is itself named in the report.
NAMED = 0.5
FORMER_NAME = -3.0
CAPITAL = 1.0
AROUND_ITS_TOWN = -0.7

_BASE = {Level.COUNTRY: 9.0, Level.REGION: 10.0, Level.ADMIN1: 6.5, Level.SITE: 5.0, Level.DISTRICT: 4.75}
_LOCAL = (Level.SETTLEMENT, Level.DISTRICT, Level.ADMIN1, Level.SITE)

# The key of a sense: the folded name and the level that the words beside it give.
Sense = tuple[str, Level | None]


# A country, or a first-level division by its country and code; a country's own code is "".
Area = tuple[str, str]


@dataclass(slots=True, kw_only=True)
class _Ballot:
    """One sense: its candidates with what speaks for each by itself, and by all that is known now; what is chosen."""

    name: str
    count: int
    candidates: list[tuple[Place, float]]
    weights: list[float] = field(default_factory=list)
    shares: dict[Area, float] = field(default_factory=dict)
    chosen: Place = field(init=False)

    def weigh(self, weights: list[float]) -> bool:
        """Take new weights; whether another candidate is chosen by them: the one with most, of equals the largest."""
        before = self.chosen if self.weights else None
        self.weights = weights
        self.shares = _shares(self)
        ranks = [
            (weight, place.population, -place.row) for weight, (place, _) in zip(weights, self.candidates, strict=True)
        ]
        self.chosen = self.candidates[ranks.index(max(ranks))][0]
        return self.chosen is not before


def resolve(mentions: Sequence[Mention], url: str | None = None) -> list[Place]:
    """The place of each mention, in their order; linear in senses times candidates."""
    outlet = country_of_url(url)
    ballots: dict[Sense, _Ballot] = {}
    counts = Counter(_sense(mention) for mention in mentions)
    for mention in mentions:
        sense = _sense(mention)
        if sense not in ballots:
            candidates = _candidates(mention.found, outlet)[:MOST_CANDIDATES]
            ballots[sense] = _Ballot(name=sense[0], count=min(counts[sense], MOST_COUNTED), candidates=candidates)
    _contain(ballots, _holders(mentions))
    for _ in range(ROUNDS):
        if not _vote(list(ballots.values())):
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
        return base + _size(place)
    if place.level in (Level.ADMIN1, Level.DISTRICT):
        town = _town_of_the_name(place, found)
        if town is not None:
            # "Homs" is the city, not the province around it, unless the words say so.
            return base + _size(town) + AROUND_ITS_TOWN
    return base + _BASE.get(place.level, 0.0)


def _size(town: Place) -> float:
    return log10(town.population + 100) + (CAPITAL if town.capital else 0.0)


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


def _contain(ballots: dict[Sense, _Ballot], holders: dict[Sense, set[Sense]]) -> None:
    """Give weight to the candidates that lie in, or hold, what the words say they do ("Paris, Texas")."""
    inside: defaultdict[Sense, set[Sense]] = defaultdict(set)
    for sense, outers in holders.items():
        for outer in outers:
            inside[outer].add(sense)
    contained: dict[Sense, list[tuple[Place, float]]] = {}
    for sense in {*holders, *inside}:
        around = [ballots[key] for key in holders.get(sense, ())]
        within = [ballots[key] for key in inside.get(sense, ())]
        contained[sense] = [
            (place, weight + CONTAINED * _is_contained(place, around, within))
            for place, weight in ballots[sense].candidates
        ]
    for sense, ballot in ballots.items():
        ballot.candidates = contained.get(sense, ballot.candidates)
        ballot.weigh([weight for _, weight in ballot.candidates])


def _is_contained(place: Place, outer: Sequence[_Ballot], inner: Sequence[_Ballot]) -> bool:
    return any(candidate.holds(place) for other in outer for candidate, _ in other.candidates) or any(
        place.holds(candidate) for other in inner for candidate, _ in other.candidates
    )


def _shares(ballot: _Ballot) -> dict[Area, float]:
    """How much a sense speaks for each country and division: its count, divided among the candidates."""
    top = max(ballot.weights)
    odds = [exp(weight - top) for weight in ballot.weights]
    whole = sum(odds) / ballot.count
    shares: defaultdict[Area, float] = defaultdict(float)
    for (place, _), one in zip(ballot.candidates, odds, strict=True):
        if place.country:
            shares[place.country, ""] += one / whole
            if place.admin1_code:
                shares[place.country, place.admin1_code] += one / whole
    return shares


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    """What all senses say together at the start of a round."""

    shares: dict[Area, float]
    whole: float
    named: Counter[Area]
    anchors: tuple[tuple[str, Place], ...]


def _vote(ballots: Sequence[_Ballot]) -> bool:
    """One round: every sense is weighed again by what the others stand for now; whether any choice changed."""
    report = _report(ballots)
    unsure = [ballot for ballot in ballots if len(ballot.candidates) > 1]
    weights = [_weights(ballot, report) for ballot in unsure]
    changes = [ballot.weigh(new) for ballot, new in zip(unsure, weights, strict=True)]
    return any(changes)


def _report(ballots: Sequence[_Ballot]) -> _Report:
    shares: defaultdict[Area, float] = defaultdict(float)
    for ballot in ballots:
        for area, share in ballot.shares.items():
            shares[area] += share
    chosen = [(ballot, ballot.chosen) for ballot in ballots]
    local = [(ballot, place) for ballot, place in chosen if place.level in _LOCAL]
    # A name with one candidate is surer than a name with sixty.
    local.sort(key=lambda pair: (len(pair[0].candidates) > 2, -pair[0].count))
    return _Report(
        shares=shares,
        whole=sum(share for (_, code), share in shares.items() if not code),
        named=Counter(filter(None, (_named_area(place) for _, place in chosen))),
        anchors=tuple((ballot.name, place) for ballot, place in local[:MOST_ANCHORS]),
    )


def _named_area(place: Place) -> Area | None:
    return (place.country, place.admin1_code) if place.level in (Level.COUNTRY, Level.ADMIN1) else None


def _weights(ballot: _Ballot, report: _Report) -> list[float]:
    """The candidates' own weights with what the other senses lend to each."""
    own = sum(share for (_, code), share in ballot.shares.items() if not code)
    others = max(report.whole - own, 0.0)
    named = dict(report.named)
    area = _named_area(ballot.chosen)
    if area:
        named[area] -= 1
    anchors = [anchor for name, anchor in report.anchors if name != ballot.name]

    def lent(place: Place) -> float:
        country, division = (place.country, ""), (place.country, place.admin1_code)
        weight = SAME_COUNTRY * (report.shares.get(country, 0.0) - ballot.shares.get(country, 0.0)) / (others or 1.0)
        weight += NAMED * (named.get(country, 0) > 0)
        if place.level in (Level.COUNTRY, Level.REGION):
            return weight
        weight += _nearness(place, anchors)
        if not place.admin1_code:
            return weight
        of_division = report.shares.get(division, 0.0) - ballot.shares.get(division, 0.0)
        weight += SAME_ADMIN1 * of_division / (others + 1.0)
        return weight + NAMED * (place.level is not Level.ADMIN1 and named.get(division, 0) > 0)

    return [weight + lent(place) for place, weight in ballot.candidates]


def _nearness(place: Place, anchors: Sequence[Place]) -> float:
    """What the two nearest other places of the report lend."""
    pairs = zip((NEAREST, NEXT_NEAREST), sorted(_distances_km(place, anchors)), strict=False)
    return sum([most * exp(-km / NEAR_KM) for most, km in pairs])


def distance_km(place: Place, other: Place) -> float:
    """How far apart two places are, as if the globe were flat between them: exact enough for near ones, and quick."""
    return _distances_km(place, (other,))[0]


def _distances_km(place: Place, others: Sequence[Place]) -> list[float]:
    lat, lon, narrowing = place.lat, place.lon, cos(radians(place.lat))
    return [hypot(lat - other.lat, (lon - other.lon) * narrowing) * KM_PER_DEGREE for other in others]
