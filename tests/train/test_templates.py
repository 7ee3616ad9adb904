"""What is learnt for MUC-4's templates: what the key says of each choice, and only what examples enough show."""

from typing import Any

from asof.model.span import Span
from asof.reading.encoder.heads import FILLS, INCIDENTS
from bench.muc_key import incidents_of
from bench.muc_passages import Passage
from train.reader.nameless import Vocabulary
from train.reader.templates import Told, aliases_of, examples_of, fitted

_ROW: dict[str, Any] = {
    "templates": [
        {
            "MESSAGE: TEMPLATE": ["1"],
            "INCIDENT: TYPE": ["ATTACK"],
            "PERP: ORGANIZATION ID": ['"RED FRONT" / "RF"'],
            "HUM TGT: DESCRIPTION": ['"MAYOR" / "ALCALDE"', '"GUARDS"'],
            "HUM TGT: NUMBER": ['1: "MAYOR" / "ALCALDE"', 'PLURAL: "GUARDS"'],
        }
    ]
}


def _told(words: str, *marked: tuple[str, float]) -> Told:
    fills = tuple(
        ("victim", Span(start=words.index(string), end=words.index(string) + len(string)), sure)
        for string, sure in marked
    )
    length = len(Passage(words, {}, ()).tokens)
    sure = dict.fromkeys(FILLS, (0.0,) * length)
    return Told(_ROW, incidents_of(_ROW), [Passage(words, dict.fromkeys(INCIDENTS, 0.0), fills, sure, sure)])


def test_the_key_says_of_each_choice_whether_it_is_right() -> None:
    told = _told("THE MAYOR AND THE HARBOR FELL.", ("MAYOR", 2.0), ("HARBOR", 1.0))
    examples = list(examples_of(told, {}))
    assert [right for choice, _, right in examples if choice == "filler victim"] == [True, False]
    assert [right for choice, _, right in examples if choice == "kind ATTACK"] == [True]
    assert [right for choice, _, right in examples if choice == "kind BOMBING"] == [False]
    strings = {choice for choice, features, right in examples if choice == "string victim" and right}
    assert strings == {"string victim"}


def test_of_two_that_stand_for_one_the_surer_is_right() -> None:
    told = _told("THE ALCALDE FELL. THE MAYOR FELL.", ("ALCALDE", 1.0), ("MAYOR", 2.0))
    fillers = [(features, right) for choice, features, right in examples_of(told, {}) if choice == "filler victim"]
    assert [("string mayor" in features, right) for features, right in fillers] == [(True, True), (False, False)]


def test_whether_several_are_meant_is_learnt_where_nothing_counts() -> None:
    told = _told("THE MAYOR AND GUARDS FELL.", ("MAYOR", 2.0), ("GUARDS", 1.0))
    assert [right for choice, _, right in examples_of(told, {}) if choice == "several"] == [False, True]
    told = _told("THE MAYOR AND TWO GUARDS FELL.", ("MAYOR", 2.0), ("GUARDS", 1.0))
    assert [right for choice, _, right in examples_of(told, {}) if choice == "several"] == [False]


def test_the_names_of_an_organisation_are_kept_by_each() -> None:
    known = Vocabulary(frozenset(("red", "front", "rf")))
    assert aliases_of([_told("NOTHING.")], known) == {"RED FRONT": ["RF"], "RF": ["RED FRONT"]}
    assert aliases_of([_told("NOTHING.")], Vocabulary(frozenset(("red", "front")))) == {}


def test_weights_follow_the_examples_and_rare_features_have_none() -> None:
    rows = [{"word shot": 1.0}, {"word sang": 1.0}] * 10 + [{"word once": 1.0}]
    weights = fitted(rows, [True, False] * 10 + [True], 1.0)
    assert weights["word shot"] > 0.5
    assert weights["word sang"] < -0.5
    assert "word once" not in weights
    assert "" in weights
