"""Two stories that look alike come apart once a few reports of each have come."""

import random
from itertools import combinations

import pytest

from asof.reconcile.grouping import FEW
from asof.reconcile.parting import LEAST_APART, MOST, OF_FEW, OF_LITTLE_KNOWN, PARTED, parted
from asof.reconcile.placing import CAME_APART, Home, Placing, homes
from asof.reconcile.stories import GroupMemo, StoryGroup, group_reports
from tests.reconcile.build import day, report

WITHIN, KNOWN = 0.5, 100


def likeness(stories: str, between: float) -> list[list[float]]:
    """Of reports that each tell the story of their letter."""
    return [[WITHIN if mine == theirs else between for theirs in stories] for mine in stories]


def test_reports_that_are_hardly_like_the_others_tell_another_story() -> None:
    assert parted(likeness("aabababb", 0.1), KNOWN) == (2, 4, 6, 7)


def least(fewer: int, known: int = KNOWN) -> float:
    """The share of the likeness within from which on groups are one story."""
    return PARTED - OF_FEW / fewer - OF_LITTLE_KNOWN / known


@pytest.mark.parametrize(("more", "apart"), [(-0.01, True), (0.01, False)])
@pytest.mark.parametrize("stories", ["aaabbb", "aaaaaabbbb"])
def test_it_is_the_likeness_across_beside_that_within_that_parts(stories: str, more: float, apart: bool) -> None:
    found = likeness(stories, (least(stories.count("b")) + more) * WITHIN)
    assert bool(parted(found, KNOWN)) is apart


def test_the_more_reports_tell_the_other_story_the_less_unlike_they_need_be() -> None:
    across = (least(3) + least(6)) / 2 * WITHIN
    assert not parted(likeness("aaaaaabbb", across), KNOWN)
    assert parted(likeness("aaaaaabbbbbb", across), KNOWN)


def test_a_long_story_may_be_less_like_itself_than_a_share_that_grows_without_end() -> None:
    across = (MOST + least(20)) / 2 * WITHIN
    assert not parted(likeness("a" * 20 + "b" * 20, across), KNOWN)
    assert parted(likeness("a" * 20 + "b" * 20, (MOST - 0.01) * WITHIN), KNOWN)


def test_where_little_is_known_they_must_be_less_alike() -> None:
    alike = likeness("aaabbb", (least(3, 12) + least(3)) / 2 * WITHIN)
    assert parted(alike, KNOWN)
    assert not parted(alike, 12)


def test_fewer_than_three_tell_no_other_story() -> None:
    fewer, enough = (likeness("a" * 9 + "b" * count, 0.1) for count in (LEAST_APART - 1, LEAST_APART))
    assert set(parted(fewer, KNOWN)) != {9, 10}
    assert parted(enough, KNOWN) == (9, 10, 11)
    assert parted([], KNOWN) == ()


def test_reports_that_have_nothing_in_common_are_not_parted() -> None:
    assert parted([[0.0] * 8 for _ in range(8)], KNOWN) == ()


@pytest.mark.parametrize("seed", range(20))
def test_the_tree_of_groups_is_that_of_joining_the_likest_two_again_and_again(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - made numbers, no secret
    size = dice.randrange(6, 12)
    found = [[0.0] * size for _ in range(size)]
    for one, other in combinations(range(size), 2):
        found[one][other] = found[other][one] = dice.random() * (1 if one % 2 == other % 2 else PARTED)
    assert parted(found, KNOWN) == _by_joining(found)


def _by_joining(found: list[list[float]]) -> tuple[int, ...]:
    """The plain way: all pairs of groups are tried each time."""
    groups, tree = [{number} for number in range(len(found))], []

    def mean(one: set[int], other: set[int]) -> float:
        pairs = [found[a][b] for a in one for b in other if a != b]
        return sum(pairs) / len(pairs)

    while len(groups) > 1:
        one, other = max(combinations(groups, 2), key=lambda pair: mean(*pair))
        groups = [group for group in groups if group not in (one, other)] + [one | other]
        tree.append(one | other)
    best, apart = 0.0, set()
    for group in tree:
        rest = set(range(len(found))) - group
        fewer = min(len(group), len(rest))
        if fewer >= LEAST_APART:
            weights = [(len(side) * (len(side) - 1), mean(side, side)) for side in (group, rest)]
            within = sum(weight * value for weight, value in weights) / sum(weight for weight, _ in weights)
            if (less := least(fewer) - mean(group, rest) / within) > best:
                best, apart = less, group
    leaving = set(range(len(found))) - apart if 0 in apart else apart
    return tuple(sorted(leaving)) if apart else ()


def test_who_leaves_begins_the_next_story() -> None:
    placings = [Placing(home=Home(number=0, why=f"report {number}")) for number in range(3)]
    placings += [Placing(home=Home(number=0, why="shows it"), leaving=(1, 3)), Placing(home=Home(number=1, why="next"))]
    found = homes(placings)
    assert [home.number for home in found] == [0, 1, 0, 1, 1]
    assert [home.why for home in found] == ["report 0", CAME_APART, "report 2", CAME_APART, "next"]
    assert [home.number for home in homes(placings[:3])] == [0, 0, 0]


OTHERS = [f"Alpha{n} beta{n} gamma{n} delta{n} epsilon{n} zeta{n} eta{n} theta{n}." for n in range(FEW)]
COMMON = "Oduya of Torvale fought again. " + " ".join(f"round{n}" for n in range(20))
BOUTS = {
    bout: " ".join([COMMON, *(f"{bout}blow{n}" for n in range(20)), *(f"{bout.title()}man{n}" for n in range(4))])
    for bout in ("spring", "autumn")
}
Told = tuple[str, str, str | None]  # a text, the day it was published on, and the address


def told(count: int, *, days_between: int = 0, pages: bool = False) -> list[Told]:
    """The first so many reports on two bouts of one man, by turns."""
    found: list[Told] = []
    for number in range(count):
        turn, of_autumn = divmod(number, 2)
        bout = ("spring", "autumn")[of_autumn]
        words = f"{BOUTS[bout]} {' '.join(f'{bout}said{turn}word{n}' for n in range(5))}"
        page = f"https://post.example/{turn}" if pages else None
        found.append((words, f"05-{10 + days_between * of_autumn}", page))
    return found


def bouts(reports: list[Told], memo: GroupMemo | None = None) -> tuple[list[str], tuple[StoryGroup, ...]]:
    """How many reports on each bout each story has, "s" for one on that of spring, among enough others; the stories."""
    every = [(text, "05-01", None) for text in OTHERS] + reports
    made = {
        report("Torvale Post", f"text {number:02}", published=day(on), url=url): text
        for number, (text, on, url) in enumerate(every)
    }
    words = {one.report_id: text for one, text in made.items()}
    stories = group_reports(made, {}, words, memo=memo)
    told = ["".join(sorted("sa"["autumn" in words[one.report_id]] for one in story.reports)) for story in stories]
    return [
        bout for bout, story in zip(told, stories, strict=True) if COMMON in words[story.reports[0].report_id]
    ], stories


def test_a_look_alike_joins_at_first_and_comes_apart_once_four_reports_of_each_have_come() -> None:
    found = [bouts(told(count))[0] for count in (2, 7, 8, 9)]
    assert found == [["as"], ["aaassss"], ["ssss", "aaaa"], ["sssss", "aaaa"]]


def test_those_that_leave_say_why_they_are_in_another_story_than_they_first_seemed_to_tell() -> None:
    *_, spring, autumn = bouts(told(10))[1]
    assert list(autumn.why.values())[:4] == [CAME_APART] * 4
    assert CAME_APART not in [*spring.why.values(), *list(autumn.why.values())[4:]]


def test_what_is_told_days_later_in_other_words_goes_on_with_the_story() -> None:
    assert bouts(told(8, days_between=3))[0] == ["aaaassss"]


def test_versions_of_one_page_stay_together() -> None:
    assert all(found.count("s") == found.count("a") for found in bouts(told(8, pages=True))[0])


def test_what_is_remembered_of_other_calls_changes_nothing_across_a_parting() -> None:
    memo = GroupMemo()
    for count in (4, 8, 10, 7, 10, 2, 9, 8):
        assert bouts(told(count), memo) == bouts(told(count))
    without_the_second = [one for number, one in enumerate(told(10)) if number != 1]
    for reports in (without_the_second, told(10), without_the_second):
        assert bouts(reports, memo) == bouts(reports)
    assert bouts(told(10), GroupMemo(undone=3)) == bouts(told(10))
