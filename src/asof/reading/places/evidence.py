"""Weighs whether a name stands for a place where it stands, from the name itself and the words around it.

Weights are on one scale, a name above `ACCEPTED` is a place.  They were set by hand on four fifths of LGL and
GeoWebNews; a fifth of each is kept aside.
"""

from dataclasses import dataclass, field
from math import log10
from typing import NamedTuple

from asof.model.where import Level
from asof.reading.places.lexicon import Lexicon
from asof.reading.places.names import Name, joins
from asof.reading.places.place import Named
from asof.reading.places.tokens import Token

ACCEPTED = 0.0
# Such evidence at one mention carries over to the others of the name.
STRONG = 2.5
# From here on a name counts as a person's.
BEARS = -2.0
# An organisation is rather named after a place than after a person.
IN_ORGANISATION = 1.0


# What a place of the user's own weighs, of whatever level and size: more than any country, less than a clear person.
OWN = 4.0

# "Sen. Jane Doe (R-Fla.)".
PARTY = frozenset({"R", "D", "I", "Rep", "Dem"})


@dataclass(slots=True, kw_only=True)
class Setting:
    """The text a name stands in: its words, the names by their first and last token, the people in it."""

    tokens: list[Token]
    lexicon: Lexicon
    starts: dict[int, Name]
    ends: dict[int, Name]
    people: frozenset[str] = frozenset()
    lower: frozenset[str] = field(default_factory=frozenset)


class Verdict(NamedTuple):
    """`weight` as described above; `embedded` where the name is part of an organisation's name ("Washington Post")."""

    weight: float
    embedded: bool = False
    person: bool = False


def weigh(name: Name, setting: Setting) -> Verdict:
    """How much speaks for `name` being a place."""
    prior = prior_of(name, setting)
    left, right = _run(name, setting)
    if _is_organisation(name, left, right, setting):
        return Verdict(weight=prior + IN_ORGANISATION, embedded=True)
    person = _person(name, left, right, setting)
    context = _before(name, setting) + _after(name, setting)
    return Verdict(weight=prior + context + person, person=person <= BEARS)


def prior_of(name: Name, setting: Setting) -> float:
    """What the name alone says."""
    lexicon = setting.lexicon
    first = setting.tokens[name.first]
    single = name.last == name.first + 1
    weight = max([_weight_of(named) for named in name.found]) + (0.0 if single else 1.0)
    if name.key.startswith("=") or name.key.endswith((" county", " parish")) or name.adjective:
        return weight
    if single and not _is_well_known(name):
        weight -= 3.0 if name.key in lexicon.common else 0.0
        weight -= 2.0 if name.key in setting.lower else 0.0
        weight -= 2.0 if first.words in lexicon.first_names else 0.0
        weight -= 1.5 if first.words in lexicon.surnames else 0.0
        weight -= 1.0 if len(name.key) <= 3 else 0.0
    elif single and name.key in lexicon.common:
        weight -= 4.5
    elif not single and all(token.lower in lexicon.common for token in setting.tokens[name.first : name.last]):
        weight -= 2.0
    if first.titled:
        weight -= 0.7
    return weight


_LARGE = (Level.COUNTRY, Level.ADMIN1, Level.REGION)


def _is_well_known(name: Name) -> bool:
    return True in [named.primary for named in name.found if named.place.level in _LARGE]


_WEIGHTS = {Level.COUNTRY: 3.5, Level.REGION: 2.5, Level.ADMIN1: 2.2, Level.DISTRICT: 1.5, Level.SITE: 1.5}


def _weight_of(named: Named) -> float:
    place = named.place
    if place.own:
        return OWN
    if named.adjective:
        return 3.0
    weight = _WEIGHTS.get(place.level)
    if weight is None:
        # 1,000 people weigh -1.6, 30,000 0, a million 1.6.
        weight = (log10(place.population + 1) - 4.5) * 1.05 + (0.7 if place.capital else 0.0)
    return weight if named.primary else weight - 1.0


def _run(name: Name, setting: Setting) -> tuple[list[Token], list[Token]]:
    """The capitalised words directly before and after, up to other places and the ends of the sentence."""
    tokens = setting.tokens
    left: list[Token] = []
    at = name.first
    while at > 0 and joins(tokens[at]) and _is_name_word(tokens[at - 1], setting) and at not in setting.ends:
        at -= 1
        if tokens[at].possessive:
            break
        left.insert(0, tokens[at])
    right: list[Token] = []
    at = name.last
    if tokens[name.last - 1].possessive:
        return left, right
    while at < len(tokens) and joins(tokens[at]) and _is_name_word(tokens[at], setting):
        right.append(tokens[at])
        at += 1
        if tokens[at - 1].possessive:
            break
    return left, right


def _is_name_word(token: Token, setting: Setting) -> bool:
    return token.is_capital and not token.titled and token.words not in _CALENDAR


_CALENDAR = frozenset(
    {
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
    }
    | {"May", "June", "July", "August", "September", "October", "November", "December", "I", "But", "The", "And", "In"}
)


def _is_organisation(name: Name, left: list[Token], right: list[Token], setting: Setting) -> bool:
    tokens, lexicon = setting.tokens, setting.lexicon
    if right and not _is_title(right[0], lexicon):
        heads = [token for token in right if token.words in lexicon.heads]
        sites = [token for token in right if token.lower in lexicon.sites_after]
        if heads and right[-1].words in lexicon.heads and not (sites and sites[-1] is right[-1]):
            return True
        if heads and right[0].words in lexicon.heads and right[0].words not in ("Court", "Police"):
            return True
    before = name.first - 1
    if before > 0 and tokens[before].words in ("of", "for", "the"):
        at = before - 1 if tokens[before].words != "the" else before - 2
        if at >= 0 and tokens[at].is_capital and tokens[at].words in lexicon.heads_of:
            return not tokens[at].titled
    return False


def _is_title(token: Token, lexicon: Lexicon) -> bool:
    return token.words in lexicon.titles


def _person(name: Name, left: list[Token], right: list[Token], setting: Setting) -> float:
    """Negative where the name is a person's, or part of another name."""
    lexicon, tokens = setting.lexicon, setting.tokens
    first = tokens[name.first]
    single = name.last == name.first + 1
    if name.key.startswith("=") or name.adjective:
        return 0.0
    weight = 0.0
    known = max([named.place.population for named in name.found if named.place.level is Level.SETTLEMENT], default=0)
    famous = _is_well_known(name) or known > 1_000_000
    if left:
        weight += _named_before(left, famous, setting)
    elif name.first > 0 and tokens[name.first - 1].words in lexicon.roles and not famous:
        weight -= 2.0
    if single and right and right[0].gap == " " and not _is_title(right[0], lexicon):
        follows = right[0]
        if (
            follows.lower in lexicon.sites_after
            or follows.lower in lexicon.kinds
            or follows.words in lexicon.sites_short
        ):
            pass
        elif first.words in lexicon.first_names and follows.lower not in lexicon.common:
            weight -= 5.0
        elif follows.words in lexicon.surnames:
            weight -= 3.0 if not famous else 1.0
        elif not famous and name.last not in setting.starts:
            weight -= 1.5
    if single and first.words in setting.people:
        weight -= 3.5
    return weight


def _named_before(left: list[Token], famous: bool, setting: Setting) -> float:
    lexicon = setting.lexicon
    last = left[-1]
    if last.words in lexicon.titles:
        return -1.0 if famous else -4.0
    if last.words in lexicon.first_names and not (last.opens and last.lower in lexicon.common):
        return -5.0
    if len(last.words) == 1:
        return -4.0
    if last.words in lexicon.place_prefixes or last.words == "The":
        return 0.5
    if last.words in lexicon.heads or last.lower in lexicon.sites_after or last.lower in lexicon.kinds:
        return -0.5
    if last.opens:
        # The capital of a sentence's first word says nothing.
        return 0.0 if last.lower in lexicon.common or last.lower in lexicon.prepositions else -0.5
    return -1.0 if famous else -2.5


def _before(name: Name, setting: Setting) -> float:
    """What the word before says."""
    tokens = setting.tokens
    at = name.first - 1
    if at < 0 or (tokens[name.first].opens and not tokens[name.first].titled):
        return _dateline(name, setting)
    gap = tokens[name.first].gap
    if gap == "-" and tokens[at].words in PARTY:
        return 3.0
    if gap in (", ", "-", "/", " ("):
        return _after_comma(name, setting)
    if gap not in (" ", "\u00a0"):
        return 0.0
    if tokens[at].lower == "the":
        return _after_article(name, setting)
    if tokens[at].lower == "of" and at > 0:
        return _after_of(tokens[at - 1].lower, setting.lexicon)
    if tokens[at].words in ("and", "or", "&") and at in setting.ends:
        return 0.5
    return _after_word(tokens[at], setting.lexicon)


def _after_of(word: str, lexicon: Lexicon) -> float:
    if word in lexicon.kinds:
        return 4.0
    return 3.0 if word in lexicon.directions else 0.7


def _after_word(token: Token, lexicon: Lexicon) -> float:
    word = token.lower
    if word in lexicon.strong_prepositions:
        return 2.5
    if word in ("from", "at", "to"):
        return 1.3
    if word in lexicon.weak_prepositions:
        return 0.7
    if word in lexicon.directional:
        return 2.0
    if word in lexicon.kinds:
        return 0.5 if token.is_capital else 1.5
    return -0.7 if word in ("a", "an") else 0.0


def _after_article(name: Name, setting: Setting) -> float:
    """ "the Gulf", "the Kampala protests" are places; "the Lincoln" is none."""
    levels = {named.place.level for named in name.found}
    if levels & {Level.REGION, Level.COUNTRY, Level.DISTRICT, Level.SITE} or name.adjective:
        return 0.0
    tokens = setting.tokens
    followed = name.last < len(tokens) and tokens[name.last].gap == " " and not tokens[name.last].is_capital
    return -0.5 if followed else -1.5


def _after_comma(name: Name, setting: Setting) -> float:
    """ "Paris, Texas": the name before it lies in this one, or both stand in a list."""
    before = setting.ends.get(name.first)
    if before is None:
        return 0.7 if setting.tokens[name.first].gap == ", " and _holds_unknown(name, setting) else 0.0
    if any(outer.place.holds(inner.place) for outer in name.found for inner in before.found):
        return 3.0
    return 0.7 if setting.tokens[name.first].gap == ", " else 0.0


def _holds_unknown(name: Name, setting: Setting) -> bool:
    return setting.tokens[name.first - 1].is_capital and _is_well_known(name)


def _dateline(name: Name, setting: Setting) -> float:
    """ "KAMPALA (Reuters) —", "PARIS — " at the start of a line."""
    tokens = setting.tokens
    last = name.last
    if last >= len(tokens) or (name.first and tokens[name.first - 1].line == tokens[name.first].line):
        return 0.0
    gap = tokens[last].gap
    if "—" in gap or "–" in gap or "--" in gap or " - " in gap:
        return 3.0
    if "(" in gap and tokens[name.first].words.isupper():
        return 3.0
    if gap == ", " and tokens[name.first].words.isupper():
        return 2.0
    return 0.0


def _after(name: Name, setting: Setting) -> float:
    lexicon, tokens = setting.lexicon, setting.tokens
    if name.last >= len(tokens):
        return 0.0
    token = tokens[name.last]
    word = token.lower
    weight = 0.3 if tokens[name.last - 1].possessive else 0.0
    if token.gap in (", ", " (", ","):
        if token.words.isdigit() and len(token.words) == 2 and not _is_well_known(name):
            return weight - 3.0
        follows = setting.starts.get(name.last)
        if follows and any(outer.place.holds(inner.place) for outer in follows.found for inner in name.found):
            return weight + 4.0
        return weight
    if token.gap not in (" ", "\u00a0", "-"):
        return weight
    if word in lexicon.kinds and not _names_another(name, setting):
        return weight + 2.0
    if word in lexicon.after_place:
        return weight + 1.0
    if token.gap == "-" and word in ("based", "born", "led", "backed", "area", "bound", "controlled", "held"):
        return weight + 2.0
    if word in lexicon.saying and not _is_well_known(name):
        return weight - 1.5
    if word in ("who", "whose", "himself", "herself"):
        return weight - 2.0
    return weight


def _names_another(name: Name, setting: Setting) -> bool:
    # "Washington State University".
    after = name.last + 1
    tokens = setting.tokens
    return after < len(tokens) and joins(tokens[after]) and tokens[after].words in setting.lexicon.heads
