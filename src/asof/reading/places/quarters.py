"""Takes a far town that is only named for what it is here: a quarter of the report's main town that bears its name.

Hardly a gazetteer knows the quarters of towns, and many are called like a town elsewhere.  A report names a far and
little known town with its country or province; what it leaves bare lies where the report plays.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from asof.model.where import Level, Relation
from asof.reading.places.names import joins
from asof.reading.places.place import Place
from asof.reading.places.recognise import Kind, Mention
from asof.reading.places.resolve import distance_km
from asof.reading.places.sites import Site
from asof.reading.places.tokens import Token

# A town of fewer people has no quarters that a report names alone.
FEWEST = 100_000
# How far from the main town a place lies that is none of its surroundings.
FAR_KM = 80.0
# A town of more people is known without its province, in that province one of fewer, unless the words say "quarter".
WELL_KNOWN = 200_000
KNOWN_NEARBY = 10_000
# Sites called after a bigger town abroad are as likely to lie there.
KNOWN_ABROAD = 500_000
# A town abroad that is so many times bigger than the next of its name is the one that everybody means.
CLEAR = 10
# Where reports write the state beside every town that is not their own.
_TELLING_STATES = "US"

_SAID = frozenset({"neighborhood", "neighborhoods", "neighbourhood", "neighbourhoods", "section", "quarter"})
_LOCAL = frozenset({Level.SETTLEMENT, Level.DISTRICT, Level.SITE})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Town:
    """All mentions taken for one settlement.

    `is_said` tells that the words call it a quarter of another, `is_namesake` that only sites bear its name.
    """

    place: Place
    mentions: tuple[Mention, ...]
    is_said: bool
    is_namesake: bool


def with_quarters(
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    places: Sequence[Place],
    sites: Sequence[Site],
) -> list[Place]:
    """`places` (one a mention) with those that are quarters of the main town taken for sites of that town.

    So is a town abroad that only `sites` are called after ("Plymouth University" in a report of Lyon).
    """
    named = {at for site in sites if not (site.road or site.line) for at in range(site.first, site.last)}
    towns = _towns(tokens, mentions, places, named)
    main = _main_town(towns)
    if main is None:
        return list(places)
    quarters = {town.place.row for town in towns if town is not main and _is_quarter(town, main, places)}
    return [
        _quarter(place, mention, main.place) if place.row in quarters else place
        for mention, place in zip(mentions, places, strict=True)
    ]


def _towns(
    tokens: Sequence[Token], mentions: Sequence[Mention], places: Sequence[Place], named: Set[int]
) -> list[_Town]:
    found: dict[int, list[tuple[Mention, Place]]] = {}
    for mention, place in zip(mentions, places, strict=True):
        if place.level is Level.SETTLEMENT and mention.kind is not Kind.ADJECTIVE:
            found.setdefault(place.row, []).append((mention, place))
    return [
        _Town(
            place=pairs[0][1],
            mentions=tuple(mention for mention, _ in pairs),
            is_said=any(_is_said(tokens, mention) for mention, _ in pairs),
            is_namesake=all(mention.first in named for mention, _ in pairs),
        )
        for pairs in found.values()
    ]


def _main_town(towns: Sequence[_Town]) -> _Town | None:
    """The big town that is named most, the first of equals; None where there is none."""
    big = [town for town in towns if town.place.population >= FEWEST and not town.is_said]
    return max(big, key=lambda town: len(town.mentions), default=None)


def _is_quarter(town: _Town, main: _Town, places: Sequence[Place]) -> bool:
    """Whether nothing in the report speaks for the far town: neither its country or province nor a neighbour."""
    place = town.place
    is_told = any(one.holder is not None for one in town.mentions)
    if place.own or is_told or distance_km(place, main.place) <= FAR_KM:
        return False
    if not town.is_said and not _may_be_unknown(town, main):
        return False
    others = [other for other in places if other.row != place.row]
    if any(other.holds(place) and not other.holds(main.place) for other in others):
        return False
    return all(distance_km(place, other) > FAR_KM for other in others if other.level in _LOCAL)


def _may_be_unknown(town: _Town, main: _Town) -> bool:
    """Whether several towns bear the name, and this one is too small or too far to be known without its province.

    The main town must be named twice, and as often as what is a part of it: "a Leeds man was hurt in Orm" is of Orm.
    Within a country other than the United States a town is told without its province.
    """
    if len(main.mentions) < max(len(town.mentions), 2):
        return False
    place, here = town.place, main.place
    if town.is_namesake and place.country != here.country:
        return place.population < KNOWN_ABROAD
    found = {named.place.row: named.place for mention in town.mentions for named in mention.found}
    homonyms = [
        other.population for other in found.values() if other.level is Level.SETTLEMENT and other.row != place.row
    ]
    if not homonyms:
        return False
    if place.country != here.country:
        return place.population < min(WELL_KNOWN, CLEAR * max(homonyms))
    is_of_state = place.admin1_code == here.admin1_code
    return here.country == _TELLING_STATES and place.population < (KNOWN_NEARBY if is_of_state else WELL_KNOWN)


def _is_said(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether the words call it a quarter: "the Orm neighbourhood", "the Orm section of Varela"."""
    first, last = mention.first, mention.last
    if last < len(tokens) and joins(tokens[last]) and tokens[last].lower in _SAID:
        return True
    is_of = first > 2 and tokens[first - 1].words == "of" and joins(tokens[first])
    return is_of and tokens[first - 2].lower in _SAID and not tokens[first - 3].is_capital


def _quarter(place: Place, mention: Mention, main: Place) -> Place:
    within = Relation(kind="within", name=main.name, place_id=main.place_id, lat=main.lat, lon=main.lon)
    return replace(
        main,
        row=place.row,
        place_id=None,
        name=mention.name.key.title(),
        level=Level.SITE,
        population=0,
        capital=False,
        within=within,
    )
