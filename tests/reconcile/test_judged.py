"""What judgements make of claims and ledgers, from their moment on."""

from dataclasses import replace
from datetime import timedelta

from asof.model.claim import KeptClaim, Standing
from asof.model.ids import identified
from asof.model.judgement import Correction, Judgement
from asof.model.speaker import Role, Speaker
from asof.model.views import Agreement, ChangeKind, Clock, Ledger, PositionState, RecordView
from asof.reconcile.changes import changes
from asof.reconcile.view import build_view
from tests.reconcile.build import HARN, claim, count, day, killed, minute, report, voice
from tests.reconcile.judging import EDITED, judged, undoing

POST, HERALD = report("Torvale Post"), report("The Herald", published=day("05-15"))
FEW = claim(POST, "Three millers were killed at the gate.", "death", figures=(killed(3, 3, "Three"),))
MANY = claim(HERALD, "Nine were killed at the mill gate.", "death", figures=(killed(9, 9, "Nine"),))
BOTH = claim(
    HERALD,
    "Nine were killed and twenty hurt at the gate of the mill.",
    "death",
    figures=(killed(9, 9, "Nine"), count("injured", 20, 20, "twenty")),
)


def view(kept: list[KeptClaim], *judgements: Judgement, at=None, clock: Clock = Clock.RECEIVED) -> RecordView:
    return build_view(kept, [], at=at, clock=clock, judgements=judgements)


def told(seen: RecordView) -> dict[str, KeptClaim]:
    """The claims of a view by their sentence's first word."""
    links = [link for story in seen.stories for incident in story.incidents for link in incident.links]
    return {link.claim.claim.sentence.split()[0]: link.claim for link in links}


def ledger(seen: RecordView, measure: str = "killed") -> Ledger:
    return next(ledger for story in seen.stories for ledger in story.ledgers if ledger.measure.value == measure)


def test_a_retracted_claim_stands_by_nothing_and_stays_to_be_seen_with_by_whom_and_why() -> None:
    seen = view([FEW, MANY], judged("retract", MANY, by="Ina Moor", reason="a slip of the pen"))
    states = {position.figure.quantity.low: position.state for position in ledger(seen).positions}
    assert states == {3: PositionState.STANDING, 9: PositionState.RETRACTED}
    assert (ledger(seen).low, ledger(seen).high, ledger(seen).agreement) == (3, 3, Agreement.SINGLE)
    (trace,) = told(seen)["Nine"].judged
    assert (trace.by, trace.reason, trace.judged_at) == ("Ina Moor", "a slip of the pen", EDITED)
    assert told(seen)["Nine"].claim.standing is Standing.RETRACTED
    assert told(seen)["Nine"].original == MANY.claim


def test_a_figure_that_the_retracted_one_had_overtaken_stands_again() -> None:
    later = claim(POST, "Thirty were killed.", "death", figures=(killed(30, 30, "Thirty"),), said=minute("05-16 10:00"))
    assert ledger(view([FEW, later])).low == 30
    assert (ledger(view([FEW, later], judged("retract", later))).low) == 3


def test_one_figure_retracted_leaves_the_others_of_its_claim() -> None:
    seen = view([BOTH], judged("retract", BOTH, figure=1))
    assert ledger(seen).positions[0].state is PositionState.STANDING
    assert ledger(seen, "injured").positions[0].state is PositionState.RETRACTED
    assert told(seen)["Nine"].claim.standing is Standing.REPORTED
    assert told(seen)["Nine"].judged[0].figure == 1


def test_a_confirmed_figure_names_the_editor() -> None:
    seen = view([FEW], judged("confirm", FEW, by="Ina Moor"))
    assert ledger(view([FEW])).confirmed_by is None
    assert "Ina Moor" in (ledger(seen).confirmed_by or "")
    assert ledger(seen).positions[0].standing is Standing.CONFIRMED


def test_a_denial_is_never_confirmed_into_what_it_denies() -> None:
    denial = claim(POST, "Nobody was killed, the mill said.", "death", standing=Standing.DENIED)
    assert told(view([denial], judged("confirm", denial)))["Nobody"].claim.standing is Standing.DENIED


def test_a_corrected_figure_has_the_editors_count_and_the_reports_words() -> None:
    figure = replace(MANY.claim.figures[0], quantity=replace(MANY.claim.figures[0].quantity, low=8, high=8))
    seen = view([MANY], judged("correct", MANY, figure=0, correction=Correction(figure=figure)))
    quantity = ledger(seen).positions[0].figure.quantity
    assert (quantity.low, quantity.high, quantity.words) == (8, 8, "Nine")
    assert told(seen)["Nine"].original == MANY.claim


def test_time_place_standing_and_speaker_can_be_corrected_and_the_outlet_stays_last() -> None:
    said = claim(POST, "Shots were fired, a miller said.", by=(voice("a miller"),))
    guard = Speaker(name="the guard", role=Role.PARTY, words="the guard", span=None)
    given = Correction(when=day("05-12"), where=HARN, standing=Standing.FEARED, speaker=guard)
    after = told(view([said], judged("correct", said, correction=given)))["Shots"].claim
    assert (after.when, after.where, after.standing) == (day("05-12"), (HARN,), Standing.FEARED)
    assert [speaker.name for speaker in after.speakers] == ["the guard", "Torvale Post"]


def test_of_two_judgements_the_later_wins_and_the_earlier_stays_as_history() -> None:
    first, second = judged("retract", FEW), judged("confirm", FEW, at=EDITED + timedelta(hours=1))
    for given in ((first, second), (second, first)):
        seen = view([FEW], *given)
        assert told(seen)["Three"].claim.standing is Standing.CONFIRMED
        assert not told(seen)["Three"].is_withdrawn()
        assert seen.judgements == (first, second)


def test_an_undone_judgement_changes_nothing_and_undoing_the_undoing_restores_it() -> None:
    retraction = judged("retract", FEW)
    undone = undoing(retraction)
    assert view([FEW], retraction, undone).stories == view([FEW]).stories
    assert view([FEW], retraction, undone).judgements == (retraction, undone)
    assert view([FEW], retraction, undone, undoing(undone)).stories == view([FEW], retraction).stories


def test_a_judgement_counts_from_its_own_moment_on_both_clocks() -> None:
    retraction = judged("retract", FEW)
    for clock in Clock:
        before = view([FEW], retraction, at=EDITED - timedelta(microseconds=1), clock=clock)
        assert before == view([FEW], at=EDITED - timedelta(microseconds=1), clock=clock)
        assert told(view([FEW], retraction, at=EDITED, clock=clock))["Three"].is_withdrawn()


# A newer reader


def test_a_judgement_holds_for_what_a_newer_reader_reads_at_the_same_place() -> None:
    newer = replace(MANY, claim=identified(replace(MANY.claim, reader="hand-2", actor="guards")))
    other = replace(newer, claim=identified(replace(newer.claim, span=newer.claim.span.shifted(900))))
    seen = view([newer, other], judged("retract", MANY))
    links = [link.claim for story in seen.stories for incident in story.incidents for link in incident.links]
    assert {kept.claim.claim_id: kept.is_withdrawn() for kept in links} == {
        newer.claim.claim_id: True,
        other.claim.claim_id: False,
    }


def test_a_judgement_that_fits_nothing_the_newer_reader_reads_there_has_no_effect() -> None:
    kinds = ("protest", "arrest")
    newer = [claim(HERALD, MANY.claim.sentence, kind, reader="hand-2") for kind in kinds]
    assert view(newer, judged("retract", MANY)).stories == view(newer).stories


# Changes


def kinds_of(before: RecordView, after: RecordView) -> list[ChangeKind]:
    return [change.kind for change in changes(before, after)]


def test_what_was_judged_is_a_change_of_its_own_with_its_sentence_and_reason() -> None:
    kept = [FEW, MANY]
    retraction = judged("retract", MANY, reason="a slip of the pen")
    (change,) = changes(view(kept), view(kept, retraction))
    assert change.kind is ChangeKind.RETRACTED
    assert change.claim.claim == replace(MANY.claim, standing=Standing.RETRACTED)
    assert change.judged is not None
    assert change.judged.reason == "a slip of the pen"
    assert change.before is not None
    assert change.before.figure.quantity.low == 9


def test_each_kind_of_judgement_is_told_as_itself() -> None:
    shots = claim(POST, "Shots were fired on Wednesday.", when=day("05-14"))
    march = claim(HERALD, "They marched on Monday.", "protest", when=day("05-12"))
    kept = [shots, march]
    correction = Correction(standing=Standing.FEARED)
    given = {
        "merge": (judged("merge", shots, march), [ChangeKind.MERGED] * 2),
        "confirm": (judged("confirm", shots), [ChangeKind.CONFIRMED]),
        "correct": (judged("correct", shots, correction=correction), [ChangeKind.CORRECTED]),
    }
    for judgement, expected in given.values():
        assert kinds_of(view(kept), view(kept, judgement)) == expected
        undone = (judgement, undoing(judgement))
        assert kinds_of(view(kept, judgement), view(kept, *undone)) == [ChangeKind.UNDONE] * len(expected)
        assert kinds_of(view(kept), view(kept, *undone)) == []
