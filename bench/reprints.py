"""Makes reprints of given texts by a seed: whole, cut, merged, re-headlined, reworded, quoted in part; gold kept."""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from asof.reading.sentences import cut_sentences

Source = tuple[str, int]
"""The page's id and the number of the sentence in it."""

_LONGEST = 40
_SHORTEST = 4
_AGENCIES = ("Reuters", "AP", "AFP")
_TOWNS = ("Nairobi", "Lisbon", "Quito", "Oslo", "Perth", "Dakar")
_FIRST = ("Morning", "Evening", "Daily", "Weekly", "Northern", "Southern", "Harbour", "Valley", "Upland", "Coastal")
_SECOND = ("Courier", "Ledger", "Gazette", "Mirror", "Chronicle", "Tribune", "Sentinel", "Beacon", "Register", "Record")
_HEADLINES = ("What we know so far", "The story in brief", "Full report", "A closer look at the day", "From our pages")
_LEADS = ("Here is what readers asked us about this week.", "Much has been written about it in the past days.")
_SWAPS = {
    "about": "around", "also": "too", "although": "though", "announced": "made known", "because": "since",
    "before": "ahead of", "began": "started", "big": "large", "but": "yet", "company": "firm", "during": "in",
    "however": "still", "including": "among them", "just": "only", "killed": "slain",
    "nearly": "almost", "new": "fresh", "people": "persons", "police": "officers", "said": "stated", "says": "states",
    "several": "a number of", "show": "display", "while": "as", "will": "is going to", "with": "along with",
}  # fmt: skip
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORD = re.compile(r"[A-Za-z]+|(?<![\d.,])\d{1,2}(?![\d.,%])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page given: its sentences in order, and the outlet invented for it."""

    page_id: str
    outlet: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A report made of pages: `parts` are its paragraphs, each with the sentence that it comes from (None: our own)."""

    kind: str
    outlet: str
    hour: int
    parts: tuple[tuple[str, Source | None], ...]

    @property
    def text(self) -> str:
        return "\n\n".join(words for words, _ in self.parts)

    def source_of(self, sentence: str) -> Source | None:
        """What `sentence` of the report, as it was read, comes from."""
        read = " ".join(sentence.split())
        for words, source in self.parts:
            written = " ".join(words.split())
            if read in written or written in read:
                return source
        return None


def pages_of(texts: Mapping[str, str]) -> list[Page]:
    """The pages of at least four sentences, in order of their ids; the rest of a very long one is left out."""
    pages: list[Page] = []
    for number, page_id in enumerate(sorted(texts)):
        words = [line for line in texts[page_id].split("\n") if line.strip()]
        sentences = [line[span.start : span.end] for line in words for span in cut_sentences(line)]
        if len(sentences) >= _SHORTEST:
            pages.append(Page(page_id=page_id, outlet=_outlet(number, 0), sentences=tuple(sentences[:_LONGEST])))
    return pages


def reprints(pages: Sequence[Page], seed: int) -> Iterator[Made]:
    """Each page as it is and in seven reprints, the same for the same pages and seed."""
    for number, page in enumerate(pages):
        chance = random.Random(f"{seed} {page.page_id}")  # noqa: S311
        agency = chance.choice(_AGENCIES)
        other = pages[(number + 1 + chance.randrange(len(pages) - 1)) % len(pages)] if len(pages) > 1 else page
        yield Made(kind="original", outlet=page.outlet, hour=0, parts=_parts(page))
        makers: dict[str, Callable[[], list[tuple[str, Source | None]]]] = {
            "whole": lambda page=page: list(_parts(page)),
            "cut": lambda page=page, chance=chance: _cut(page, chance),
            "merged": lambda page=page, other=other, chance=chance: _cut(other, chance) + _cut(page, chance),
            "headline": lambda page=page, chance=chance: _headed(page, chance),
            "reworded": lambda page=page, chance=chance: _reworded(page, chance),
            "reworded and cut": lambda page=page, chance=chance: _reworded(page, chance)[
                : len(page.sentences) // 2 + 1
            ],
            "quoted": lambda page=page, chance=chance: _quoted(page, chance),
        }
        for place, (kind, make) in enumerate(makers.items(), start=1):
            parts = make()
            if kind not in ("merged", "quoted") and chance.random() < 0.3:
                parts = _credited(parts, agency, chance)
            # One in eight comes in before its original, as reprints of a wire do.
            hour = -1 if chance.random() < 0.125 else chance.randint(1, 20)
            yield Made(kind=kind, outlet=_outlet(number, place), hour=hour, parts=tuple(parts))


def _outlet(number: int, place: int) -> str:
    at = number * 8 + place
    first, second = at % len(_FIRST), at // len(_FIRST) % len(_SECOND)
    return f"{_TOWNS[at // 100 % len(_TOWNS)]} {_FIRST[first]} {_SECOND[second]} {at // 600 or ''}".strip()


def _parts(page: Page) -> tuple[tuple[str, Source | None], ...]:
    return tuple((words, (page.page_id, number)) for number, words in enumerate(page.sentences))


def _cut(page: Page, chance: random.Random) -> list[tuple[str, Source | None]]:
    return list(_parts(page)[: max(2, round(len(page.sentences) * chance.uniform(0.3, 0.7)))])


def _headed(page: Page, chance: random.Random) -> list[tuple[str, Source | None]]:
    return [(chance.choice(_HEADLINES), None), (chance.choice(_LEADS), None), *_parts(page)]


def _credited(
    parts: list[tuple[str, Source | None]], agency: str, chance: random.Random
) -> list[tuple[str, Source | None]]:
    if chance.random() < 0.5:
        words, source = parts[0]
        return [(f"{chance.choice(_TOWNS).upper()} ({agency}) - {words}", source), *parts[1:]]
    return [*parts, (f"({agency})", None)]


def _reworded(page: Page, chance: random.Random) -> list[tuple[str, Source | None]]:
    """Swapped words, written-out numbers, a word left out here and there; some neighbouring sentences change places."""
    parts = [(_swapped(words, chance), source) for words, source in _parts(page)]
    for at in range(1, len(parts) - 1):
        if chance.random() < 0.15:
            parts[at], parts[at + 1] = parts[at + 1], parts[at]
    return parts


def _swapped(words: str, chance: random.Random) -> str:
    def swap(found: re.Match[str]) -> str:
        word = found.group()
        if word.isdigit():
            return _NUMBERS[int(word)] if int(word) < len(_NUMBERS) else word
        if chance.random() < 0.7 and word in _SWAPS:
            return _SWAPS[word]
        return "" if word in ("very", "really", "that") and chance.random() < 0.5 else word

    return re.sub(r"(?<=\S) {2,}", " ", _WORD.sub(swap, words)).strip()


def _quoted(page: Page, chance: random.Random) -> list[tuple[str, Source | None]]:
    """A report in other words that quotes two sentences, one whole and one in part, and says from where."""
    picked = sorted(chance.sample(range(len(page.sentences)), 2))
    whole, part = (page.sentences[at].strip('“”"') for at in picked)
    shorter = " ".join(part.split()[: max(10, len(part.split()) * 2 // 3)])
    return [
        (chance.choice(_LEADS), None),
        (f"“{whole}” {page.outlet} reported.", (page.page_id, picked[0])),
        (f"According to {page.outlet}, “{shorter}”", (page.page_id, picked[1])),
    ]
