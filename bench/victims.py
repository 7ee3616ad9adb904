"""Tells apart the people whom one report tells of one by one: a name, an age, "the driver", "she"."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from asof.model.claim import Claim
from asof.model.figure import Figure, FigureKind, Measure
from asof.model.span import Span
from asof.reading.figures.lexicon import victim_words
from asof.reading.quantities.nouns import nouns

Said = tuple[int, Claim, Figure]
"""The number of the sentence among those with claims, the claim, and one of its figures."""

_AGE = re.compile(r"(\d{1,3})-(?:year|month)-old")
_MALE = frozenset(
    [
        "man",
        "boy",
        "father",
        "son",
        "brother",
        "husband",
        "nephew",
        "uncle",
        "grandfather",
        "grandson",
        "boyfriend",
        "stepfather",
        "stepson",
        "stepbrother",
        "godfather",
        "fiance",
        "dad",
        "male",
        "he",
        "him",
        "himself",
        "his",
    ]
)
_FEMALE = frozenset(
    [
        "woman",
        "girl",
        "mother",
        "daughter",
        "sister",
        "wife",
        "niece",
        "aunt",
        "grandmother",
        "girlfriend",
        "stepmother",
        "stepdaughter",
        "stepsister",
        "godmother",
        "fiancee",
        "mom",
        "female",
        "she",
        "her",
        "herself",
    ]
)
_COMMA = re.compile(r",\s*(?:\d{1,3},\s*)?")
# Behind whoever comes beside those told of before: "Ada Moss, 31, was |also| shot".
_ALSO = re.compile(
    r"(?:, \d{1,3},)? (?:was )?also (?:killed|fatally|died|shot|wounded|injured|struck|hit|found|hurt)\b", re.IGNORECASE
)
_OWNERS = frozenset(["his", "her", "their"])
_OWN_HAND = frozenset(["himself", "herself", "self", "suicide", "own"])
_ANOTHER = frozenset(["another", "second", "third", "fourth", "fifth", "other"])


@dataclass(slots=True)
class Victim:
    """One person, as the sentences before have told of them; `first` and `latest` are numbers of sentences."""

    first: int
    latest: int = -1
    span: Span | None = None
    names: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    age: str = ""
    sex: str = ""
    states: set[Measure] = field(default_factory=set)
    is_owned: bool = False  # by the latest words: "his wife"
    is_named: bool = False  # by the latest words
    is_more: bool = False  # who comes beside those told of before: "a nurse was also killed"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    number: int
    figure: Figure
    words: frozenset[str]
    names: frozenset[str]
    age: str
    sex: str


def victims_of(said: Iterable[Said]) -> list[Victim]:
    """The people of the figures of one, in the order they come up; a later mention joins the latest it may tell of.

    Of several such it joins one who was told to be in the same state, and best in the same words.
    """
    victims: list[Victim] = []
    for number, claim, figure in said:
        if (figure.quantity.low, figure.quantity.high) != (1, 1) or not figure.who:
            continue
        mention = _mention(number, figure)
        apposed = [victim for victim in victims if _is_apposed(claim, victim, mention)]
        fitting = apposed or [victim for victim in victims if _may_be(victim, mention)]
        is_more = is_doer(figure) or _is_also(claim, figure)
        if is_more:
            fitting = [victim for victim in fitting if victim.names & mention.names or _did_it(victim, figure)]
        alike = [victim for victim in fitting if victim.words & mention.words]
        same = [victim for victim in fitting if figure.measure in victim.states]
        both = [victim for victim in same if victim in alike]
        if not fitting:
            victims.append(Victim(first=number, is_more=is_more))
        _tell((both or same or alike or fitting or victims)[-1], mention)
    return victims


def told_together(victims: Sequence[Victim]) -> Sequence[Victim]:
    """As many as one sentence tells of: whoever comes up alone later is rather one of those told of before."""
    together = max(Counter(victim.first for victim in victims).values(), default=0)
    return victims[: together + sum(victim.is_more for victim in victims[together:])]


def _is_apposed(claim: Claim, victim: Victim, mention: _Mention) -> bool:
    """Whether a comma alone stands between a name and who that is: "Ivo Moss, |a 31-year-old baker"."""
    if victim.span is None or victim.latest != mention.number or bool(mention.names) is victim.is_named:
        return False
    start, end = (at - claim.span.start for at in (victim.span.end, mention.figure.quantity.span.start))
    return _COMMA.fullmatch(claim.sentence[start:end]) is not None


def is_doer(figure: Figure) -> bool:
    """Whether it is of whoever killed others and then died by their own hand, one more than those killed."""
    return figure.kind is FigureKind.INCREMENT and not _OWN_HAND.isdisjoint(figure.quantity.words.lower().split())


def _did_it(victim: Victim, figure: Figure) -> bool:
    """Whether the figure is of one who did it, and so is the victim told of before: "the suspect"."""
    return is_doer(figure) and not victim.words.isdisjoint(victim_words().doers)


def _is_also(claim: Claim, figure: Figure) -> bool:
    """Whether "also" says that somebody was killed or hurt before: "a nurse was |also killed"."""
    return _ALSO.match(claim.sentence, figure.quantity.span.end - claim.span.start) is not None


def _mention(number: int, figure: Figure) -> _Mention:
    words = frozenset((figure.who or "").lower().replace("'s", "").split())
    if figure.kind is FigureKind.INCREMENT and not is_doer(figure):
        words |= {"another"}
    age = _AGE.search(figure.quantity.words)
    return _Mention(
        number=number,
        figure=figure,
        words=words,
        names=_names(figure),
        age=age[1] if age else "",
        sex="m" if words & _MALE else "f" if words & _FEMALE else "",
    )


def _names(figure: Figure) -> frozenset[str]:
    """The words of the name where a victim is told by one: "his nephew Ivo Moss" has two."""
    words = figure.quantity.words.split()
    if figure.who != figure.quantity.words or not words[-1][0].isupper() or words[0].lower() in ("a", "an"):
        return frozenset()
    names = frozenset(word.lower().strip(".,") for word in words if word[0].isupper())
    is_noun = any(nouns().class_of(name) for name in names)
    return frozenset() if is_noun and len(names) < 3 else names - victim_words().definite - victim_words().pronouns


def _may_be(victim: Victim, mention: _Mention) -> bool:
    """Whether nothing says that the mention is of somebody else."""
    if mention.sex and victim.sex and mention.sex != victim.sex:
        return False
    if mention.names & victim.names:
        return True
    if mention.number == victim.latest and victim.is_owned and mention.words & _OWN_HAND:
        return False  # "killed his wife, then himself"
    if mention.age and victim.age:
        return mention.age == victim.age
    if mention.words & _ANOTHER or (len(mention.names) > 1 and len(victim.names) > 1):
        return False
    is_beside = mention.number == victim.latest and mention.figure.quantity.span != victim.span
    if is_beside and not mention.words & victim_words().pronouns:
        return mention.figure.quantity.words.lower().startswith("the ") and not mention.names
    return True


def _tell(victim: Victim, mention: _Mention) -> None:
    victim.names |= mention.names
    victim.words |= mention.words - victim_words().pronouns - victim_words().definite
    victim.sex = victim.sex or mention.sex
    victim.age = victim.age or mention.age
    victim.states.add(mention.figure.measure)
    victim.is_named = bool(mention.names)
    victim.is_owned = bool(mention.words & _OWNERS)
    victim.latest, victim.span = mention.number, mention.figure.quantity.span
