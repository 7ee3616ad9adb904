"""What befell people long ago is told from the news of the week by what the rest of a report is about."""

import pytest

from asof.reading.figures.history import with_history
from asof.reading.figures.read import figures_in
from asof.reading.figures.scene import set_out
from asof.reading.quantities.read import read_quantities


def kinds(*sentences: str) -> list[str]:
    """The kinds of all figures of a report."""
    scenes = [set_out(words, read_quantities(words)) for words in sentences]
    return [figure.kind.value for each in with_history(scenes, list(map(figures_in, scenes))) for figure in each]


SHOT = "A baker was shot in the leg and two waiters died at the scene."


@pytest.mark.parametrize(
    "opening",
    [
        "Dockers on trial over harbour brawl",
        "The ferryman was sentenced to nine years.",
        "Jurors saw a film of the brawl on Monday.",
        "A minister spoke on the tenth anniversary of the raid.",
        "Police made arrests over a shooting last autumn.",
        "Charges over the October shooting were filed Tuesday.",
        "The minister spoke of the 2009 bombing of the port.",
        "The minister spoke of the attack on the port in 2009.",
    ],
)
def test_a_report_that_opens_with_an_old_case_tells_of_it_throughout(opening: str) -> None:
    assert kinds(opening, "The port lies in the north.", SHOT) == ["background"] * 2


@pytest.mark.parametrize(
    "opening",
    [
        "Dockers brawl at harbour",
        "A couple spoke on their wedding anniversary.",
        "Police made arrests over a shooting the day before.",
        "Police made arrests over a shooting last month.",
        "The minister spoke of a 2009 Velm saloon after the bombing of the port.",
        "http://orm.example/2009/06/fatal-shooting-charged",
        "The minister was jailed in 2009.",
    ],
)
def test_a_report_that_opens_with_news_tells_of_news(opening: str) -> None:
    assert kinds(opening, "The port lies in the north.", SHOT) == ["count"] * 2


def test_a_trial_far_behind_the_opening_sets_nothing_back() -> None:
    assert kinds("Brawl at harbour", *["The port is old."] * 7, SHOT, "His uncle stood trial.") == ["count"] * 2


def test_whom_harm_befell_this_week_is_news_in_spite_of_a_trial() -> None:
    assert kinds("A court sentenced a docker.", SHOT, "Three cooks died on Monday.") == ["count"] * 3


def test_a_day_on_which_the_law_acts_is_no_day_of_the_deed() -> None:
    assert kinds("A docker who shot two waiters was sentenced on Monday.", SHOT) == ["background"] * 3
    assert kinds("A docker who shot two waiters on Monday was sentenced.", SHOT) == ["count"] * 3


def test_crowds_and_arrests_of_a_report_of_a_trial_are_news() -> None:
    assert kinds("Trial of ferryman opens", "Police held 12 marchers outside, where 200 people protested.") == [
        "count",
        "count",
    ]


def test_a_report_of_nothing_has_no_figures() -> None:
    assert kinds() == []
    assert kinds("Trial of ferryman opens") == []
