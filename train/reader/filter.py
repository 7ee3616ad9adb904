"""Learns which sentences are worth encoding, by their words alone: hardly one that tells something is left out."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from asof.reading.encoder.filter import words_in
from train.reader.lessons import Lesson, is_held

RECALL = 0.995  # on the fifth; of what was kept aside it has to be above 0.98
_FEWEST_SENTENCES = 3  # that a word stands in
_LEAST = 0.05  # a smaller weight is left out


def learn_filter(lessons: Sequence[Lesson], path: Path) -> None:
    """Write the weights of words, and the bar that lets through `RECALL` of what tells something, in every set."""
    told = np.array([any(one.labels.values()) for one in lessons])
    aside = np.array([is_held(one) for one in lessons])
    small = written_small(lessons)
    vectors = CountVectorizer(
        analyzer=lambda words: sorted(words_in(words) & small), min_df=_FEWEST_SENTENCES, binary=True
    )
    known = vectors.fit_transform([one.words for one in lessons])
    model = LogisticRegression(C=0.3, max_iter=300).fit(known[~aside], told[~aside])
    scores = model.decision_function(known)
    kinds = np.array([next(iter(one.labels), "") for one in lessons])
    heads = sorted(set(kinds[aside & told]))
    bar = min(float(np.quantile(scores[aside & told & (kinds == head)], 1.0 - RECALL)) for head in heads)
    passed = float((scores[aside & ~told] > bar).mean())
    print(f"filter: lets through {RECALL:.3f} of what tells something, {passed:.2f} of what tells nothing", flush=True)
    weights = dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))
    kept = {word: round(float(weight), 2) for word, weight in sorted(weights.items()) if abs(weight) >= _LEAST}
    path.write_text(json.dumps({"bar": round(bar - float(model.intercept_[0]), 3), "words": kept}), encoding="utf-8")


def written_small(lessons: Sequence[Lesson]) -> frozenset[str]:
    """The words written small where capitals are kept: no names, so that the weights know nobody."""
    cased = (one.words for one in lessons if "police" not in one.labels and not one.words.islower())
    return frozenset(word for words in cased for word in words_in(words) if re.search(rf"\b{word}\b", words))
