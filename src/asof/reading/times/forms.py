"""The forms of grammar.toml before they are compiled: their pieces, macros and literal words."""

import functools
import re

from asof.reading.times.tables import GrammarTable, read_grammar, read_holidays
from asof.reading.times.zones import city_names, zone_phrases

# The pieces of a form: a kept group, a kept item, a look-around or group opening, a count, an item, any other sign.
PIECE = re.compile(
    r"(?P<group>[a-z][a-z0-9]*):\(|(?P<name>[a-z][a-z0-9]*):(?P<kept>\w+)|(?P<open>\(\?(?:<=|<!|=|!)|\()"
    r"|(?P<count>\{[^}]*\})|(?P<item>[^\W\d]\w*)|(?P<sign>\S)"
)


@functools.cache
def source() -> GrammarTable:
    """The rules of the grammar, with the names that other tables hold as macros: holidays, cities and zones."""
    table = read_grammar()
    long_cities = [name.lower() for name in city_names() if " " in name]
    phrases = sorted(zone_phrases(), key=len, reverse=True)
    holidays = [name.replace("'s", " POSS") for name in sorted(read_holidays(), key=len, reverse=True)]
    table["macros"] |= {
        "HOLIDAY": f"({' | '.join(holidays)})",
        "CITYNAME": f"({' | '.join(['CITY', *long_cities])})",
        "ZONEPHRASE": f"({' | '.join(phrases)})",
    }
    return table


def literal_words() -> frozenset[str]:
    """The words in small letters that the forms name outright."""
    table = source()
    forms = [*table["macros"].values(), *(form for rule in table["rules"] for form in rule["forms"])]
    pieces = (match for form in forms for match in PIECE.finditer(form))
    items = (match["item"] or match["kept"] for match in pieces)
    return frozenset(item for item in items if item and item.islower())


def words_of_names() -> frozenset[str]:
    """Those that stand in names of cities, zones and holidays: beside anything else they are words like any other."""
    macros = source()["macros"]
    return frozenset(
        word for name in ("HOLIDAY", "CITYNAME", "ZONEPHRASE") for word in re.findall("[a-z]+", macros[name])
    )
