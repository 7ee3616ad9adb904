"""Chooses which candidates are told: a logistic regression over what the weights and the encoder make of each."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from asof.reading.speakers.line import Range

# What is likelier than half of the F1 that is reached raises it (Lipton 2014); on the held fifth .38 and .46 are worse.
_LEAST_CHANCE = 0.42


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What may be an attribution, in tokens of its sentence; `told` has the signs of it by their names."""

    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    told: Mapping[str, float]

    def overlaps(self, other: "Candidate") -> bool:
        """Whether the two cues share a token."""
        return self.cue[0] < other.cue[1] and other.cue[0] < self.cue[1]

    def speaks_of(self, other: "Candidate") -> bool:
        """Whether the other's cue stands in the content of this one."""
        return any(start <= other.cue[0] < end for start, end in self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What each thing told of a candidate weighs, by its name; `bias` is what one of which nothing is told weighs."""

    weights: Mapping[str, float]
    bias: float

    def chance(self, told: Mapping[str, float]) -> float:
        """How likely it is that a candidate is an attribution and that its content is about right."""
        odds = self.bias + sum(weight * told[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-odds))

    def chosen(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Those that are told, in the order of their cues; of cues that overlap the one whose extent is likeliest."""
        out: list[Candidate] = []
        for candidate in sorted(candidates, key=lambda one: (-one.told["cue"], one.cue)):
            if self.chance(candidate.told) >= _LEAST_CHANCE and not any(candidate.overlaps(other) for other in out):
                out.append(candidate)
        return sorted(out, key=lambda one: one.cue)
