"""A capital that stands for its government is no place where anything happened."""

from datetime import UTC, datetime

import pytest

from asof.intake.intake import Hints, take_in
from asof.reading.compose.governments import set_governments_apart
from asof.reading.compose.read import read_report
from asof.reading.places.index import open_index
from asof.reading.places.read import PlaceHints, read_places

_NOW = datetime(2021, 3, 12, 20, 0, tzinfo=UTC)


def _towns(content: str) -> list[str]:
    places = read_places(content, PlaceHints(outlet=None, url=None))
    assert len(places) == 1
    return [place.name for place in set_governments_apart(places, content, open_index()).told]


@pytest.mark.parametrize(
    "content",
    [
        "Oslo warned the fishermen on Monday.",
        "The crews left the harbour after Oslo said it would close the border.",
        "Oslo has long wanted the islands.",
        "Oslo would never agree to the plan.",
        "Oslo is sending two ships.",
        "Oslo's latest offer was turned down.",
        "Oslo’s ambassador was called home.",
        "The rebels broke off all ties with Oslo.",
        "The rebels wrote to the Oslo government.",
        "Oslo and the rebels had been holding talks.",
    ],
)
def test_what_only_a_government_does_or_has_is_not_the_towns(content: str) -> None:
    assert _towns(content) == []


@pytest.mark.parametrize(
    "content",
    [
        "Two men died in Oslo on Monday.",
        "Oslo was shelled on Monday.",
        "Oslo has been accused of nothing, but its streets were empty.",
        "Oslo woke to the sound of sirens.",
        "Oslo's streets were empty.",
        "Clashes in Oslo claimed two lives.",
        "A man from Oslo said he had heard shots.",
        "In Oslo and in the hills around it, the rebels held talks.",
        "Oslo and its port were shelled.",
    ],
)
def test_what_befalls_a_capital_is_the_towns(content: str) -> None:
    assert _towns(content) == ["Oslo"]


def test_a_report_of_a_government_is_about_its_country() -> None:
    content = "Oslo warned the fishermen on Monday."
    named = set_governments_apart(read_places(content, PlaceHints(outlet=None, url=None)), content, open_index())
    assert [place.name for place in named.about] == ["Norway"]
    assert [place.words for place in named.about] == ["Oslo"]


def test_a_town_that_is_no_capital_is_a_town_whatever_it_does() -> None:
    assert _towns("Bergen has long wanted the islands.") == ["Bergen"]


def test_what_happens_elsewhere_is_not_told_of_the_government_that_speaks_of_it() -> None:
    body = "Helsinki accused the militia of lying. At least nine sailors were killed in a blast off the coast."
    hints = Hints(published=_NOW.date(), outlet="The Quay")
    taken = take_in(
        f"Nine sailors killed in Estonia\n\n{body}".encode(), name="a.txt", url=None, received_at=_NOW, hints=hints
    )
    claims = read_report(taken.report, taken.text, taken.entries).claims
    told = [claim for claim in claims if claim.sentence.startswith("At least nine")]
    assert [place.name for claim in told for place in claim.where] == ["Estonia"]
