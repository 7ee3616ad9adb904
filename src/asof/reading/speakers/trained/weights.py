"""The learned weights of the two taggers, in a compact file beside this module; `train/attribution.py` makes it."""

import functools
import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from asof.reading.encoder.encoder import folder, lacking
from asof.reading.speakers.trained.choice import Choice
from asof.reading.speakers.trained.encoded import EncodedSpeakers
from asof.reading.speakers.trained.tagger import Tagger

SCALE = 100  # weights are kept as whole hundredths: finer ones change no label on the texts they were learned from
_NEVER = -1000.0  # what a step adds that cannot be: into the middle of a stretch that was not begun


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """`cues` finds the cues of a sentence; `spans` finds the source and the content of one cue.

    `encoder`, where there is one, says how likely each label is besides; `choice` then says which candidates are told.
    """

    cues: Tagger
    spans: Tagger
    choice: Choice
    encoder: EncodedSpeakers | None = None


@functools.cache
def load_weights() -> Weights | None:
    """The weights that come with the package, read once; None where the file is not there."""
    return read_weights(files("asof.reading.speakers.trained").joinpath("weights.json.gz"))


@functools.cache
def load_encoded() -> tuple[Weights | None, str | None]:
    """The weights with the encoder beside them; where it cannot be run, without it, and in words why."""
    weights, missing = load_weights(), lacking()
    if weights is None or missing:
        return weights, missing
    return replace(weights, encoder=EncodedSpeakers(folder())), None


def read_weights(file: Traversable) -> Weights | None:
    """The weights of `file`; None where it is not there."""
    if not file.is_file():
        return None
    return weights_of(json.loads(gzip.decompress(file.read_bytes())))


def weights_of(kept: Mapping[str, Any]) -> Weights:
    """The weights as the file keeps them, ready to be read with."""
    return Weights(cues=_tagger(kept["cues"]), spans=_tagger(kept["spans"]), choice=Choice(**kept["choice"]))


def _tagger(kept: Mapping[str, Any]) -> Tagger:
    labels = tuple(kept["labels"])
    weights = {
        feature: tuple((int(label), value / SCALE) for label, value in pairs.items())
        for feature, pairs in kept["weights"].items()
    }
    steps = tuple(
        tuple(
            _NEVER
            if to.startswith("I") and origin[1:] + origin[:1] not in (to[1:] + "B", to[1:] + "I")
            else value / SCALE
            for to, value in zip(labels, row, strict=True)
        )
        for origin, row in zip(labels, kept["steps"], strict=True)
    )
    return Tagger(labels=labels, weights=weights, steps=steps, start=labels.index("O"))
