"""Whose arrests, and whose hurt officers, a count is of: two forces count two sets, and no sum is made of them."""

import functools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from asof.model.claim import Claim
from asof.model.figure import Figure
from asof.reconcile.facts import place_in_sentence
from asof.reconcile.remembered import MOST_KEPT
from asof.reconcile.tables import table
from asof.reconcile.words import name_key


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Force:
    """A force: its kind, and what it is called, "" where it is only told by its kind."""

    kind: str
    name: str

    @property
    def words(self) -> str:
        """What it is called in a label."""
        return self.name or self.kind


def force_of(claim: Claim, figure: Figure) -> Force | None:
    """The force that the sentence names, of several the last before the count, else the one that arrests or tells it.

    None where nobody is named, or several are and none before the count.
    """
    named = _named(claim.sentence)
    start, _ = place_in_sentence(claim, figure)
    before = [name for name, at in named if at < start]
    if named and (before or len({name for name, _ in named}) == 1):
        return _force(before[-1] if before else named[0][0])
    tellers = () if named else (claim.actor or "", *(speaker.name for speaker in claim.speakers[:-1]))  # no outlet
    for words in tellers:
        for name, _ in _named(words):
            return _force(name)
        kind = _kind_of(name_key(words))
        if kind:
            return Force(kind=kind, name="")
    return None


def force_of_officers(claim: Claim, figure: Figure) -> Force | None:
    """The force by name whose own officers the count is of ("three Northmoor Police officers were hurt"), else None.

    Police who count soldiers, or an army that counts whom it killed, tell of others than their own.
    """
    of_whom = name_key(figure.who or "")
    is_officers = _kind_of(of_whom) == "police" or re.search(r"\bofficers?\b", of_whom) is not None
    force = force_of(claim, figure) if is_officers else None
    return force if force is not None and force.name and force.kind == "police" else None


def _force(name: str) -> Force:
    return Force(kind=_kind_of(name_key(name)), name=name)


def home_force(forces: Sequence[Force | None]) -> Force | None:
    """The force that most counts of a place are of, the first of equals; None where none is known."""
    known = Counter(force for force in forces if force is not None)
    named = [force for force in known if force.name] or list(known)
    return max(named, key=lambda force: known[force], default=None)


def may_be_one(one: Force | None, other: Force | None) -> bool:
    """Whether two counts may be of one force: where either is unknown, or only its kind is."""
    if one is None or other is None:
        return True
    if not one.name or not other.name:
        return one.kind == other.kind
    return one == other or _is_short(one.name, other.name) or _is_short(other.name, one.name)


def _is_short(short: str, longer: str) -> bool:
    """ "North Police" for "Northmoor Police"."""
    mine, theirs = short.split(), longer.split()
    return len(mine) == len(theirs) == 2 and theirs[0].startswith(mine[0]) and mine[1] == theirs[1]


@functools.lru_cache(maxsize=MOST_KEPT)
def _named(words: str) -> tuple[tuple[str, int], ...]:
    """The forces that the words name, each with where its name ends."""
    found = []
    for match in _pattern().finditer(words):
        name = match.group().split()
        while name and name[0] in table("forces")["named"]["no_name"]:
            name = name[1:]
        if len(name) > 1 and name[0].lower() not in table("forces")["named"]["nouns"]:
            found.append((" ".join(name), match.end()))
    return tuple(found)


@functools.lru_cache(maxsize=MOST_KEPT)
def _kind_of(key: str) -> str:
    kinds = table("forces")["kinds"].items()
    fits = [(len(word), kind) for kind, words in kinds for word in words if re.search(rf"\b{word}\b", key)]
    return max(fits, default=(0, ""))[1]


@functools.cache
def _pattern() -> re.Pattern[str]:
    words = table("forces")["named"]
    nouns, tails = "|".join(noun.title() for noun in words["nouns"]), "|".join(words["tails"])
    before = r"\b(?:[A-Z][\w’'-]*\s(?:and\s(?=[A-Z]))?){1,5}"
    return re.compile(rf"{before}(?:{nouns})\b(?:\s(?:{tails})\b)?(?! Chief| Council)")
