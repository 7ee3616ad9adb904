"""What the encoder learns from: sentences of the shared sets with what their makers, and our labellers, say of them."""

import json
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from asof.model.claim import Happening
from asof.model.span import Span
from asof.reading.encoder.heads import HEADS, ROLES, ROOTS, SAID
from asof.reading.happenings.definitions import definitions
from bench.aside import is_kept_aside
from bench.attribution import sentences_of
from bench.happening_sets import Trial, is_label_aside, sets_in
from bench.muc_key import Incident, incidents_of
from bench.muc_templates import passages_of
from bench.tasks import read_rows
from train.labels.read import LABELS, joined, read_labels

# What the coded records call otherwise than the sentences of roots do.
_ROOTS = {
    "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", "RETREAT": "YIELD",
    "CONCEDE": "YIELD",
}  # fmt: skip
_LABELS = {head.name: head.labels for head in HEADS}

Tags = tuple[tuple[Span, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One sentence and what is known of it; a head that is not named is not taught.

    `labels` has for a head over sentences the labels that hold; `spans` for one over tokens the spans with their names;
    both count in `words`.  `text` names the text that it stands in, where a whole text is kept aside or is not.
    `weight` is how much a mistake counts.
    """

    words: str
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spans: Mapping[str, Tags] = field(default_factory=dict)
    actor: Span | None = None
    target: Span | None = None
    cue: Span | None = None
    text: str = ""
    weight: float = 1.0


def of_set(trial: Trial, head: str) -> Iterator[Lesson]:
    """The sentences of a set that may be learnt from, as lessons of one head."""
    for one in trial.train:
        yield Lesson(words=one.words, labels={head: tuple(one.held)}, actor=one.actor, target=one.target)


def records(path: Path) -> Iterator[Lesson]:
    """The coded records of PLOVER as sentences with their root."""
    for row in json.loads(path.read_text(encoding="utf-8")):
        root = _ROOTS.get(row["event"], row["event"])
        if root in ROOTS and row.get("text"):
            actor, target = (_first(row["text"], row.get(side)) for side in ("source", "target"))
            yield Lesson(words=row["text"], labels={"root": (root,)}, actor=actor, target=target)


def _first(words: str, actors: Any) -> Span | None:
    first = actors[0] if isinstance(actors, list) and actors else {}
    named = first.get("actorText", "") if isinstance(first, dict) else ""
    start = words.find(named) if named else -1
    return Span(start=start, end=start + len(named)) if start >= 0 else None


def muc(path: Path) -> Iterator[Lesson]:
    """Passages of MUC-4 with the incidents that they tell of and what fills the roles of these.

    A passage tells of an incident where a string that fills a role of it, but for its organisations, stands there.
    """
    for row in read_rows(path):
        told = incidents_of(row)
        for words in passages_of(row["text"]):
            yield _of_incidents(words, told, row["docid"])


def _of_incidents(words: str, told: Iterable[Incident], text: str) -> Lesson:
    types: set[str] = set()
    spans: list[tuple[Span, str]] = []
    for incident in told:
        for role, entities in incident.fills.items():
            for entity in entities:
                for span in _found(words, entity.strings):
                    spans.append((span, role))
                    if role != "organisation":
                        types.add(incident.types[0])
    return Lesson(
        words=words,
        labels={"incident": tuple(sorted(types & set(_LABELS["incident"])))},
        spans={"fills": _longest(spans)},
        text=text,
    )


def _found(words: str, strings: Iterable[str]) -> Iterator[Span]:
    for string in strings:
        pattern = r"[\s\"'.,-]+".join(map(re.escape, string.split()))
        for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", words.upper()):
            yield Span(start=match.start(), end=match.end())


def _longest(spans: Sequence[tuple[Span, str]]) -> Tags:
    """The spans without those that overlap a longer one."""
    kept: list[tuple[Span, str]] = []
    for span, name in sorted(spans, key=lambda one: (one[0].start - one[0].end, one[0].start)):
        if not any(span.overlaps(other) for other, _ in kept):
            kept.append((span, name))
    return tuple(sorted(kept, key=lambda one: one[0].start))


def said(path: Path) -> Iterator[Lesson]:
    """Sentences of PolNeAR with their cues, one lesson a cue with its source and content, by the first annotator."""
    for row in read_rows(path):
        marked = [item for item in row["annotations"][0]["attributions"] if item.get("cue")]
        for sentence in sentences_of(row["text"]):
            told = [item for item in marked if sentence.span.start <= item["cue"][0][0] < sentence.span.end]
            cues = _longest([(span, "cue") for item in told for span in _inside(item["cue"], sentence.span)])
            if not told:
                yield Lesson(words=sentence.words, spans={"cues": ()}, text=row["id"])
            for item in told:
                spans = [(span, role) for role in SAID for span in _inside(item.get(role) or (), sentence.span)]
                (first, *_) = _inside(item["cue"], sentence.span)
                yield Lesson(
                    words=sentence.words, spans={"cues": cues, "said": _longest(spans)}, cue=first, text=row["id"]
                )


def _inside(parts: Iterable[Sequence[int]], sentence: Span) -> list[Span]:
    """What of `parts` stands in the sentence, counted in it."""
    cut = ((max(start, sentence.start), min(end, sentence.end)) for start, end in parts)
    return [Span(start=start - sentence.start, end=end - sentence.start) for start, end in cut if start < end]


def labelled(data: Path) -> Iterator[Lesson]:
    """The sentences labelled by hand, but for those of the fifth of the texts kept aside."""
    for label, words in joined(read_labels(LABELS), data):
        if not is_label_aside(label):
            spans = tuple((span, role) for role in ROLES for span in label.spans[role])
            held = tuple(one.value for one in label.happenings)
            yield Lesson(words=words, labels={"happening": held}, spans={"roles": _longest(spans)})


def defined() -> Iterator[Lesson]:
    """The examples and near misses of the definitions."""
    for one in definitions():
        told = [(words, one.happening) for words in one.examples] + [(one.near_miss, one.near_miss_is)]
        for words, happening in told:
            held = () if happening is Happening.OTHER else (happening.value,)
            yield Lesson(words=words, labels={"happening": held})


def every(data: Path, *, held: bool) -> dict[str, list[Lesson]]:
    """All lessons by set; with `held`, without a fifth of those sets that a choice is scored on."""
    trials = {trial.name: trial for trial in sets_in(data / "happening")}
    sets = {
        "police": list(of_set(trials["police"], "police")),
        "roots": list(of_set(trials["roots"], "root")),
        "records": list(records(data / "happening" / "plover_gsr" / "PLOVER_GSR_CAMEO.txt")),
        "assault": list(of_set(trials["assault"], "assault")),
        "muc": list(muc(data / "toll" / "muc4_train.jsonl")),
        "said": list(said(data / "attribution" / "polnear_train.jsonl")),
        "labels": list(labelled(data)),
        "definitions": list(defined()),
    }
    if held:
        sets = {name: [one for one in lessons if not is_held(one)] for name, lessons in sets.items()}
    return sets


def is_held(lesson: Lesson) -> bool:
    """Whether a lesson is of the fifth that choices are scored on."""
    return is_kept_aside(lesson.text or lesson.words)


def drawn(sets: Mapping[str, Sequence[Lesson]], chance: random.Random, silent_of: Mapping[str, int]) -> list[Lesson]:
    """What is learnt from: what tells of something whole, of the rest as many as `silent_of` says of its set."""
    out: list[Lesson] = []
    for name, lessons in sets.items():
        telling, silent = [], []
        for one in lessons:
            (telling if any(one.labels.values()) or any(one.spans.values()) else silent).append(one)
        out += telling
        out += chance.sample(silent, min(len(silent), silent_of.get(name, len(silent))))
    chance.shuffle(out)
    return out
