"""Judgements on incidents and stories win over what is derived, and say so."""

from datetime import timedelta

from asof.model.claim import KeptClaim
from asof.model.judgement import Judgement, ref_of
from asof.model.views import Clock, Incident, RecordView
from asof.reconcile.view import GUEST, build_view
from tests.reconcile.build import HARN, TORVALE, claim, day, killed, report
from tests.reconcile.judging import EDITED, judged, undoing

POST, HERALD, ECHO = report("Torvale Post"), report("The Herald"), report("Harn Echo")
SHOTS = claim(POST, "Shots were fired on Wednesday.", when=day("05-14"), figures=(killed(2, 2, "two"),))
AGAIN = claim(HERALD, "Gunfire hit the mill on Wednesday.", when=day("05-14"), figures=(killed(5, 5, "five"),))
MARCH = claim(HERALD, "They marched on Monday.", "protest", when=day("05-12"), at=200)
FAR = claim(ECHO, "Guards shot at dockers on Wednesday.", where=(HARN,), when=day("05-14"))
KEPT = [SHOTS, AGAIN, MARCH, FAR]


def view(*judgements: Judgement, kept: list[KeptClaim] = KEPT) -> RecordView:
    return build_view(kept, [], at=None, clock=Clock.RECEIVED, judgements=judgements)


def incidents(seen: RecordView) -> list[set[str]]:
    """The incidents as the first words of their sentences."""
    return [words(incident) for story in seen.stories for incident in story.incidents]


def words(incident: Incident) -> set[str]:
    return {link.claim.claim.sentence.split()[0] for link in incident.links}


def of(seen: RecordView, word: str) -> Incident:
    every = [incident for story in seen.stories for incident in story.incidents]
    return next(incident for incident in every if word in words(incident))


def stories(seen: RecordView) -> list[set[str]]:
    return [{report.outlet for report in story.reports} for story in seen.stories]


def test_without_judgements_the_claims_group_as_the_tests_below_expect() -> None:
    assert sorted(map(sorted, incidents(view()))) == [["Guards"], ["Gunfire", "Shots"], ["They"]]
    assert sorted(map(sorted, stories(view()))) == [["Harn Echo"], ["The Herald", "Torvale Post"]]


def test_merged_incidents_are_one_and_each_link_says_by_whom_and_why() -> None:
    seen = view(judged("merge", SHOTS, MARCH, by="Ina Moor", reason="the march was shot at"))
    merged = of(seen, "They")
    assert words(merged) == {"Shots", "Gunfire", "They"}
    assert merged.judged[0].by == "Ina Moor"
    assert [
        link.why for link in merged.links if "merged by Ina Moor" in link.why and "the march was shot at" in link.why
    ]


def test_merging_what_is_told_of_excluding_times_leaves_the_time_contested() -> None:
    merged = of(view(judged("merge", SHOTS, MARCH)), "They")
    assert "time" in merged.contested
    assert merged.when is not None
    assert (merged.when.start, merged.when.end) == (day("05-12").start, day("05-14").end)


def test_a_claim_split_off_is_an_incident_of_its_own() -> None:
    seen = view(judged("split", AGAIN))
    assert words(of(seen, "Shots")) == {"Shots"}
    assert words(of(seen, "Gunfire")) == {"Gunfire"}
    assert of(seen, "Shots").judged == of(seen, "Gunfire").judged != ()


def test_every_claim_is_still_in_exactly_one_incident() -> None:
    seen = view(judged("merge", SHOTS, MARCH, FAR), judged("split", AGAIN, at=EDITED + timedelta(hours=1)))
    assert sorted(word for group in incidents(seen) for word in group) == ["Guards", "Gunfire", "Shots", "They"]


def test_the_later_of_a_merge_and_a_split_wins() -> None:
    merge, split = judged("merge", SHOTS, MARCH), judged("split", MARCH, at=EDITED + timedelta(hours=1))
    assert words(of(view(merge, split), "They")) == {"They"}
    merge, split = judged("merge", SHOTS, MARCH, at=EDITED + timedelta(hours=2)), split
    assert words(of(view(merge, split), "They")) == {"Shots", "Gunfire", "They"}


def test_incidents_of_two_stories_that_are_merged_make_one_story() -> None:
    seen = view(judged("merge", SHOTS, FAR))
    assert stories(seen) == [{"Torvale Post", "The Herald", "Harn Echo"}]
    assert words(of(seen, "Guards")) == {"Shots", "Gunfire", "Guards"}
    assert seen.stories[0].judged


def test_a_claim_attached_to_an_incident_of_another_story_is_told_there_alone() -> None:
    seen = view(judged("attach", FAR, to_claim=ref_of(SHOTS.claim)))
    assert words(of(seen, "Guards")) == {"Shots", "Gunfire", "Guards"}
    assert sorted(word for group in incidents(seen) for word in group) == ["Guards", "Gunfire", "Shots", "They"]
    ours = next(story for story in seen.stories if TORVALE in story.places)
    assert "Harn Echo" in {report.outlet for report in ours.reports}


def test_a_report_attached_to_a_story_or_taken_out_of_it_is_so() -> None:
    into = judged("attach", reports=(ECHO.report_id,), to_report=POST.report_id)
    assert stories(view(into)) == [{"Torvale Post", "The Herald", "Harn Echo"}]
    out = judged("attach", reports=(HERALD.report_id,))
    assert sorted(map(sorted, stories(view(out)))) == [["Harn Echo"], ["The Herald"], ["Torvale Post"]]
    assert all(story.judged for story in view(out).stories if "Harn Echo" not in {r.outlet for r in story.reports})


def test_a_report_that_a_judgement_moved_says_so_and_a_guest_too() -> None:
    into = view(judged("attach", reports=(ECHO.report_id,), to_report=POST.report_id)).stories[0]
    assert [one.report_id for one in into.memberships] == [one.report_id for one in into.reports]
    assert {one.why.partition(" by ")[0] for one in into.memberships if one.report_id == ECHO.report_id} == {"put here"}
    guest = next(
        story for story in view(judged("attach", FAR, to_claim=ref_of(SHOTS.claim))).stories if TORVALE in story.places
    )
    assert guest.memberships[-1].why == GUEST


def test_a_judgement_on_incidents_and_its_undoing_leave_the_views_as_they_were() -> None:
    for judgement in (
        judged("merge", SHOTS, FAR),
        judged("split", AGAIN),
        judged("attach", FAR, to_claim=ref_of(SHOTS.claim)),
        judged("attach", reports=(HERALD.report_id,)),
    ):
        assert view(judgement).stories != view().stories
        assert view(judgement, undoing(judgement)).stories == view().stories
