"""What the trained reader of happenings is taught: labels and spans of each set, and only so many silent sentences."""

import json
import random
from pathlib import Path

from asof.model.span import Span
from bench.happening_sets import Sentence, Trial
from train.reader.filter import written_small
from train.reader.lessons import Lesson, defined, drawn, muc, of_set, records, said

CALM = "THE HARBOR WAS CALM UNTIL LATE IN THE EVENING, WHEN BOATS WENT OUT AS ON ANY OTHER DAY."
TEXT = "PORTO ALBA, 3 MAY 88 -- [TEXT] GUNMEN KIDNAPPED THREE\nFISHERMEN.\n\n" + "\n\n".join([CALM] * 6)


def _row() -> dict[str, object]:
    template = {
        "MESSAGE: TEMPLATE": ["1"],
        "INCIDENT: TYPE": ["KIDNAPPING"],
        "PERP: INDIVIDUAL ID": ['"GUNMEN"'],
        "HUM TGT: DESCRIPTION": ['"THREE FISHERMEN" / "FISHERMEN"'],
    }
    return {"docid": "A", "text": TEXT, "templates": [template]}


def test_a_passage_tells_of_the_incident_whose_fills_stand_in_it(tmp_path: Path) -> None:
    path = tmp_path / "key.jsonl"
    path.write_text(json.dumps(_row()) + "\n", encoding="utf-8")
    lessons = list(muc(path))
    telling, silent = lessons
    assert telling.labels["incident"] == ("KIDNAPPING",)
    fills = [(" ".join(span.of(telling.words).split()), name) for span, name in telling.spans["fills"]]
    assert fills == [("GUNMEN", "perpetrator"), ("THREE FISHERMEN", "victim")]
    assert silent.labels["incident"] == ()


def test_each_cue_is_taught_with_its_own_source_and_content(tmp_path: Path) -> None:
    text = "Ann said the bridge fell, and Bo denied it. It rained."
    attributions = [
        {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 24]]},
        {"source": [[30, 32]], "cue": [[33, 39]], "content": [[40, 42]]},
    ]
    path = tmp_path / "said.jsonl"
    row = {"id": "A", "text": text, "annotations": [{"attributions": attributions}]}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    first, second, silent = said(path)
    told = [[(span.of(one.words), name) for span, name in one.spans["said"]] for one in (first, second)]
    assert told == [[("Ann", "source"), ("the bridge fell", "content")], [("Bo", "source"), ("it", "content")]]
    assert [one.cue.of(text) for one in (first, second) if one.cue] == ["said", "denied"]
    assert [span.of(text) for span, _ in first.spans["cues"]] == ["said", "denied"]
    assert silent.spans == {"cues": ()}


def test_the_filter_knows_no_names() -> None:
    lessons = [Lesson(words="Ann Rask met the mayor."), Lesson(words="rask met nobody"), Lesson(words="FIRE AT RASK")]
    assert written_small(lessons) == {"met", "the", "mayor"}


def test_a_set_is_taught_to_its_own_head_with_actor_and_target() -> None:
    one = Sentence(words="Ann met Bo.", held=frozenset(("CONSULT",)), actor=Span(start=0, end=3))
    trial = Trial(name="roots", labels=("CONSULT",), single=True, train=(one,), aside=())
    assert list(of_set(trial, "root")) == [
        Lesson(words="Ann met Bo.", labels={"root": ("CONSULT",)}, actor=Span(start=0, end=3))
    ]


def test_records_are_taught_by_the_names_that_sentences_have(tmp_path: Path) -> None:
    path = tmp_path / "records.txt"
    told = [
        {"event": "DOCUMENT"},
        {"event": "FIGHT", "text": "Rebels shelled the town.", "source": [{"actorText": "Rebels"}], "target": []},
    ]
    path.write_text(json.dumps(told), encoding="utf-8")
    (lesson,) = records(path)
    assert lesson.labels == {"root": ("ASSAULT",)}
    assert lesson.actor == Span(start=0, end=6)


def test_the_definitions_teach_their_examples_and_near_misses() -> None:
    taught = {lesson.words: lesson.labels["happening"] for lesson in defined()}
    assert taught["Guards opened fire on the crowd."] == ("shooting",)
    assert taught["A film crew was shooting by the river."] == ()


def test_of_what_tells_nothing_only_so_many_are_drawn() -> None:
    lessons = [Lesson(words=str(i), labels={"police": ("KILL",) if i < 3 else ()}) for i in range(20)]
    found = drawn({"police": lessons}, random.Random(1), {"police": 5})  # noqa: S311
    assert sum(bool(one.labels["police"]) for one in found) == 3
    assert len(found) == 8
