"""Whether a time is of a killing, or of what police, courts, hospitals or mourners did about it later."""

from datetime import UTC, date, datetime

import pytest

from asof.intake.intake import Hints, take_in
from asof.model.claim import Claim, Happening
from asof.reading.compose.read import read_report

_NOW = datetime(2021, 3, 12, 20, 0, tzinfo=UTC)  # a Friday
_KILLINGS = {Happening.SHOOTING, Happening.DEATH, Happening.INJURY, Happening.ATTACK}


def _claims(body: str, published: date = date(2021, 3, 12)) -> tuple[Claim, ...]:
    intake = take_in(
        f"What we know from Lyon\n\n{body}".encode(),
        name="quay.txt",
        url=None,
        received_at=_NOW,
        hints=Hints(published=published, outlet="The Quay"),
    )
    return read_report(intake.report, intake.text, intake.entries).claims


def _killing(body: str, published: date = date(2021, 3, 12)) -> Claim:
    return next(claim for claim in _claims(body, published) if claim.happening in _KILLINGS)


@pytest.mark.parametrize(
    "body",
    [
        "A suspect in the shooting of a docker surrendered to police on Tuesday.",
        "Three men charged in the shooting of a docker were in court on Tuesday for a hearing.",
        "Officials on Tuesday identified a docker who was killed in a shooting in Lyon.",
        "Police on Tuesday said Ina Moor may have shot herself.",
        "At a court appearance Tuesday prosecutors said he killed the docker.",
        "The docker accused of shooting his friend appeared before a judge Tuesday.",
        "Police arrested a fourth man Tuesday in connection with the shooting of a docker.",
        "A memorial service was held Tuesday for a docker shot and killed by robbers.",
        "Police were searching Tuesday for the man who shot and killed four dockers.",
        "The death of the docker was ruled a homicide Tuesday.",
        "Dockers marched on Tuesday against the killing of a foreman.",
        "The docker was shot in Lyon and was in stable condition on Tuesday.",
        "He was taken into custody Tuesday, five days after he shot two dockers in Lyon.",
        "The killing of a docker was described at Tuesday's press conference.",
        "The man who shot and killed two dockers was sentenced Tuesday.",
        "A man wanted over the murder of a docker turned himself in Tuesday afternoon.",
        "As of Tuesday night the docker was in hospital after he was shot in Lyon.",
        "The lawyer of the man accused of shooting a docker told Quay News late Tuesday that he is innocent.",
    ],
)
def test_the_day_of_what_came_later_is_not_that_of_the_killing(body: str) -> None:
    assert _killing(body).when is None


@pytest.mark.parametrize(
    "body",
    [
        "A docker was shot on Tuesday in Lyon.",
        "A man was arrested Tuesday after shooting a docker in Lyon.",
        "On Tuesday police cleared the quay, killing two dockers.",
        "Police arrested a man and killed two dockers on Tuesday.",
        "A man was charged in Tuesday's early morning shooting of a docker.",
        "A man was charged over the shooting of a docker on Tuesday.",
        "Two dockers were found shot to death Tuesday in a shed.",
        "A shooting that left two dockers dead was reported on Tuesday.",
        "A docker is dead after being shot by a man who marched into a party on Tuesday.",
        "When they were attacked at the quay, the dockers surrendered on Tuesday.",
    ],
)
def test_the_day_of_the_killing_stays(body: str) -> None:
    claim = _killing(body)
    assert claim.when is not None
    assert "Tuesday" in claim.when.words


def test_the_killing_keeps_its_own_day_beside_that_of_the_charge() -> None:
    claim = _killing("Police announced charges Thursday for a man who killed a docker Tuesday morning in Lyon.")
    assert claim.when is not None
    assert claim.when.words == "Tuesday morning"


def test_the_month_of_a_sentence_may_be_that_of_the_killing() -> None:
    claim = _killing("In February judges sentenced a man who killed two dockers in Lyon.")
    assert claim.when is not None


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("The foreman was killed in Lyon Nov. 2.", "2020-11-01"),
        ("On Nov. 2, at the end of the strike, the gun was used to kill a docker in Lyon.", "2020-11-01"),
        ("The foreman was killed in Lyon on Nov. 2, 2021.", "2021-11-01"),
        ("Dockers who will strike say two of them were killed in Lyon on Friday.", "2021-09-23"),
    ],
)
def test_what_has_happened_is_not_to_come(body: str, day: str) -> None:
    (claim,) = (claim for claim in _claims(body, date(2021, 9, 30)) if claim.figures or "foreman" in claim.sentence)
    assert claim.when is not None
    assert claim.when.start is not None
    assert claim.when.start.date().isoformat() == day  # east of Greenwich a local day begins on the eve


def test_a_time_to_come_is_of_something_else() -> None:
    assert _killing("An inquest is scheduled for Nov. 2 into how two dockers were killed.").when is None


@pytest.mark.parametrize(
    "body",
    [
        "(03/12/21) - Police say a docker was shot in Lyon.",
        "UPDATE (March 12, 2021): A docker was shot in Lyon.",
        "A docker was shot in Lyon — Quay Police (@quaypolice) March 12, 2021",
        "A docker was shot in Lyon Posted: Friday, March 12, 2021",
    ],
)
def test_when_it_was_written_is_not_when_it_happened(body: str) -> None:
    assert _killing(body).when is None


def test_a_part_of_a_day_and_its_date_are_one_time() -> None:
    when = _killing("Two dockers were killed Wednesday night, March 3, in Lyon.").when
    assert when is not None
    assert when.words == "Wednesday night, March 3"
    assert when.start is not None
    assert when.start.isoformat() == "2021-03-03T17:00:00+00:00"
