"""Who says what: roles, figures that stand, and carriers, each voice once."""

import dataclasses

from asof.publish.gather import claims_of
from asof.publish.voice_rows import voice_rows


def _rows(story):
    return {row.origin.name: row for row in voice_rows(story, claims_of(story))}


def test_a_voice_comes_with_its_role_and_the_figures_it_stands_by(sample) -> None:
    rows = _rows(sample.view.stories[0])
    director = rows["hospital director"]
    assert director.role == "official"
    assert [(said.measure, said.amount) for said in director.figures] == [("Killed", "4 or more")]
    assert "at least four people" in director.figures[0].kept.claim.sentence


def test_a_figure_that_no_longer_stands_is_not_what_the_voice_says(sample) -> None:
    diario = _rows(sample.view.stories[0])["Diario del Llano"]
    assert ("Killed", "7") in [(said.measure, said.amount) for said in diario.figures]
    assert "9" not in [said.amount for said in diario.figures]


def test_an_outlet_that_carries_a_voice_twice_is_named_once(sample) -> None:
    diario = _rows(sample.view.stories[0])["Diario del Llano"]
    assert [report.outlet for report in diario.carriers] == ["Diario del Llano"]


def test_a_voice_that_nobody_carries_any_more_is_still_listed(sample) -> None:
    story = sample.view.stories[0]
    alone = dataclasses.replace(story.origins[0], carriers=())
    assert len(voice_rows(dataclasses.replace(story, origins=(alone,)), ())) == 1
