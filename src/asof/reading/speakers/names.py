"""Takes a source phrase apart: the person it names, without titles, and the role that its nouns tell."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from asof.model.speaker import Role
from asof.reading.quantities.nouns import nouns
from asof.reading.speakers.lexicon import Lexicon
from asof.reading.words import Token

# Of the roles of a phrase's words, the first of these is the phrase's: "state television" is media.
_ROLE_ORDER = (
    Role.REPORTER,
    Role.WITNESS,
    Role.PARTY,
    Role.MEDIA,
    Role.OFFICIAL,
    Role.ORGANISATION,
    Role.DOCUMENT,
    Role.ANONYMOUS,
)
_ENDS_HEAD = frozenset(["of", "for", "from", "in", "at", "by", "on", "with", "near", "who", ","])
_ARTICLES = frozenset(["the", "a", "an", "one", "some"])
_OWNING = frozenset(["'s", "'", "’"])
_JOINING = frozenset(["and", "&"])
_OFFICE = 2  # tokens of a name beside which an office has one at least
_LONGEST_ABBREVIATION = 4  # "Gov.", "Capt."
_PLACING = frozenset({"in", "at", "near", "from", "across"})
_CAPITALISED_RUN = re.compile(
    r"[A-Z](?<![\w.][A-Z])[\w'’-]+(?:[^\S\n](?:[A-Z]\.|[A-Z][\w'’-]+|(?:al|el|bin|ibn|ben|abu|von|van|de|der|del|di|da|dos|du)\b))+"
)
_OPENERS = ("R", "D", "W", "X")
_CLOSED = frozenset("DPBCRAXTWMO")
_MONTH_NAMES = frozenset(["april", "may", "june", "august"])  # of people too


def role_of(tokens: Sequence[Token], words: Lexicon) -> Role | None:
    """The role that the nouns and titles of a source phrase tell; None where it has none, as a bare name."""
    lowers = [_office(token.lower) for token in tokens]
    if tokens and tokens[-1].is_capitalised and "-" in lowers[-1]:
        last = lowers[-1].rsplit("-", 1)[1]  # "the Velm Herald-Times"
        lowers[-1] = last if words.roles.get(last) is Role.MEDIA else lowers[-1]
    head = next((i for i, lower in enumerate(lowers) if lower in _ENDS_HEAD), len(lowers))
    if lowers[head - 1 : head] and lowers[head - 1] in words.nobody:
        return Role.ANONYMOUS
    if _is_outlet(tokens[:head], words):
        return Role.MEDIA
    if " ".join(lowers[:head]) in words.offices:
        return Role.OFFICIAL
    for pair in pairwise(lowers[:head]):
        if pair in words.pairs:
            return words.pairs[pair]
    if not (words.news.isdisjoint(lowers[:head]) or words.news_bodies.isdisjoint(lowers[:head])):
        return Role.MEDIA
    if "'s" in lowers and _is_outlet(tokens[: lowers.index("'s")], words):
        return Role.REPORTER  # "the BBC's Jo Adeyemi"
    if "'s" in lowers and (owned := _role_of_owner(tokens[: lowers.index("'s")], lowers[head - 1], words)):
        return owned
    telling = [lower for lower in lowers[:head] if lower in words.roles and lower not in words.transparent]
    found = {words.roles[lower] for lower in telling or lowers if lower in words.roles}
    if not words.not_state.isdisjoint(lowers):
        found = (found - {Role.OFFICIAL}) | {Role.ORGANISATION}
    return next((role for role in _ROLE_ORDER if role in found), None)


def _role_of_owner(owner: Sequence[Token], noun: str, words: Lexicon) -> Role | None:
    """The role of whose website, newspaper or list it is: "the ministry's website" is official."""
    if words.roles.get(noun) not in (Role.MEDIA, Role.DOCUMENT):
        return None
    return next((role for token in reversed(owner) if (role := words.roles.get(token.lower)) is not None), None)


def _is_outlet(tokens: Sequence[Token], words: Lexicon) -> bool:
    phrase = " ".join(token.text for token in tokens)
    return phrase in words.outlets or phrase.removeprefix("the ").removeprefix("The ") in words.outlets


def person_name(tokens: Sequence[Token], words: Lexicon, last_names: frozenset[str]) -> str | None:
    """The name of the man or woman that a source phrase names, without titles; None where it names none.

    `last_names`, in lower case, are those that the report gives with a first name somewhere.
    """
    for run in runs(tokens, words):
        names = untitled(run, words)
        if not names or any(name.lower in words.roles or name.lower in words.speaking for name in names):
            continue
        at = tokens.index(run[0])
        after = tokens[at + len(run)].lower if at + len(run) < len(tokens) else ""
        if after in _OWNING:
            continue  # "Ada Moss's spokesman", "the Police Chiefs' Council"
        if after in _JOINING and len(names) > 1:
            return None  # "Ada Moss and Omar Said" are two voices
        titled = len(names) < len(run) or (at > 0 and tokens[at - 1].lower in words.titles)
        if at > 1 and tokens[at - 1].lower == "of" and tokens[at - 2].lower in words.titles and len(names) > _OFFICE:
            titled, names = True, names[-2:]  # "Secretary of Labor Jane Doe"
        if titled or _stands_as_name(names, tokens, words, last_names):
            return joined(names)
    return None


def untitled(run: Sequence[Token], words: Lexicon) -> Sequence[Token]:
    """What stands after the last title of a run of capitalised words."""
    last = max([i for i, token in enumerate(run) if _is_title(token, words)], default=-1)
    return run[last + 1 :]


def _is_title(token: Token, words: Lexicon) -> bool:
    """Whether it is a title, "Minister-designate" and "Gov." too."""
    return _office(token.lower).rstrip(".") in words.titles


def _office(lower: str) -> str:
    """The office without who only waits for it: the minister of "minister-designate"."""
    return lower.removesuffix("-designate").removesuffix("-elect") if "-" in lower else lower


def runs(tokens: Sequence[Token], words: Lexicon) -> Iterator[list[Token]]:
    """The stretches of capitalised words of a phrase, initials and name particles inside included."""
    run: list[Token] = []
    for i, token in enumerate(tokens):
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        before_name = after is not None and (after.is_capitalised or after.lower in words.particles)
        if _belongs_to_name(token, words, inside=bool(run) and before_name, first=i == 0):
            run.append(token)
        elif not (token.text == "." and run and len(run[-1].text) <= _LONGEST_ABBREVIATION and before_name):
            if run:
                yield run
            run = []
    if run:
        yield run


def joined(names: Sequence[Token]) -> str:
    """A name as it is written, an initial with its dot."""
    return " ".join(f"{name.text}." if len(name.text) == 1 else name.text for name in names)


def find_full_names(content: str, words: Lexicon) -> dict[str, str]:
    """Last name, in lower case, to the first full name of the report that ends with it."""
    out: dict[str, str] = {}
    for match in _CAPITALISED_RUN.finditer(content):
        if match.group().isupper():
            continue  # a headline or a dispatch in capitals
        names = _behind_an_owner(_before_a_sentence(match.group().split(), words))
        while names and _is_no_first_name(names[0].lower(), words):
            names.pop(0)
        if len(names) > 1 and not any(name.lower() in words.roles for name in names):
            last = names[-1].removesuffix("'s").removesuffix("’s")
            out.setdefault(last.lower(), " ".join([*names[:-1], last]))
    return out


def _behind_an_owner(names: list[str]) -> list[str]:
    """The run behind whose it is: "The Bee's |Jo Adeyemi"."""
    last = next((i for i in range(len(names) - 1, 0, -1) if names[i - 1].endswith(("'s", "’s"))), 0)
    return names[last:]


def _before_a_sentence(names: list[str], words: Lexicon) -> list[str]:
    """The run up to a word that opens the next sentence: "Velm |She", where a full stop is missing."""
    last = next((i for i, name in enumerate(names) if i and words.tags.get(name.lower()) in _OPENERS), len(names))
    return names[:last]


def _belongs_to_name(token: Token, words: Lexicon, *, inside: bool, first: bool) -> bool:
    if not token.is_word or token.lower == "'s" or (first and token.lower in _ARTICLES):
        return False
    return token.is_capitalised or (inside and token.lower in words.particles)


def _stands_as_name(
    names: Sequence[Token], tokens: Sequence[Token], words: Lexicon, last_names: frozenset[str]
) -> bool:
    """Whether a run of capitals without a title is somebody's name: it opens the phrase or an apposition."""
    text = joined(names)
    if text in words.outlets or text.isupper() or names[0].lower == "the":
        return False
    before, after = tokens.index(names[0]) - 1, tokens.index(names[-1]) + 1
    if after < len(tokens) and tokens[after].text not in ",(–-—":
        return False
    if len(names) == 1:
        return before < 0 and names[0].lower in last_names
    if before >= 0 and tokens[before].lower == "'s":
        return not _lies_there(tokens, before)
    return before < 0 or tokens[before].lower == "," or _is_person(tokens[before])


def _lies_there(tokens: Sequence[Token], owned: int) -> bool:
    """Whether what is owned by whom the "'s" at `owned` stands behind is a place: "nurses in Exland's |Lower Orm"."""
    at = owned - 1
    while at >= 0 and tokens[at].is_capitalised:
        at -= 1
    return at > 0 and tokens[at].lower in _PLACING


def _is_person(token: Token) -> bool:
    """Whether a noun for one person stands there: "opposition |figure| Tam Oss", "shopkeeper Tam Oss"."""
    noun = nouns().singular.get(token.lower)
    return token.text.islower() and noun is not None and noun.is_people


def _is_no_first_name(lower: str, words: Lexicon) -> bool:
    if lower.rstrip(".") in words.titles or words.tags.get(lower, "N") in _CLOSED:
        return True
    return words.tags.get(lower) == "Y" and lower not in _MONTH_NAMES
