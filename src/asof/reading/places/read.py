"""Reads the places of a whole report's text: found, told from people and organisations, and resolved together."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from asof.model.span import Span
from asof.model.where import Level, Where
from asof.reading.places.evidence import PARTY
from asof.reading.places.holders import own_sites, site_wheres, without_eponyms
from asof.reading.places.index import Index, open_index
from asof.reading.places.lexicon import Lexicon, lexicon
from asof.reading.places.lists import with_list_levels
from asof.reading.places.page import Page, Scope, sentence_numbers
from asof.reading.places.prefer import with_own_first
from asof.reading.places.quarters import with_quarters
from asof.reading.places.recognise import Kind, Mention, recognise, with_holders
from asof.reading.places.relations import Relative, find_relations
from asof.reading.places.relatives import relative_wheres
from asof.reading.places.resolve import resolve
from asof.reading.places.similar import similar_wheres
from asof.reading.places.sites import Site, find_sites
from asof.reading.places.strangers import Stranger, find_strangers
from asof.reading.places.tokens import tokenise


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceHints:
    """What is known of the report beside its text; a country's domain in `url` speaks a little for that country."""

    outlet: str | None = None
    url: str | None = None


def read_places(
    content: str, hints: PlaceHints, *, scope: Scope = Scope.CLAIMS, index: Index | None = None
) -> tuple[Where, ...]:
    """The places that `content` mentions, ordered by span; spans count its code points; empty where there are none.

    A place that is known only by its relation ("Seaford, south of X", "southern X") spans its whole phrase; the place
    it is related to follows with a span inside that one (`narrow.narrowest` leaves such anchors out).  Unresolved
    places have no coordinates.  Without `index` the user's own is opened, and built where there is none yet (once, some
    15 s).
    """
    words, index = lexicon(), index or open_index()
    tokens = tokenise(content)
    mentions = recognise(tokens, index, words)
    sites = own_sites(find_sites(tokens, words), mentions)
    mentions = with_list_levels(tokens, with_holders(tokens, without_eponyms(mentions, sites)))
    mentions = with_own_first(mentions)
    page = Page(
        tokens=tokens,
        content=content,
        mentions=mentions,
        places=with_quarters(tokens, mentions, resolve(mentions, hints.url), sites),
        sentence_at=sentence_numbers(tokens),
        index=index,
    )
    relations = _outside(sites, find_relations(tokens, mentions, words), mentions)
    found = [
        *_mentioned(page, sites, relations, scope),
        *_unknown(page, find_strangers(tokens, mentions, sites, words), relations, words),
        *_with_relations(site_wheres(page, sites, scope), relative_wheres(page, relations, scope), content),
    ]
    return tuple(sorted(found, key=lambda where: (where.span.start, -where.span.end)))


def _outside(sites: Sequence[Site], relations: Sequence[Relative], mentions: Sequence[Mention]) -> list[Relative]:
    """The relations but those to a town that only opens the name of a site: "near Orm Airport" is not "near Orm"."""
    inside = {at for site in sites if not site.road for at in range(site.first, site.last - 1)}
    return [relative for relative in relations if mentions[relative.anchor].last - 1 not in inside]


def _mentioned(page: Page, sites: Sequence[Site], relations: Sequence[Relative], scope: Scope) -> list[Where]:
    """The mentions that are places of their own."""
    covered = {at for site in sites if not site.road for at in range(site.first, site.last)}
    subjects = {relative.subject for relative in relations if relative.subject}
    return [
        page.mentioned(mention, place)
        for mention, place in page.resolved()
        if mention.first not in covered
        and (mention.first, mention.last) not in subjects
        and (scope is Scope.TOPONYMS or _is_place_of_claim(page, mention))
    ]


def _with_relations(sites: Sequence[Where], relatives: Sequence[Where], content: str) -> list[Where]:
    """Both, but as one where a relation follows a site: "Harbour Bridge near Orm" does not lie in Orm."""
    nameless = {where.span.start: where for where in relatives if where.level is Level.UNKNOWN}
    found, told = [], []
    for site in sites:
        after = nameless.get(site.span.end + 1)
        if after is None or site.match is not None or content[site.span.end] != " ":
            found.append(site)
            continue
        span = Span(start=site.span.start, end=after.span.end)
        words = content[span.start : span.end]
        found.append(dataclasses.replace(after, name=site.name, words=words, span=span, level=Level.SITE))
        told.append(after.span)
    return found + [where for where in relatives if where.span not in told]


def _is_place_of_claim(page: Page, mention: Mention) -> bool:
    """Whether it is no adjective, no part of another name, and no "(D-Ohio)" after a politician's name."""
    token = page.tokens[mention.first]
    after_party = token.gap == "-" and page.tokens[mention.first - 1].words in PARTY
    return mention.kind is Kind.PLACE and not after_party


def _unknown(page: Page, strangers: Sequence[Stranger], relations: Sequence[Relative], lexicon: Lexicon) -> list[Where]:
    """The names that the index does not know, but those that a relation already tells of."""
    told = {at for relative in relations for at in range(relative.first, relative.last)}
    left = [stranger for stranger in strangers if stranger.first not in told]
    similar = similar_wheres(page, left, lexicon)
    known = {where.span for where in similar}
    spans = [page.span(stranger.first, stranger.last) for stranger in left if stranger.is_clear]
    lost = [Where(name=page.words(s), words=page.words(s), span=s, level=Level.UNKNOWN) for s in spans]
    return similar + [where for where in lost if where.span not in known]
