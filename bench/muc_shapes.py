"""What kinds of words the strings of MUC-4 are of, where capitals tell nothing: trades, titles, common words, names.

A name is what is none of the others, so that no weight knows any: "DR ANA RUIZ" is a title and a name, and so is
"GEN JUAN LEAL".  The common words are those that news with capitals writes small (`train/reader/nameless.py`).
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

from asof.reading.grammar.closed import closed_classes
from asof.reading.quantities.nouns import nouns
from asof.reading.speakers.lexicon import lexicon
from asof.reading.words import Token

COMMON = Path(__file__).with_name("muc_common_words.txt")

Range = tuple[int, int]


@cache
def common_words() -> frozenset[str]:
    """The words that news with capitals writes small."""
    return frozenset(COMMON.read_text(encoding="utf-8").split())


@lru_cache(maxsize=50_000)
def kind_of_word(lower: str) -> str:
    """The kind of a word in lower case."""
    if len(lower) > 2 and lower.endswith("'s"):
        return f"{kind_of_word(lower[:-2])} whose"
    if lower == "of":
        return "of"
    if lower[0].isdigit() or lower in closed_classes().numbers:
        return "number"
    if lower in closed_classes().function_words:
        return "little"
    if not lower[0].isalpha():
        return "mark"
    return _kind_of_noun(lower) or ("common" if common_words().issuperset(lower.split("-")) else "name")


def _kind_of_noun(lower: str) -> str | None:
    known = nouns()
    if lower in known.single:
        return "person"
    if lower in known.singular:
        return "person" if known.singular[lower].is_people else "thing"
    if lower in known.plural:
        return "people" if known.plural[lower].is_people else "things"
    return "title" if lower in lexicon().titles else None


def shape_of(tokens: Sequence[Token]) -> str:
    """The kinds of the words in their order, each run of one kind told once."""
    kinds = [kind_of_word(token.lower) for token in tokens]
    return " ".join(kind for i, kind in enumerate(kinds) if i == 0 or kinds[i - 1] != kind)


def shapes(tokens: Sequence[Token]) -> Iterator[str]:
    """The features of a string by its kinds of words."""
    yield f"shape {shape_of(tokens)}"
    yield f"kind last {kind_of_word(tokens[-1].lower)}"


def shapes_within(told: Range, tokens: Sequence[Token]) -> Iterator[str]:
    """The features of the string of the tokens `told` by its kinds of words and those to either side."""
    start, end = told
    shape = shape_of(tokens[start:end])
    left = kind_of_word(tokens[start - 1].lower) if start else "start"
    right = kind_of_word(tokens[end].lower) if end < len(tokens) else "end"
    yield f"shape {shape}"
    yield f"shape {left} before {shape}"
    yield f"shape {shape} before {right}"
    yield f"kind left {left}"
    yield f"kind right {right}"
    yield f"kind first {kind_of_word(tokens[start].lower)} left {left}"
    yield f"kind last {kind_of_word(tokens[end - 1].lower)} right {right}"
