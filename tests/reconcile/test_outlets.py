"""The record of an outlet: what it told first, copied, corrected, took back and dropped."""

from asof.model.claim import KeptClaim, Standing
from asof.model.judgement import Judgement
from asof.model.report import Report
from asof.model.views import Clock
from asof.reconcile.judged import in_force, judge_claims, made_by
from asof.reconcile.outlets import OutletRecord, outlet_records
from asof.reconcile.view import build_view
from tests.reconcile.build import claim, day, killed, minute, page, report
from tests.reconcile.judging import judged

SENTENCE = "Guards shot at the crowd by the mill in Torvale and three of the dockers there were killed."


def records(*kept: KeptClaim, judgements: tuple[Judgement, ...] = ()) -> dict[str, OutletRecord]:
    reports: dict[str, Report] = {one.report.report_id: one.report for one in kept}
    pages = [page(source, {0: (source.published_at, "words")}) for source in reports.values()]
    view = build_view(kept, pages, at=None, clock=Clock.RECEIVED, judgements=judgements)
    as_judged = judge_claims(kept, in_force(made_by(judgements, None)))
    by_report = {id_: [one for one in as_judged if one.report.report_id == id_] for id_ in reports}
    return {record.name: record for record in outlet_records(view.stories, reports.values(), by_report)}


def test_who_told_an_incident_before_the_others_told_it_first() -> None:
    ours, theirs = report("Ours"), report("Theirs")
    early = claim(ours, "Guards opened fire in Torvale.", said=minute("05-14 20:00"), when=day("05-14"))
    late = claim(theirs, "Shots fell on the square of Torvale.", said=minute("05-14 22:00"), when=day("05-14"))
    found = records(early, late)
    (first,) = found["Ours"].first
    assert (first.claim.claim.sentence, first.after) == (early.claim.sentence, ("Theirs",))
    assert found["Theirs"].first == []
    assert (found["Ours"].claims, len(found["Ours"].reports)) == (1, 1)


def test_of_two_that_told_it_at_one_time_neither_was_first() -> None:
    one = claim(report("Ours"), "Guards opened fire in Torvale.", when=day("05-14"))
    other = claim(report("Theirs"), "Shots fell on the square of Torvale.", when=day("05-14"))
    found = records(one, other)
    assert found["Ours"].first == found["Theirs"].first == []
    assert found["Ours"].alone == found["Theirs"].alone == 0


def test_what_nobody_else_tells_is_counted_apart() -> None:
    assert records(claim(report("Ours"), "Guards opened fire in Torvale.", when=day("05-14")))["Ours"].alone == 1


def test_a_copy_stands_with_both_outlets() -> None:
    lead = claim(report("Ours"), SENTENCE, said=minute("05-14 20:00"), when=day("05-14"))
    copy = claim(report("Theirs"), SENTENCE, said=minute("05-14 23:00"), when=day("05-14"))
    found = records(lead, copy)
    assert [(c.claim.report.outlet, c.repeats.report.outlet) for c in found["Theirs"].copied] == [("Theirs", "Ours")]
    assert found["Ours"].copied_by == found["Theirs"].copied
    assert found["Ours"].copied == []


def test_what_an_editor_retracted_or_corrected_is_told_and_not_twice() -> None:
    ours = report("Ours")
    one = claim(ours, "Guards killed three dockers in Torvale.", when=day("05-14"), figures=(killed(3, 3),))
    other = claim(ours, "Guards shut the mill of Torvale.", "restriction", when=day("05-14"), at=90)
    found = records(one, other, judgements=(judged("retract", one),))["Ours"]
    assert [kept.claim.sentence for kept in found.retracted] == [one.claim.sentence]
    assert found.corrected == []


def test_a_corrected_count_of_its_own_is_told() -> None:
    ours = report("Ours")
    first = claim(ours, "Three dockers were killed in Torvale.", "death", said=minute("05-14 20:00"),
                  when=day("05-14"), figures=(killed(3, 3),))  # fmt: skip
    second = claim(ours, "Correction: two dockers were killed in Torvale.", "death", said=minute("05-14 22:00"),
                   when=day("05-14"), figures=(killed(2, 2),), standing=Standing.CORRECTED, at=80)  # fmt: skip
    found = records(first, second)["Ours"]
    assert [kept.claim.sentence for kept in found.corrected] == [first.claim.sentence]


def test_what_the_latest_version_of_a_page_leaves_out_is_told_once() -> None:
    versions = [report("Ours", name, url="https://ours.example/1", received=f"06-0{n} 00:00") for n, name in
                enumerate(("a", "b", "c"), 1)]  # fmt: skip
    kept = [claim(version, "Guards opened fire in Torvale.", when=day("05-14")) for version in versions]
    shut = "Guards shut the mill."
    gone = [claim(version, shut, "restriction", when=day("05-14"), at=60) for version in versions[:2]]
    found = records(*kept, *gone)["Ours"]
    assert [one.claim.sentence for one in found.dropped] == [shut]


def test_spellings_of_one_outlet_are_one() -> None:
    one = claim(report("The Quay"), "Guards opened fire in Torvale.", when=day("05-14"))
    other = claim(report("the quay", "later"), "Shots fell in Torvale.", when=day("05-14"))
    (found,) = records(one, other).values()
    assert (found.name, len(found.reports), found.alone) == ("The Quay", 2, 1)


def test_nothing_kept_has_no_outlets() -> None:
    assert records() == {}
