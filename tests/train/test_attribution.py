"""Learning attribution from annotated texts; needs the extra "train"."""

from pathlib import Path
from typing import Any

import pytest

from asof.reading.speakers.trained.weights import read_weights

pytest.importorskip("pycrfsuite", reason="the extra 'train' is not installed")
from train.attribution import NO_CHOICE, learn_fields, write
from train.attribution_choice import Example, learn_choice
from train.attribution_lessons import Lessons, lessons, lines_of


def _row(number: int) -> dict[str, Any]:
    source, cue, content = f"The {('mayor', 'governor', 'colonel')[number % 3]}", "grumbled", "that the dam was low"
    text = f"{source} {cue} {content}. Rain fell."
    spans, at = {}, 0
    for role, words in (("source", source), ("cue", cue), ("content", content)):
        spans[role] = [[at, at + len(words)]]
        at += len(words) + 1
    return {"id": str(number), "text": text, "annotations": [{"attributions": [spans]}]}


GOLD = [_row(number) for number in range(12)]


def test_spans_become_labels_of_the_sentence_they_stand_in() -> None:
    cues, spans = lessons(GOLD[:1])
    assert [labels for _, labels in cues.rows[0]] == [["O", "O", "B", *"OOOOOO"], ["O", "O", "O"]]
    assert spans.rows[0][0][1] == ["B-S", "I-S", "O", "B-C", "I-C", "I-C", "I-C", "I-C", "O"]


def test_what_few_texts_have_is_left_out() -> None:
    once = Lessons(rows=[[([["common", "rare"]], ["O"])], *([([["common"]], ["O"])] for _ in range(4))])
    assert once.common() == {"common"}


def test_what_is_learned_is_read_again(tmp_path: Path) -> None:
    write(tmp_path / "weights.json.gz", {**learn_fields(GOLD), "choice": NO_CHOICE})
    weights = read_weights(tmp_path / "weights.json.gz")
    assert weights is not None
    _, _, seen = next(lines_of("The bishop grumbled that the dam was low."))
    assert weights.cues.tag(seen.cue_features())[:4] == ["O", "O", "B", "O"]


def test_the_same_texts_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write(tmp_path / name, learn_fields(GOLD))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_a_choice_is_learned_from_what_tells_right_from_wrong() -> None:
    seen = [Example(str(i), {"sure": float(i % 2), "noise": float(i % 3)}, bool(i % 2)) for i in range(60)]
    choice = learn_choice(seen)
    assert choice.chance({"sure": 1.0, "noise": 1.0}) > 0.7
    assert choice.chance({"sure": 0.0, "noise": 1.0}) < 0.3
    assert abs(choice.weights["noise"]) < 0.1 < choice.weights["sure"]
