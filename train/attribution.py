"""Learns who says what: ``python -m train.attribution GOLD.jsonl [--out FILE] [--held]``.

Two linear-chain conditional random fields (Lafferty 2001), learned with CRFsuite by L-BFGS with an L1 penalty: one for
cues, one for the source and the content of a cue.  Then, on the fifth of the texts that neither the encoder nor two
such fields of their own have learned from, which of what both find together is told.  There is no chance in it: the
same texts in the same order give the same weights.  `--held` leaves that fifth out throughout, and scores on it.
"""

import argparse
import gzip
import hashlib
import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pycrfsuite

from asof.reading.encoder.encoder import folder, lacking
from asof.reading.speakers.trained.encoded import EncodedSpeakers
from asof.reading.speakers.trained.weights import SCALE, weights_of
from bench.aside import is_kept_aside
from bench.score import score_attribution
from bench.tasks import read_rows
from train.attribution_choice import examples, learn_choice, predicted_in_turn
from train.attribution_lessons import Lessons, lessons

WEIGHTS = Path("src/asof/reading/speakers/trained/weights.json.gz")
# Chosen on the held fifth, 0.3 to 1.0: with smaller penalties twice the weights say less of texts never seen.
PENALTIES = {"cues": {"c1": 1.0, "c2": 0.3}, "spans": {"c1": 1.0, "c2": 0.1}}
ROUNDS = {"cues": 70, "spans": 60}
# What beginning a cue is worth besides, so that as many are found as are missed; chosen on the held fifth, 0 to 1.25.
EAGERNESS = 1.0
# Tells nothing: what stands for the choice until it is learned.
NO_CHOICE = {"weights": {}, "bias": 0.0}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m train.attribution", description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--held", action="store_true", help="leave out every fifth text, to score on it")
    given = parser.parse_args()
    if missing := lacking():
        parser.error(f"the choice is learned with the encoder: {missing}")
    gold = read_rows(given.gold)
    aside = [row for row in gold if is_kept_aside(row["id"])]
    four_fifths = [row for row in gold if not is_kept_aside(row["id"])]
    learned = learn_fields(four_fifths)
    weights = replace(weights_of({**learned, "choice": NO_CHOICE}), encoder=EncodedSpeakers(folder()))
    seen = examples(aside, weights)
    if given.held:
        for score in score_attribution(aside, predicted_in_turn(aside, seen, weights)):
            print(f"{score.name} {score.value:.4f}", flush=True)
    else:
        learned = learn_fields(gold)
    write(given.out, {**learned, "choice": asdict(learn_choice(seen))})
    print(f"{len(gold)} texts, {given.out.stat().st_size} bytes, SHA-256 {digest(given.out)}")


def learn_fields(gold: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The two fields, learned from the texts of `gold`, as the file keeps them."""
    return {name: learn(name, lesson) for name, lesson in zip(("cues", "spans"), lessons(gold), strict=True)}


def digest(path: Path) -> str:
    """The SHA-256 of what `path` holds, unpacked."""
    return hashlib.sha256(gzip.decompress(path.read_bytes())).hexdigest()


def learn(name: str, lesson: Lessons) -> dict[str, Any]:
    """The labels, weights and steps of one tagger, in whole units of `SCALE`."""
    common = lesson.common()
    trainer = pycrfsuite.Trainer(verbose=False)
    for text in lesson.rows:
        for rows, labels in text:
            trainer.append([[feature for feature in row if feature in common] for row in rows], labels)
    trainer.select("lbfgs")
    trainer.set_params({**PENALTIES[name], "max_iterations": ROUNDS[name]})
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / name)
        trainer.train(path)
        return compact(path, eagerness=EAGERNESS if name == "cues" else 0.0)


def compact(path: str, *, eagerness: float) -> dict[str, Any]:
    """What CRFsuite wrote, as the reader reads it; `eagerness` is added to every step that begins a cue."""
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    labels, info = sorted(tagger.labels()), tagger.info()
    weights: dict[str, dict[str, int]] = {}
    for (feature, label), weight in sorted(info.state_features.items()):
        if value := round(weight * SCALE):
            weights.setdefault(feature, {})[str(labels.index(label))] = value
    steps = [
        [round((info.transitions.get((a, b), 0.0) + eagerness * (b == "B")) * SCALE) for b in labels] for a in labels
    ]
    return {"labels": labels, "steps": steps, "weights": weights}


def write(path: Path, learned: dict[str, Any]) -> None:
    """The file of weights; the same weights give the same bytes."""
    kept = json.dumps(learned, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    path.write_bytes(gzip.compress(kept, compresslevel=9, mtime=0))


if __name__ == "__main__":
    main()
