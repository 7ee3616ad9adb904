"""Learns who says what: ``python -m train.attribution GOLD.jsonl [--out FILE] [--held]``.

Two linear-chain conditional random fields (Lafferty 2001), learned with CRFsuite by L-BFGS with an L1 penalty: one for
cues, one for the source and the content of a cue.  There is no chance in it: the same texts in the same order give the
same weights.  `--held` leaves out the fifth of the texts that is kept aside for choosing.
"""

import argparse
import gzip
import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pycrfsuite

from asof.reading.sentences import Sentence
from asof.reading.speakers.clauses import join_cues
from asof.reading.speakers.cues import find_cues
from asof.reading.speakers.lexicon import lexicon
from asof.reading.speakers.line import Line, Range
from asof.reading.speakers.quotes import Quotations
from asof.reading.speakers.read import paragraphs_of
from asof.reading.speakers.tagging import tag
from asof.reading.speakers.trained.features import Seen
from asof.reading.speakers.trained.weights import SCALE
from asof.reading.speakers.upper import with_case
from asof.reading.words import tokenise
from bench.aside import is_kept_aside
from bench.attribution import sentences_of
from bench.tasks import read_rows

WEIGHTS = Path("src/asof/reading/speakers/trained/weights.json.gz")
# A feature seen in fewer texts is one text's own words; it tells nothing of the next, and has no place in the file.
FEWEST_TEXTS = 5
# Chosen on the held fifth, 0.3 to 1.0: with smaller penalties twice the weights say less of texts never seen.
PENALTIES = {"cues": {"c1": 1.0, "c2": 0.3}, "spans": {"c1": 1.0, "c2": 0.1}}
ROUNDS = {"cues": 70, "spans": 60}
# What beginning a cue is worth besides, so that as many are found as are missed; chosen on the held fifth, 0 to 1.25.
EAGERNESS = 1.0

Rows = list[list[str]]


@dataclass(slots=True)
class Lessons:
    """What one tagger learns from: a text's rows of features with their labels, text after text."""

    rows: list[list[tuple[Rows, list[str]]]] = field(default_factory=list)

    def common(self) -> frozenset[str]:
        """The features that enough texts have."""
        seen: Counter[str] = Counter()
        for text in self.rows:
            seen.update({feature for rows, _ in text for row in rows for feature in row})
        return frozenset(feature for feature, texts in seen.items() if texts >= FEWEST_TEXTS)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m train.attribution", description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--held", action="store_true", help="leave out every fifth text, to score on it")
    given = parser.parse_args()
    gold = [row for row in read_rows(given.gold) if not (given.held and is_kept_aside(row["id"]))]
    cues, spans = lessons(gold)
    learned = {name: learn(name, lesson) for name, lesson in (("cues", cues), ("spans", spans))}
    write(given.out, learned)
    print(f"{len(gold)} texts, {given.out.stat().st_size} bytes, SHA-256 {digest(given.out)}")


def digest(path: Path) -> str:
    """The SHA-256 of what `path` holds, unpacked."""
    return hashlib.sha256(gzip.decompress(path.read_bytes())).hexdigest()


def lessons(gold: Sequence[dict[str, Any]]) -> tuple[Lessons, Lessons]:
    """What the tagger of cues and the one of spans learn from, from the first annotator of every text."""
    cues, spans = Lessons(), Lessons()
    for row in gold:
        cues.rows.append([])
        spans.rows.append([])
        marked = row["annotations"][0]["attributions"]
        for sentence, line, seen in lines_of(row["text"]):
            told = [_Told.of(line, sentence, item) for item in marked if _begins_in(item, sentence)]
            cues.rows[-1].append((seen.cue_features(), _labels(line, [(item.cue, "") for item in told])))
            for item in filter(None, told):
                named = [(item.content - item.cue, "-C"), (item.source - item.cue, "-S")]
                spans.rows[-1].append((seen.span_features(item.reach), _labels(line, named)))
    return cues, spans


def lines_of(content: str) -> Iterator[tuple[Sentence, Line, Seen]]:
    """Every sentence of a text as the taggers see it."""
    words, sentences = lexicon(), sentences_of(content)
    quotations = Quotations(content, paragraphs_of(sentences))
    for sentence in sentences:
        tokens = with_case(tokenise(sentence.words), words)
        if tokens:
            line = Line(tokens, tag(tokens), words)
            opens_quoted = quotations.goes_on_at(sentence.span.start)
            yield sentence, line, Seen(line, join_cues(line, find_cues(line)), opens_quoted=opens_quoted)


@dataclass(frozen=True, slots=True)
class _Told:
    """One annotated attribution in the tokens of the sentence its cue stands in."""

    cue: frozenset[int]
    source: frozenset[int]
    content: frozenset[int]

    @classmethod
    def of(cls, line: Line, sentence: Sentence, item: dict[str, Any]) -> "_Told":
        return cls(*(_tokens(line, sentence, item.get(role) or []) for role in ("cue", "source", "content")))

    def __bool__(self) -> bool:
        return bool(self.cue)

    @property
    def reach(self) -> Range:
        return (min(self.cue), max(self.cue) + 1)


def _begins_in(item: dict[str, Any], sentence: Sentence) -> bool:
    return bool(item.get("cue")) and sentence.span.start <= item["cue"][0][0] < sentence.span.end


def _tokens(line: Line, sentence: Sentence, parts: Sequence[Sequence[int]]) -> frozenset[int]:
    base = sentence.span.start
    return frozenset(
        i
        for i, token in enumerate(line.tokens)
        if any(token.start + base < end and start < token.end + base for start, end in parts)
    )


def _labels(line: Line, named: Sequence[tuple[frozenset[int], str]]) -> list[str]:
    """B and I with the name of each stretch, O elsewhere."""
    out = ["O"] * len(line)
    for tokens, name in named:
        for i in sorted(tokens):
            out[i] = ("I" if i - 1 in tokens else "B") + name
    return out


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
