"""Everything that may be a cue by the weights and the encoder together, with its source, its content, and its signs.

The signs are a few numbers of which `choice.py` makes one.  Needs the libraries of the extra ``trained``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from asof.reading.speakers.line import Range
from asof.reading.speakers.trained.chain import Paths
from asof.reading.speakers.trained.choice import Candidate
from asof.reading.speakers.trained.encoded import Pieces
from asof.reading.speakers.trained.extents import source_and_content
from asof.reading.speakers.trained.features import Seen
from asof.reading.speakers.trained.weights import Weights

if TYPE_CHECKING:
    from asof.reading.speakers.trained.chain import Scores

# How much the encoder counts beside the weights, of cues and of what belongs to them; chosen on the held fifth, 0.6 to
# 2.  What is less likely than the least is hardly ever right: with .02 more candidates made the choice no better.
_CUES_COUNT = 1.3
_SPANS_COUNT = 1.0
_LEAST = 0.03
_SUREST = 1e-5  # a chance is taken to be no nearer to 0 or 1, so that its log odds are finite


def candidates_in(seen: Seen, pieces: Pieces, weights: Weights) -> list[Candidate]:
    """Every candidate of a sentence, in order: their cues may overlap, and each has a content."""
    by_encoder = pieces.cues(weights.cues.labels).astype(np.float64)
    scores = np.array(weights.cues.scores(seen.cue_features())) + _CUES_COUNT * by_encoder
    paths = Paths(weights.cues, scores)
    silent = weights.cues.labels.index("O")
    nothing, nothing_by_encoder = paths.chances()[:, silent], np.exp(by_encoder[:, silent])
    out = []
    for cue, chance in paths.stretches(_LEAST):
        told = {
            "cue": _log_odds(chance),
            "a cue": _log_odds(1 - float(nothing[slice(*cue)].min())),
            "a cue by the encoder": _log_odds(1 - float(nothing_by_encoder[slice(*cue)].min())),
            "cue by the encoder": _by_encoder(by_encoder, weights.cues.labels, cue),
            "cue quoted": float(seen.quoted[cue[0]]),
        }
        candidate = _joined(seen, pieces, weights, cue, told)
        if candidate is not None:
            out.append(candidate)
    return [_beside(candidate, out) for candidate in out]


def _by_encoder(logs: "Scores", labels: Sequence[str], cue: Range) -> float:
    """The logarithm of how likely exactly this cue is by the encoder alone; no less than the log odds may be."""
    begins, inside = labels.index("B"), labels.index("I")
    told = float(logs[cue[0], begins]) + float(logs[cue[0] + 1 : cue[1], inside].sum())
    if cue[1] < len(logs):
        told += float(np.log(max(1 - np.exp(logs[cue[1], inside]), _SUREST)))
    return max(told, float(np.log(_SUREST)))


def _joined(seen: Seen, pieces: Pieces, weights: Weights, cue: Range, told: Mapping[str, float]) -> Candidate | None:
    """The cue with its likeliest source and content; None where the sentence has no word but the cue."""
    labels = weights.spans.labels
    by_encoder = pieces.spans(cue, labels).astype(np.float64)
    scores = np.array(weights.spans.scores(seen.span_features(cue))) + _SPANS_COUNT * by_encoder
    best, chance = Paths(weights.spans, scores).best_with("B-C")
    source, content = source_and_content(seen.line, best)
    if any(cue[0] < end and start < cue[1] for start, end in content):
        return None
    chances = np.exp(by_encoder)
    is_content = chances[:, [labels.index("B-C"), labels.index("I-C")]].sum(1)
    is_source = chances[:, [labels.index("B-S"), labels.index("I-S")]].sum(1)
    words = [i for part in content for i in range(*part)]
    joined = {
        "path": max(chance, float(np.log(_SUREST))),
        "content by the encoder": _log_odds(float(is_content[words].max())),
        "content quoted": float(np.mean([seen.quoted[i] for i in words])),
        "source by the encoder": float(is_source[slice(*source)].mean()) if source else 0.0,
        "source before": float(source is not None and source[0] < cue[0]),
    }
    return Candidate(cue=cue, source=source, content=content, told={**told, **joined})


def _beside(candidate: Candidate, all_: Sequence[Candidate]) -> Candidate:
    """The candidate with what the others of the sentence tell of it: the likeliest is what counts."""
    others = [other for other in all_ if not other.overlaps(candidate)]
    told = {
        "in a content": max((_chance(one) for one in others if one.speaks_of(candidate)), default=0.0),
        "content shared": max((_chance(one) for one in others if one.content == candidate.content), default=0.0),
    }
    return replace(candidate, told={**candidate.told, **told})


def _chance(candidate: Candidate) -> float:
    return float(1 / (1 + np.exp(-candidate.told["cue"])))


def _log_odds(chance: float) -> float:
    kept = min(max(chance, _SUREST), 1 - _SUREST)
    return float(np.log(kept / (1 - kept)))
