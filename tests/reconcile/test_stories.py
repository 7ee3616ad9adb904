"""Which reports tell one story, and what it is called."""

from asof.model.claim import KeptClaim
from asof.model.report import Report
from asof.reconcile.evidence import FULL
from asof.reconcile.grouping import FEW, FIRST, SAME_PAGE
from asof.reconcile.naming import story_name
from asof.reconcile.profile import main_place
from asof.reconcile.stories import group_reports
from tests.reconcile.build import COUNTRY, HARN, TORVALE, ZONE, claim, day, report, stretch


def group(*kept: KeptClaim, alone: tuple[Report, ...] = ()) -> list[list[str]]:
    """The names of the reports of each story."""
    by_report: dict[str, list[KeptClaim]] = {}
    for one in kept:
        by_report.setdefault(one.report.report_id, []).append(one)
    reports = [*{one.report.report_id: one.report for one in kept}.values(), *alone]
    return [[report.name for report in story.reports] for story in group_reports(reports, by_report)]


def told(name: str, kind: str, month_day: str, **rest) -> KeptClaim:
    return claim(
        report("Torvale Post", name, published=day(month_day), **rest.pop("page", {})), f"{name}.", kind, **rest
    )


def test_reports_of_one_town_and_time_and_kind_are_one_story_whatever_their_order() -> None:
    first, second = told("first", "protest", "05-14"), told("second", "protest", "05-17")
    assert group(second, first) == group(first, second) == [["first", "second"]]


def test_another_town_another_month_and_another_kind_are_other_stories() -> None:
    assert group(
        told("here", "protest", "05-14"),
        told("there", "protest", "05-15", where=(HARN,)),
        told("much later", "protest", "07-14"),
        told("the flood", "disaster", "05-16"),
    ) == [["here"], ["there"], ["the flood"], ["much later"]]


def test_a_report_that_names_only_the_country_joins_the_town_it_happened_in() -> None:
    assert group(told("here", "protest", "05-14"), told("abroad", "protest", "05-15", where=(COUNTRY,))) == [
        ["here", "abroad"]
    ]


def test_versions_of_one_page_are_one_story() -> None:
    page = {"url": "https://post.example/a"}
    assert group(told("v1", "protest", "05-14", page=page), told("v2", "disaster", "05-30", page=page)) == [
        ["v1", "v2"]
    ]


def test_every_report_says_why_it_is_there() -> None:
    page = {"url": "https://post.example/a"}
    kept = [told("v1", "protest", "05-14", page=page), told("v2", "protest", "05-15", page=page)]
    kept.append(told("other", "protest", "05-16"))
    reports = [one.report for one in kept]
    (story,) = group_reports(reports, {one.report.report_id: [one] for one in kept})
    why = [story.why[one.report_id] for one in story.reports]
    assert why == [FIRST, SAME_PAGE, "the same town, a day apart"]


def test_a_report_without_claims_is_a_story_of_its_own() -> None:
    assert group(
        told("here", "protest", "05-14"), alone=(report("Torvale Post", "quiet", published=day("05-15")),)
    ) == [
        ["here"],
        ["quiet"],
    ]


FLOOD = "The Harn rose over its banks and drowned the mill at Torvale, the miller Oduya said."
STRIKE = "Tram drivers walked out of the depot; their union asks for shorter shifts and more pay."
OTHERS = [f"Alpha{n} beta{n} gamma{n} delta{n} epsilon{n} zeta{n}." for n in range(3 * FEW)]


def told_apart(*texts: str) -> list[list[str]]:
    """The texts of each story, of reports that claim nothing and come one day after another."""
    reports = {
        text: report("Torvale Post", f"text {n}", published=day(f"05-{n + 1:02}")) for n, text in enumerate(texts)
    }
    words = {one.report_id: text for text, one in reports.items()}
    return [[words[one.report_id] for one in story.reports] for story in group_reports(reports.values(), {}, words)]


def test_texts_that_share_rare_words_are_one_story_though_they_claim_nothing() -> None:
    later = "At Torvale the miller Oduya counts what the Harn drowned when it rose."
    found = told_apart(*OTHERS[:FEW], FLOOD, STRIKE, later)
    assert [FLOOD, later] in found
    assert [STRIKE] in found


def test_among_enough_texts_one_town_has_two_stories_of_a_day() -> None:
    claims = [told(name, "protest", "05-14") for name in ("flood", "strike")]
    alone = [report("Torvale Post", f"text {n}", published=day("05-01")) for n in range(len(OTHERS))]
    reports = [*alone, *(one.report for one in claims)]
    long = [text + "".join(f" {name}{n}" for n in range(FULL)) for name, text in (("f", FLOOD), ("s", STRIKE))]
    texts = [*OTHERS, *long]
    words = {one.report_id: text for one, text in zip(reports, texts, strict=True)}
    by_report = {one.report.report_id: [one] for one in claims}
    assert len(group_reports(reports, by_report, words)) == len(texts)
    assert len(group_reports(reports[-2:], by_report, words)) == 1


def test_reports_come_in_the_order_of_publication_whatever_moment_their_claims_were_said() -> None:
    recalls = told("recalls", "protest", "05-15", said=day("05-13"))
    assert group(recalls, told("first", "protest", "05-14")) == [["first", "recalls"]]


def test_a_name_is_made_of_place_kinds_and_the_days_it_happened() -> None:
    kept = [
        told("a", "protest", "05-17", when=day("05-14")),
        told("b", "protest", "05-17", when=day("05-16"), at=10),
        told("c", "shooting", "05-17", at=20),
        told("d", "statement", "05-17", at=30),
        told("e", "background", "05-17", when=stretch("01-01 00:00", "01-02 00:00"), where=(HARN,), at=40),
    ]
    assert story_name(kept, main_place(kept), ZONE) == "Torvale, Eastmark · protest, shooting · 14–16 May 2031"


def test_the_main_place_is_the_town_told_of_most() -> None:
    kept = [
        told("a", "protest", "05-14", where=(TORVALE, COUNTRY)),
        told("b", "protest", "05-14", where=(COUNTRY,), at=9),
    ]
    assert main_place(kept) == TORVALE
    assert main_place([]) is None


def test_the_same_words_are_one_story_though_one_report_was_read_in_another_town() -> None:
    claims = [told(name, "accident", "05-14", where=(town,)) for name, town in (("here", TORVALE), ("there", HARN))]
    by_report = {one.report.report_id: [one] for one in claims}
    reports = [one.report for one in claims]
    same = {one.report_id: f"{FLOOD} {one.name}" for one in reports}
    other = dict(zip(by_report, (FLOOD, STRIKE), strict=True))
    assert len(group_reports(reports, by_report, same)) == 1
    assert len(group_reports(reports, by_report, other)) == 2
