"""How likely stretches are over all paths, held against every path counted one by one."""

import itertools

import pytest

from asof.reading.speakers.trained.tagger import Tagger, stretches

pytest.importorskip("numpy", reason="the extra 'trained' is not installed")
import numpy as np

from asof.reading.speakers.trained.chain import Paths

NEVER = -1000.0
CUES = Tagger(labels=("B", "I", "O"), weights={}, steps=((0.5, 1.0, 0.2), (-0.3, 0.4, 0.1), (0.3, NEVER, 0.6)), start=2)
SPANS = Tagger(labels=("B-C", "O"), weights={}, steps=((0.0, 0.0), (0.0, 0.0)), start=1)
SCORES = np.array([[0.2, -0.5, 0.9], [1.5, 0.3, -0.2], [-0.7, 0.8, 0.4], [0.1, -0.1, 0.6]])


def _every_path(tagger: Tagger, scores: "np.ndarray") -> dict[tuple[str, ...], float]:
    """Every path with how likely it is."""
    sums = {}
    for path in itertools.product(range(len(tagger.labels)), repeat=len(scores)):
        steps = zip((tagger.start, *path), path, strict=False)
        sums[path] = sum(tagger.steps[a][b] for a, b in steps) + sum(scores[i, label] for i, label in enumerate(path))
    total = np.logaddexp.reduce(list(sums.values()))
    return {tuple(tagger.labels[i] for i in path): float(np.exp(value - total)) for path, value in sums.items()}


def test_a_label_is_as_likely_as_the_paths_that_have_it() -> None:
    chances = Paths(CUES, SCORES).chances()
    for i, (number, label) in itertools.product(range(len(SCORES)), enumerate(CUES.labels)):
        told = sum(chance for path, chance in _every_path(CUES, SCORES).items() if path[i] == label)
        assert chances[i, number] == pytest.approx(told)


def test_a_stretch_is_as_likely_as_the_paths_that_have_it_whole() -> None:
    found = dict(Paths(CUES, SCORES).stretches(0.0))
    paths = _every_path(CUES, SCORES)
    assert set(found) == {(a, b) for a in range(4) for b in range(a + 1, 5)}
    for stretch, chance in found.items():
        told = sum(value for path, value in paths.items() if stretch in stretches(path, ""))
        assert chance == pytest.approx(told)


def test_what_is_less_likely_than_the_least_is_left_out() -> None:
    chances = dict(Paths(CUES, SCORES).stretches(0.0))
    least = sorted(chances.values())[-3]
    assert set(dict(Paths(CUES, SCORES).stretches(least - 1e-9))) == {one for one in chances if chances[one] >= least}


def test_the_best_path_with_a_label_has_it_where_it_costs_least() -> None:
    scores = np.array([[-9.0, 0.0], [-2.0, 0.0], [-5.0, 0.0]])
    best, chance = Paths(SPANS, scores).best_with("B-C")
    assert best == ["O", "B-C", "O"]
    assert np.exp(chance) == pytest.approx(_every_path(SPANS, scores)[tuple(best)])


def test_the_best_path_is_taken_where_it_has_the_label_already() -> None:
    scores = np.array([[3.0, 0.0], [-1.0, 0.0], [2.0, 0.0]])
    assert Paths(SPANS, scores).best_with("B-C")[0] == ["B-C", "O", "B-C"]
