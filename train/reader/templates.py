"""Learns what makes the templates of MUC-4: ``python -m train.reader.templates ../shared/data FOLDER``.

Each choice of `bench/muc_trained.py` is a logistic regression over named features.  All learn from all the training
texts: the encoder is surer of the four fifths that it has learnt from than of others, yet what is learnt from these
chooses better on other texts than what is learnt from that fifth alone.  No feature names a person: only words that
news with capitals writes small, and those of organisations, are learnt (`train/reader/nameless.py`).  With ``--check``
they learn from the four fifths, and it is said how well they do on the last: hopefully, since the head over kinds of
incident knows it.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from asof.reading.encoder.encoder import Encoder
from asof.reading.encoder.heads import INCIDENTS, SentenceHeads
from bench.aside import is_kept_aside
from bench.muc import numbered, score
from bench.muc_features import Features, of_filler, of_kind, of_kind_of, of_several, strings_of
from bench.muc_fillers import Aliases, fillers
from bench.muc_key import Incident, incidents_of
from bench.muc_numbers import counted_as
from bench.muc_passages import Passage, read_passages
from bench.muc_shapes import common_words
from bench.muc_trained import WEIGHTS, Weights, templates, text_of
from bench.tasks import read_rows
from train.reader.nameless import Vocabulary, words_of_groups

# How freely each choice may follow its features; chosen on the fifth, .03 to .3, where all do about as well.
STRENGTHS = {"kind": 0.1, "filler": 0.1, "string": 0.3, "of kind": 0.1, "several": 0.5}
_FEWEST = 5  # examples of either side that a choice must have to be learnt
_RARE = 2  # a feature of fewer examples is not learnt
_LEAST = 0.02  # a smaller weight is left out
_DIGITS = 2

Example = tuple[str, Features, bool]


@dataclass(frozen=True, slots=True)
class Told:
    """One text: its row of the key, its incidents and its passages."""

    row: Mapping[str, Any]
    incidents: tuple[Incident, ...]
    passages: list[Passage]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m train.reader.templates", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path, help="where the encoder and its heads lie")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--check", action="store_true", help="learn from four fifths, score the last, write nothing")
    given = parser.parse_args()
    encoder, heads = Encoder(given.folder), SentenceHeads(given.folder / "heads.npz")
    rows = read_rows(given.data / "toll" / "muc4_train.jsonl")
    texts = [Told(row, incidents_of(row), read_passages(row["text"], encoder, heads)) for row in rows]
    vocabulary = Vocabulary(common_words() | words_of_groups(rows, common_words()))
    if given.check:
        weights = learnt([one for one in texts if not is_kept_aside(one.row["docid"])], vocabulary)
        for one in scores_of(weights, [one for one in texts if is_kept_aside(one.row["docid"])]):
            print(f"{one.name} F1 {one.value:.3f}")
        return
    weights = learnt(texts, vocabulary)
    told = {"choices": weights.choices, "aliases": weights.aliases}
    given.out.write_text(json.dumps(told, ensure_ascii=False) + "\n", encoding="utf-8")


def scores_of(weights: Weights, texts: Sequence[Told]) -> Sequence[Any]:
    """The scores of the texts, the templates' first."""
    told = [{"docid": one.row["docid"], "templates": templates(one.passages, weights)} for one in texts]
    return score([dict(one.row) for one in texts], told)


def learnt(texts: Sequence[Told], vocabulary: Vocabulary) -> Weights:
    """What is learnt from the texts, of features whose words the vocabulary holds."""
    aliases = aliases_of(texts, vocabulary)
    by_choice: dict[str, tuple[list[Features], list[bool]]] = defaultdict(lambda: ([], []))
    for told in texts:
        for choice, features, is_right in examples_of(told, aliases):
            by_choice[choice][0].append({name: told for name, told in features.items() if vocabulary.holds(name)})
            by_choice[choice][1].append(is_right)
    choices = {
        choice: fitted(features, right, _strength(choice))
        for choice, (features, right) in by_choice.items()
        if min(sum(right), len(right) - sum(right)) >= _FEWEST
    }
    return Weights(choices, aliases)


def _strength(choice: str) -> float:
    return next(strength for name, strength in STRENGTHS.items() if choice.startswith(name))


def aliases_of(texts: Iterable[Told], vocabulary: Vocabulary) -> Aliases:
    """By each name of an organisation the other names that the keys give it; none whose words may not be kept."""
    out: dict[str, set[str]] = defaultdict(set)
    for told in texts:
        for incident in told.incidents:
            for entity in incident.fills["organisation"]:
                strings = set(filter(vocabulary.holds, entity.strings))
                for string in strings:
                    out[string] |= strings - {string}
    return {string: sorted(out[string]) for string in sorted(out) if out[string]}


def examples_of(told: Told, aliases: Aliases) -> Iterator[Example]:
    """What the key of a text says of each choice that the reader has there."""
    if not told.passages:
        return
    for kind in INCIDENTS:
        yield f"kind {kind}", of_kind(kind, told.passages), any(kind in one.types for one in told.incidents)
    found, text = fillers(told.passages, aliases), text_of(told.passages)
    taken: set[tuple[int, str, int]] = set()
    # Of two that stand for one entity the surer is right, the other too much.
    for filler in sorted(found, key=lambda one: -one.best.sure):
        strings = strings_of(filler, told.passages, text)
        entities = _entities(filler.role, strings, told.incidents)
        features = of_filler(filler, told.passages, found)
        yield f"filler {filler.role}", features, bool(entities.keys() - taken)
        taken |= entities.keys()
        if not entities:
            continue
        right = {string for fitting in entities.values() for string in fitting}
        for string, (of_string, _, _) in strings.items():
            yield f"string {filler.role}", of_string, string in right
        kinds = {kind for number, _, _ in entities for kind in told.incidents[number].types}
        for kind in INCIDENTS:
            yield "of kind", of_kind_of(kind, filler, told.passages), kind in kinds
        if filler.role == "victim":
            for string in sorted(right):
                _, passage, (start, _) = strings[string]
                first = passage, told.passages[passage].tokens[start].start
                if counted_as(string, first, told.passages) is None:
                    yield from _several(string, told.incidents)


def _entities(
    role: str, strings: Iterable[str], incidents: Sequence[Incident]
) -> dict[tuple[int, str, int], list[str]]:
    """The entities of the key that one of the strings stands for, by incident and number, with those strings."""
    out = {}
    for i, incident in enumerate(incidents):
        for j, entity in enumerate(incident.fills[role]):
            fitting = [string for string in strings if string in entity.strings]
            if fitting:
                out[i, role, j] = fitting
    return out


def _several(string: str, incidents: Sequence[Incident]) -> Iterator[Example]:
    for incident in incidents:
        for entity, intervals in numbered(incident):
            if string in entity.strings:
                yield "several", of_several(string), (1, 1) not in intervals


def fitted(features: Sequence[Features], right: Sequence[bool], strength: float) -> dict[str, float]:
    """The weights of one choice by feature, rounded, with its bias under the empty name."""
    seen = Counter(name for one in features for name in one)
    kept = [{name: number for name, number in one.items() if seen[name] >= _RARE} for one in features]
    vectors = DictVectorizer()
    model = LogisticRegression(C=strength, max_iter=400).fit(vectors.fit_transform(kept), right)
    told = zip(vectors.get_feature_names_out(), model.coef_[0].tolist(), strict=True)
    weights = {str(name): round(value, _DIGITS) for name, value in told if abs(value) >= _LEAST}
    return {"": round(float(model.intercept_[0]), _DIGITS)} | weights


if __name__ == "__main__":
    main()
