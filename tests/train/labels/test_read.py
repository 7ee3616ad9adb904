"""Reading labels: what breaks the guide's rules is refused with its line, and labels join their sentences."""

import json
from pathlib import Path
from typing import Any

import pytest

from asof.model.claim import Happening, Standing
from asof.model.span import Span
from train.labels.read import LABELS, NotALabel, joined, label_of, read_labels
from train.labels.texts import digest_of

WORDS = "Guards at Dunholt arrested two bakers."


def row(**changes: Any) -> dict[str, Any]:
    """The right label of WORDS, with `changes`."""
    return {
        "set": "live",
        "row": "egypt_a.txt",
        "start": 0,
        "end": len(WORDS),
        "sha256": digest_of(WORDS),
        "happenings": ["arrest"],
        "trigger": [[18, 26]],
        "actor": [[0, 6]],
        "target": [[27, 37]],
        "place": [[10, 17]],
        "instrument": [],
        "standing": "reported",
        "labeller": "one",
        **changes,
    }


def test_a_row_becomes_a_label() -> None:
    label = label_of(row())
    assert label.happenings == (Happening.ARREST,)
    assert label.standing is Standing.REPORTED
    assert {role: [span.of(WORDS) for span in spans] for role, spans in label.spans.items()} == {
        "trigger": ["arrested"],
        "actor": ["Guards"],
        "target": ["two bakers"],
        "place": ["Dunholt"],
        "instrument": [],
    }


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"happenings": ["arrest", "arrest"]}, "named twice"),
        ({"happenings": ["arrest", "trial"]}, "2 happenings but 1 triggers"),
        ({"happenings": ["capture"]}, "capture"),
        ({"standing": None}, "a standing goes with a happening"),
        ({"actor": [[0, 99]]}, "reaches outside"),
        ({"happenings": [], "trigger": [], "standing": None}, "no happening"),
    ],
)
def test_what_breaks_a_rule_is_refused_with_its_line(tmp_path: Path, changes: dict[str, Any], problem: str) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text("\n" + json.dumps(row(**changes)) + "\n", encoding="utf-8")
    with pytest.raises(NotALabel, match=f"line 2.*{problem}"):
        read_labels(path)


def test_background_has_no_trigger() -> None:
    assert label_of(row(happenings=["arrest", "background"])).spans["trigger"] == (Span(start=18, end=26),)


def test_a_sentence_labelled_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text("".join(json.dumps(row(labeller=name)) + "\n" for name in ("one", "two")), encoding="utf-8")
    with pytest.raises(NotALabel, match="labelled twice"):
        read_labels(path)


def test_labels_join_the_sentences_they_were_made_on(tmp_path: Path) -> None:
    (tmp_path / "live").mkdir()
    (tmp_path / "live" / "egypt_a.txt").write_text(WORDS, encoding="utf-8")
    assert [words for _, words in joined([label_of(row())], tmp_path)] == [WORDS]


def test_every_label_of_ours_keeps_the_rules_and_holds_no_text() -> None:
    assert read_labels(LABELS)
    fields = set(row())
    assert all(set(json.loads(line)) == fields for line in LABELS.read_text(encoding="utf-8").splitlines())
