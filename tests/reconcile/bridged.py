"""Invented reports on a river that rose and on those who fled from it, which later reports tell of as one."""

from asof.reconcile.grouping import FEW
from asof.reconcile.stories import GroupMemo, StoryGroup, group_reports
from tests.reconcile.build import day, report

OTHERS = [f"Alpha{n} beta{n} gamma{n} delta{n} epsilon{n} zeta{n} eta{n} theta{n}." for n in range(FEW)]
COMMON = " ".join(f"water{n}" for n in range(60))
WORDS = {
    side: f"{names} {' '.join(f'{side}{n}' for n in range(100))} {COMMON}"
    for side, names in (("river", "Oduya, Lund"), ("camp", "Brandt, Sefu"))
}
TOLD = {"r": WORDS["river"], "c": WORDS["camp"], "b": f"{WORDS['river']} {WORDS['camp']}"}
REPORTS = [report("Torvale Post", f"text {n:02}", published=day("05-10")) for n in range(FEW + 12)]
REPORTS.sort(key=lambda one: one.report_id)  # the order in which reports of one moment come


def grouped(sides: str, memo: GroupMemo | None = None) -> list[tuple[str, StoryGroup]]:
    """The stories of reports on a river that rose ("r"), on those who fled ("c") and on both ("b"), among others.

    Each with the sides that its reports tell.
    """
    own = [" ".join(f"own{turn}word{n} Guest{turn}n{n}" for n in range(4)) for turn in range(len(sides))]
    texts = [*OTHERS, *(f"{TOLD[side]} {words}" for side, words in zip(sides, own, strict=True))]
    reports = REPORTS[: len(texts)]
    words = {one.report_id: text for one, text in zip(reports, texts, strict=True)}
    side = {one.report_id: told for one, told in zip(reports[FEW:], sides, strict=True)}
    stories = group_reports(reports, {}, words, memo=memo)
    told_by = [("".join(side.get(one.report_id, "") for one in story.reports), story) for story in stories]
    return [(told, story) for told, story in told_by if told]


def sides_of(sides: str, memo: GroupMemo | None = None) -> list[str]:
    return [told for told, _ in grouped(sides, memo)]
