"""Where a draft happened, and from where to where something moved."""

import dataclasses
import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence

from asof.model.claim import Happening
from asof.model.span import Span
from asof.model.where import Level, Route, Where
from asof.reading.compose.draft import Draft, distance
from asof.reading.compose.families import OUTCOMES, families
from asof.reading.places.narrow import narrowest
from asof.reading.speakers.attribution import Attribution

_MOVES = frozenset({Happening.DEPLOYMENT, Happening.WITHDRAWAL, Happening.DISPLACEMENT})
_FROM = re.compile(r"\b(?:from|leaving|left|out of)\s+(?:the\s+)?(?:\w+\s+of\s+)?$", re.IGNORECASE)
_TO = re.compile(
    r"\b(?:to|into|towards?|reach(?:ed|ing)?|enter(?:ed|ing|s)?|arriv(?:ed|ing|es)\s+(?:in|at))\s+"
    r"(?:the\s+)?(?:\w+\s+of\s+)?$",
    re.IGNORECASE,
)
_IN = re.compile(r"\b(?:in|at|on|near|outside|inside|around)\s+(?:the\s+)?(?:\w+\s+of\s+)?$", re.IGNORECASE)
_THE_TOWN = re.compile(r"\b(to|into|towards?|from|reach(?:ed|ing)?|enter(?:ed|ing|s)?)\s+the\s+(?:city|town|village)\b")
_LOOK_BACK = 24  # code points before a place in which the preposition that leads to it stands
_TOWNS = frozenset({Level.SETTLEMENT, Level.SITE, Level.DISTRICT})
# The finer of two places that stand equally near is the place; the coarser only says where that is.
_FINENESS = {level: rank for rank, level in enumerate(Level)}


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Where a sentence stands: the places it names, the last one before it in its entry, and the report's main one."""

    places: tuple[Where, ...]
    before: Where | None
    main: Where | None


def placed(draft: Draft, around: Surroundings, content: str) -> Draft:
    """`draft` with its places, the one it happened at first, and its route if it is a movement.

    Only places of the same sentence count, unless it names none: then the entry's last place, then the report's main
    one.  A stance (support, a demand) has a place only where its own sentence names one.
    """
    route = _route(draft, around, content) if draft.happening in _MOVES else None
    where = _where(draft, around, content, route)
    return draft._replace(where=where, route=route)


def _where(draft: Draft, around: Surroundings, content: str, route: Route | None) -> tuple[Where, ...]:
    if route and route.destination:
        return (route.destination,)
    own = [place for place in around.places if not (is_left(place, content) and _is_moved_from(draft, place))]
    if draft.happening in families().stances:
        own = [place for place in own if not _is_doer(place, content)]
    if own:
        return _distinct(sorted(narrowest(own), key=lambda place: _rank(draft, place, content)))
    if draft.happening in families().stances:
        return ()
    inherited = around.before or around.main
    return (inherited,) if inherited else ()


# "Denied that Exland had any part in it": whoever had, has or will is a government, and no place.
_DOES = re.compile(r" (?:has|had|have|will|would|could|did|does)\b")


def _is_doer(place: Where, content: str) -> bool:
    is_led = _IN.search(_lead(place, content)) or _FROM.search(_lead(place, content))
    return place.level is Level.COUNTRY and not is_led and _DOES.match(content, place.span.end) is not None


def _is_moved_from(draft: Draft, place: Where) -> bool:
    """Whether what leads away from the place tells no place: of a convoy, and of where the dead had come from."""
    return draft.happening in _MOVES or (draft.happening in OUTCOMES and place.level is Level.COUNTRY)


def _distinct(places: Sequence[Where]) -> tuple[Where, ...]:
    """Each place once."""
    first = {place.place_id or place.name: place for place in reversed(places)}
    return tuple(place for place in places if place in first.values())


def _rank(draft: Draft, place: Where, content: str) -> tuple[bool, bool, bool, int, int]:
    in_country_only = place.level in (Level.COUNTRY, Level.REGION, Level.UNKNOWN) and place.relation is None
    beside = distance(place.span, draft.clause)
    before_clause = place.span.end <= draft.trigger.start and _FROM.search(_lead(place, content)) is not None
    is_located = _IN.search(_lead(place, content)) is not None
    return (
        in_country_only,
        before_clause,
        not is_located,
        0 if beside <= _LOOK_BACK else beside,
        _FINENESS[place.level],
    )


def _lead(place: Where, content: str) -> str:
    return content[max(0, place.span.start - _LOOK_BACK) : place.span.start]


def _route(draft: Draft, around: Surroundings, content: str) -> Route | None:
    origin = next((place for place in around.places if is_left(place, content)), None)
    after = [place for place in around.places if place.span.start >= draft.trigger.start and place is not origin]
    destination = next((place for place in after if _TO.search(_lead(place, content)) or _touches(draft, place)), None)
    here = around.before if around.before and around.before.level in _TOWNS else around.main
    for match in _THE_TOWN.finditer(content, draft.span.start, draft.span.end):
        if match.group(1) == "from":
            origin = origin or here
        else:
            destination = destination or here
    return Route(origin=origin, destination=destination) if origin or destination else None


def _touches(draft: Draft, place: Where) -> bool:
    return draft.target is not None and draft.target.contains(place.span) and draft.target.start == place.span.start


def is_left(place: Where, content: str) -> bool:
    """Whether the words lead away from the place ("sent from Orm")."""
    return _FROM.search(_lead(place, content)) is not None


def inherited_main(main: Where | None, places: Sequence[Where]) -> Where | None:
    """The place of what names none: the main town of a report that is of one town, else its country as it names it.

    Of a report of many towns nothing tells that a toll is of the one named most.
    """
    if main is None or main.level not in _TOWNS:
        return main
    towns = [place for place in places if place.level in _TOWNS and place.country == main.country]
    mentions = sum(place.name == main.name or main.name in place.name for place in towns)
    countries = [place for place in places if place.level is Level.COUNTRY and place.country == main.country]
    return main if 2 * mentions >= len(towns) or not countries else countries[0]


_THERE = re.compile(r"\b(?:there|here|inside|outside|on the spot|at the (?:scene|site))\b", re.IGNORECASE)


def still_told(place: Where, words: str, places: Sequence[Where]) -> Where:
    """The place that the sentence `words`, which names none, goes on at: of a site the town of `places` that holds it.

    It stays at the site where it points back: "there", "the square".  A site has the point of the town that holds it.
    """
    if place.level is not Level.SITE or _THERE.search(words):
        return place
    kind = place.name.rsplit(" ", 1)[-1].lower()
    if f"the {kind}" in words.lower():
        return place
    towns = (town for town in places if town.level is Level.SETTLEMENT and town.relation is None)
    return next((town for town in towns if (town.lat, town.lon) == (place.lat, place.lon)), place)


_ITEM = re.compile(
    r"(?:[A-Z][\w’'.-]*\s(?:(?:and|of|for|the)\s)?){1,6}(?:Police|Constabulary|Sheriff|Department|Service|Council|Office):\s"
)


def opens_item(words: str) -> bool:
    """Whether a sentence opens what another body reports, which goes on nowhere: "Harn Police: two were arrested"."""
    return _ITEM.match(words) is not None


def is_aside(place: Where, content: str) -> bool:
    """Whether somebody is taken there from where it happened: to a hospital, a jail, a court, or by air to a town."""
    if place.level is Level.SETTLEMENT:
        return _TAKEN_TO.search(content, max(0, place.span.start - 2 * _LOOK_BACK), place.span.start) is not None
    is_such = place.level is Level.SITE and not families().asides.isdisjoint(place.name.lower().split())
    return is_such and _TO.search(_lead(place, content)) is not None


_TAKEN_TO = re.compile(
    r"\b(?:air-?lifted|flown|evacuated|transferred|transported|rushed|ferried|taken) (?:by \w+ )?to (?:nearby )?$",
    re.IGNORECASE,
)
_LED_AWAY = re.compile(r"\b(?:to|from|towards?|for)\s+$", re.IGNORECASE)


def stayed_at(places: Sequence[Where], content: str) -> tuple[Where, ...]:
    """The places but the towns that words only lead to or from ("from Orm to Velm"); all where no other is told."""
    stayed = tuple(
        place
        for place in places
        if place.level is not Level.SETTLEMENT
        or not (_LED_AWAY.search(_lead(place, content)) or is_aside(place, content))
    )
    return stayed if any(place.level is Level.SETTLEMENT for place in stayed) else tuple(places)


def without_titles(places: Sequence[Where], attributions: Sequence[Attribution]) -> tuple[Where, ...]:
    """Places but those inside the name or title of a speaker: "the U.S. envoy said" tells of no place."""
    sources = sorted((item.source for item in attributions if item.source), key=lambda span: span.start)
    starts = [source.start for source in sources]

    def names_a_speaker(place: Where) -> bool:
        i = bisect_left(starts, place.span.start + 1) - 1
        return i >= 0 and sources[i].contains(place.span)

    return tuple(place for place in places if not names_a_speaker(place))


def places_in(places: Sequence[Where], span: Span) -> tuple[Where, ...]:
    """The places whose words lie in `span`; `places` are ordered by where they stand."""
    first = bisect_left(places, span.start, key=lambda place: place.span.start)
    return tuple(itertools.takewhile(lambda place: place.span.end <= span.end, places[first:]))
