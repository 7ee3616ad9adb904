"""The templates of a text by the trained reader: what it marks in each passage, chosen by what all the passages say.

Each choice is a logistic regression over named features (`bench/muc_features.py`), learnt from the training texts
(`train/reader/templates.py`): which kinds of incident the text tells of, whether a filler fills its role at all, by
which of its strings, in incidents of which kind, and whether a string that nothing counts names several.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from asof.reading.encoder.encoder import Encoder, folder
from asof.reading.encoder.heads import INCIDENTS, SentenceHeads
from bench.muc_features import Features, of_filler, of_kind, of_kind_of, of_several, strings_of
from bench.muc_fillers import Aliases, Filler, Range, fillers
from bench.muc_key import plain
from bench.muc_numbers import Number, counted_as, head_counted_as
from bench.muc_passages import Passage, read_passages
from bench.muc_templates import Find, joined

WEIGHTS = Path(__file__).with_name("muc_weights.json")
# What is likelier than half the F1 that is reached raises it, whatever it is (Ye et al. 2012).
BAR = 0.2
_BIAS = ""  # the feature that everything has


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt: by choice the weights of its features, and by organisation its other names."""

    choices: Mapping[str, Mapping[str, float]]
    aliases: Aliases

    def chance(self, choice: str, features: Features) -> float:
        """How likely what has the features is; 0 of a choice that was never seen."""
        weights = self.choices.get(choice)
        if weights is None:
            return 0.0
        told = math.fsum(weights.get(name, 0.0) * number for name, number in features.items())
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, told + weights[_BIAS]))))


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filler with the string that stands for it, where that is told, how many it is, and how likely all is right."""

    filler: Filler
    string: str
    number: Number
    chance: float


@cache
def _reader() -> tuple[Encoder, SentenceHeads]:
    return Encoder(folder()), SentenceHeads(folder() / "heads.npz")


@cache
def _weights() -> Weights:
    return read_weights(WEIGHTS)


def read_weights(path: Path) -> Weights:
    """The weights of a file."""
    return Weights(**json.loads(path.read_text(encoding="utf-8")))


def templates_by_training(text: str) -> list[dict[str, Any]]:
    """The templates of a text by the trained reader."""
    return templates(read_passages(text, *_reader()), _weights())


def templates(passages: Sequence[Passage], weights: Weights) -> list[dict[str, Any]]:
    """One template a kind that is likely told, with the fillers that are likely of it."""
    if not passages:
        return []
    told = {kind: weights.chance(f"kind {kind}", of_kind(kind, passages)) for kind in INCIDENTS}
    kinds = [kind for kind in INCIDENTS if told[kind] > BAR]
    finds = [find for one in _chosen(passages, weights) for find in _finds(one, kinds, passages, weights)]
    return joined(kinds, finds)


def _finds(chosen: Chosen, kinds: Sequence[str], passages: Sequence[Passage], weights: Weights) -> Iterator[Find]:
    for kind in kinds:
        # Of one kind alone, whatever fills a role is of that.
        its = 1.0 if len(kinds) == 1 else weights.chance("of kind", of_kind_of(kind, chosen.filler, passages))
        if chosen.chance * its > BAR:
            yield Find(kind=kind, role=chosen.filler.role, string=chosen.string, number=chosen.number)


def _chosen(passages: Sequence[Passage], weights: Weights) -> list[Chosen]:
    """The fillers that are likely at all, the likeliest first."""
    text = text_of(passages)
    found = fillers(passages, weights.aliases)
    out = []
    for filler in found:
        chance = weights.chance(f"filler {filler.role}", of_filler(filler, passages, found))
        if chance > BAR:
            string, number, its = _string(filler, passages, text, weights)
            out.append(Chosen(filler, string, number, chance * its))
    return sorted(out, key=lambda one: -one.chance)


def text_of(passages: Sequence[Passage]) -> str:
    """All the words, as strings are compared, with a space at either end."""
    return f" {plain(' '.join(passage.words for passage in passages))} "


def _string(filler: Filler, passages: Sequence[Passage], text: str, weights: Weights) -> tuple[str, Number, float]:
    """The likeliest string of a filler, how many it says, and how likely it is."""
    told: dict[str, tuple[float, int, Range]] = {}
    for string, (features, passage, place) in strings_of(filler, passages, text).items():
        told[string] = weights.chance(f"string {filler.role}", features), passage, place
    if not told:
        return "", (1, 1), 0.0
    best = max(told, key=lambda string: told[string][0])
    chance, passage, (start, _) = told[best]
    return best, _number(best, (passage, passages[passage].tokens[start].start), passages, weights), chance


def _number(string: str, first: tuple[int, int], passages: Sequence[Passage], weights: Weights) -> Number:
    told = counted_as(string, first, passages)
    if told is not None:
        return told
    if weights.chance("several", of_several(string)) > 0.5:
        return head_counted_as(string, passages) or (2, None)
    return 1, 1
