"""Sets capitals apart that stand for the government that sits there: "Oslo warned the rebels" happened elsewhere."""

import functools
import itertools
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from asof.model.where import Level, Match, Where
from asof.reading.grammar.forms import Form, verb_forms
from asof.reading.places.index import Index
from asof.reading.words import Token, tokenise

_AHEAD = 80  # code points behind a name in which its verb, or what it owns, is looked for
_BACK = 12  # code points before a name that hold the preposition that leads to it
_AUXILIARIES = frozenset({"has", "had", "will", "would", "could", "may", "might", "did", "does", "must", "should"})
_BE = frozenset({"is", "was"})
_ADVERBS = frozenset({"also", "already", "always", "ever", "long", "never", "not", "now", "since", "still", "then"})
_FINITE = frozenset({Form.THIRD, Form.PAST})
_BEHIND_AUXILIARY = frozenset({Form.BASE, Form.PARTICIPLE})
_ONGOING = frozenset({Form.GERUND})
_STOPS = frozenset({".", ";", ",", "—"})
_APOSTROPHES = ("'s", "’s")
_PREPOSITIONS = frozenset(
    {"in", "at", "on", "from", "to", "of", "near", "outside", "inside", "around", "through", "across", "into", "toward"}
    | {"towards", "for", "over", "by", "via"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """From governments.toml: verbs by their bases, what is a government's and how much may stand before that, what
    governments are called by their capitals, and what they have with others."""

    acts: frozenset[str]
    belongings: frozenset[str]
    most_between: int
    rulers: frozenset[str]
    dealings: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The places of a report: `told` where something may have happened, and `about` with the countries of governments.

    A report that speaks of a government is about its country, though nothing that it tells need have happened there.
    """

    told: tuple[Where, ...]
    about: tuple[Where, ...]


def set_governments_apart(places: Sequence[Where], content: str, index: Index) -> Named:
    """`places`, which stand in `content`, told without the capitals that mean the government there.

    Those do or own what only a government does or owns, or something is had with them ("ties with Oslo").  "In Oslo",
    "Oslo was shelled" and "Oslo's streets" tell of the town.  One look-up a settlement.
    """
    governments = frozenset(place.span for place in places if _is_government(place, content, index))
    return Named(
        told=tuple(place for place in places if place.span not in governments),
        about=tuple(_country(place, index) if place.span in governments else place for place in places),
    )


def _country(place: Where, index: Index) -> Where:
    country = index.country(place.country) if place.country else None
    if country is None:
        return place
    return country.mentioned(name=country.name, words=place.words, span=place.span, match=Match.NAME)


def _is_government(place: Where, content: str, index: Index) -> bool:
    if place.level is not Level.SETTLEMENT or place.relation is not None:
        return False
    end = place.span.end
    is_owner = content.startswith(_APOSTROPHES, end)
    tokens = tokenise(content[end + 2 * is_owner : end + _AHEAD])
    before = _before(place, content)
    if is_owner:
        acts = _has(tokens)
    else:
        acts = before == "with" or _rules(tokens) or (before not in _PREPOSITIONS and (_does(tokens) or _deals(tokens)))
    return acts and _is_capital(place, index)


def _rules(tokens: Sequence[Token]) -> bool:
    """Whether the name is that of a government: "the Oslo |government"."""
    return bool(tokens) and tokens[0].lower in _words().rulers


def _deals(tokens: Sequence[Token]) -> bool:
    """Whether it and another have dealings that towns have not: "Oslo |and the rebels held talks"."""
    if not tokens or tokens[0].lower != "and":
        return False
    ahead = itertools.takewhile(lambda token: token.lower not in _STOPS, tokens)
    return any(token.lower in _words().dealings for token in ahead)


def _has(tokens: Sequence[Token]) -> bool:
    """Whether what is owned is a government's: "|current strategy for"."""
    words = _words()
    for token in tokens[: words.most_between + 1]:
        if token.lower in words.belongings:
            return True
        if not token.is_word:
            break
    return False


def _does(tokens: Sequence[Token]) -> bool:
    """Whether a verb of governments follows, finite or behind its auxiliary: "|invaded", "|has long wanted"."""
    ahead = [token for token in tokens if not _is_adverb(token)][:2]
    if len(ahead) == 2 and ahead[0].lower in _AUXILIARIES:
        return _is_act(ahead[1], _BEHIND_AUXILIARY)
    if len(ahead) == 2 and ahead[0].lower in _BE:
        return _is_act(ahead[1], _ONGOING)  # "is sending", not "was told"
    return bool(ahead) and _is_act(ahead[0], _FINITE)


def _is_adverb(token: Token) -> bool:
    return token.lower in _ADVERBS or token.lower.endswith("ly")


def _is_act(token: Token, forms: frozenset[Form]) -> bool:
    acts = _words().acts
    return any(form.base in acts and not form.forms.isdisjoint(forms) for form in verb_forms(token.lower))


def _before(place: Where, content: str) -> str:
    """The word before it: "protests |in Oslo claimed", "a man |from Oslo said", "ties |with Oslo"."""
    tokens = tokenise(content[max(0, place.span.start - _BACK) : place.span.start])
    return tokens[-1].lower if tokens else ""


def _is_capital(place: Where, index: Index) -> bool:
    return any(
        named.place.capital and named.place.place_id == place.place_id
        for name in dict.fromkeys((place.words, place.name))
        for named in index.find(name)
    )


@functools.cache
def _words() -> _Words:
    table = tomllib.loads(resources.files(__package__).joinpath("governments.toml").read_text(encoding="utf-8"))
    return _Words(
        acts=frozenset(table["acts"]),
        belongings=frozenset(table["belongings"]),
        most_between=table["most_between"],
        rulers=frozenset(table["rulers"]),
        dealings=frozenset(table["dealings"]),
    )
