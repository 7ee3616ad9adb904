"""The file of weights: what it may hold, and that asof reads without it."""

import gzip
import json
from importlib.resources import files
from pathlib import Path

from asof.reading.speakers.trained.weights import load_weights, read_weights

FILE = files("asof.reading.speakers.trained").joinpath("weights.json.gz")
LARGEST_BYTES = 2_000_000
LONGEST_FEATURE = 60


def test_the_package_has_weights() -> None:
    weights = load_weights()
    assert weights is not None
    assert weights.cues.labels == ("B", "I", "O")
    assert set(weights.spans.labels) == {"B-C", "I-C", "B-S", "I-S", "O"}


def test_no_file_no_weights(tmp_path: Path) -> None:
    assert read_weights(tmp_path / "weights.json.gz") is None


def test_the_file_is_small() -> None:
    assert len(FILE.read_bytes()) < LARGEST_BYTES


def test_the_file_holds_no_text_and_no_names() -> None:
    """Features are short, and words in them are written small: shapes (Aa, AA) stand for names."""
    kept = json.loads(gzip.decompress(FILE.read_bytes()))
    for name in ("cues", "spans"):
        for feature in kept[name]["weights"]:
            assert len(feature) <= LONGEST_FEATURE
            assert sum(character.isspace() for character in feature) <= 2
            words = feature.partition("=")[2].lstrip("LR").split()  # the side of the cue stands before the first
            assert not any(is_name(word) for word in words), feature


def is_name(word: str) -> bool:
    return len(word) > 2 and word[0].isupper() and word[1:].islower()
