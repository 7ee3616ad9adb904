"""Laws of grouping: what is remembered of earlier calls changes nothing, whichever reports come and go."""

from hypothesis import given, settings
from hypothesis import strategies as st

from asof.model.claim import KeptClaim
from asof.model.report import Report
from asof.reconcile.grouping import FEW
from asof.reconcile.stories import GroupMemo, StoryGroup, group_reports
from tests.reconcile.bridged import grouped
from tests.reconcile.build import HARN, TORVALE, claim, day, killed, report

_NAMES = ("Oduya", "Brandt", "Lund", "Sefu")
_KNOWN = FEW + 6


def _report(number: int) -> tuple[Report, KeptClaim, str]:
    town, name = (TORVALE, HARN)[number % 2], _NAMES[number % 4]
    url = "https://post.example/page" if number in (3, 9) else None
    source = report("Torvale Post", f"text {number}", published=day(f"05-{number % 9 + 1:02}"), url=url)
    words = f"{name}, {30 + number % 4}, was hurt at {town.name} when the mill burned, word{number} said."
    return source, claim(source, words, "disaster", where=(town,), when=day("05-01"), figures=(killed(3, 3),)), words


ALL = [_report(number) for number in range(_KNOWN)]
CHOSEN, FEW = st.sets(st.integers(0, _KNOWN - 1)), st.sets(st.integers(0, _KNOWN - 1), max_size=3)
UNDONE = st.integers(0, 5)
SLOW = settings(deadline=None, max_examples=40)  # each example groups some dozens of texts


def group(numbers: set[int], memo: GroupMemo | None = None) -> tuple[StoryGroup, ...]:
    """The stories of the reports of these numbers."""
    told = [ALL[number] for number in sorted(numbers, reverse=True)]
    claims = {source.report_id: [kept] for source, kept, _ in told}
    texts = {source.report_id: words for source, _, words in told}
    return group_reports([source for source, _, _ in told], claims, texts, memo=memo)


@SLOW
@given(calls=st.lists(CHOSEN, min_size=1, max_size=6), undone=UNDONE)
def test_what_is_remembered_of_other_calls_changes_nothing(calls: list[set[int]], undone: int) -> None:
    memo = GroupMemo(undone)
    for numbers in calls:
        assert group(numbers, memo) == group(numbers)


@SLOW
@given(calls=st.lists(FEW, min_size=1, max_size=5), undone=UNDONE)
def test_what_is_remembered_of_nearly_all_reports_changes_nothing(calls: list[set[int]], undone: int) -> None:
    memo = GroupMemo(undone)
    for missing in calls:
        numbers = set(range(_KNOWN)) - missing
        assert group(numbers, memo) == group(numbers)


@SLOW
@given(calls=st.lists(st.text("rcb", max_size=8), min_size=1, max_size=5), undone=UNDONE)
def test_what_is_remembered_changes_nothing_where_stories_are_joined(calls: list[str], undone: int) -> None:
    memo = GroupMemo(undone)
    for sides in calls:
        assert grouped(sides, memo) == grouped(sides)
