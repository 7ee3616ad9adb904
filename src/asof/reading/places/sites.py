"""Spots named sites: squares, streets, hospitals, stations, camps, roads; their names stand in no gazetteer."""

import dataclasses
import functools
import re
from dataclasses import dataclass

from asof.reading.places.lexicon import Lexicon
from asof.reading.places.names import joins
from asof.reading.places.tokens import KM, Token

# How many words a site's own name may have.
LONGEST_NAME = 5
# Words between an owner and its site: "the university's main dormitory".
LONGEST_MODIFIERS = 2
_ORDINAL = re.compile(r"[0-9]{1,3}(?:st|nd|rd|th)", re.IGNORECASE)
_ROAD_NUMBER = re.compile(r"(?:[AEKMN]|RN|NH|SR|US)-?[0-9]{1,3}")
_DASHES = frozenset({"-", "–", "—"})
_ALONG = frozenset({"on", "along", "off"})
_NUMBERED_ROADS = frozenset({"Highway", "Route", "Interstate", "Motorway", "Autoroute", "Autobahn", "Expressway"})
_LINKS = frozenset({"of", "al", "el", "de", "la", "del", "du", "des", "as", "ar", "ad", "the", "and"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Tokens `first` to `last` (half open) are the site's words, `name` what it is called.

    `group` is the token where the list that it stands in starts ("Harbour and Market Squares"), else `first`.
    `road` tells a road to or from a place; `own` that the site lies in the place of its name;
    `organisation` that it is rather meant as one ("Springfield University said"); `street` a street or square; `line`
    that it may run from one place of its name to another ("the Orm–Varela highway"); `nameless` that it has a number or
    an owner and no more; `sure` that it is one even where the index has a place of its name.
    """

    first: int
    last: int
    name: str
    group: int
    road: bool = False
    own: bool = False
    organisation: bool = False
    street: bool = False
    line: bool = False
    nameless: bool = False
    sure: bool = False


def find_sites(tokens: list[Token], lexicon: Lexicon) -> list[Site]:
    """The sites in order, none overlapping another.  Linear in the words."""
    found: list[Site] = []
    for at, token in enumerate(tokens):
        # Most words are in lower case and no noun of a site.
        may_open = token.is_capital or token.lower in lexicon.sites_in_lower
        if not (may_open or (token.words[0].isdigit() and _is_ordinal(token))) or (found and at < found[-1].last):
            continue
        found += _numbered_road(tokens, at, lexicon) or _owned(tokens, at, lexicon) or _block(tokens, at)
        found += _numbered(tokens, at, lexicon) or _before(tokens, at, lexicon) or _of(tokens, at, lexicon)
        if found and at < found[-1].last:
            continue
        width = _noun_width(tokens, at, lexicon)
        if width:
            found += _after(tokens, at, width, lexicon)
        elif token.lower in lexicon.roads:
            found += _road(tokens, at)
    # "Memorial Cemetery" is one site though each word makes one.
    whole = {site.first: site for site in found}
    return sorted(whole.values(), key=lambda site: site.first)


def _words(tokens: list[Token], first: int, last: int) -> str:
    return tokens[first].words + "".join(token.gap + token.words for token in tokens[first + 1 : last])


def _noun_width(tokens: list[Token], at: int, lexicon: Lexicon) -> int:
    """How many words the site noun at `at` has: 2 ("police station"), 1, or 0 where there is none."""
    token = tokens[at]
    opens = token.lower in lexicon.sites_pair_openers and at + 1 < len(tokens) and joins(tokens[at + 1])
    if opens and f"{token.lower} {_singular(tokens[at + 1].lower)}" in lexicon.sites_pairs:
        return 2
    word = _singular(token.lower)
    if token.is_capital and not token.titled:
        return int(word in lexicon.sites_after or token.words in lexicon.sites_short)
    return int(word in lexicon.sites_after_lower)


@functools.lru_cache(maxsize=5000)
def _singular(word: str) -> str:
    if word.endswith(("ches", "shes", "sses")):
        return word[:-2]
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _name_start(tokens: list[Token], at: int, lexicon: Lexicon) -> int:
    """Where the capitalised name that ends before token `at` starts; `at` where there is none."""
    first = at
    while first > 0 and at - first < LONGEST_NAME and joins(tokens[first]):
        before = tokens[first - 1]
        if before.possessive or before.titled or before.words in _NO_NAME:
            break
        if (
            before.is_capital
            or before.words.isdigit()
            or (before.words in ("al", "el", "as", "ar", "ad") and tokens[first].gap == "-")
        ):
            first -= 1
        else:
            break
    while first < at and (tokens[first].words in lexicon.titles or _is_opener(tokens[first], lexicon)):
        first += 1
    while first < at and tokens[first].words.isdigit():
        first += 1
    return at if all(token.words in lexicon.sites_nameless for token in tokens[first:at]) else first


_NO_NAME = frozenset(
    {
        "The",
        "A",
        "An",
        "In",
        "At",
        "On",
        "From",
        "Near",
        "This",
        "That",
        "His",
        "Her",
        "Their",
        "Its",
        "Our",
        "My",
        "No",
    }
    | {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "And", "But", "Outside", "Inside"}
    | {"Every", "Each", "One", "Two", "Some", "Many", "Several", "All", "Local", "Public", "Private", "Both", "Another"}
)


def _is_opener(token: Token, lexicon: Lexicon) -> bool:
    return token.opens and token.lower in lexicon.prepositions


def _after(tokens: list[Token], at: int, width: int, lexicon: Lexicon) -> list[Site]:
    """ "Liberty Square", "Al-Amal hospital", "Harbour and Market Squares"."""
    first = _name_start(tokens, at, lexicon)
    if first == at or not joins(tokens[at]):
        return []
    if first == at - 1 and tokens[first].opens and not tokens[at].is_capital:
        # "Illegal checkpoints": the capital of a sentence's first word says nothing.
        return []
    last = at + width
    noun = _noun(tokens[at:last])
    listed = _listed_before(tokens, first, lexicon) if noun != _lower(tokens[at:last]) else []
    shown = (noun if listed else _lower(tokens[at:last])).title()
    site = Site(
        first=first,
        last=last,
        name=f"{_words(tokens, first, at)} {shown}",
        group=listed[0][0] if listed else first,
        own=noun.split()[-1] in lexicon.sites_named_after,
        street=noun in lexicon.streets,
        line=noun in lexicon.roads and any(token.gap in _DASHES for token in tokens[first + 1 : at]),
        organisation=noun in lexicon.institutions and not _is_located(tokens, first, lexicon),
    )
    others = [
        dataclasses.replace(site, first=start, last=end, name=f"{_words(tokens, start, end)} {shown}")
        for start, end in listed
    ]
    return [*others, site]


def _lower(tokens: list[Token]) -> str:
    return " ".join(token.lower for token in tokens)


def _noun(tokens: list[Token]) -> str:
    """The site noun in lower case and in the singular: "police station" for "Police Stations"."""
    return " ".join([*(token.lower for token in tokens[:-1]), _singular(tokens[-1].lower)])


def _is_located(tokens: list[Token], first: int, lexicon: Lexicon) -> bool:
    before = first - 2 if first > 1 and tokens[first - 1].lower == "the" else first - 1
    return before >= 0 and tokens[before].lower in lexicon.institution_prepositions


def _listed_before(tokens: list[Token], first: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The names that stand in a list before the one at `first`: "A, B and C Squares"."""
    parts: list[tuple[int, int]] = []
    at = first
    while at > 1:
        if tokens[at - 1].lower == "and" and joins(tokens[at]) and not parts:
            end = at - 1
        elif parts and tokens[at].gap == ", ":
            end = at
        else:
            break
        start = _name_start(tokens, end, lexicon)
        if start == end:
            break
        parts.insert(0, (start, end))
        at = start
    return parts


def _numbered(tokens: list[Token], at: int, lexicon: Lexicon) -> list[Site]:
    """ "police station 13", "checkpoint No. 4"."""
    if tokens[at].lower not in lexicon.sites_numbered_openers:
        return []
    for width in (2, 1):
        last = at + width
        if last >= len(tokens):
            continue
        if " ".join(token.lower for token in tokens[at:last]) not in lexicon.sites_numbered:
            continue
        number = last + 1 if tokens[last].lower in ("no", "number") and last + 1 < len(tokens) else last
        is_number = tokens[number].words.isdigit() and len(tokens[number].words) < 4
        if is_number and tokens[number].gap in (" ", ". ") and not _is_measured(tokens, number):
            return [Site(first=at, last=number + 1, name=_words(tokens, at, number + 1), group=at)]
    return []


def _is_measured(tokens: list[Token], at: int) -> bool:
    """Whether a unit follows the number: "a camp 10 km outside X"."""
    return at + 1 < len(tokens) and tokens[at + 1].lower in KM


def _numbered_road(tokens: list[Token], at: int, lexicon: Lexicon) -> list[Site]:
    """ "the A9 motorway", "the M5", "Highway 1", "Interstate 95"."""
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if _ROAD_NUMBER.fullmatch(token.words):
        is_road = after is not None and joins(after) and after.lower in lexicon.roads
        if not is_road and not (at > 1 and tokens[at - 1].lower == "the" and tokens[at - 2].lower in _ALONG):
            return []
        last = at + 2 if is_road else at + 1
        return [Site(first=at, last=last, name=_words(tokens, at, last), group=at, street=True, nameless=True)]
    is_numbered = after is not None and after.words.isdigit() and len(after.words) < 4 and joins(after)
    if token.words in _NUMBERED_ROADS and is_numbered and not _is_measured(tokens, at + 1):
        return [Site(first=at, last=at + 2, name=_words(tokens, at, at + 2), group=at, street=True, nameless=True)]
    return []


def _block(tokens: list[Token], at: int) -> list[Site]:
    """The street of "the 2400 block of Orchard", "near 35th & Orchard"."""
    is_block = at > 2 and tokens[at - 1].lower == "of" and tokens[at - 2].lower == "block"
    is_corner = at > 0 and tokens[at].is_capital and tokens[at].gap == " & "
    if not (is_block or is_corner):
        return []
    last = at + 1
    while (
        last < len(tokens) and joins(tokens[last]) and not tokens[last - 1].possessive and _is_of_street(tokens[last])
    ):
        last += 1
    if _is_of_street(tokens[at]) and is_block and tokens[at - 3].words.isdigit():
        return [Site(first=at, last=last, name=_words(tokens, at, last), group=at, street=True, sure=True)]
    if not is_corner or not _ORDINAL.fullmatch(tokens[at - 1].words):
        return []
    return [Site(first=at - 1, last=last, name=_words(tokens, at - 1, last), group=at - 1, street=True, sure=True)]


def _is_of_street(token: Token) -> bool:
    return (token.is_capital and token.words not in _NO_NAME) or _is_ordinal(token)


def _is_ordinal(token: Token) -> bool:
    return token.words[0].isdigit() and _ORDINAL.fullmatch(token.words) is not None


def _owned(tokens: list[Token], at: int, lexicon: Lexicon) -> list[Site]:
    """ "the university's dormitory", "the city's main square": a site that has no name but that of what it is."""
    token = tokens[at]
    if not token.possessive or token.lower not in lexicon.sites_owners or not at or tokens[at - 1].lower != "the":
        return []
    for noun in range(at + 1, min(at + 2 + LONGEST_MODIFIERS, len(tokens))):
        if tokens[noun].is_capital or not joins(tokens[noun]):
            break
        width = _noun_width(tokens, noun, lexicon) or int(tokens[noun].lower in lexicon.sites_parts)
        last = noun + width
        if width and _noun(tokens[noun:last]) == _lower(tokens[noun:last]):  # several sites are no one place
            return [
                Site(
                    first=at, last=last, name=f"{token.words}’s {_words(tokens, at + 1, last)}", group=at, nameless=True
                )
            ]
    return []


def _before(tokens: list[Token], at: int, lexicon: Lexicon) -> list[Site]:
    """ "Lake Nakuru", "Mount Hermon", "Rue Cler"."""
    token = tokens[at]
    if not token.is_capital or token.titled or token.lower not in lexicon.sites_before:
        return []
    last = at + 1
    while last < len(tokens) and last - at <= LONGEST_NAME and joins(tokens[last]):
        if not tokens[last].is_capital and tokens[last].words not in ("de", "al", "el", "la", "du", "des"):
            break
        last += 1
        if tokens[last - 1].possessive:
            break
    if last == at + 1 or not tokens[last - 1].is_capital:
        return []
    first = _name_start(tokens, at, lexicon)
    return [Site(first=first, last=last, name=_words(tokens, first, last), group=first)] if first == at else []


def _of(tokens: list[Token], at: int, lexicon: Lexicon) -> list[Site]:
    """ "the Church of the Nativity"."""
    token = tokens[at]
    if not token.is_capital or token.titled or token.lower not in lexicon.sites_of:
        return []
    last = at + 1
    while last < len(tokens) and last - at <= LONGEST_NAME and joins(tokens[last]):
        if not tokens[last].is_capital and tokens[last].words not in _LINKS:
            break
        last += 1
    while last > at and not tokens[last - 1].is_capital:
        last -= 1
    if last < at + 3 or tokens[at + 1].words != "of":
        return []
    return [Site(first=at, last=last, name=_words(tokens, at, last), group=at)]


def _road(tokens: list[Token], at: int) -> list[Site]:
    """ "the road to Yazd", "the highway from A", "the road leading to B"; "en route to C" is no road."""
    last = at + 1
    if at and tokens[at - 1].lower == "en":
        return []
    if last < len(tokens) and tokens[last].lower in ("leading", "leads", "lead", "that", "running"):
        last += 2 if tokens[last].lower == "that" else 1
    if last + 1 >= len(tokens) or tokens[last].lower not in ("to", "from", "towards"):
        return []
    if not all(joins(token) for token in tokens[at + 1 : last + 2]) or not tokens[last + 1].is_capital:
        return []
    end = last + 2
    end = _capitals_end(tokens, end)
    if tokens[last].lower == "from" and end + 1 < len(tokens) and tokens[end].lower in ("to", "towards"):
        # "the road from A to B"
        end = _capitals_end(tokens, end + 1) if tokens[end + 1].is_capital else end
    return [Site(first=at, last=end, name=_words(tokens, at, end), group=at, road=True)]


def _capitals_end(tokens: list[Token], end: int) -> int:
    while end < len(tokens) and joins(tokens[end]) and tokens[end].is_capital and not tokens[end - 1].possessive:
        end += 1
    return end
