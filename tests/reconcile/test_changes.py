"""What happened between two moments."""

from asof.model.claim import KeptClaim, Standing
from asof.model.views import Change, ChangeKind, Clock
from asof.reconcile.changes import changes
from asof.reconcile.view import build_view
from tests.reconcile import night
from tests.reconcile.build import claim, day, killed, minute, report, utc

POST = report("Torvale Post", published=day("05-14"))
HERALD = report("The Herald", published=day("05-14"))
WORDS = {
    "Torvale Post": "At {hour} o'clock {low} to {high} people had been killed, the newsroom was told.",
    "The Herald": "Our count of the dead stood at {low} to {high} by {hour}.",
}


def between(kept: list[KeptClaim], since: str | None, until: str) -> list[Change]:
    before = build_view(kept if since else [], [], at=utc(since) if since else None, clock=Clock.SAID)
    return list(changes(before, build_view(kept, [], at=utc(until), clock=Clock.SAID)))


def toll(source, hour: int, low: int | None, high: int | None, **rest) -> KeptClaim:
    sentence = WORDS[source.outlet].format(low=low, high=high, hour=hour)
    return claim(source, sentence, said=minute(f"05-14 {hour}:00"), figures=(killed(low, high),), **rest)


def kinds(kept: list[KeptClaim], since: str = "05-14 20:30", until: str = "05-14 23:00") -> list[ChangeKind]:
    return [change.kind for change in between(kept, since, until)]


def test_nothing_new_is_no_change() -> None:
    assert kinds([toll(POST, 20, 3, 3)]) == []


def test_a_first_figure_is_new() -> None:
    assert kinds([toll(POST, 21, 3, 3)]) == [ChangeKind.NEW]


def test_an_update_is_raised_or_lowered_from_what_it_overtook() -> None:
    assert kinds([toll(POST, 20, 3, 3), toll(POST, 21, 5, 5)]) == [ChangeKind.RAISED]
    (lowered,) = between([toll(POST, 20, 5, 5), toll(POST, 21, 3, 3)], "05-14 20:30", "05-14 23:00")
    assert lowered.kind is ChangeKind.LOWERED
    assert lowered.before is not None
    assert lowered.before.figure.quantity.low == 5


def test_a_second_origin_that_agrees_confirms() -> None:
    assert kinds([toll(POST, 20, 3, 3), toll(HERALD, 21, 3, 3)]) == [ChangeKind.NEW, ChangeKind.CONFIRMED]


def test_a_second_origin_that_disagrees_contests() -> None:
    assert kinds([toll(POST, 20, 3, 3), toll(HERALD, 21, 9, 9)]) == [ChangeKind.NEW, ChangeKind.CONTESTED]


def test_an_update_that_ends_a_dispute_settles_it() -> None:
    told = [toll(POST, 20, 3, 3), toll(HERALD, 20, 9, 9), toll(POST, 21, 9, 9)]
    assert kinds(told) == [ChangeKind.RAISED, ChangeKind.CONFIRMED, ChangeKind.SETTLED]
    settled = between(told, "05-14 20:30", "05-14 23:00")[-1]
    assert (settled.claim, settled.measure) == (told[-1], "killed")


def test_a_dispute_that_goes_on_is_told_once() -> None:
    assert kinds([toll(POST, 20, 3, 3), toll(HERALD, 20, 9, 9), toll(POST, 21, 4, 4)]) == [ChangeKind.RAISED]


def test_a_retraction_is_told_once_with_the_sentence_that_retracts() -> None:
    gone = toll(POST, 21, 3, 3, standing=Standing.RETRACTED)
    (change,) = between([toll(POST, 20, 3, 3), gone], "05-14 20:30", "05-14 23:00")
    assert (change.kind, change.claim) == (ChangeKind.RETRACTED, gone)


def test_a_figure_first_heard_of_as_it_is_taken_back_is_no_new_count() -> None:
    gone = toll(POST, 21, 153, 153, standing=Standing.RETRACTED)
    (change,) = between([toll(HERALD, 20, 135, 135), gone], "05-14 20:30", "05-14 23:00")
    assert (change.kind, change.before) == (ChangeKind.RETRACTED, None)


def test_a_happening_without_a_figure_is_new_once() -> None:
    march = claim(POST, "They marched to the mill.", "protest", said=minute("05-14 21:00"))
    (change,) = between(
        [march, claim(POST, "They marched on.", "protest", said=minute("05-14 22:00"), at=40)],
        "05-14 20:30",
        "05-14 23:00",
    )
    assert (change.kind, change.claim, change.measure) == (ChangeKind.NEW, march, None)


def test_over_the_night_the_toll_is_lowered_and_confirmed() -> None:
    found = between(night.claims(), "05-14 23:30", "05-15 00:05")
    killed_changes = [change.kind for change in found if change.measure == "killed"]
    assert killed_changes == [ChangeKind.LOWERED, ChangeKind.CONFIRMED]
