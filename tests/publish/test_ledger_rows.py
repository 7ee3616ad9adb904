"""A story's figures as rows: what a reader looks for first is shown first, and what is cut is counted."""

import dataclasses

import pytest

from asof.model.figure import FigureKind, Measure
from asof.model.views import PositionState
from asof.publish.ledger_rows import figure_rows


@pytest.fixture
def story(sample):
    return sample.view.stories[0]


def _with(story, *ledgers):
    return dataclasses.replace(story, ledgers=ledgers)


def test_tolls_come_by_measure_and_everything_else_apart(story) -> None:
    figures = figure_rows(story)
    assert [measure.measure for measure in figures.measures] == ["Killed", "Injured", "Missing", "Arrested"]
    assert [(row.measure, row.scope) for row in figures.others] == [
        ("Arrested", "San Tirso, minors"),
        ("Vehicles", "Puerto Candela to San Tirso"),
        ("Other counts", "bodies not returned"),
    ]


def test_a_corrected_figure_is_not_among_those_that_stand(story) -> None:
    killed = figure_rows(story).measures[0].shown[0]
    assert [row.words for row in killed.earlier] == ["Nine people"]
    assert "Nine people" not in [row.words for row in killed.shown]


def test_the_least_and_the_greatest_number_are_ones_that_somebody_said(story) -> None:
    killed = figure_rows(story).measures[0].shown[0]
    (low, least), (high, most) = killed.bounds
    assert (low, high, killed.is_open) == ("1", "7", True)
    assert "one person" in least.claim.sentence
    assert "seven people" in most.claim.sentence


def test_one_number_has_no_bounds(story) -> None:
    assert figure_rows(_with(story, story.ledgers[4])).measures[0].shown[0].bounds is None


def test_who_confirms_comes_with_the_claim_that_says_so(story) -> None:
    words, kept = figure_rows(story).measures[0].shown[0].confirmed
    assert words == "confirmation: hospital director"
    assert "confirmed that at least four" in kept.claim.sentence


def test_many_positions_are_cut_to_the_newest(story) -> None:
    ledger = story.ledgers[0]
    many = dataclasses.replace(ledger, positions=ledger.positions[:1] * 20 + ledger.positions[1:2])
    row = figure_rows(_with(story, many)).measures[0].shown[0]
    assert (len(row.shown), len(row.folded)) == (8, 13)
    assert row.shown[-1].words == "at least four people"


def test_many_scopes_are_cut_to_those_that_most_origins_speak_of(story) -> None:
    killed = story.ledgers[0]
    small = dataclasses.replace(killed, scope="elsewhere", positions=killed.positions[:1])
    measure = figure_rows(_with(story, small, small, small, small, killed)).measures[0]
    assert [row.scope for row in measure.shown] == ["San Tirso, night of 9 March", "elsewhere", "elsewhere"]
    assert len(measure.folded) == 2


def test_an_addition_comes_after_the_count_it_adds_to(story) -> None:
    killed = story.ledgers[0]
    position = killed.positions[0]
    more = dataclasses.replace(position, figure=dataclasses.replace(position.figure, kind=FigureKind.INCREMENT))
    addition = dataclasses.replace(
        killed, scope="added", positions=(more, dataclasses.replace(more, origin=killed.positions[1].origin))
    )
    count = dataclasses.replace(killed, scope="count", positions=(position,))
    assert [row.scope for row in figure_rows(_with(story, addition, count)).measures[0].shown] == ["count", "added"]


def test_what_gives_a_number_comes_before_what_is_said_without_one(story) -> None:
    killed = story.ledgers[0]
    figure = killed.positions[0].figure
    quantity = dataclasses.replace(figure.quantity, low=None, high=None, words="some")
    vague = dataclasses.replace(
        killed.positions[0], figure=dataclasses.replace(figure, measure=Measure.OTHER, quantity=quantity)
    )
    some = dataclasses.replace(killed, measure=Measure.OTHER, scope="some", positions=(vague,))
    counted = dataclasses.replace(killed, measure=Measure.OTHER, scope="counted")
    assert [row.scope for row in figure_rows(_with(story, some, counted)).others] == ["counted", "some"]


def test_a_ledger_where_nothing_stands_comes_last_but_is_there(story) -> None:
    killed = story.ledgers[0]
    gone = dataclasses.replace(
        killed, scope="gone", positions=(dataclasses.replace(killed.positions[0], state=PositionState.RETRACTED),)
    )
    shown = figure_rows(_with(story, gone, killed)).measures[0].shown
    assert [row.scope for row in shown] == ["San Tirso, night of 9 March", "gone"]
    assert [row.is_struck for row in shown[1].earlier] == [True]


def test_every_measure_has_its_place(story) -> None:
    ledgers = [dataclasses.replace(story.ledgers[0], measure=measure) for measure in Measure]
    figures = figure_rows(_with(story, *ledgers))
    assert len(figures.measures) + len(figures.others) == len(Measure)


def test_a_row_tells_what_its_origin_said_before_with_the_claim_that_said_it(story) -> None:
    seven = next(row for row in figure_rows(story).measures[0].shown[0].shown if row.words == "seven people")
    amount, kept = seven.was
    assert amount == "9"
    assert "Nine people" in kept.claim.sentence


def test_the_ledgers_shown_of_a_measure_share_a_line(story) -> None:
    small = dataclasses.replace(story.ledgers[0], scope="elsewhere", positions=story.ledgers[0].positions[:1])
    measure = figure_rows(_with(story, story.ledgers[0], small)).measures[0]
    assert {row.line for row in measure.shown} == {measure.line}


def _said(position, low, high, words):
    quantity = dataclasses.replace(position.figure.quantity, low=low, high=high, words=words)
    return dataclasses.replace(position, figure=dataclasses.replace(position.figure, quantity=quantity))


def _of(story, scope, *positions):
    return dataclasses.replace(story.ledgers[0], scope=scope, positions=positions)


def _brief(story, *ledgers):
    return [(scope, row.words) for scope, row in figure_rows(_with(story, *ledgers)).measures[0].brief]


def test_a_list_of_stories_has_the_least_and_the_greatest_figure_and_a_greater_one_of_another_scope(story) -> None:
    (stands,) = [p for p in story.ledgers[0].positions if p.figure.quantity.words == "at least four people"]
    four, eleven, nine = (_said(stands, n, n, words) for n, words in ((4, "four"), (11, "eleven"), (9, "nine")))
    hundreds, many = _said(stands, 300, 300, "about 300"), _said(stands, None, None, "many")
    here = _of(story, "San Tirso", four, eleven, nine, many)
    assert _brief(story, here) == [("San Tirso", "four"), ("San Tirso", "eleven")]
    assert _brief(story, here, _of(story, "the year", hundreds))[2:] == [("the year", "about 300")]
    assert _brief(story, here, _of(story, "the port", nine))[2:] == []
    assert _brief(story, _of(story, "San Tirso", nine)) == [("San Tirso", "nine")]
    assert _brief(story, _of(story, "San Tirso", many)) == [("San Tirso", "many")]


def test_what_no_longer_stands_is_in_no_list_of_stories(story) -> None:
    gone = [position for position in story.ledgers[0].positions if position.state is not PositionState.STANDING]
    assert _brief(story, _of(story, "San Tirso", *gone)) == []
