"""The words of time and their classes, read once from the tables beside this file."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from asof.reading.times.forms import literal_words, words_of_names
from asof.reading.times.tables import Section, read_sections
from asof.reading.times.zones import zone_words


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Which classes a word stands in.

    `marks` gives every known form of a word (as written) the one character that stands for its set of classes;
    `number_marks` does so for the sets of classes that numbers have.  `members` gives every class the characters of the
    words in it, `values` what a lower-case word means in a class.
    """

    marks: dict[str, str]
    number_marks: dict[frozenset[str], str]
    members: dict[str, str]
    values: dict[str, Section]


FIRST_MARK = 0x10000


class MarkBook:
    """Gives each distinct set of classes one character, in order of asking."""

    def __init__(self) -> None:
        self._marks: dict[frozenset[str], str] = {}

    def mark(self, classes: Iterable[str]) -> str:
        """The character of a set of classes, clear of whatever a pattern gives a meaning to.

        From `FIRST_MARK` on, as `re` compiles sets of such characters as ranges, and of others as tables, in twice the
        time.
        """
        return self._marks.setdefault(frozenset(classes), chr(FIRST_MARK + len(self._marks)))

    def members(self) -> dict[str, str]:
        """The characters of the sets that each class is in."""
        members: dict[str, str] = {}
        for classes, mark in self._marks.items():
            for name in classes:
                members[name] = members.get(name, "") + mark
        return members


def _written_forms(key: str) -> tuple[str, ...]:
    """The ways a word of a table may be written: a capital in the table is a capital in the text."""
    if key != key.lower():
        return (key, key.upper())
    return (key, key.capitalize(), key.upper())


def number_classes(word: str) -> frozenset[str]:
    """The classes of a token that starts with a digit."""
    if word.isdigit():
        return _plain_number_classes(word)
    if word.endswith(("st", "nd", "rd", "th", "ST", "ND", "RD", "TH")):
        ordinal = int(word[:-2])
        return frozenset({"ORDNUM", "D31ORD"} if 1 <= ordinal <= 31 else {"ORDNUM"})
    if word[-1] == "s":
        return frozenset({"DECADE"} if len(word) == 5 else {"DECADE2"})
    if "," in word:
        return frozenset({"INT"})
    if ":" in word and "-" in word:
        return frozenset({"STAMP"})
    if "h" in word.lower():
        return frozenset({"CLOCK"})
    for sign, name in (("-", "ISODATE"), (":", "CLOCK"), ("/", "FRACTION" if len(word) == 3 else "SLASHDATE")):
        if sign in word:
            return frozenset({name})
    return frozenset({"DOTDATE"} if word.count(".") == 2 else {"FLOAT"})


def _plain_number_classes(word: str) -> frozenset[str]:
    classes = {"INT"}
    number = int(word) if len(word) <= 4 else -1
    if len(word) <= 2:
        classes |= {"D31"} if 1 <= number <= 31 else set()
        classes |= {"H24"} if number <= 24 else set()
        classes |= {"YY"} if len(word) == 2 else set()
    if len(word) == 4:
        classes |= {"YEAR"} if 1000 <= number <= 2199 else set()
        classes |= {"MILTIME"} if number < 2400 and number % 100 < 60 else set()
    return frozenset(classes)


# Every kind of number once, so that the marks of all of them exist before the grammar is compiled.
_NUMBER_SAMPLES = (
    *("0", "1", "9", "03", "24", "00", "28", "31", "45", "123", "1,000", "12345", "3rd", "38th", "1990s", "90s"),
    *("9999", "0735", "0799", "1000", "1999", "1959", "2359", "2400", "2130", "2199", "2260", "4.30", "1/2", "02:15"),
    *("2018-05-17", "2018-05-17T02:15Z", "5/17/2018", "17.5.2018"),
)


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon of the tables vocabulary.toml and zones.toml, with the literal words of grammar.toml."""
    tables = {**read_sections("vocabulary.toml"), **zone_words()}
    classes: dict[str, set[str]] = {}
    for name, words in tables.items():
        for key in words:
            for form in _written_forms(key):
                classes.setdefault(form, set()).add(name)
    for word in literal_words():
        for form in _written_forms(word):
            classes.setdefault(form, set()).add(word)
    for word in words_of_names() - {word for names in tables.values() for word in names}:
        classes[word].add("WORD")
        classes[word.capitalize()].add("CAP")
    for name in zone_words()["CITY"]:
        classes[name].add("CAP")
    book = MarkBook()
    for loose in ("WORD", "CAP", "BREAK", "OTHER"):
        book.mark({loose})
    number_sets = {number_classes(sample) for sample in _NUMBER_SAMPLES}
    sets = [*number_sets, *map(frozenset, classes.values())]
    for names in sorted(sets, key=lambda names: ("WORD" in names, "CAP" in names)):
        book.mark(names)  # the two large classes side by side, so that patterns write them as ranges
    number_marks = {names: book.mark(names) for names in number_sets}
    marks = {form: book.mark(names) for form, names in classes.items()}
    values = {name: {key.lower(): value for key, value in words.items()} for name, words in tables.items()}
    return Lexicon(marks, number_marks, book.members(), values)
