"""When the dead and hurt of a sentence without a time came to harm."""

from datetime import UTC, date, datetime

import pytest

from asof.intake.intake import Hints, take_in
from asof.model.claim import Claim, Happening
from asof.reading.compose.read import read_report

_NOW = datetime(2021, 3, 12, 20, 0, tzinfo=UTC)


def _claims(body: str) -> tuple[Claim, ...]:
    hints = Hints(published=date(2021, 3, 12), outlet="The Quay")
    told = f"What we know from Lyon\n\n{body}".encode()
    intake = take_in(told, name="quay.txt", url=None, received_at=_NOW, hints=hints)
    return read_report(intake.report, intake.text, intake.entries).claims


def _counted(body: str, low: int) -> Claim:
    """The one claim that counts so many."""
    (claim,) = [one for one in _claims(body) if any(figure.quantity.low == low for figure in one.figures)]
    return claim


def _words(claim: Claim) -> str | None:
    return claim.when.words if claim.when else None


@pytest.mark.parametrize(
    "occasion",
    [
        "Dockers marched through Lyon on Tuesday in the largest protest of the year.",
        "On Tuesday gunmen opened fire in a warehouse in Lyon.",
        "On Tuesday the blast brought down the roof of a market hall in Lyon.",
    ],
)
def test_the_hurt_of_the_next_sentence_are_of_the_time_of_its_occasion(occasion: str) -> None:
    claim = _counted(f"{occasion} Ambulance crews treated 40 people.", 40)
    assert (claim.happening, _words(claim)) == (Happening.INJURY, "Tuesday")


def test_another_paragraph_another_occasion_and_a_running_toll_are_of_no_earlier_day() -> None:
    march = "Dockers marched through Lyon on Tuesday."
    assert _counted(f"{march}\n\nAmbulance crews treated 40 people.", 40).when is None
    assert _counted(f"{march} Gunmen opened fire in the port. Ambulance crews treated 40 people.", 40).when is None
    assert _counted(f"{march} The toll stands at 40 people killed.", 40).when is None


def test_an_own_time_comes_first() -> None:
    claim = _counted("Dockers marched through Lyon on Tuesday. On Wednesday 40 people were hurt.", 40)
    assert _words(claim) == "Wednesday"


def test_a_paragraph_that_begins_long_ago_goes_on_there() -> None:
    history = "In June 1998 a dam burst above Lyon and killed 22 people."
    assert _counted(f"{history} More than 300 were injured.", 301).happening is Happening.BACKGROUND
    assert _counted(f"{history} This time 30 people have been injured.", 30).happening is Happening.INJURY


def test_a_toll_is_of_the_cause_that_its_sentence_names() -> None:
    claim = _counted("Two days after the explosion, the ministry counts 40 dead.", 40)
    assert claim.happening is Happening.ACCIDENT


def test_who_is_hurt_at_a_protest_is_not_hurt_by_what_it_followed() -> None:
    claim = _counted("A week after the explosion, 40 people were hurt at a protest in Lyon.", 40)
    assert claim.happening is Happening.INJURY


def test_what_a_toll_is_compared_with_is_not_its_cause() -> None:
    claim = _counted("It was the worst week since the explosion, with 40 dead.", 40)
    assert claim.happening is Happening.DEATH
