"""The sets of sentences with what happens in them: what may be learnt from, and what is kept aside to be scored on.

Police: 2002 riot coverage (Halterman 2021), its own second part kept aside, sentences that stand in both only there.
Roots: who does what to whom in the roots of PLOVER (Hu 2024), a fifth kept aside.  Assault: attack reports by kind
(SATP), its own second part kept aside.  Labels: sentences labelled by hand for asof, those of a fifth of the texts kept
aside.
"""

import csv
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from asof.model.claim import Happening
from asof.model.span import Span
from asof.reading.encoder.heads import ASSAULT, POLICE, ROOTS
from bench.aside import is_kept_aside
from train.labels.read import LABELS, Label, joined, read_labels

csv.field_size_limit(sys.maxsize)

_MARK = re.compile(r"</?[st]>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence and what holds of it; `actor` and `target` are spans in it where the set gives them."""

    words: str
    held: frozenset[str]
    actor: Span | None = None
    target: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One set.  Of `single` exactly one label holds, else any number; `known` is the best figure known elsewhere."""

    name: str
    labels: tuple[str, ...]
    single: bool
    train: tuple[Sentence, ...]
    aside: tuple[Sentence, ...]
    known: str = ""


def sets_in(folder: Path) -> tuple[Trial, ...]:
    """The sets in the folder of happenings, and the labels by hand, whose texts lie beside it."""
    return (_police(folder), _roots(folder), _assault(folder), _labels(folder.parent))


def _police(folder: Path) -> Trial:
    aside = tuple(_marked(folder / "indiapolice_sents_dev.tsv", POLICE))
    known = {one.words for one in aside}
    train = {
        one.words: one for one in _marked(folder / "indiapolice_sents_train.tsv", POLICE) if one.words not in known
    }
    return Trial(
        name="police", labels=POLICE, single=False, train=tuple(train.values()), aside=aside, known="TF-IDF macro .70"
    )


def _marked(path: Path, labels: tuple[str, ...]) -> Iterator[Sentence]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        words, _, marks = line.partition("\t")
        if marks:
            yield Sentence(words=words, held=_held(labels, marks.split("\t")))


def _held(labels: tuple[str, ...], marks: Iterable[str]) -> frozenset[str]:
    return frozenset(label for label, mark in zip(labels, marks, strict=True) if mark == "1")


def _roots(folder: Path) -> Trial:
    with (folder / "plv_train.tsv").open(encoding="utf-8", newline="") as file:
        rows = [
            (row["sentence_id"], without_marks(row["marked_sentence"], row["gold_root"]))
            for row in csv.DictReader(file, delimiter="\t")
        ]
    return Trial(
        name="roots",
        labels=ROOTS,
        single=True,
        train=tuple(one for key, one in rows if not is_kept_aside(key)),
        aside=tuple(one for key, one in rows if is_kept_aside(key)),
        known="zero-shot with a large model .821, TF-IDF .677",
    )


def without_marks(told: str, root: str) -> Sentence:
    """A sentence whose actor stands between <s> and </s> and whose target between <t> and </t>, without these marks."""
    opened: dict[str, int] = {}
    spans: dict[str, Span] = {}
    words, end = "", 0
    for match in _MARK.finditer(told):
        words += told[end : match.start()]
        end = match.end()
        name = match.group().strip("</>")
        if "/" not in match.group():
            opened[name] = len(words)
        elif len(words) > opened.get(name, len(words)):
            spans[name] = Span(start=opened[name], end=len(words))
    return Sentence(words=words + told[end:], held=frozenset((root,)), actor=spans.get("s"), target=spans.get("t"))


def _assault(folder: Path) -> Trial:
    parts = []
    for name in ("satp_train.tsv", "satp_dev.tsv"):
        with (folder / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, delimiter="\t"))
        parts.append(tuple(Sentence(words=words, held=_held(ASSAULT, marks)) for words, *marks in rows))
    return Trial(name="assault", labels=ASSAULT, single=False, train=parts[0], aside=parts[1])


def _labels(data: Path) -> Trial:
    read = list(joined(read_labels(LABELS), data))
    return Trial(
        name="labels",
        labels=tuple(one.value for one in Happening),
        single=False,
        train=tuple(_labelled(label, words) for label, words in read if not is_label_aside(label)),
        aside=tuple(_labelled(label, words) for label, words in read if is_label_aside(label)),
    )


def is_label_aside(label: Label) -> bool:
    """Whether the text that a labelled sentence stands in is of the fifth kept aside."""
    return is_kept_aside(f"{label.address.set}:{label.address.row}")


def _labelled(label: Label, words: str) -> Sentence:
    return Sentence(words=words, held=frozenset(one.value for one in label.happenings))
