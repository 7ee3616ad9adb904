"""The answer keys of MUC-4 (Sundheim 1992) as values: incidents, and who or what fills each role of them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

ROLES = ("perpetrator", "organisation", "structure", "victim", "weapon")
_SLOTS = {
    "perpetrator": ("PERP: INDIVIDUAL ID",),
    "organisation": ("PERP: ORGANIZATION ID",),
    "structure": ("PHYS TGT: ID",),
    "victim": ("HUM TGT: NAME", "HUM TGT: DESCRIPTION"),
    "weapon": ("INCIDENT: INSTRUMENT ID",),
}
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_FILLER = re.compile(r'(\??)\s*((?:"(?:[^"\\]|\\.)*"(?:\s*/\s*)?)+)(?::\s*((?:"(?:[^"\\]|\\.)*"(?:\s*/\s*)?)+))?')

Strings = tuple[str, ...]
Interval = tuple[int | None, int | None]
Intervals = tuple[Interval, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something that fills a role: the strings that may stand for it; `optional` ones need not be found."""

    strings: Strings
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One template: its type, or the types that it may have, and its fills by role.

    `numbers` has for each victim, by its first string, the intervals that are right for how many they are, where the
    key tells any; None is an open side.
    """

    types: Strings
    fills: Mapping[str, tuple[Entity, ...]]
    optional: bool
    numbers: Mapping[str, Intervals]


def plain(words: str) -> str:
    """A string of a key or of a text, to be compared: one line, without quotation marks and articles, upper case."""
    found = [word for word in re.findall(r"[\w'&/.-]+", words.replace('\\"', " ").upper()) if word != "-"]
    while found and found[0] in ("THE", "A", "AN"):
        found.pop(0)
    return " ".join(word.strip(".'") for word in found)


def incidents_of(row: Mapping[str, Any]) -> tuple[Incident, ...]:
    """The incidents of one row of the key."""
    return tuple(_incident(template) for template in row["templates"])


def _incident(template: Mapping[str, Sequence[str]]) -> Incident:
    types = tuple(part.strip(" ?") for one in template["INCIDENT: TYPE"] for part in one.split(" / "))
    return Incident(
        types=types,
        fills={role: tuple(_entities(template, slots)) for role, slots in _SLOTS.items()},
        optional="OPTIONAL" in template["MESSAGE: TEMPLATE"][0],
        numbers=_numbers(template.get("HUM TGT: NUMBER", ())),
    )


def _numbers(fillers: Iterable[str]) -> dict[str, Intervals]:
    """By the first string of a victim how many they may be: ``50: "PEASANTS"``, ``PLURAL: …``, ``10 - 12 / 15: …``.

    Of two victims with one string, "20 persons died and 100 persons were hurt", either number is right: their fills are
    one entity.
    """
    out: dict[str, Intervals] = {}
    for filler in fillers:
        told, _, of = filler.partition(":")
        intervals = tuple(one for part in told.split(" / ") if (one := _interval(part)))
        for string in map(plain, _QUOTED.findall(of)[:1]):
            out[string] = tuple(dict.fromkeys((*out.get(string, ()), *intervals)))
    return out


def _interval(words: str) -> Interval | None:
    words = words.strip(" ?~")
    if words.startswith("PLURAL"):
        return (2, None)
    low, dash, high = (part.strip(" ~") for part in words.partition("-"))
    if not (low or high) or not (low + high).isdigit():
        return None
    if not dash:
        return (int(low), int(low))
    return (int(low) if low else None, int(high) if high else None)


def _entities(template: Mapping[str, Sequence[str]], slots: Strings) -> Iterator[Entity]:
    """Whoever is named, with the descriptions that the key gives of them, and whoever is only described."""
    found: dict[str, tuple[list[str], bool]] = {}
    for slot in slots:
        for filler in template.get(slot, ()):
            for mark, strings, of in _FILLER.findall(filler):
                own = [plain(string) for string in _QUOTED.findall(strings)]
                named = [plain(string) for string in _QUOTED.findall(of)]
                key = named[0] if named else own[0]
                kept, optional = found.setdefault(key, ([], bool(mark)))
                kept += [string for string in (*own, *named) if string and string not in kept]
                found[key] = (kept, optional and bool(mark))
    for strings, optional in found.values():
        if strings:
            yield Entity(strings=tuple(strings), optional=optional)
