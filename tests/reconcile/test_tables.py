"""The data files name only what exists, and the words they hold are found."""

import pytest

from asof.model.claim import Happening
from asof.reconcile.families import families_of, is_held_apart, kinds, themes_of
from asof.reconcile.participants import class_of, counted_apart
from asof.reconcile.subjects import subject_of
from asof.reconcile.tables import table
from tests.reconcile.build import claim, report


@pytest.mark.parametrize("group", ["families", "themes", "kinds"])
def test_every_kind_in_the_data_file_is_in_the_closed_list(group: str) -> None:
    for named in table("families")[group].values():
        assert {Happening(name) for name in named} <= set(Happening)


def test_every_kind_has_a_family() -> None:
    assert all(families_of(happening) for happening in Happening)
    assert families_of(Happening.TRIAL) == {"trial"}


def test_death_may_be_of_violence_or_of_a_calamity_and_belongs_to_no_theme() -> None:
    assert families_of(Happening.DEATH) == {"violence", "calamity"}
    assert themes_of(Happening.DEATH) == frozenset()


def test_every_class_counted_apart_is_a_class() -> None:
    words = table("participants")
    assert set(words["counted"]["apart"]) <= set(words["classes"])


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("riot police", "security forces"),
        ("rebel forces", "armed group"),
        ("three schoolchildren", "children"),
        ("the residents of the port", "people"),
        ("The Miners’ Union", "miners union"),
        (None, None),
    ],
)
def test_participants_are_compared_by_class_else_by_their_own_words(words: str | None, name: str | None) -> None:
    assert class_of(words) == name


def test_people_in_general_are_not_counted_apart() -> None:
    assert counted_apart("protesters") is None
    assert counted_apart("two policemen") == "security forces"


@pytest.mark.parametrize(
    ("sentence", "is_apart"),
    [
        ("A second, deadlier blast followed.", True),
        ("Nine died in separate attacks.", True),
        ("A second man died.", False),
        ("They marched again.", False),
    ],
)
def test_a_sentence_may_hold_its_happening_apart(sentence: str, is_apart: bool) -> None:
    assert is_held_apart(sentence) is is_apart


def test_a_target_names_the_subject_before_the_sentence_does() -> None:
    sentence = "Phones were taken and the hospital was closed."
    source = report("Torvale Post")
    assert subject_of(claim(source, sentence, "access_denied", target="the hospital").claim) == "hospital"
    assert subject_of(claim(source, sentence, "information_restriction").claim) == "phones"
    assert subject_of(claim(source, "Everything was closed.", "restriction").claim) is None


def test_speech_is_not_what_names_a_story() -> None:
    assert not set(kinds("speech")) & set(kinds("naming"))
