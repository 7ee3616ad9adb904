"""A story is worked out once as long as the same values tell it."""

from asof.model.claim import KeptClaim
from asof.model.views import Clock, RecordView
from asof.reconcile.memo import StoryMemo
from asof.reconcile.view import build_view
from tests.reconcile.build import HARN, claim, day, killed, report


def view(memo: StoryMemo, *kept: KeptClaim, judgements=()) -> RecordView:
    return build_view(kept, [], at=None, clock=Clock.SAID, judgements=judgements, memo=memo)


MILL = claim(report("Torvale Post"), "Three people were shot dead at the mill.", figures=(killed(3, 3),))
QUAY = claim(report("Harn Echo"), "Divers searched the quay for a lost barge.", "accident", where=(HARN,))


def test_a_story_that_nothing_new_tells_is_taken_as_it_was() -> None:
    memo = StoryMemo()
    first = view(memo, MILL, QUAY)
    assert memo.found == 0
    assert view(memo, MILL, QUAY) == first
    assert memo.found == len(first.stories) == 2


def test_a_new_report_costs_its_own_story_only() -> None:
    memo = StoryMemo()
    view(memo, MILL, QUAY)
    later = claim(
        report("The Herald", published=day("05-15")), "Four people died at the mill.", figures=(killed(4, 4),)
    )
    after = view(memo, MILL, QUAY, later)
    assert memo.found == 1
    assert after == build_view([MILL, QUAY, later], [], at=None, clock=Clock.SAID)


def test_the_story_asked_for_longest_ago_is_forgotten_first() -> None:
    memo = StoryMemo(most=1)
    view(memo, MILL, QUAY)
    view(memo, MILL, QUAY)
    assert memo.found == 0
