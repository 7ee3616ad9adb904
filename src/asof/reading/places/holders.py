"""Places the sites of a text: each in the settlement that holds it."""

import dataclasses
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from asof.model.where import Level, Relation, Where
from asof.reading.places.fold import fold
from asof.reading.places.page import Page, Scope
from asof.reading.places.place import Place
from asof.reading.places.recognise import Kind, Mention
from asof.reading.places.relatives import halfway
from asof.reading.places.sites import Site

# A settlement of fewer people is not meant by a name like "Liberty Square".
SMALL = 50_000


def own_sites(sites: Sequence[Site], mentions: Sequence[Mention]) -> list[Site]:
    """The sites that the index does not know as a place itself, and that are no country's or people's things."""
    starts = [mention.first for mention in mentions]
    longest = max((mention.last - mention.first for mention in mentions), default=0)

    def around(site: Site) -> Sequence[Mention]:
        return mentions[bisect_left(starts, site.first - longest) : bisect_left(starts, site.last)]

    return [site for site in sites if site.road or site.sure or _is_own(site, around(site))]


def _is_own(site: Site, mentions: Sequence[Mention]) -> bool:
    for mention in mentions:
        whole = mention.last == site.last and mention.first <= site.first
        crossing = mention.first < site.first < mention.last
        inside = site.first <= mention.first and mention.last <= site.last
        national = mention.kind is Kind.ADJECTIVE or mention.found[0].place.level is Level.COUNTRY
        if (whole and not (site.street and _is_small(mention))) or crossing or (inside and not whole and national):
            return False
    return True


def _is_small(mention: Mention) -> bool:
    places = [named.place for named in mention.found]
    return all(place.level is Level.SETTLEMENT and place.population < SMALL and not place.own for place in places)


def without_eponyms(mentions: Sequence[Mention], sites: Sequence[Site]) -> list[Mention]:
    """The mentions but those that a street or square is only named after ("Washington Square")."""
    covered = {
        at
        for site in sites
        if site.street or not (site.own or site.road or site.line)
        for at in range(site.first, site.last)
    }
    return [mention for mention in mentions if mention.first not in covered]


def site_wheres(page: Page, sites: Sequence[Site], scope: Scope) -> list[Where]:
    """The sites, each with the coordinates and reach of its settlement; without where the text has no settlement."""
    found = []
    for site in sites:
        if _is_left_out(page, site, scope):
            continue
        span = page.span(site.first, site.last)
        own = page.index.own.find(fold(site.name)) if page.index.own else ()
        if len(own) == 1:
            found.append(page.where(site.first, site.last, own[0].place, name=own[0].place.name))
            continue
        ends = _ends_of_road(page, site)
        if ends:
            found.append(_along(page, site, *ends))
            continue
        holder = _holder(page, site)
        where = Where(name=site.name, words=page.words(span), span=span, level=Level.SITE)
        found.append(_inside(where, holder) if holder else where)
    return found


def _is_left_out(page: Page, site: Site, scope: Scope) -> bool:
    if scope is Scope.TOPONYMS:
        return site.road or site.nameless
    leads_to_place = any(site.first < mention.first and mention.last == site.last for mention in page.mentions)
    return site.organisation or (site.road and not leads_to_place)


def _ends_of_road(page: Page, site: Site) -> tuple[tuple[Mention, Place], tuple[Mention, Place]] | None:
    """The two towns of "the road from A to B" and "the A–B highway", None for other sites."""
    if not (site.road or site.line):
        return None
    inside = [
        pair
        for pair in page.resolved()
        if site.first <= pair[0].first and pair[0].last <= site.last and pair[1].level is Level.SETTLEMENT
    ]
    return (inside[0], inside[1]) if len(inside) == 2 else None


def _along(page: Page, site: Site, one: tuple[Mention, Place], other: tuple[Mention, Place]) -> Where:
    """A road somewhere between two towns: the middle, with a reach that holds both."""
    span, places = page.span(site.first, site.last), (one[1], other[1])
    lat, lon, radius_km = halfway(*places)
    shared = places[0].country == places[1].country
    name = f"{page.name_of(*one)} and {page.name_of(*other)}"
    return Where(
        name=site.name,
        words=page.words(span),
        span=span,
        level=Level.SITE,
        lat=lat,
        lon=lon,
        radius_km=round(radius_km, 1),
        relation=Relation(kind="between", name=name, place_id=one[1].place_id, lat=one[1].lat, lon=one[1].lon),
        country=places[0].country if shared and places[0].country else None,
        zone=places[0].zone,
    )


def _holder(page: Page, site: Site) -> Where | None:
    """The settlement that a site lies in: named with it, else in its sentence, its paragraph, the whole text."""
    pairs = page.resolved()
    inside = [pair for pair in pairs if site.first <= pair[0].first and pair[0].last <= site.last]
    if site.own and inside and not _is_quarter(inside[0][1]):
        return page.mentioned(*inside[0])
    settled = [pair for pair in pairs if _may_hold(site, *pair)]
    named = [pair for pair in settled if _is_named_with(page, site, pair[0])]
    near = [pair for pair in settled if page.same_sentence(pair[0].first, site.first)]
    line = page.tokens[site.first].line
    above = [pair for pair in settled if page.tokens[pair[0].first].line == line and pair[0].first < site.first]
    for choice in (named, near, above):
        if choice:
            nearest = min(choice, key=lambda pair: (pair[0].first > site.first, abs(pair[0].first - site.first)))
            return page.mentioned(*nearest)
    return _main_settlement(page, settled)


def _is_quarter(place: Place) -> bool:
    return place.within is not None and not place.own


def _may_hold(site: Site, mention: Mention, place: Place) -> bool:
    is_end_of_road = site.road and mention.last == site.last
    return (
        place.level in (Level.SETTLEMENT, Level.DISTRICT) and mention.kind is not Kind.ADJECTIVE and not is_end_of_road
    )


def _is_named_with(page: Page, site: Site, mention: Mention) -> bool:
    """ "Yazd's Liberty Square", "Liberty Square in Yazd", "Liberty Square, Yazd"."""
    touching = mention.last == site.group or mention.first in (site.last, site.last + 1)
    return touching and page.same_sentence(mention.first, site.first)


def _main_settlement(page: Page, settled: Sequence[tuple[Mention, Place]]) -> Where | None:
    """The settlement mentioned most, the first of those mentioned equally often; None where there is none."""
    counts = Counter(place.row for _, place in settled)
    towns = [pair for pair in settled if pair[1].level is Level.SETTLEMENT]
    most = max(towns, key=lambda pair: counts[pair[1].row], default=None)
    return page.mentioned(*most) if most else None


def _inside(site: Where, holder: Where) -> Where:
    return dataclasses.replace(
        site,
        lat=holder.lat,
        lon=holder.lon,
        radius_km=holder.radius_km,
        relation=Relation(kind="within", name=holder.name, place_id=holder.place_id, lat=holder.lat, lon=holder.lon),
        country=holder.country,
        admin1=holder.admin1,
        zone=holder.zone,
    )
