"""Resolves place names that somebody else found in a text: each gets a place, the likeliest of the whole report."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, log10

from asof.model.span import Span
from asof.model.where import Level
from asof.reading.places.evidence import Setting
from asof.reading.places.fold import fold
from asof.reading.places.index import Index, open_index
from asof.reading.places.lexicon import Lexicon, lexicon
from asof.reading.places.lists import with_list_levels
from asof.reading.places.names import LONGEST, Name
from asof.reading.places.place import Named, Place
from asof.reading.places.read import PlaceHints
from asof.reading.places.recognise import Kind, Mention, recognise, said_level, with_holders
from asof.reading.places.resolve import NEAR_KM, distance_km, resolve
from asof.reading.places.tokens import Token, tokenise

# A town of this many people is meant by a name that holds its name ("Lagos Town Hall"); a smaller one may be chance.
LARGE_TOWN = 100_000
# ... and one of fewer, this far from all else in the report, is there by chance.
SMALL_TOWN = 10_000
FAR_KM = 300.0
# What ten times the people count for among the mentions around a place.
HOME_SIZE = 0.3
# Short forms are no longer than "Minn.".
LONGEST_SHORT = 5
# What stands between a thing and the place it lies in, and how far behind it the place may begin ("in the old Lagos").
_LIES_IN = frozenset({"in", "near"})
MOST_BETWEEN = 4
_INITIALS = re.compile(r"[A-Z][.&]?[A-Z](?:[.&]?[A-Z]){0,2}\.?")
_SETTLED = (Level.SETTLEMENT, Level.DISTRICT, Level.SITE)
_AREAS = (Level.COUNTRY, Level.ADMIN1, Level.REGION)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """A given name: `whole` where the index knows all of it, else `name` is a part of it, or nothing is known."""

    span: Span
    last: int  # the token behind it
    name: Name | None
    whole: bool


def resolve_given(
    content: str, spans: Sequence[Span], hints: PlaceHints, *, index: Index | None = None
) -> tuple[Place | None, ...]:
    """The place of each span, in their order; spans count code points of `content`.

    A name that the index does not know stands in the place named right behind it ("Grand Hall in Lagos"), else where a
    known name inside it does ("Lagos Town Hall"), else where most of the report does; None only where the text names
    no known place at all.
    """
    known, words = index or open_index(), lexicon()
    tokens = tokenise(content)
    given = [_look_up(content, span, tokens, known, words) for span in spans]
    named = {one.name.first: (one.name, one.span) for one in given if one.name}
    mentions = _with_others(
        tokens, [named[first][0] for first in sorted(named)], given, recognise(tokens, known, words)
    )
    mentions = with_list_levels(tokens, with_holders(tokens, mentions))
    places = {mention.first: place for mention, place in zip(mentions, resolve(mentions, hints.url), strict=True)}
    settled = _at_home([place for _, place in sorted(places.items())])
    return tuple(
        _spelt_out(content, one, places) or _place(one, places, settled, _named_behind(one, tokens, places))
        for one in given
    )


def _at_home(places: Sequence[Place]) -> list[Place]:
    """The towns of the country that the report names most, else its divisions; all towns where it has neither."""
    settled = [place for place in places if place.level in _SETTLED]
    counts = Counter(place.country for place in places if place.country)
    most = max(counts.values(), default=0)
    home = [place for place in places if counts[place.country] == most]
    return (
        [place for place in home if place.level in _SETTLED]
        or [place for place in home if place.level is Level.ADMIN1]
        or settled
    )


def _spelt_out(content: str, given: _Given, places: dict[int, Place]) -> Place | None:
    """The area of the report that initials stand for ("BF" beside "Burkina Faso"), where no large town has them."""
    words = content[given.span.start : given.span.end]
    named = places.get(given.name.first) if given.name else None
    if not _INITIALS.fullmatch(words) or (named and (named.level in _AREAS or named.population >= LARGE_TOWN)):
        return None
    letters = "".join(filter(str.isalpha, words))
    areas = (place for _, place in sorted(places.items()) if place.level in _AREAS)
    return next((area for area in areas if "".join(filter(str.isupper, area.name)) == letters), None)


def _named_behind(given: _Given, tokens: Sequence[Token], places: dict[int, Place]) -> Place | None:
    """The place that the text says a thing lies in, right behind its name ("Grand Hall in Lagos")."""
    at = given.last
    if at < len(tokens) and tokens[at].gap == ", " and at in places:
        inside = places.get(given.name.first) if given.name and not given.name.adjective else None
        is_list = inside and inside.level in _AREAS and not inside.holds(places[at])
        return None if is_list else places[at]
    if at == len(tokens) or tokens[at].gap != " " or tokens[at].lower not in _LIES_IN:
        return None
    ahead = range(at + 1, min(len(tokens), at + MOST_BETWEEN))
    return next((places[first] for first in ahead if first in places), None)


def _with_others(
    tokens: list[Token], names: Sequence[Name], given: Sequence[_Given], found: Sequence[Mention]
) -> list[Mention]:
    """Mentions of the given names, and those that the text has beside them, which speak for a place too."""
    setting = Setting(
        tokens=tokens,
        lexicon=lexicon(),
        starts={name.first: name for name in names},
        ends={name.last: name for name in names},
    )
    taken = sorted((one.span.start, one.span.end) for one in given)
    starts = [start for start, _ in taken]

    def is_free(mention: Mention) -> bool:
        before = bisect_left(starts, tokens[mention.last - 1].end)
        return not before or taken[before - 1][1] <= tokens[mention.first].start

    mentions = [
        Mention(
            name=name,
            kind=Kind.ADJECTIVE if name.adjective else Kind.PLACE,
            weight=0.0,
            level=said_level(name, setting),
        )
        for name in names
    ]
    return sorted([*mentions, *filter(is_free, found)], key=lambda mention: mention.first)


def _look_up(content: str, span: Span, tokens: Sequence[Token], index: Index, lexicon: Lexicon) -> _Given:
    starts = [token.start for token in tokens]
    first = max(0, bisect_right(starts, span.start) - 1)
    last = max(first + 1, bisect_right(starts, span.end - 1))
    words = content[span.start : span.end]
    is_short = len(words) <= LONGEST_SHORT and content[span.end : span.end + 1] == "."
    found = (index.find(words + ".") if is_short else ()) or _found(words, index)
    if found:
        found += _counties(words, found, index)
        return _Given(span=span, last=last, name=Name(first=first, last=last, key=fold(words), found=found), whole=True)
    for start, end in _runs(first, last):
        part = " ".join(token.words for token in tokens[start:end])
        if fold(part) in lexicon.never or all(_is_plain(token, lexicon) for token in tokens[start:end]):
            continue
        after_direction = end == last and all(_is_direction(token, lexicon) for token in tokens[first:start])
        found = tuple(named for named in index.find(part) if after_direction or _is_telling(named))
        if found:
            name = Name(first=start, last=end, key=fold(part), found=found)
            return _Given(span=span, last=last, name=name, whole=after_direction)
    return _Given(span=span, last=last, name=None, whole=False)


def _found(words: str, index: Index) -> tuple[Named, ...]:
    for form in _forms(words):
        found = index.find(form)
        if found:
            return found
    return ()


def _counties(words: str, found: Sequence[Named], index: Index) -> tuple[Named, ...]:
    """The counties that local news calls by their bare name, where no country or large division has it."""
    if any(named.place.level in _AREAS or named.place.level is Level.DISTRICT for named in found):
        return ()
    return tuple(Named(place=named.place, primary=False) for named in index.find(words + " County"))


def _forms(words: str) -> Iterator[str]:
    """How the index may write a name: "Knox" of a list of counties is "Knox County"."""
    yield words
    for suffix in (" Co.", " Co"):
        if words.endswith(suffix):
            yield words.removesuffix(suffix) + " County"
    for prefix in ("Town of ", "City of ", "Village of ", "Township of ", "State of ", "the ", "The "):
        if words.startswith(prefix):
            yield words.removeprefix(prefix)
    yield words.removesuffix(" Township")
    yield words + " County"
    yield words + " Parish"


def _is_plain(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word of a name says what is named, not where."""
    return (
        not token.is_capital
        or token.lower in lexicon.sites_after
        or token.lower in lexicon.kinds
        or token.lower in lexicon.common
        or token.words in lexicon.heads
        or token.words in lexicon.place_prefixes
    )


def _is_direction(token: Token, lexicon: Lexicon) -> bool:
    return token.words in lexicon.place_prefixes or token.lower in lexicon.directional


def _is_telling(named: Named) -> bool:
    place = named.place
    return named.adjective or (named.primary and (place.level in _AREAS or place.population >= LARGE_TOWN))


def _runs(first: int, last: int) -> Iterator[tuple[int, int]]:
    """All runs of tokens between the two, the longest first, earlier before later."""
    for size in range(min(last - first, LONGEST), 0, -1):
        for start in range(first, last - size + 1):
            yield start, start + size


def _place(given: _Given, places: dict[int, Place], settled: Sequence[Place], behind: Place | None) -> Place | None:
    named = places.get(given.name.first) if given.name else None
    if behind and _is_thing_in(behind, named, whole=given.whole):
        return _within(behind, settled)
    if named and (given.whole or named.level not in _AREAS):
        others = [place for place in settled if place.row != named.row]
        return home_of(others) if _is_chance(named, others) else named
    return (
        home_of([place for place in settled if not named or named.holds(place)])
        or named
        or next(iter(places.values()), None)
    )


def _is_thing_in(behind: Place, named: Place | None, *, whole: bool) -> bool:
    """Whether a name is of a thing that lies in the place named behind it, rather than of the place it is known for."""
    if named is None or named.level in _AREAS:
        return not whole
    is_known = named.population >= LARGE_TOWN or named.level is not Level.SETTLEMENT
    return not (is_known and whole) and distance_km(named, behind) > FAR_KM and not behind.holds(named)


def _within(place: Place, settled: Sequence[Place]) -> Place:
    """Where in a place: an area is told by those of its towns that the report names, where there are any."""
    if place.level not in _AREAS:
        return place
    return home_of([town for town in settled if place.holds(town)]) or place


def _is_chance(place: Place, others: Sequence[Place]) -> bool:
    """Whether a small place lies so far from all others that its name is likelier another's, which the index lacks."""
    if place.level is not Level.SETTLEMENT or place.population >= SMALL_TOWN or not others:
        return False
    return min(distance_km(place, other) for other in others) > FAR_KM


def home_of(settled: Sequence[Place]) -> Place | None:
    """Of the places of a report, one for each mention, the one with most others around it; None where there is none."""
    around = {
        place.row: sum(exp(-distance_km(place, other) / NEAR_KM) for other in settled)
        + HOME_SIZE * log10(place.population + 100)
        for place in settled
    }
    return max(settled, key=lambda place: around[place.row], default=None)
