"""Reads how a place lies to another: "Seaford, south of X", "30 km from X", "between A and B", "southern X"."""

from dataclasses import dataclass

from asof.model.where import Level
from asof.reading.places.lexicon import Lexicon
from asof.reading.places.names import joins
from asof.reading.places.recognise import Kind, Mention
from asof.reading.places.tokens import KM, Token

# Words between a name and what is said of where it lies: "X, a small town some 30 km south of Y".
LONGEST_APPOSITION = 8
# What lies between two places; people and states are between them in other ways.
_BETWEEN = frozenset(
    {"road", "roads", "highway", "route", "railway", "border", "area", "line", "village", "town", "point", "checkpoint"}
    | {"located", "lies", "situated"}
)


_FARTHEST = frozenset({"far", "extreme", "remote"})
_WIDE = frozenset({Level.COUNTRY, Level.ADMIN1, Level.REGION})
_BORDERS = frozenset({"border", "frontier", "borderlands", "boundary"})
# Numbers that are written out before a distance.
_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_NUMBERS |= {"twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100}
_ROUGHLY = frozenset({"about", "some", "around", "roughly", "just", "only", "nearly", "almost", "approximately", "a"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """A stretch of tokens that places something by its relation to the mention `anchor` (and `other`, for "between").

    `subject` are the tokens of its name, None where it has none ("a village near X").
    """

    first: int
    last: int
    kind: str
    anchor: int
    other: int | None = None
    subject: tuple[int, int] | None = None
    distance_km: float | None = None


def find_relations(tokens: list[Token], mentions: list[Mention], lexicon: Lexicon) -> list[Relative]:
    """The relations in order of their anchors."""
    found: list[Relative] = []
    for number, mention in enumerate(mentions):
        if mention.kind is not Kind.PLACE:
            continue
        relative = (
            _part(tokens, mentions, number, lexicon)
            or _between(tokens, mentions, number)
            or _border(tokens, mentions, number)
            or _beside(tokens, mentions, number, lexicon)
        )
        if relative:
            found.append(relative)
    return found


def _part(tokens: list[Token], mentions: list[Mention], number: int, lexicon: Lexicon) -> Relative | None:
    """ "southern Lebanon", "the south of Lebanon"."""
    mention = mentions[number]
    at = mention.first - 1
    if at < 0 or not joins(tokens[mention.first]):
        return None
    area = any(named.place.level is not Level.SITE for named in mention.found)
    if area and compass(tokens[at].words) and tokens[at].lower in lexicon.directional and not tokens[at].possessive:
        return Relative(first=at, last=mention.last, kind="part_of", anchor=number)
    if not area or at < 3 or tokens[at].words != "of" or tokens[at - 1].lower not in lexicon.directions:
        return None
    the = at - 3 if tokens[at - 2].lower in _FARTHEST else at - 2
    is_inside = the > 0 and tokens[the - 1].lower in ("in", "from", "across", "to")
    is_wide = all(named.place.level in _WIDE for named in mention.found)
    if tokens[the].lower == "the" and (is_inside or is_wide):
        return Relative(first=the + 1, last=mention.last, kind="part_of", anchor=number)
    return None


def _between(tokens: list[Token], mentions: list[Mention], number: int) -> Relative | None:
    """ "the road between A and B"; "talks between A and B" are no place."""
    if number + 1 >= len(mentions):
        return None
    mention, after = mentions[number], mentions[number + 1]
    at = mention.first - 1
    if (
        at < 1
        or tokens[at].lower != "between"
        or after.first != mention.last + 1
        or tokens[mention.last].lower != "and"
    ):
        return None
    if tokens[at - 1].lower not in _BETWEEN:
        return None
    return Relative(first=at, last=after.last, kind="between", anchor=number, other=number + 1)


def _border(tokens: list[Token], mentions: list[Mention], number: int) -> Relative | None:
    """ "the X–Y border", "X's border with Y"."""
    if number + 1 >= len(mentions):
        return None
    mention, after = mentions[number], mentions[number + 1]
    if after.first == mention.last:
        is_border = after.last < len(tokens) and tokens[after.last].lower in _BORDERS and joins(tokens[after.last])
        if tokens[after.first].gap not in ("-", "–", "—", "/") or not is_border:
            return None
        return Relative(first=mention.first, last=after.last + 1, kind="between", anchor=number, other=number + 1)
    words = [token.lower for token in tokens[mention.last : after.first]]
    if len(words) in (2, 3) and words[-2] in _BORDERS and words[-1] == "with" and tokens[mention.last - 1].possessive:
        return Relative(first=mention.first, last=after.last, kind="between", anchor=number, other=number + 1)
    return None


def _beside(tokens: list[Token], mentions: list[Mention], number: int, lexicon: Lexicon) -> Relative | None:
    """ "30 km south of X", "near X", "just outside X", "30 km from X"."""
    mention = mentions[number]
    at = mention.first - 1
    if at >= 0 and tokens[at].lower == "the":
        at -= 1
    if at < 0 or not all(joins(token) for token in tokens[at + 1 : mention.first + 1]):
        return None
    kind, first = _preposition(tokens, at, lexicon)
    if kind is None:
        return None
    distance, first = _distance(tokens, first)
    if kind == "from":
        if distance is None:
            return None
        kind = "near"
    subject = _subject(tokens, mentions, number, first, lexicon)
    small = any(named.place.level in (Level.SETTLEMENT, Level.DISTRICT, Level.SITE) for named in mention.found)
    if not small and subject is None and (kind in ("near", "outside") or distance is None):
        return None
    return Relative(
        first=subject[0] if subject else first,
        last=mention.last,
        kind=kind,
        anchor=number,
        subject=subject,
        distance_km=distance,
    )


def _preposition(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[str | None, int]:
    """The kind of relation that ends at token `at`, and where its words start."""
    word = tokens[at].lower
    before = tokens[at - 1].lower if at else ""
    if word == "of" and before in lexicon.directions:
        first = _compound(tokens, at - 1)
        return "".join(token.lower for token in tokens[first:at]) + "_of", first
    if word == "of" and before == "outside":
        return "outside", at - 1
    if word == "of" and before == "outskirts":
        return "outside", at - 1
    if word == "outside":
        return "outside", at
    if word in ("near", "nearby"):
        return "near", at
    if word == "to" and before in ("close", "next"):
        return "near", at - 1
    if word == "from":
        return "from", at - 1 if before == "away" else at
    return None, at


def _compound(tokens: list[Token], at: int) -> int:
    # "north-east of X" is three tokens.
    return at - 1 if at and tokens[at].gap == "-" and compass(tokens[at - 1].words) else at


def compass(word: str) -> str | None:
    """The compass word in `word` ("northwestern" is "northwest"), None where there is none."""
    lower = word.lower().replace("-", "").removesuffix("ern")
    parts = ("northeast", "northwest", "southeast", "southwest", "north", "south", "east", "west")
    return next((part for part in parts if lower == part), None)


def _distance(tokens: list[Token], first: int) -> tuple[float | None, int]:
    """The distance in km that stands before token `first` ("30 km", "some 20 miles (32 km)"), and where it starts."""
    if first < 2 or tokens[first - 1].lower not in KM:
        return None, first
    start, number = _number(tokens, first - 2)
    if number is None:
        return None, first
    value = number * KM[tokens[first - 1].lower]
    if start > 1 and tokens[start].gap == " (" and tokens[start - 1].lower in KM and tokens[first].gap.startswith(")"):
        # "200 kilometres (125 miles) south of X"
        start, outer = _number(tokens, start - 2)
        if outer is None:
            return None, first
    elif tokens[first].gap != " ":
        return None, first
    while start > 0 and tokens[start - 1].lower in _ROUGHLY:
        start -= 1
    return round(value, 1), start


def _number(tokens: list[Token], at: int) -> tuple[int, float | None]:
    """The number that ends at token `at` ("30", "12.5", "1,200", "two"), and where it starts."""
    word = tokens[at].lower
    if not word.isdigit():
        return at, _NUMBERS.get(word)
    before = tokens[at - 1].words if at else ""
    if not before.isdigit() or tokens[at].gap not in (",", "."):
        return at, float(word)
    if tokens[at].gap == ".":
        return at - 1, float(f"{before}.{word}")
    return at - 1, float(before + word) if len(word) == 3 else None


def _subject(
    tokens: list[Token], mentions: list[Mention], number: int, first: int, lexicon: Lexicon
) -> tuple[int, int] | None:
    """The name before a comma whose apposition ends in the relation: "Seaford, (a village) south of ..."."""
    for at in range(first, max(0, first - LONGEST_APPOSITION), -1):
        token = tokens[at]
        if token.opens or (token.is_capital and at != first):
            return None
        if token.gap == ", ":
            return _name_before(tokens, mentions, number, at, lexicon)
        if token.gap not in (" ", "-"):
            return None
    return None


def _name_before(
    tokens: list[Token], mentions: list[Mention], number: int, end: int, lexicon: Lexicon
) -> tuple[int, int] | None:
    for mention in mentions[max(0, number - 2) : number]:
        if mention.last == end:
            return mention.first, mention.last
    first = end
    while first > 0 and end - first < 4 and tokens[first - 1].is_capital and not tokens[first - 1].titled:
        first -= 1
        if tokens[first].opens or not joins(tokens[first]):
            break
    names = tokens[first:end]
    if not names or any(token.words in lexicon.first_names or token.words in lexicon.titles for token in names):
        return None
    before = tokens[first - 1].lower if first else ""
    in_slot = before in lexicon.prepositions or before in lexicon.kinds
    return (first, end) if in_slot else None
