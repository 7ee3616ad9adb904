"""Joins labels to their sentences: ``python -m train.labels.read ../shared/data`` checks and counts them.

A file of labels is JSON Lines: set, row, start, end and sha256 are the sentence's address, and the spans count code
points from the sentence's start.  It holds no text.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asof.model.claim import Happening, Standing
from asof.model.span import Span
from asof.reading.encoder.heads import ROLES
from train.labels.texts import Address, NotTheText, file_digest, sources, words_at

LABELS = Path(__file__).with_name("happenings.jsonl")


class NotALabel(Exception):
    """A line of a file of labels breaks the guide's rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What one labeller says of one sentence; `happenings` has the main one first and is empty where there is none.

    `spans` are by role, half-open code-point offsets from the sentence's start.  The triggers stand in the order of
    the happenings, BACKGROUND having none; the other spans belong to the first happening.  `standing` is None exactly
    where there is no happening.
    """

    address: Address
    happenings: tuple[Happening, ...]
    spans: dict[str, tuple[Span, ...]]
    standing: Standing | None
    labeller: str


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m train.labels.read", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--labels", type=Path, default=LABELS)
    given = parser.parse_args()
    labels = [label for label, _words in joined(read_labels(given.labels), given.data)]
    for name in dict.fromkeys(label.address.set for label in labels):
        edition = "as labelled" if file_digest(name, given.data) == sources()[name].sha256 else "another edition"
        print(f"{name:12} {sum(label.address.set == name for label in labels):5}  {edition}")
    counts = Counter(happening.value for label in labels for happening in label.happenings)
    counts["none"] = sum(not label.happenings for label in labels)
    for kind, count in counts.most_common():
        print(f"{kind:24} {count:5}")
    print(f"{len(labels)} sentences by {len({label.labeller for label in labels})} labellers")


def joined(labels: Iterable[Label], data: Path) -> Iterator[tuple[Label, str]]:
    """Each label with its sentence, read from the folder of shared data; NotTheText where other words stand there."""
    for label in labels:
        yield label, words_at(label.address, data)


def read_labels(path: Path) -> tuple[Label, ...]:
    """The labels of one file in their order; NotALabel names the line that breaks a rule, or a sentence told twice."""
    labels: dict[tuple[str, str, int], Label] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            label = label_of(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            raise NotALabel(f"{path}, line {number}: {error}") from error
        at = (label.address.set, label.address.row, label.address.start)
        if at in labels:
            raise NotALabel(f"{path}, line {number}: the sentence at {at} is labelled twice")
        labels[at] = label
    return tuple(labels.values())


def label_of(row: dict[str, Any]) -> Label:
    """One row of a file as a label; ValueError or KeyError where it breaks the guide's rules."""
    label = Label(
        address=Address(set=row["set"], row=row["row"], start=row["start"], end=row["end"], digest=row["sha256"]),
        happenings=tuple(Happening(name) for name in row["happenings"]),
        spans={role: tuple(Span(start=start, end=end) for start, end in row[role]) for role in ROLES},
        standing=None if row["standing"] is None else Standing(row["standing"]),
        labeller=row["labeller"],
    )
    if problem := _problem(label):
        raise ValueError(problem)
    return label


def _problem(label: Label) -> str | None:
    told = [happening for happening in label.happenings if happening is not Happening.BACKGROUND]
    length = label.address.end - label.address.start
    if len(set(label.happenings)) < len(label.happenings):
        return "a happening is named twice"
    if (label.standing is None) != (not label.happenings):
        return "a standing goes with a happening, and none with none"
    if len(label.spans["trigger"]) != len(told):
        return f"{len(told)} happenings but {len(label.spans['trigger'])} triggers"
    for role, spans in label.spans.items():
        if any(not 0 <= span.start < span.end <= length for span in spans):
            return f"a span of the {role} reaches outside its sentence of {length} code points"
        if spans and not label.happenings:
            return f"a span of the {role} but no happening"
    return None


if __name__ == "__main__":
    try:
        main()
    except (NotALabel, NotTheText) as error:
        raise SystemExit(str(error)) from error
