"""How alike reports are in their words, by kind of word: rare ones weigh most, by what has been seen so far."""

import functools
import heapq
import itertools
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from enum import StrEnum

from asof.reconcile.remembered import MOST_KEPT
from asof.reconcile.tables import table

LEAD = 45
"""So many of a text's first words tell what it is about; of 30, 45 and 60 none is better on the training texts."""

BEFORE = 100
"""As many reports as what is known beforehand of the words of all reports counts for; of 30, 100, 200 and 300 none is
better on the training texts, and without any the reports of one story alone are told apart into five."""

TELLING = 24
"""So many of a text's weightiest words find the stories that it may belong to."""

_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d.,:]*\d|\d")
_SHORT = 2
_NOTHING = 1e-9  # what is left of a sum of weights, each of which is more
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_DATE = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}\b|\b{_MONTH}\s(\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s?:)",
    re.IGNORECASE,
)
_AGE = re.compile(r"(?<![\d.,])(\d{1,3})[- ]years?[- ]old\b|(?<=[^\W\d_], )(\d{1,2})(?=,(?! \d{4}))")


class Part(StrEnum):
    """A kind of word, by the sign that its words begin with."""

    NAMES = "^"
    FULL_NAMES = "&"
    NUMBERS = "#"
    AGES = "@"
    DATES = "~"
    YEARS = "%"
    WORDS = ""


_NAMING = (Part.NAMES, Part.FULL_NAMES)
_FINDING = (Part.WORDS, Part.NAMES)
_ALIKE = (Part.WORDS, Part.NAMES, Part.NUMBERS, Part.YEARS)
_SIGNS = {part.value: part for part in Part if part.value}


def part_of(word: str) -> Part:
    """Which kind of word it is."""
    return _SIGNS.get(word[0], Part.WORDS)


Vector = Mapping[Part, Mapping[str, float]]


class Background:
    """In how many of the reports seen so far each word stands, beside those that `rarity.toml` was counted of."""

    def __init__(self) -> None:
        self.reports = 0
        self._with: Counter[str] = Counter()

    def see(self, counts: Mapping[str, float]) -> Vector:
        """The report's words by kind, weighed, each kind of length 1, counting it among those seen; O(words).

        A word that says nothing, as almost every report has it, is left out.
        """
        self.reports += 1
        self._with.update(counts.keys())
        return self.weighed(counts)

    def weighed(self, counts: Mapping[str, float]) -> Vector:
        """The words as `see` gives them back, of a text that is counted already or not to be; O(words)."""
        weighed: dict[Part, dict[str, float]] = {}
        for word, count in counts.items():
            if rarity := self.rarity(word):
                weighed.setdefault(part_of(word), {})[word] = (1 + math.log(count)) * rarity
        return {part: _of_length_1(words) for part, words in weighed.items()}

    def rarity(self, word: str) -> float:
        """The logarithm of how many reports there are for each that has the word, 0 or more."""
        having = self._with[word] + BEFORE * _shares().get(word, 0.0)
        return max(0.0, math.log((self.reports + BEFORE + 1) / (having + 0.5)))

    def having(self, word: str) -> int:
        """How many of the reports seen have the word."""
        return self._with[word]

    def forget(self, counts: Mapping[str, float]) -> None:
        """Take out again the report that was seen as `counts`."""
        self.reports -= 1
        for word in counts:
            self._with[word] -= 1
            if not self._with[word]:
                del self._with[word]


class Centre:
    """The sum of the vectors of the reports put together so far, and how many have each kind of word."""

    def __init__(self) -> None:
        self._sum: dict[str, float] = {}
        self._having: dict[Part, int] = dict.fromkeys(Part, 0)
        self._naming: Counter[str] = Counter()
        self._usual: Sequence[str] | None = None

    def add(self, vector: Vector) -> dict[str, float | None]:
        """Count one report more, and give back the sums of its words as they were before; O(its words)."""
        before: dict[str, float | None] = {}
        for part in _NAMING:
            self._naming.update(vector.get(part, {}).keys())
        self._usual = None
        for part, words in _summed(vector):
            self._having[part] += 1
            for word, weight in words.items():
                total = before[word] = self._sum.get(word)
                self._sum[word] = weight if total is None else total + weight
        return before

    def without(self, vectors: Iterable[Vector]) -> "Centre":
        """What it is less the reports of `vectors`; a word that no other has is gone."""
        left = Centre()
        left._sum, left._having, left._naming = dict(self._sum), dict(self._having), Counter(self._naming)
        for vector in vectors:
            for part, words in _summed(vector):
                left._having[part] -= 1
                for word, weight in words.items():
                    left._sum[word] -= weight
            for part in _NAMING:
                left._naming.subtract(vector.get(part, {}).keys())
        left._sum = {word: total for word, total in left._sum.items() if total > _NOTHING}
        left._naming = +left._naming
        return left

    def with_those_of(self, other: "Centre") -> "Centre":
        """The reports of both together."""
        both = Centre()
        both._sum = dict(self._sum)
        for word, total in other._sum.items():
            both._sum[word] = both._sum.get(word, 0.0) + total
        both._having = {part: having + other._having[part] for part, having in self._having.items()}
        both._naming = self._naming + other._naming
        return both

    def restore(self, vector: Vector, before: Mapping[str, float | None]) -> None:
        """Take out again the report added last, by what `add` gave back: to the last digit, as sums differ by order."""
        for part, _ in _summed(vector):
            self._having[part] -= 1
        for name in (name for part in _NAMING for name in vector.get(part, {})):
            self._naming[name] -= 1
        self._usual = None
        for word, total in before.items():
            if total is None:
                del self._sum[word]
            else:
                self._sum[word] = total

    @property
    def has_words(self) -> bool:
        """Whether a text has been added."""
        return bool(self._sum)

    def likeness(self, vector: Vector) -> dict[Part, float]:
        """By kind of word, from 0 for none shared to 1: the mean of the cosines with the reports that have the kind.

        A kind that one side has none of is left out.  O(words of `vector`).
        """
        found: dict[Part, float] = {}
        sums = self._sum
        for part, words in vector.items():
            if self._having[part]:
                products = [weight * sums[word] for word, weight in words.items() if word in sums]
                found[part] = sum(products) / self._having[part]
        return found

    def new_names(self, vector: Vector, lead: Set[str]) -> float:
        """The share of the names in the lead that none of the reports has, by weight; all where it has no names."""
        names = vector.get(Part.NAMES, {})
        squares = {name: names[name] ** 2 for name in lead if name in names}
        if not squares:
            return 1.0
        return sum(square for name, square in squares.items() if name not in self._sum) / sum(squares.values())

    def own_names(self, vector: Vector, background: Background) -> float:
        """How many full names the report and these have in common, each the less the more others have it, as logarithm.

        The report is among those of `background`.  O(names of `vector`).
        """
        told = [(self._naming[name], background.having(name)) for name in vector.get(Part.FULL_NAMES, {})]
        return math.log1p(sum((1 / max(1, having - here)) ** 2 for here, having in told if here))

    def missing_names(self, vector: Vector, background: Background) -> float:
        """The share of the names that half of the reports have and this one has not, by rarity; all without names.

        O(the names of all the reports) where one was added since, else of those that half of them have.
        """
        names, reports = vector.get(Part.NAMES, {}), self._having[Part.NAMES]
        if not names or not reports:
            return 1.0
        if self._usual is None:
            self._usual = sorted(
                name for name, count in self._naming.items() if 2 * count >= reports and part_of(name) is Part.NAMES
            )
        weights = {name: (self._naming[name] / reports * background.rarity(name)) ** 2 for name in self._usual}
        whole = sum(weights.values())
        return sum(weight for name, weight in weights.items() if name not in names) / whole if whole else 1.0


def _summed(vector: Vector) -> Iterator[tuple[Part, Mapping[str, float]]]:
    """What is told by its share; of full names only who has them counts."""
    return ((part, words) for part, words in vector.items() if part is not Part.FULL_NAMES)


def alike(one: Vector, other: Vector) -> float:
    """From 0 to 1: the mean of the cosines of the words, the names, the numbers and the years, of those both have."""
    found = []
    for part in _ALIKE:
        mine, theirs = one.get(part), other.get(part)
        if mine and theirs:
            found.append(shared(mine, theirs))
    return sum(found) / len(found) if found else 0.0


def shared(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The sum over the words of both of the product of their weights: the cosine, where both are of length 1."""
    less, more = (one, other) if len(one) <= len(other) else (other, one)
    return sum([weight * more[word] for word, weight in less.items() if word in more])


def length(vector: Vector) -> int:
    """How many different words it has, names, numbers and ages counted apart."""
    return sum(len(words) for _, words in _summed(vector))


def telling(vector: Vector) -> list[str]:
    """The weightiest words and names, the first of the alphabet among equals."""
    words = {word: weight for part in _FINDING for word, weight in vector.get(part, {}).items()}
    return heapq.nsmallest(TELLING, words, key=lambda word: (-words[word], word))


@functools.cache
def _shares() -> Mapping[str, float]:
    """The share of all reports that have a word, where more than a few have."""
    words: Mapping[str, str] = table("rarity")["words"]
    return {word: float(share) for share, line in words.items() for word in line.split()}


def _of_length_1(words: Mapping[str, float]) -> dict[str, float]:
    size = math.sqrt(sum(weight * weight for weight in words.values())) or 1.0
    return {word: weight / size for word, weight in words.items()}


@functools.lru_cache(maxsize=4096)
def lead_names(text: str) -> frozenset[str]:
    """The names among the first words of `text`, as `word_counts` writes them."""
    lead = (found.group() for found in itertools.islice(_WORD.finditer(text), LEAD))
    return frozenset("^" + _key(word) for word in lead if word[0].isupper())


@functools.lru_cache(maxsize=4096)
def word_counts(text: str) -> Mapping[str, float]:
    """The words of `text` in lower case; grammar is left to rarity.

    Those written as names count once more behind "^", two such in a row behind "&", numbers behind "#", the ages of
    people behind "@", days of a month behind "~" and years behind "%".
    """
    counts: Counter[str] = Counter()
    for date in _DATE.finditer(text):
        counts[f"~{int(date[1] or date[4])} {(date[2] or date[3])[:3].lower()}"] += 1
    name, end = "", -1  # the word before where it is a name, and where it ends
    for found in _WORD.finditer(_DATE.sub(" ", text)):
        word = found.group()
        key = _key(word)
        before, name = name if found.start() == end + 1 else "", key if word[0].isupper() else ""
        end = found.end()
        if before and name:
            counts[f"&{before} {name}"] += 1
        if _YEAR.fullmatch(word):
            counts["%" + word] += 1
        elif word[0].isdigit():
            counts["#" + word] += 1
        elif len(key) >= _SHORT:
            counts[key] += 1
            if word[0].isupper():
                counts[sys.intern("^" + key)] += 1
    counts.update(_ages(text))
    return counts


@functools.lru_cache(maxsize=MOST_KEPT)
def ages_in(sentence: str) -> frozenset[str]:
    """The ages of people that it tells, as `word_counts` writes them."""
    return frozenset(_ages(sentence))


def _ages(text: str) -> Iterator[str]:
    return ("@" + (age[1] or age[2]) for age in _AGE.finditer(text))


def _key(word: str) -> str:
    return sys.intern(word.lower().removesuffix("'s").removesuffix("’s"))
