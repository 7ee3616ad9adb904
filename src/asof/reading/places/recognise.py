"""Tells which names of a text are places, and keeps each with what the words around it say of it."""

import dataclasses
from dataclasses import dataclass
from enum import Enum

from asof.model.where import Level
from asof.reading.places.evidence import ACCEPTED, STRONG, Setting, Verdict, weigh
from asof.reading.places.fold import fold
from asof.reading.places.index import Index
from asof.reading.places.lexicon import Lexicon
from asof.reading.places.names import Name, find_names, joins
from asof.reading.places.place import Named
from asof.reading.places.tokens import Token


class Kind(Enum):
    """What a mention is: a place, an adjective of one ("Iranian"), a place inside a name ("Washington Post")."""

    PLACE = "place"
    ADJECTIVE = "adjective"
    EMBEDDED = "embedded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One name taken for a place.

    `first` and `last` are its tokens, half open.  `level` is what the words say it is ("Cork county"), None where they
    say nothing.  `holder` is the number of the mention that it is said to lie in ("Paris, Texas").
    """

    name: Name
    kind: Kind
    weight: float
    level: Level | None = None
    holder: int | None = None

    @property
    def first(self) -> int:
        """Its first token."""
        return self.name.first

    @property
    def last(self) -> int:
        """The token after its last."""
        return self.name.last

    @property
    def found(self) -> tuple[Named, ...]:
        """What it may stand for; only places of `level` where that is said and known."""
        if self.kind is Kind.ADJECTIVE:
            return tuple(named for named in self.name.found if named.adjective)
        fitting = tuple(named for named in self.name.found if named.place.level is self.level)
        return fitting or self.name.found


def recognise(tokens: list[Token], index: Index, lexicon: Lexicon) -> list[Mention]:
    """The mentions of places in order."""
    names = county_lists(tokens, index, find_names(tokens, index, lexicon))
    setting = Setting(
        tokens=tokens,
        lexicon=lexicon,
        starts={name.first: name for name in names},
        ends={name.last: name for name in names},
        people=find_people(tokens, lexicon),
        lower=frozenset(token.words for token in tokens if not token.is_capital),
    )
    verdicts = [(name, weigh(name, setting)) for name in names]
    shared = _shared_evidence(verdicts)
    mentions: list[Mention] = []
    for name, verdict in verdicts:
        kind = _kind(name, verdict)
        weight = verdict.weight + (0.0 if verdict.person else shared.get(name.key, 0.0))
        if weight > ACCEPTED:
            mentions.append(Mention(name=name, kind=kind, weight=weight, level=said_level(name, setting)))
    return mentions


def _kind(name: Name, verdict: Verdict) -> Kind:
    if verdict.embedded:
        return Kind.EMBEDDED
    return Kind.ADJECTIVE if name.adjective else Kind.PLACE


def _shared_evidence(verdicts: list[tuple[Name, Verdict]]) -> dict[str, float]:
    """What one clear mention lends to the others of the same name: that it is a place, else that a person bears it."""
    best: dict[str, float] = {}
    for name, verdict in verdicts:
        if not verdict.embedded:
            best[name.key] = max(best.get(name.key, -9.0), verdict.weight)
    borne = {name.key for name, verdict in verdicts if verdict.person}
    shared = {key: 1.5 for key, weight in best.items() if weight >= STRONG}
    return dict.fromkeys(borne, -2.0) | shared


def find_people(tokens: list[Token], lexicon: Lexicon) -> frozenset[str]:
    """Surnames of the people that the text names in full or with a title."""
    ends = (at for at, token in enumerate(tokens) if at and token.is_capital and _is_person(tokens, at, lexicon))
    return frozenset(tokens[at].words for at in ends)


def _is_person(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    return _ends_person(tokens, at, lexicon) or _is_aged(tokens, at, lexicon)


# What follows a person's name rather than a noun that a town's name stands before.
_AFTER_NAMES = frozenset({"was", "is", "has", "had", "and", "in", "on", "at", "of", "to", "as", "with", "from", "who"})
_NAMES = 4
"""More words than these before or after an age are no person's name."""


def _is_aged(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a name of two words and more ends at `at` beside an age: "Orla Houston, 19,", "19-year-old Orla Houston".

    Towns stand beside ages too ("a 19-year-old Kansas City man"): with a word in lower case directly after them.
    """
    first = at
    while first > 0 and at - first < _NAMES and joins(tokens[first]) and _may_be_named(tokens[first - 1], lexicon):
        first -= 1
    if first == at or tokens[at].titled or tokens[at].possessive or not _may_be_named(tokens[at], lexicon):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if first > 2 and tokens[first - 1].lower == "old" and tokens[first - 2].lower in ("year", "month"):
        is_noun = after is not None and joins(after) and not after.is_capital and after.lower not in _AFTER_NAMES
        return not is_noun or (after is not None and after.lower in lexicon.saying)
    if after is None or after.gap != ", " or not after.words.isdigit() or len(after.words) > 2:
        return False
    return at + 2 == len(tokens) or tokens[at + 2].gap[:1] in (",", ".", ";", ")")


def _may_be_named(token: Token, lexicon: Lexicon) -> bool:
    return token.is_capital and not token.possessive and token.words not in lexicon.place_prefixes


def _ends_person(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    token, before = tokens[at], tokens[at - 1]
    if token.titled or token.gap not in (" ", ". ") or before.possessive:
        return False
    if before.words in lexicon.titles:
        return before.words not in ("President", "Saint")
    if before.words in lexicon.first_names:
        return token.gap == " " and not _is_place_word(token, lexicon)
    return len(before.words) == 1 and at > 1 and tokens[at - 2].is_capital and token.gap == ". "


def _is_place_word(token: Token, lexicon: Lexicon) -> bool:
    return token.lower in lexicon.sites_after or token.lower in lexicon.kinds or token.words in lexicon.heads


def said_level(name: Name, setting: Setting) -> Level | None:
    """The level that a noun beside the name gives: "the city of X", "X province"."""
    if name.adjective:
        return None
    tokens, kinds = setting.tokens, setting.lexicon.kinds
    levels = {named.place.level for named in name.found}
    level = None
    if name.last < len(tokens) and joins(tokens[name.last]) and not tokens[name.last - 1].possessive:
        level = kinds.get(tokens[name.last].lower)
    if level is None and name.first > 1 and tokens[name.first - 1].words == "of" and joins(tokens[name.first]):
        level = kinds.get(tokens[name.first - 2].lower)
    if level is None and name.first > 0 and joins(tokens[name.first]) and not tokens[name.first - 1].is_capital:
        level = kinds.get(tokens[name.first - 1].lower)
    return level if level in levels else None


def with_holders(tokens: list[Token], mentions: list[Mention]) -> list[Mention]:
    """Each mention with the one after it, where a comma or bracket puts it inside that one."""
    out: list[Mention] = []
    for number, mention in enumerate(mentions):
        after = mentions[number + 1] if number + 1 < len(mentions) else None
        touching = after and after.first == mention.last and tokens[after.first].gap in (", ", " (", ",")
        if after and touching and _may_hold(after, mention):
            mention = dataclasses.replace(mention, holder=number + 1)
        out.append(mention)
    return out


def _may_hold(outer: Mention, inner: Mention) -> bool:
    """Whether a place of the one name can lie in one of the other.

    "In Egypt, U.S. officials" puts no town called Egypt into the United States: the name of a country is followed by
    that of another only where it is one of its first-level divisions too ("Georgia, USA").
    """
    is_country = any(named.place.level is Level.COUNTRY for named in inner.found)
    held = [(one.place, other.place) for one in outer.found for other in inner.found if one.place.holds(other.place)]
    if not is_country:
        return bool(held)
    return any(one.level is not Level.COUNTRY or other.level is Level.ADMIN1 for one, other in held)


def county_lists(tokens: list[Token], index: Index, names: list[Name]) -> list[Name]:
    """The names with those of "Clarke, Madison and Oconee counties" taken as counties."""
    found = {name.first: name for name in names}
    for at, token in enumerate(tokens):
        if token.lower not in ("counties", "parishes") or not joins(token):
            continue
        suffix = "county" if token.lower == "counties" else "parish"
        for first, last in listed_before(tokens, at):
            key = fold(" ".join(part.words for part in tokens[first:last])) + " " + suffix
            known = index.find_key(key)
            if known:
                found = {start: name for start, name in found.items() if name.last <= first or start >= last}
                found[first] = Name(first=first, last=last, key=key, found=known)
    return [found[first] for first in sorted(found)]


def listed_before(tokens: list[Token], end: int) -> list[tuple[int, int]]:
    """The capitalised names of the list that ends before token `end` ("A, B and C"), last first."""
    parts: list[tuple[int, int]] = []
    while end > 0 and tokens[end - 1].is_capital:
        first = end - 1
        while first > 0 and joins(tokens[first]) and tokens[first - 1].is_capital:
            first -= 1
        parts.append((first, end))
        gap = tokens[first].gap
        if first > 1 and tokens[first - 1].words in ("and", "or") and gap == " ":
            end = first - 1
        elif gap == ", " and len(parts) > 1:
            end = first
        else:
            break
    return parts
