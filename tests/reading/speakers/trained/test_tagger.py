"""The best path through a row of labels."""

from asof.reading.speakers.trained.tagger import Tagger, stretches

LABELS = ("O", "B", "I")
NEVER = -1000.0
STEPS = ((0.0, 0.0, NEVER), (0.0, 0.0, 0.0), (0.0, 0.0, 0.0))


def tagger(**weights: tuple[tuple[int, float], ...]) -> Tagger:
    return Tagger(labels=LABELS, weights=weights, steps=STEPS, start=0)


def test_every_row_has_the_label_its_features_weigh_for() -> None:
    found = tagger(say=((1, 2.0),), else_=((0, 1.0),)).tag([["else_"], ["say"], ["else_"]])
    assert found == ["O", "B", "O"]


def test_a_stretch_is_never_gone_on_with_before_it_begins() -> None:
    assert tagger(inner=((2, 5.0),)).tag([["inner"], ["inner"]]) == ["B", "I"]


def test_a_later_row_can_turn_an_earlier_one() -> None:
    found = tagger(weak=((0, 1.0),), inner=((2, 5.0),)).tag([["weak"], ["inner"]])
    assert found == ["B", "I"]


def test_no_rows_no_labels() -> None:
    assert tagger().tag([]) == []


def test_unknown_features_weigh_nothing() -> None:
    assert tagger(known=((1, 1.0),)).tag([["known", "unknown"], ["unknown"]])[0] == "B"


def test_scores_are_of_the_features_of_a_row_alone() -> None:
    assert tagger(say=((1, 2.0), (2, 0.5)), other=((1, 1.0),)).scores([["say", "other"], []]) == [
        [0.0, 3.0, 0.5],
        [0.0, 0.0, 0.0],
    ]


def test_stretches_are_half_open_and_in_order() -> None:
    assert stretches(["B", "I", "O", "B", "B"], "") == [(0, 2), (3, 4), (4, 5)]


def test_stretches_of_one_name_leave_out_the_others() -> None:
    assert stretches(["B-S", "I-S", "B-C", "I-C"], "-C") == [(2, 4)]
