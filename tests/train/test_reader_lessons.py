"""What the trained reader of happenings is taught: labels and spans of each set, and only so many silent sentences."""

import json
import random
from pathlib import Path

from asof.model.span import Span
from bench.happening_sets import Sentence, Trial
from train.reader.lessons import Lesson, defined, drawn, muc, of_set, records

TEXT = "PORTO ALBA, 3 MAY 88 -- [TEXT] GUNMEN KIDNAPPED THREE\nFISHERMEN.\n\nTHE HARBOR WAS CALM."


def _row() -> dict[str, object]:
    template = {
        "MESSAGE: TEMPLATE": ["1"],
        "INCIDENT: TYPE": ["KIDNAPPING"],
        "PERP: INDIVIDUAL ID": ['"GUNMEN"'],
        "HUM TGT: DESCRIPTION": ['"THREE FISHERMEN" / "FISHERMEN"'],
    }
    return {"docid": "A", "text": TEXT, "templates": [template]}


def test_a_sentence_tells_of_the_incident_whose_fills_stand_in_it(tmp_path: Path) -> None:
    path = tmp_path / "key.jsonl"
    path.write_text(json.dumps(_row()) + "\n", encoding="utf-8")
    lessons = list(muc(path))
    telling, silent = lessons[-2], lessons[-1]
    assert telling.labels["incident"] == ("KIDNAPPING",)
    fills = [(" ".join(span.of(telling.words).split()), name) for span, name in telling.spans["fills"]]
    assert fills == [("GUNMEN", "perpetrator"), ("THREE FISHERMEN", "victim")]
    assert silent.labels["incident"] == ()


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
