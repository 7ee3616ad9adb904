"""One voice for an office and whoever holds it: "the governor", "the governor of Velm", "Governor Ada Lund"."""

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping

from asof.reconcile.tables import table
from asof.reconcile.words import name_key


def office_key(words: Iterable[str]) -> list[str]:
    """The words of a voice, an office as its place or field and then its name: "governor of the county" is "governor".

    What only says of which level an office of a place is, is left out; words without an office stay as they are.
    """
    kept = list(words)
    for place in reversed(range(len(kept) - 1)):
        if kept[place] in _table("words") and kept[place + 1] in _table("links"):
            kept = kept[:place] + [word for word in kept[place + 2 :] if word != "the"] + [kept[place]]
    if kept and kept[-1] in _table("local"):
        kept = [word for word in kept if word not in _table("levels")]
    return kept


def title_in(words: str, name: str) -> str:
    """What a speaker is called beside their name, "" where nothing: "governor" of "Governor Ada Lund"."""
    mine, whole = name_key(name).split(), name_key(words).split()
    for start in range(len(whole) - len(mine) + 1):
        if whole[start : start + len(mine)] == mine:
            rest = whole[:start] + whole[start + len(mine) :]
            return " ".join(rest).removeprefix("the ").removeprefix("a ")
    return ""


def is_office(key: str) -> bool:
    """Whether the voice is called by an office alone."""
    return key.rpartition(" ")[2] in _table("words")


def is_form(short: str, longer: str) -> bool:
    """Whether `short` is the name `longer` without its first words, and these make no other office ("deputy …")."""
    return f" {longer}".endswith(f" {short}") and not _table("others").intersection(longer[: -len(short)].split())


def holders(offices: Mapping[str, Iterable[str]], titles: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Who holds each office of a story; offices that nobody or several people may hold are left out.

    `offices` are all forms of each office, `titles` the offices that each person is called by.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for office, forms in offices.items():
        told = set(forms)
        for person, called in titles.items():
            if any(_is_held(title, told) for title in called):
                found[office].add(person)
    return {office: next(iter(people)) for office, people in found.items() if len(people) == 1}


def _is_held(title: str, forms: set[str]) -> bool:
    """Whether a title means the office with these forms.

    A title without place or field ("President Berg") means an office that is told with one only where it is a place's
    own: a story tells of many presidents, and seldom of two governors without saying whose.
    """
    if title in _table("local"):
        return any(is_form(title, form) for form in forms)
    is_bare = " " not in title
    if is_bare and any(" " in form for form in forms):
        return False
    return any(is_form(form, title) for form in forms)


@functools.cache
def _table(name: str) -> frozenset[str]:
    return frozenset(table("voices")["offices"][name])
