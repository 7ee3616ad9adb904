"""What kinds of words a string is of where all is in capitals; a name is what is of no other kind."""

import pytest

from asof.reading.words import tokenise
from bench.muc_shapes import common_words, kind_of_word, shape_of, shapes, shapes_within


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("engineer", "person"), ("engineers", "people"), ("truck", "thing"), ("trucks", "things"),
        ("mr", "title"), ("former", "title"), ("vanth", "name"), ("leftist", "common"), ("left-wing", "common"),
        ("vanth-wing", "name"), ("the", "little"), ("of", "of"), ("six", "number"), ("14", "number"), ("(", "mark"),
        ("engineer's", "person whose"), ("vanth's", "name whose"),
    ],
)  # fmt: skip
def test_kinds_of_words(word: str, kind: str) -> None:
    assert kind_of_word(word) == kind


def test_a_run_of_one_kind_is_told_once() -> None:
    assert shape_of(tokenise("MR ORELLE VANTH OF TROLD")) == "title name of name"


def test_a_string_is_told_by_its_kinds_and_those_to_either_side() -> None:
    tokens = tokenise("ENGINEER ORELLE VANTH FELL")
    assert set(shapes(tokens[:3])) == {"shape person name", "kind last name"}
    assert {"shape person before name", "kind left person", "kind first name left person"} <= {
        *shapes_within((1, 3), tokens)
    }
    assert {"shape start before person name", "kind left start"} <= {*shapes_within((0, 3), tokens)}
    assert "kind right end" in shapes_within((1, 4), tokens)


def test_common_words_are_lower_case_words_alone() -> None:
    assert {"kidnapped", "guerrillas", "the"} <= common_words()
    assert all(word.isalpha() and word.islower() for word in common_words())
