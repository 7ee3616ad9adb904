"""The worked cases of the pages on origins, incidents and positions come out as the pages tell them."""

from dataclasses import replace
from datetime import UTC, date, datetime

from asof.intake.intake import Hints, take_in
from asof.model.claim import KeptClaim
from asof.model.speaker import Role
from asof.model.views import Agreement, Clock, Incident, Ledger, PositionState
from asof.reading.compose.read import read_report
from asof.reconcile.view import build_view
from tests.reconcile.build import SQUARE, claim, day, killed, minute, report, utc, voice

GAZETTE = report("Torvale Gazette", published=minute("05-14 18:00"))
HERALD = report("The Herald", published=minute("05-14 20:00"))
MORNING = report("Torvale Gazette", "morning", published=minute("05-15 06:00"))
WEDNESDAY = day("05-14", "on Wednesday")

KEPT = [
    claim(
        GAZETTE,
        "Guards shot at a crowd at Mill Square on Wednesday, killing two people.",
        where=(SQUARE,),
        when=WEDNESDAY,
        figures=(killed(2, 2, "two"),),
    ),
    claim(GAZETTE, "A second shooting was heard in Torvale.", at=200),
    claim(
        HERALD, "Five people died in Torvale on Wednesday.", "death", when=WEDNESDAY, figures=(killed(5, 5, "Five"),)
    ),
    claim(
        MORNING,
        "At least four people were killed.",
        "death",
        when=WEDNESDAY,
        figures=(killed(4, None, "At least four"),),
    ),
]


def ledger(at: str) -> Ledger:
    (story,) = build_view(KEPT, [], at=utc(at), clock=Clock.SAID).stories
    (only,) = story.ledgers
    return only


def test_the_second_shooting_is_an_incident_of_its_own() -> None:
    (story,) = build_view(KEPT, [], at=utc("05-14 20:00"), clock=Clock.SAID).stories
    whys = [[link.why for link in incident.links] for incident in story.incidents]
    told = "death may be of one happening with shooting; Mill Square lies in Torvale; times overlap"
    assert sorted(whys, key=len) == [["first told here"], ["first told here", told]]


def test_two_and_five_at_one_evening_are_contested() -> None:
    evening = ledger("05-14 20:00")
    assert (evening.agreement, evening.low, evening.high) == (Agreement.CONTESTED, 2, 5)


def test_the_gazettes_later_word_supersedes_its_own_and_agrees_with_the_heralds() -> None:
    morning = ledger("05-15 06:00")
    assert (morning.agreement, morning.low, morning.high) == (Agreement.COMPATIBLE, 4, None)
    assert [one.state for one in morning.positions] == [
        PositionState.SUPERSEDED,
        PositionState.STANDING,
        PositionState.STANDING,
    ]
    assert morning.confirmed_by == (
        "two independent origins on at least 4: The Herald (“Five”) and Torvale Gazette (“At least four”)"
    )


def test_a_day_later_the_higher_count_is_newer_until_the_lower_is_said_again() -> None:
    shot = {"when": WEDNESDAY, "by": ()}
    echo = claim(
        report("Harn Echo", published=minute("05-15 18:00")),
        "Eight died.",
        "death",
        figures=(killed(8, 8, "eight"),),
        **shot,
    )
    again = report("The Herald", "again", published=minute("05-15 20:00"))
    five = claim(again, "Five people died on Wednesday.", "death", figures=(killed(5, 5, "Five"),), **shot)
    evening = build_view([*KEPT[:1], *KEPT[2:], echo], [], at=None, clock=Clock.SAID).stories[0].ledgers[0]
    night = build_view([*KEPT[:1], *KEPT[2:], echo, five], [], at=None, clock=Clock.SAID).stories[0].ledgers[0]
    assert (evening.agreement, night.agreement) == (Agreement.OVER_TIME, Agreement.CONTESTED)


def test_one_governor_under_four_names_is_one_origin_with_one_position_that_moves_on() -> None:
    lund = replace(voice("Ada Lund", Role.OFFICIAL), words="Governor Ada Lund")
    told = [
        ("Torvale Gazette", "10", voice("the county governor", Role.OFFICIAL), "Three people were killed.", 3),
        ("The Herald", "12", voice("Torvale's governor", Role.OFFICIAL), "The dead were put at four.", 4),
        ("Harn Echo", "14", lund, "It was said that five had died.", 5),
        ("Lower Mercury", "16", voice("Lund", Role.OFFICIAL), "Seven are dead, a reporter was told.", 7),
    ]
    kept = [
        claim(report(outlet, published=minute(f"05-14 {hour}:00")), words, by=(by,), figures=(killed(count, count),))
        for outlet, hour, by, words, count in told
    ]
    (story,) = build_view(kept, [], at=None, clock=Clock.SAID).stories
    (only,) = story.ledgers
    assert [one.state.value for one in only.positions] == ["superseded"] * 3 + ["standing"]
    assert (only.agreement, only.confirmed_by) == (Agreement.SINGLE, None)
    assert {one.origin.why for one in only.positions} == {
        "the county governor is named as saying so; also called Torvale's governor, Ada Lund, Lund"
    }


def _read(outlet: str, published: date, words: str) -> list[KeptClaim]:
    """The claims of a report of an invented boiler in a real town, as they are read."""
    at = datetime(2031, 6, 1, tzinfo=UTC)
    intake = take_in(
        words.encode(), name=outlet, url=None, received_at=at, hints=Hints(outlet=outlet, published=published)
    )
    claims = read_report(intake.report, intake.text, intake.entries).claims
    return [KeptClaim(claim=one, report=intake.report) for one in claims]


def test_the_hurt_of_a_march_are_of_the_march_and_those_of_the_boiler_of_the_boiler() -> None:
    kept = _read(
        "Torvale Gazette", date(2031, 5, 12), "A boiler burst\n\nAn explosion in Lyon on Monday injured 60 people."
    )
    kept += _read(
        "The Herald",
        date(2031, 5, 17),
        "A march in Lyon\n\nThousands marched in Lyon on Saturday. Ambulance crews treated 40 people.\n\n"
        "Five days after the explosion, doctors count 70 injured.",
    )
    (story,) = build_view(kept, [], at=None, clock=Clock.SAID).stories
    assert [_injured(one) for one in story.incidents if _injured(one)] == [{60, 70}, {40}]


def _injured(incident: Incident) -> set[int | None]:
    return {
        figure.quantity.low
        for link in incident.links
        for figure in link.claim.claim.figures
        if figure.measure == "injured"
    }
