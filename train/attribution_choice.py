"""Learns which candidates of who says what are told: a logistic regression over the signs of each.

It is learned on texts that neither the encoder nor the weights have learned from, where what they say of a candidate is
worth what it is worth of a text never seen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from asof.reading.speakers.trained.candidates import candidates_in
from asof.reading.speakers.trained.choice import Candidate, Choice
from asof.reading.speakers.trained.weights import Weights
from bench.attribution import predict
from train.attribution_lessons import Told, lines_of, told_in

# How strongly it is held to its examples; 0.01 to 1 give the same scores.
STRENGTH = 0.1
DIGITS = 3  # of a weight: finer ones change no choice, and stand at the edge of what two machines reckon alike
_PARTS = 5


@dataclass(frozen=True, slots=True)
class Example:
    """One candidate of a text: the signs of it, and whether it is an attribution with about its content."""

    text: str
    told: dict[str, float]
    is_right: bool


def examples(gold: Sequence[dict[str, Any]], weights: Weights) -> list[Example]:
    """Every candidate of the texts of `gold` by `weights` with their encoder, beside the first annotator."""
    out: list[Example] = []
    for row in gold:
        marked = row["annotations"][0]["attributions"]
        for sentence, line, seen in lines_of(row["text"]):
            told = told_in(line, sentence, marked)
            if weights.encoder is None:
                raise ValueError("the choice is learned with the encoder, and there is none")
            found = candidates_in(seen, weights.encoder.pieces(sentence.words, line.tokens), weights)
            out += [Example(row["id"], dict(one.told), any(_is_of(one, item) for item in told)) for one in found]
    return out


def _is_of(candidate: Candidate, told: Told) -> bool:
    """Whether cue and content each share a token with what is annotated."""
    content = (i for part in candidate.content for i in range(*part))
    return not told.cue.isdisjoint(range(*candidate.cue)) and not told.content.isdisjoint(content)


def learn_choice(seen: Sequence[Example]) -> Choice:
    """What each sign weighs; every one counts as so many of its own standard deviations while it is learned."""
    names = sorted(seen[0].told)
    table = np.array([[example.told[name] for name in names] for example in seen])
    means, spreads = table.mean(0), np.maximum(table.std(0), 1e-9)
    model = LogisticRegression(C=STRENGTH, max_iter=500)
    model.fit((table - means) / spreads, [example.is_right for example in seen])
    weights = model.coef_[0] / spreads
    bias = float(model.intercept_[0] - weights @ means)
    rounded = {name: round(float(weight), DIGITS) for name, weight in zip(names, weights, strict=True)}
    return Choice(weights=rounded, bias=round(bias, DIGITS))


def predicted_in_turn(
    gold: Sequence[dict[str, Any]], seen: Sequence[Example], weights: Weights
) -> Iterator[dict[str, Any]]:
    """What is predicted for `gold`, a fifth of its texts at a time, by a choice learned from the others."""
    for part in range(_PARTS):
        rows = gold[part::_PARTS]
        ids = {row["id"] for row in rows}
        choice = learn_choice([example for example in seen if example.text not in ids])
        yield from predict(rows, replace(weights, choice=choice))
