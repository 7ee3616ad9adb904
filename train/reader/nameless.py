"""Which words a weight may be kept of: ``python -m train.reader.nameless ../shared/data`` writes them.

They are those written small where capitals are kept, so that no person is known: MUC-4 is all in capitals, there a
surname looks like any other word.  The words of its organisations are let through too, but for those that somebody in
the keys is called by.
"""

import argparse
import functools
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.muc_key import plain
from bench.muc_shapes import COMMON
from bench.tasks import read_rows

CASED = (
    "attribution/polnear_train.jsonl", "toll/gva_articles.jsonl", "place/lgl.jsonl", "place/geowebnews.jsonl",
    "time/timebank_train.jsonl", "time/aquaint_train.jsonl", "time/wikiwars_train.jsonl", "stories/ecbplus_train.jsonl",
)  # fmt: skip
_FEWEST_TEXTS = 2  # that a word is written small in: one may be a slip, an address or a name of the web
_LEAST_SMALL = 1 / 4  # of the texts that have it: more write "General" than "general", yet few write "lopez"
_WRITTEN = re.compile(r"(?<![\w@#./’'-])[A-Za-z][a-z]*(?![\w@/])")
_WORD = re.compile(r"[a-z]+")
_SOMEBODY = "HUM TGT: NAME"
_GROUP = "PERP: ORGANIZATION ID"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m train.reader.nameless", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=COMMON)
    given = parser.parse_args()
    words = " ".join(sorted(small_words(given.data)))
    given.out.write_text(textwrap.fill(words, 120, break_on_hyphens=False) + "\n", encoding="utf-8")


def small_words(data: Path) -> frozenset[str]:
    """The words that news texts with capitals write small."""
    having: Counter[str] = Counter()
    for name in CASED:
        for row in read_rows(data / name):
            having.update(set(_WRITTEN.findall(str(row["text"]))))
    return frozenset(
        word
        for word, small in having.items()
        if word.islower() and small >= max(_FEWEST_TEXTS, _LEAST_SMALL * (small + having[word.capitalize()]))
    )


def words_of_groups(rows: Iterable[Mapping[str, Any]], small: frozenset[str]) -> frozenset[str]:
    """The words of the organisations in the keys that nobody there is called by; those of `small` are no names."""
    groups: set[str] = set()
    people: set[str] = set()
    for row in rows:
        for template in row["templates"]:
            groups.update(_words(template.get(_GROUP, ())))
            people.update(_words(template.get(_SOMEBODY, ())))
    return frozenset(groups - (people - small))


def _words(fills: Iterable[str]) -> Iterator[str]:
    for fill in fills:
        yield from _WORD.findall(plain(fill).lower())


class Vocabulary:
    """The words that may be kept."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words
        self.holds = functools.lru_cache(maxsize=None)(self._holds)

    def _holds(self, name: str) -> bool:
        """Whether all the words of the name of a feature, or of an organisation, may be kept; endings of words may."""
        return name.startswith("ends ") or self._words.issuperset(_WORD.findall(name.lower()))


if __name__ == "__main__":
    main()
