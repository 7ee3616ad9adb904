"""The accuracy tasks: what reads the gold, what scores it, and the best figures known elsewhere."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.aside import is_kept_aside
from bench.score import (
    Row,
    Score,
    score_attribution,
    score_figures,
    score_places,
    score_stories,
    score_times,
    score_toll,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task; `predict` reads the rows of a gold file (its path beside them), `known` is shown beside our figures.

    `is_aside` tells the rows, of gold and predictions alike, that were looked at only through their score while the
    readers were written; None where none were.  `errors` counts them by kind; None where no kinds are named.
    `intervals` has by score the middle 95 % over resamplings of the texts.
    """

    predict: Callable[[list[Row], Path], Iterable[Row]]
    score: Callable[[Iterable[Row], Iterable[Row]], tuple[Score, ...]]
    known: dict[str, str]
    is_aside: Callable[[Row], bool] | None = None
    errors: Callable[[Iterable[Row], Iterable[Row]], Counter[str]] | None = None
    intervals: Callable[[Iterable[Row], Iterable[Row]], dict[str, tuple[float, float]]] = lambda _gold, _predicted: {}


def read_rows(path: Path) -> list[Row]:
    """The rows of a JSON Lines file, empty lines left out."""
    # Not splitlines(): a text may hold U+2028, which ends no line of the file.
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """`rows` as JSON Lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def _is_figure_aside(row: Row) -> bool:
    from bench.figures import ASIDE

    return row["doc"] in ASIDE


def _times(rows: list[Row], _path: Path) -> Iterable[Row]:
    from bench.times import predict

    return predict(rows)


def _time_errors(gold: Iterable[Row], predicted: Iterable[Row]) -> Counter[str]:
    from bench.times import errors

    return errors(gold, predicted)


def _places(rows: list[Row], _path: Path) -> Iterable[Row]:
    from bench.places import predict

    return predict(rows)


def _places_given(rows: list[Row], _path: Path) -> Iterable[Row]:
    from bench.places import predict_given

    return predict_given(rows)


def _score_places(gold: Iterable[Row], predicted: Iterable[Row]) -> tuple[Score, ...]:
    from bench.places import toponyms_alone

    return score_places(toponyms_alone(gold), predicted)


def _score_places_given(gold: Iterable[Row], predicted: Iterable[Row]) -> tuple[Score, ...]:
    from bench.places import score_given

    return score_given(gold, predicted)


def _place_errors(gold: Iterable[Row], predicted: Iterable[Row]) -> Counter[str]:
    from bench.places import errors

    return errors(gold, predicted)


def _place_errors_given(gold: Iterable[Row], predicted: Iterable[Row]) -> Counter[str]:
    from bench.places import errors_given

    return errors_given(gold, predicted)


def _is_place_aside(row: Row) -> bool:
    return int.from_bytes(hashlib.sha256(str(row["id"]).encode()).digest(), "big") % 5 == 0


def _figures(_rows: list[Row], path: Path) -> Iterable[Row]:
    from asof.reading.figures.trained import trained_figures
    from bench.figures import predict

    reader, lacking = trained_figures()
    if lacking:
        print(f"patterns read alone: {lacking}")
    return predict(path, reader)


def _figures_by_patterns(_rows: list[Row], path: Path) -> Iterable[Row]:
    from asof.reading.figures.reader import PATTERN_FIGURES
    from bench.figures import predict

    return predict(path, PATTERN_FIGURES)


def _figure_errors(gold: Iterable[Row], predicted: Iterable[Row]) -> Counter[str]:
    from bench.figures import errors

    return errors(gold, predicted)


def _attribution(rows: list[Row], _path: Path) -> Iterable[Row]:
    from asof.reading.speakers.trained.weights import load_encoded
    from bench.attribution import predict

    weights, missing = load_encoded()
    if missing:
        print(f"the weights read without the encoder: {missing}")
    return predict(rows, weights)


def _attribution_by_weights(rows: list[Row], _path: Path) -> Iterable[Row]:
    from asof.reading.speakers.trained.weights import load_weights
    from bench.attribution import predict

    return predict(rows, load_weights())


def _attribution_by_rules(rows: list[Row], _path: Path) -> Iterable[Row]:
    from bench.attribution import predict

    return predict(rows)


def _attribution_errors(gold: Iterable[Row], predicted: Iterable[Row]) -> Counter[str]:
    from bench.attribution import errors

    return errors(gold, predicted)


def _toll(rows: list[Row], path: Path) -> Iterable[Row]:
    from bench.toll import predict

    return predict(rows, path)


def _stories(rows: list[Row], _path: Path) -> Iterable[Row]:
    from bench.stories import predict

    return predict(rows)


def _is_toll_aside(row: Row) -> bool:
    from bench.toll import is_aside

    return is_aside(row)


def _toll_errors(gold: Iterable[Row], predicted: Iterable[Row]) -> Counter[str]:
    from bench.toll import errors

    return errors(gold, predicted)


def _incidents(rows: list[Row], path: Path) -> Iterable[Row]:
    from bench.incidents import predict

    return predict(rows, path)


def _score_incidents(gold: Iterable[Row], predicted: Iterable[Row]) -> tuple[Score, ...]:
    from bench.incidents import score

    return score(gold, predicted)


def _is_incident_aside(row: Row) -> bool:
    from bench.incidents import is_aside

    return is_aside(row)


def _incident_errors(gold: Iterable[Row], predicted: Iterable[Row]) -> Counter[str]:
    from bench.incidents import errors

    return errors(gold, predicted)


def _muc(rows: list[Row], _path: Path) -> Iterable[Row]:
    from asof.reading.happenings.trained import trained_reader
    from bench.muc import predict
    from bench.muc_trained import templates_by_training

    _, lacking = trained_reader()
    if lacking:
        print(f"patterns read alone: {lacking}")
        return _muc_by_patterns(rows, _path)
    return predict(rows, templates_by_training)


def _muc_by_patterns(rows: list[Row], _path: Path) -> Iterable[Row]:
    from bench.muc import predict
    from bench.muc_templates import templates_by_patterns

    return predict(rows, templates_by_patterns)


def _score_muc(gold: Iterable[Row], predicted: Iterable[Row]) -> tuple[Score, ...]:
    from bench.muc import score

    return score(gold, predicted)


def _muc_intervals(gold: Iterable[Row], predicted: Iterable[Row]) -> dict[str, tuple[float, float]]:
    from bench.muc import intervals

    return intervals(gold, predicted)


def _is_muc_aside(row: Row) -> bool:
    return is_kept_aside(row["docid"])


_KNOWN_FIGURES = {"measure+interval": "regular expressions .53; a second close reading .99"}

_KNOWN_ATTRIBUTION = {
    "source exact": "plain CRF .556 (sealed part); a second annotator .775",
    "cue exact": "plain CRF .553; a second annotator .716",
    "content exact": "plain CRF .424; a second annotator .680",
    "content overlap": "plain CRF .785; a second annotator .856",
}

_KNOWN_MUC = {
    "template": "on TST3 and 4: BERT generator .502 (2021); the best rules of 1992 .543 over all their slots",
    "human number": "the best rules of 1992 .606",
}

TASKS = {
    "times": Task(
        predict=_times,
        score=score_times,
        known={
            "strict": "HeidelTime: TimeBank .853, AQUAINT .813, WikiWars .855",
            "value": "HeidelTime: TimeBank .795, AQUAINT .729, WikiWars .839",
        },
        is_aside=lambda row: is_kept_aside(str(row["id"])),
        errors=_time_errors,
    ),
    "places": Task(
        predict=_places,
        score=_score_places,
        known={
            "span overlap": "GeoWebNews, exact spans: Google .832, spaCy .749",
            "acc@161": "Mordecai3: GeoWebNews .941, LGL .827 (on 30 % of each)",
        },
        is_aside=_is_place_aside,
        errors=_place_errors,
    ),
    "places-given": Task(
        predict=_places_given,
        score=_score_places_given,
        known={
            "acc@161 given": "LGL: Mordecai3 .827 (on 30 %), CamCoder .76; GeoWebNews: Mordecai3 .941 (on 30 %)",
            "most people": "LGL .70",
        },
        is_aside=_is_place_aside,
        errors=_place_errors_given,
    ),
    "figures": Task(
        predict=_figures,
        score=score_figures,
        known=_KNOWN_FIGURES,
        is_aside=_is_figure_aside,
        errors=_figure_errors,
    ),
    "figures-patterns": Task(
        predict=_figures_by_patterns,
        score=score_figures,
        known=_KNOWN_FIGURES,
        is_aside=_is_figure_aside,
        errors=_figure_errors,
    ),
    "attribution": Task(
        predict=_attribution,
        score=score_attribution,
        known=_KNOWN_ATTRIBUTION,
        errors=_attribution_errors,
    ),
    "attribution-weights": Task(
        predict=_attribution_by_weights,
        score=score_attribution,
        known=_KNOWN_ATTRIBUTION,
        errors=_attribution_errors,
    ),
    "attribution-rules": Task(
        predict=_attribution_by_rules,
        score=score_attribution,
        known=_KNOWN_ATTRIBUTION,
        errors=_attribution_errors,
    ),
    "toll": Task(
        predict=_toll,
        score=score_toll,
        known={"killed": "regular expressions .72", "injured": "regular expressions .51"},
        is_aside=_is_toll_aside,
        errors=_toll_errors,
    ),
    "stories": Task(
        predict=_stories,
        score=score_stories,
        known={"BCubed": "single-pass TF-IDF .907 (sealed part)"},
    ),
    "incidents": Task(
        predict=_incidents,
        score=_score_incidents,
        known={},
        is_aside=_is_incident_aside,
        errors=_incident_errors,
    ),
    "muc": Task(predict=_muc, score=_score_muc, known=_KNOWN_MUC, is_aside=_is_muc_aside, intervals=_muc_intervals),
    "muc-patterns": Task(
        predict=_muc_by_patterns, score=_score_muc, known=_KNOWN_MUC, is_aside=_is_muc_aside, intervals=_muc_intervals
    ),
}
