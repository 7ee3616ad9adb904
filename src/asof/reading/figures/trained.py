"""Reads figures with a trained encoder that weighs every count: what patterns say of it, and what the words tell."""

import functools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from asof.model.figure import Figure, FigureKind, Measure
from asof.reading.encoder.encoder import folder, lacking, session, tokenizer, weights_in
from asof.reading.figures.asked import KINDS, MEASURES, Pieces, in_context, places_of, said
from asof.reading.figures.bond import Bond
from asof.reading.figures.counted import Counted
from asof.reading.figures.history import with_history
from asof.reading.figures.read import weighed, widened
from asof.reading.figures.reader import PATTERN_FIGURES, FigureReader
from asof.reading.figures.scene import Scene
from asof.reading.quantities.nouns import NounClass

if TYPE_CHECKING:
    from asof.reading.encoder.encoder import Numbers

FILES = ("figures.onnx", "figures.npz", "tokenizer.json")

# How likely a measure that patterns do not say, and one that they say, must be; and a kind, against theirs.
# Chosen on the annotated texts that the encoder has not learnt from (those aside in `train/labels/figures.jsonl`), but
# for `KEPT`, which is low for reports of crises, where patterns are nearly always right.
BELIEVED = 0.6
KEPT = 0.2
KIND_BELIEVED = 0.8
OUTCOMES = frozenset(MEASURES) - {Measure.CROWD, Measure.FORCES, Measure.OTHER}
"""What befalls people."""


class TrainedFigures:
    """The encoder and its head over counts; their files lie in `files`."""

    addition = "+figures/1"

    def __init__(self, files: Path) -> None:
        self._session = session(files / "figures.onnx")
        self._tokenizer = tokenizer(files)
        self._head = weights_in(files / "figures.npz")

    def read(self, scenes: Iterable[Scene]) -> Iterator[tuple[Figure, ...]]:
        """As `FigureReader` says; the sentence before and the report's first tell what a count is of."""
        title: str | None = None
        before: str | None = None
        for scene in scenes:
            yield self._figures(scene, before, title) if scene.counts else ()
            title, before = title or scene.words, scene.words

    def settled(self, scenes: Sequence[Scene], figures: Sequence[tuple[Figure, ...]]) -> list[tuple[Figure, ...]]:
        """What is of an old case throughout; parts the encoder knows better than a look over the report."""
        return with_history(scenes, figures)

    def _figures(self, scene: Scene, before: str | None, title: str | None) -> tuple[Figure, ...]:
        own = self._pieces(scene.words)
        states = self._states(in_context(own, *(self._pieces(words) if words else None for words in (before, title))))
        out: list[Figure] = []
        for count, bond, kind in weighed(scene):
            quantity, who = widened(scene, count)
            places = places_of(quantity.span, own), places_of(count.quantity.span, own)
            measures: tuple[Measure, ...] = bond.measures if bond else ()
            if all(places):  # not so where it stands behind what the encoder sees
                likely, kinds = self._scores(states, places, said(count, bond, kind))
                measures, kind = _measures(count, bond, likely), _kind(kind, kinds)
            out += [Figure(measure=one, quantity=quantity, who=who, kind=kind or FigureKind.COUNT) for one in measures]
        return tuple(sorted(out, key=lambda figure: figure.quantity.span))

    def _pieces(self, words: str) -> Pieces:
        found = self._tokenizer.encode(words)
        return Pieces(found.ids, found.offsets)

    def _states(self, ids: list[int]) -> "Numbers":
        """384 numbers a token."""
        import numpy as np

        feed = {"ids": np.array([ids], dtype=np.int64), "mask": np.ones((1, len(ids)), dtype=np.float32)}
        states: Numbers = self._session.run(None, feed)[0][0]
        return states

    def _scores(
        self, states: "Numbers", places: tuple[list[int], list[int]], told: list[float]
    ) -> tuple[dict[Measure, float], dict[FigureKind, float]]:
        """How likely each measure and each kind is of a count whose noun phrase and number stand at `places`."""
        import numpy as np

        head = self._head
        seen = [*(states[at].mean(0) for at in places), states[0], states.mean(0), np.array(told, dtype=np.float32)]
        inner = np.maximum(head["inner"] @ np.concatenate(seen) + head["inner bias"], 0.0)
        scores = head["outer"] @ inner + head["outer bias"] + head["said"] @ seen[-1] + head["said bias"]
        of_kinds = np.exp(scores[len(MEASURES) :] - scores[len(MEASURES) :].max())
        likely = 1.0 / (1.0 + np.exp(-scores[: len(MEASURES)]))
        kinds = of_kinds / of_kinds.sum()
        return dict(zip(MEASURES, likely.tolist(), strict=True)), dict(zip(KINDS, kinds.tolist(), strict=True))


def _measures(count: Counted, bond: Bond | None, likely: dict[Measure, float]) -> tuple[Measure, ...]:
    """The measures of a count, given how likely each is.

    What befell people stays as patterns say it, and no other thing befalls them, if the count is a figure at all:
    the encoder may take whoever was saved for dead, where the words that bind the count say better.  Vehicles stay as
    patterns have them, since no lesson counts them.
    """
    by_patterns = bond.measures if bond else ()
    found = [one for one in MEASURES if likely[one] > (KEPT if one in by_patterns else BELIEVED)]
    if Measure.VEHICLES in by_patterns or (found and OUTCOMES.intersection(by_patterns)):
        return by_patterns
    is_of_vehicles = count.phrase.noun is NounClass.VEHICLES
    return tuple(Measure.VEHICLES if one is Measure.FORCES and is_of_vehicles else one for one in found)


def _kind(by_patterns: FigureKind | None, kinds: dict[FigureKind, float]) -> FigureKind:
    likeliest = max(kinds, key=kinds.__getitem__)
    return likeliest if by_patterns is None or kinds[likeliest] > KIND_BELIEVED else by_patterns


@functools.cache
def trained_figures() -> tuple[FigureReader, str | None]:
    """The trained reader of figures; where it cannot be had the one by patterns, and in words why."""
    missing = lacking(FILES)
    return (PATTERN_FIGURES, missing) if missing else (TrainedFigures(folder()), None)
