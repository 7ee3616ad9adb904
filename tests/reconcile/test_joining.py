"""Two stories are one once what comes later tells them in the same words."""

from copy import deepcopy

import pytest

from asof.reconcile.evidence import Words
from asof.reconcile.gathered import JOINED, Gathered, Member, gathered
from asof.reconcile.likeness import Part
from asof.reconcile.placing import CAME_APART, CAME_TOGETHER, Home, Placing, homes
from asof.reconcile.profile import profile_of
from asof.reconcile.stories import GroupMemo
from tests.reconcile.bridged import REPORTS, grouped, sides_of


def test_two_stories_are_one_once_what_comes_later_tells_both() -> None:
    assert [sides_of(sides) for sides in ("rc", "rcb", "rcbbb")] == [["r", "c"], ["rb", "c"], ["rcbbb"]]


def test_what_came_before_stays_as_it_was_and_stories_that_nothing_bridges_stay_two() -> None:
    memo = GroupMemo()
    assert sides_of("rcbbb", memo) == ["rcbbb"]
    assert sides_of("rc", memo) == ["r", "c"]
    assert sides_of("rcrcrc") == ["rrr", "ccc"]


def test_a_report_whose_story_was_joined_says_so() -> None:
    ((_, story),) = grouped("rcbbb")
    assert [why == CAME_TOGETHER for why in story.why.values()] == [False, True, False, False, False]


def test_a_report_that_comes_later_joins_the_story_of_both() -> None:
    assert sides_of("rcbbbcrb") == ["rcbbbcrb"]


@pytest.mark.parametrize("undone", [0, 3, 64])
def test_what_is_remembered_of_other_calls_changes_nothing_across_a_joining(undone: int) -> None:
    memo = GroupMemo(undone)
    for sides in ("rcb", "rcbbb", "rcb", "rcbbbcr", "rcbrb", "rc", "rcbbbcr", "rrccb", "rcbbb"):
        assert grouped(sides, memo) == grouped(sides)


def test_the_reports_of_the_later_story_are_told_in_the_earlier_and_may_leave_it_again() -> None:
    first, second = Home(number=0, why="first"), Home(number=1, why="first of another")
    bridge = Placing(home=Home(number=1, why="bridges"), joined=0)
    placings = [Placing(home=first), Placing(home=second), bridge]
    assert homes(placings) == [first, Home(number=0, why=CAME_TOGETHER), Home(number=0, why="bridges")]
    placings.append(Placing(home=Home(number=0, why="shows it"), leaving=(1, 3)))
    assert [home.number for home in homes(placings)] == [0, 2, 0, 2]
    assert homes(placings)[1].why == CAME_APART
    assert homes(placings[:2]) == [first, second]


def story_of(*vectors: dict[str, float], start: int = 0) -> Gathered:
    source = REPORTS[0]
    return gathered(
        [
            Member(
                number=start + number,
                profile=profile_of(source, ()),
                words=Words(vector={Part.WORDS: vector}, lead=frozenset()),
                keys=(),
                url=None,
            )
            for number, vector in enumerate(vectors)
        ]
    )


@pytest.mark.parametrize(("more", "is_one"), [(0.01, True), (-0.01, False)])
def test_it_is_the_likeness_across_beside_that_within_that_joins(more: float, is_one: bool) -> None:
    share = JOINED + more
    other = story_of({"mill": share, "fire": (1 - share**2) ** 0.5}, start=2)
    assert story_of({"mill": 1.0}, {"mill": 1.0}).is_one_with(other) is is_one


def test_two_reports_alone_are_too_few_to_tell() -> None:
    assert not story_of({"mill": 1.0}).is_one_with(story_of({"mill": 1.0}, start=1))


def test_the_story_of_both_counts_what_both_tell_and_leaves_both_as_they_were() -> None:
    one, other = story_of({"mill": 1.0}, {"mill": 0.6, "fire": 0.8}), story_of({"fire": 1.0}, start=2)
    profile = deepcopy(one.profile)
    both = one.joined_with(other)
    assert both.profile.reports == 3
    assert [member.number for member in both.latest] == [0, 1, 2]
    assert both.centre.likeness({Part.WORDS: {"fire": 1.0}}) == pytest.approx({Part.WORDS: 1.8 / 3})
    assert (one.profile, other.profile.reports) == (profile, 1)
