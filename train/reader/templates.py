"""Learns what makes the templates of MUC-4: ``python -m train.reader.templates ../shared/data FOLDER``.

From the fifth of the training texts that the encoder has not learnt from: a logistic regression a role, over what the
passages of a text say; then the bar of each is set where the templates of these texts score best.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from asof.reading.encoder.encoder import Encoder
from asof.reading.encoder.heads import SentenceHeads
from bench.aside import is_kept_aside
from bench.muc import score
from bench.muc_key import ROLES, incidents_of, plain
from bench.muc_trained import TYPE, WEIGHTS, Choice, Passage, choices, find, read_passages, templates
from bench.tasks import read_rows

STRENGTH = 1.0
BARS = tuple(round(-2.0 + 0.25 * i, 2) for i in range(15))  # added to the bias
TURNS = 2  # through all the roles


@dataclass(frozen=True, slots=True)
class Told:
    """One text: its row of the key, its passages and all that may be chosen."""

    row: Mapping[str, Any]
    passages: list[Passage]
    choices: list[Choice]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m train.reader.templates", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path, help="where the encoder and its heads lie")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    encoder, heads = Encoder(given.folder), SentenceHeads(given.folder / "heads.npz")
    texts = []
    for row in read_rows(given.data / "toll" / "muc4_train.jsonl"):
        if is_kept_aside(row["docid"]):
            passages = read_passages(row["text"], encoder, heads)
            texts.append(Told(row, passages, choices(passages)))
    weights = with_bars({role: learnt(role, texts) for role in (TYPE, *ROLES)}, texts)
    given.out.write_text(json.dumps(weights) + "\n", encoding="utf-8")
    print(f"{len(texts)} texts: template F1 {value_of(weights, texts):.3f}", flush=True)


def learnt(role: str, texts: Sequence[Told]) -> list[float]:
    """The weights of one role, and its bias, rounded."""
    rows, right = [], []
    for told in texts:
        for one in told.choices:
            if one.role == role:
                rows.append(one.numbers)
                right.append(is_right(one, told))
    model = LogisticRegression(C=STRENGTH, max_iter=2000).fit(np.array(rows), right)
    return [round(float(value), 4) for value in (*model.coef_[0], model.intercept_[0])]


def is_right(choice: Choice, told: Told) -> bool:
    """Whether the key has an incident of the kind, with the filler in the role."""
    incidents = [one for one in incidents_of(told.row) if choice.kind in one.types]
    if choice.filler is None:
        return bool(incidents)
    string = plain(find(choice, told.passages).string)
    return any(string in entity.strings for one in incidents for entity in one.fills[choice.role])


def with_bars(weights: dict[str, list[float]], texts: Sequence[Told]) -> dict[str, list[float]]:
    """`weights` with the bias of each role moved to where the templates score best, a role at a time."""
    best = dict(weights)
    for _ in range(TURNS):
        for role in best:
            moved = [{**best, role: [*best[role][:-1], weights[role][-1] + bar]} for bar in BARS]
            best = max(moved, key=lambda one: value_of(one, texts))
    return best


def value_of(weights: Mapping[str, Sequence[float]], texts: Sequence[Told]) -> float:
    """The template F1 of the texts."""
    told = [{"docid": one.row["docid"], "templates": templates(one.passages, one.choices, weights)} for one in texts]
    return score([dict(one.row) for one in texts], told)[0].value


if __name__ == "__main__":
    main()
