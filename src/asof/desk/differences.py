"""How two texts differ, word by word: what one version of a page left out and what it added."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"\S+|\n")
_MOST_PAIRS = 4_000_000
"""Of words compared within one changed stretch: about a second.  A longer one is shown as left out and put in whole."""

_MOST_PARAGRAPHS = 3_000
"""Of a text beyond which paragraphs that recur often are no longer lined up with one another."""


class Fate(StrEnum):
    """What became of words from one version to the next."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words with one fate."""

    fate: Fate
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Paragraphs that are all the same in both versions, or paragraphs in which words changed; lines as in the text."""

    runs: tuple[Run, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing in it changed."""
        return all(run.fate is Fate.SAME for run in self.runs)

    @property
    def paragraphs(self) -> int:
        """How many paragraphs stand in it."""
        return sum(run.words.count("\n") for run in self.runs) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """From one text to another: the stretches in their order, and how many words were left out and put in."""

    stretches: tuple[Stretch, ...]
    removed: int
    added: int


def compare(before: str, after: str) -> Difference:
    """How `after` differs from `before`; white space alone is no difference."""
    old, new = _paragraphs(before), _paragraphs(after)
    has_much = max(len(old), len(new)) > _MOST_PARAGRAPHS
    matcher = SequenceMatcher(None, old, new, autojunk=has_much)
    stretches = []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            stretches.append(Stretch(runs=(Run(fate=Fate.SAME, words="\n".join(old[i1:i2])),)))
        else:
            stretches.append(Stretch(runs=tuple(_changed("\n".join(old[i1:i2]), "\n".join(new[j1:j2])))))
    runs = [run for stretch in stretches for run in stretch.runs]
    return Difference(
        stretches=tuple(stretches),
        removed=_count(runs, Fate.REMOVED),
        added=_count(runs, Fate.ADDED),
    )


def _paragraphs(text: str) -> list[str]:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in lines if line]


def _changed(before: str, after: str) -> Iterator[Run]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) * len(new) > _MOST_PAIRS:
        yield from _runs([(Fate.REMOVED, old), (Fate.ADDED, new)])
        return
    pieces: list[tuple[Fate, list[str]]] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append((Fate.SAME, old[i1:i2]))
        else:
            pieces += [(Fate.REMOVED, old[i1:i2]), (Fate.ADDED, new[j1:j2])]
    yield from _runs(pieces)


def _runs(pieces: Iterable[tuple[Fate, Sequence[str]]]) -> Iterator[Run]:
    for fate, words in pieces:
        if words:
            yield Run(fate=fate, words=" ".join(words).replace(" \n ", "\n").replace(" \n", "\n").replace("\n ", "\n"))


def _count(runs: Iterable[Run], fate: Fate) -> int:
    return sum(len(run.words.split()) for run in runs if run.fate is fate)
