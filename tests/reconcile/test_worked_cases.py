"""The worked cases of the pages on incidents and on positions come out as the pages tell them."""

from asof.model.views import Agreement, Clock, Ledger, PositionState
from asof.reconcile.view import build_view
from tests.reconcile.build import SQUARE, claim, day, killed, minute, report, utc

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
