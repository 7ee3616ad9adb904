"""Reads the places of a whole report's text: found, told from people and organisations, and resolved together."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from asof.model.span import Span
from asof.model.where import Level, Relation, Where
from asof.reading.places.geometry import angle_between, bearing, distance_km
from asof.reading.places.index import Index, open_index
from asof.reading.places.lexicon import lexicon
from asof.reading.places.lists import with_list_levels
from asof.reading.places.place import Place
from asof.reading.places.recognise import Kind, Mention, recognise, with_holders
from asof.reading.places.relations import Relative, find_relations
from asof.reading.places.resolve import resolve
from asof.reading.places.sites import Site, find_sites
from asof.reading.places.tokens import Token, tokenise

# A village "south of X" that the index knows must lie this near X, and within this angle of south.
NEAR_ANCHOR_KM = 60.0
WITHIN_DEGREES = 60.0
_BEARINGS = {"north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225}
_BEARINGS |= {"west": 270, "northwest": 315}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceHints:
    """What is known of the report beside its text; a country's domain in `url` speaks a little for that country."""

    outlet: str | None = None
    url: str | None = None


class Scope(Enum):
    """Which mentions to give: the places of claims, or every toponym, also adjectives and names inside other names."""

    CLAIMS = "claims"
    TOPONYMS = "toponyms"


def read_places(
    content: str, hints: PlaceHints, *, scope: Scope = Scope.CLAIMS, index: Index | None = None
) -> tuple[Where, ...]:
    """The places that `content` mentions, ordered by span; spans count its code points; empty where there are none.

    A place that is known only by its relation ("Seif Abad, south of X", "southern X") spans its whole phrase; the place it
    is related to follows with a span inside that one (`narrow.narrowest` leaves such anchors out).  Unresolved places
    have no coordinates.  Without `index` the user's own is opened, and built where there is none yet (some 15 s, once).
    """
    words = lexicon()
    tokens = tokenise(content)
    mentions = recognise(tokens, index or open_index(), words)
    sites = own_sites(find_sites(tokens, words), mentions)
    mentions = with_list_levels(tokens, with_holders(tokens, without_eponyms(mentions, sites)))
    page = Page(tokens=tokens, content=content, mentions=mentions, places=resolve(mentions, hints.url))
    relations = find_relations(tokens, mentions, words)
    found = [*page.wheres(scope, sites, relations), *page.site_wheres(sites, scope), *page.relatives(relations, scope)]
    return tuple(sorted(found, key=lambda where: (where.span.start, -where.span.end)))


def own_sites(sites: Sequence[Site], mentions: Sequence[Mention]) -> list[Site]:
    """The sites that the index does not know as a place itself, and that are no country's or people's things."""
    kept = []
    for site in sites:
        inside = [mention for mention in mentions if site.first <= mention.first and mention.last <= site.last]
        whole = any(mention.last == site.last and mention.first <= site.first for mention in mentions)
        crossing = any(mention.first < site.first < mention.last for mention in mentions)
        of_country = any(
            mention.kind is Kind.ADJECTIVE or mention.found[0].place.level is Level.COUNTRY for mention in inside
        )
        if site.road or not (whole or crossing or of_country):
            kept.append(site)
    return kept


def without_eponyms(mentions: Sequence[Mention], sites: Sequence[Site]) -> list[Mention]:
    """The mentions but those that a street or square is only named after ("Washington Square")."""
    covered = {at for site in sites if not site.own and not site.road for at in range(site.first, site.last)}
    return [mention for mention in mentions if mention.first not in covered]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A text's words and mentions with their places; `places` runs beside `mentions`."""

    tokens: list[Token]
    content: str
    mentions: list[Mention]
    places: list[Place]

    def span(self, first: int, last: int) -> Span:
        """From token `first` up to token `last`, which is not in it."""
        return Span(start=self.tokens[first].start, end=self.tokens[last - 1].end)

    def words(self, span: Span) -> str:
        """The text's own words."""
        return self.content[span.start : span.end]

    def wheres(self, scope: Scope, sites: Sequence[Site], relations: Sequence[Relative]) -> list[Where]:
        """The mentions that are places of their own."""
        covered = {at for site in sites if not site.road for at in range(site.first, site.last)}
        subjects = {relative.subject for relative in relations if relative.subject}
        found = []
        for mention, place in zip(self.mentions, self.places, strict=True):
            if scope is Scope.CLAIMS:
                if (
                    mention.kind is not Kind.PLACE
                    or mention.first in covered
                    or (mention.first, mention.last) in subjects
                ):
                    continue
            elif mention.first in covered:
                continue
            found.append(self._where(mention.first, mention.last, place))
        return found

    def _where(self, first: int, last: int, place: Place) -> Where:
        span = self.span(first, last)
        return Where(
            name=place.name,
            words=self.words(span),
            span=span,
            level=place.level,
            place_id=place.place_id,
            lat=place.lat,
            lon=place.lon,
            radius_km=place.radius_km,
            country=place.country or None,
            admin1=place.admin1,
            zone=place.zone,
        )

    def site_wheres(self, sites: Sequence[Site], scope: Scope) -> list[Where]:
        """The sites, each with the coordinates and reach of the settlement that holds it."""
        found = []
        for site in sites:
            if site.road and (scope is Scope.TOPONYMS or not self._is_road_to_place(site)):
                continue
            span = self.span(site.first, site.last)
            holder = self._holder(site)
            site_where = Where(name=site.name, words=self.words(span), span=span, level=Level.SITE)
            found.append(_inside(site_where, holder) if holder else site_where)
        return found

    def _is_road_to_place(self, site: Site) -> bool:
        return any(site.first < mention.first and mention.last == site.last for mention in self.mentions)

    def _holder(self, site: Site) -> Place | None:
        """The settlement that a site lies in: named with it, else in its sentence, its paragraph, the whole text."""
        pairs = list(zip(self.mentions, self.places, strict=True))
        if site.own:
            for mention, place in pairs:
                if site.first <= mention.first and mention.last <= site.last:
                    return place
        settled = [
            (mention, place)
            for mention, place in pairs
            if place.level in (Level.SETTLEMENT, Level.DISTRICT) and mention.kind is not Kind.ADJECTIVE
        ]
        if site.road:
            settled = [(mention, place) for mention, place in settled if mention.last != site.last]
        for mention, place in settled:
            named = site.group <= mention.first and mention.last <= site.last
            touching = mention.last == site.group or mention.first in (site.last, site.last + 1)
            if named or (touching and self._same_sentence(mention.first, site.first)):
                return place
        near = [pair for pair in settled if self._same_sentence(pair[0].first, site.first)]
        if not near:
            line = self.tokens[site.first].line
            near = [p for p in settled if self.tokens[p[0].first].line == line and p[0].first < site.first]
        if near:
            return min(near, key=lambda pair: (pair[0].first > site.first, abs(pair[0].first - site.first)))[1]
        return main_settlement([place for _, place in settled])

    def _same_sentence(self, a: int, b: int) -> bool:
        low, high = sorted((a, b))
        return not any(token.opens for token in self.tokens[low + 1 : high + 1])

    def relatives(self, relations: Sequence[Relative], scope: Scope) -> list[Where]:
        """The places that are told by their relation to another; for toponyms, only those with a name of their own."""
        found = []
        for relative in relations:
            anchor = self.places[relative.anchor]
            relation = Relation(
                kind=relative.kind,
                name=self._relation_name(relative),
                place_id=anchor.place_id,
                lat=anchor.lat,
                lon=anchor.lon,
                distance_km=relative.distance_km,
            )
            if relative.subject:
                found.append(self._named_relative(relative, relation, anchor, scope))
            elif scope is Scope.CLAIMS:
                found.append(self._nameless_relative(relative, relation, anchor))
        return found

    def _relation_name(self, relative: Relative) -> str:
        name = self.places[relative.anchor].name
        return name if relative.other is None else f"{name} and {self.places[relative.other].name}"

    def _named_relative(self, relative: Relative, relation: Relation, anchor: Place, scope: Scope) -> Where:
        first, last = relative.subject or (relative.first, relative.last)
        own = self.span(first, last)
        known = self._known_beside(first, last, relation, anchor)
        span = own if known or scope is Scope.TOPONYMS else self.span(relative.first, relative.last)
        if known:
            return dataclasses.replace(self._where(first, last, known), relation=relation)
        return Where(
            name=self.words(own),
            words=self.words(span),
            span=span,
            level=Level.SETTLEMENT,
            relation=relation,
            country=anchor.country or None,
            zone=anchor.zone,
        )

    def _known_beside(self, first: int, last: int, relation: Relation, anchor: Place) -> Place | None:
        """The place of the index that the subject's name stands for, if it lies where the relation says."""
        for mention in self.mentions:
            if (mention.first, mention.last) == (first, last):
                fitting = [named.place for named in mention.found if fits(named.place, relation, anchor)]
                return max(fitting, key=lambda place: place.population, default=None)
        return None

    def _nameless_relative(self, relative: Relative, relation: Relation, anchor: Place) -> Where:
        span = self.span(relative.first, relative.last)
        where = Where(
            name=self.words(span),
            words=self.words(span),
            span=span,
            level=Level.REGION if relation.kind == "part_of" else Level.UNKNOWN,
            relation=relation,
            country=anchor.country or None,
            admin1=anchor.admin1,
            zone=anchor.zone,
        )
        if relation.kind != "part_of":
            return where
        # A part of an area lies within the area's reach, which is all that the words say.
        return dataclasses.replace(where, lat=anchor.lat, lon=anchor.lon, radius_km=anchor.radius_km)


def fits(place: Place, relation: Relation, anchor: Place) -> bool:
    """Whether `place` lies to `anchor` as `relation` says: near enough, and on the right side of it."""
    here, there = (anchor.lat, anchor.lon), (place.lat, place.lon)
    if place.row == anchor.row:
        return False
    reach = NEAR_ANCHOR_KM if relation.distance_km is None else max(15.0, relation.distance_km * 1.5)
    wide = anchor.radius_km if anchor.level in (Level.COUNTRY, Level.ADMIN1, Level.REGION) else 0.0
    if distance_km(here, there) > reach + wide:
        return False
    wanted = _BEARINGS.get(relation.kind.removesuffix("_of"))
    return wanted is None or bool(wide) or angle_between(bearing(here, there), wanted) <= WITHIN_DEGREES


def main_settlement(places: Sequence[Place]) -> Place | None:
    """The settlement mentioned most, the first of those mentioned equally often; None where there is none."""
    settlements = [place for place in places if place.level is Level.SETTLEMENT]
    counts: dict[int, int] = {}
    for place in settlements:
        counts[place.row] = counts.get(place.row, 0) + 1
    return max(settlements, key=lambda place: counts[place.row], default=None)


def _inside(site: Where, holder: Place) -> Where:
    return dataclasses.replace(
        site,
        lat=holder.lat,
        lon=holder.lon,
        radius_km=holder.radius_km,
        relation=Relation(kind="within", name=holder.name, place_id=holder.place_id, lat=holder.lat, lon=holder.lon),
        country=holder.country or None,
        admin1=holder.admin1,
        zone=holder.zone,
    )
