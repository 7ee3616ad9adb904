"""The forms of grammar.toml before they are compiled: their pieces, macros and literal words."""

import functools
import re
from collections.abc import Iterable

from asof.reading.times.tables import GrammarTable, read_calendars, read_grammar, read_holidays, read_holidays_by_zone
from asof.reading.times.zones import city_names, zone_phrases

# The pieces of a form: a kept group, a kept item, a look-around or group opening, a count, an item, any other sign.
PIECE = re.compile(
    r"(?P<group>[a-z][a-z0-9]*):\(|(?P<name>[a-z][a-z0-9]*):(?P<kept>\w+)|(?P<open>\(\?(?:<=|<!|=|!)|\()"
    r"|(?P<count>\{[^}]*\})|(?P<item>[^\W\d]\w*)|(?P<sign>\S)"
)


# The macros that other tables fill: names of several words, each with its tables.
NAMES = ("HOLIDAY", "CITYNAME", "ZONEPHRASE", "SOLARMONTH", "SOLARSHY", "AFGHANMONTH", "ISLAMICMONTH")


@functools.cache
def source() -> GrammarTable:
    """The rules of the grammar, with the names that other tables hold as macros: holidays, cities, zones and months."""
    table, months = read_grammar(), read_calendars()
    long_cities = [name.lower() for name in city_names() if " " in name]
    names: tuple[Iterable[str], ...] = (
        (*read_holidays(), *read_holidays_by_zone()),
        long_cities,
        zone_phrases(),
        months["solar"],
        months["solar_shy"],
        months["solar_afghan"],
        months["islamic"],
    )
    table["macros"] |= {macro: _any_of(spelled) for macro, spelled in zip(NAMES, names, strict=True)}
    table["macros"]["CITYNAME"] = f"(CITY | {table['macros']['CITYNAME']})"
    return table


def _any_of(names: Iterable[str]) -> str:
    return _branches([_as_form(name).split() for name in names])


def _branches(forms: list[list[str]]) -> str:
    """The forms as one, parted by their first items, so that a long list costs no more than its branches.

    A longer name is tried before one that begins it, and names of one word stand together.
    """
    tails: dict[str, list[list[str]]] = {}
    for items in forms:
        tails.setdefault(items[0], []).append(items[1:])
    singles = [head for head, rest in tails.items() if rest == [[]]]
    longer = [
        f"{head} {_branches([tail for tail in rest if tail])}{'?' if [] in rest else ''}"
        for head, rest in tails.items()
        if rest != [[]]
    ]
    return f"({' | '.join([*longer, *singles])})"


def _as_form(name: str) -> str:
    """A name as a form; what joins its words may be left out where it is a hyphen or an apostrophe within them."""
    return name.replace("'s", " POSS").replace("'", " APOS? ").replace("-", " HYPHEN? ")


def characteristic_words() -> frozenset[str]:
    """The longest word of every name that begins or is a date, by which a text is seen to hold one."""
    names = (
        *read_holidays(),
        *read_holidays_by_zone(),
        *(name for months in read_calendars().values() for name in months),
    )
    return frozenset(max(re.findall("[a-z]+", name.replace("'s", "")), key=len) for name in names)


def literal_words() -> frozenset[str]:
    """The words in small letters that the forms name outright."""
    table = source()
    forms = [*table["macros"].values(), *(form for rule in table["rules"] for form in rule["forms"])]
    pieces = (match for form in forms for match in PIECE.finditer(form))
    items = (match["item"] or match["kept"] for match in pieces)
    return frozenset(item for item in items if item and item.islower())


def words_of_names() -> frozenset[str]:
    """Those that stand in names of cities, zones and holidays: beside anything else they are words as any other."""
    macros = source()["macros"]
    return frozenset(word for name in (*NAMES, "CALENDARNAME") for word in re.findall("[a-z]+", macros[name]))
