"""Tells what stands beside a story (advertising, share bars, lists of other stories) from the story, by its form."""

import functools
import re
import tomllib
from collections.abc import Iterable, Sequence
from importlib.resources import files

from asof.intake.draft import Piece

# Longer than any of the patterns needs; a real paragraph is not tried against them at all.
_LONGEST = 600


def is_boilerplate(words: str) -> bool:
    """Whether the whole of `words` is something that stands beside a story wherever it appears."""
    return len(words) <= _LONGEST and _pattern("lines").fullmatch(words.strip()) is not None


def is_tail(words: str) -> bool:
    """Whether `words` are the heading of what follows a story ("Most read")."""
    return len(words) <= _LONGEST and _pattern("tails").fullmatch(words.strip()) is not None


def without_boilerplate(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """`pieces` without those that stand beside the story."""
    return tuple(piece for piece in pieces if not is_boilerplate(piece.words))


def without_tail(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """`pieces` cut where the story ends: at the first tail heading in the second half of their words."""
    half = sum(len(piece.words) for piece in pieces) / 2
    seen = 0
    for index, piece in enumerate(pieces):
        if seen >= half and is_tail(piece.words):
            return tuple(pieces[:index])
        seen += len(piece.words)
    return tuple(piece for piece in pieces if not is_tail(piece.words))


def without_repeats(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """`pieces` with a piece that says the same as the one before it left out: decks and captions are often doubled."""
    kept: list[Piece] = []
    before: str | None = None
    for piece in pieces:
        folded = _folded(piece.words)
        if folded != before:
            kept.append(piece)
        before = folded
    return tuple(kept)


def _folded(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


@functools.cache
def _pattern(kind: str) -> re.Pattern[str]:
    listed = tomllib.loads(files("asof.intake").joinpath("boilerplate.toml").read_text(encoding="utf-8"))[kind]
    return re.compile("|".join(f"(?:{pattern})" for pattern in listed), re.IGNORECASE | re.DOTALL)
