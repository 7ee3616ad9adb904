"""Laws that hold for any claims in any order."""

import dataclasses
import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from asof.model.claim import KeptClaim, Standing
from asof.model.ids import identified
from asof.model.judgement import Correction, Judgement, ref_of
from asof.model.report import Report
from asof.model.span import Span
from asof.model.speaker import Role
from asof.model.views import Clock, PositionState, RecordView
from asof.model.when import Precision
from asof.reconcile.memo import StoryMemo
from asof.reconcile.origins import attribute, independent
from asof.reconcile.view import build_view
from tests.reconcile import night
from tests.reconcile.build import (
    COUNTRY,
    HARN,
    SQUARE,
    TORVALE,
    claim,
    count,
    day,
    killed,
    minute,
    report,
    stretch,
    voice,
)
from tests.reconcile.judging import EDITED, judged, undoing

SLOW = settings(max_examples=60, deadline=None)

OUTLETS = ("Torvale Post", "The Herald", "Harn Echo")
SENTENCES = (
    "Shots were fired near the mill.",
    "Several people were killed when the guards opened fire on a crowd at the mill gate on Wednesday.",
    "Several people were killed when guards opened fire on the crowd at the mill gate on Wednesday.",
    "They marched again.",
    "A second attack hit the post.",
)
KINDS = (
    "shooting",
    "clash",
    "death",
    "injury",
    "protest",
    "arrest",
    "disaster",
    "support",
    "information_restriction",
    "background",
)
FIGURES = (
    (),
    (killed(3, None, "several"),),
    (killed(5, 5, "five"),),
    (killed(None, None, "many"),),
    (killed(None, 50, "up to 50"),),
    (killed(20, 20, "about 20", approximate=True), count("injured", 24, None, "dozens")),
    (killed(2, 2, "two more", kind="increment"),),
    (killed(0, 0, "no one"),),
    (killed(1, 1, "a policeman", who="a policeman"),),
)
SPEAKERS = ((), (voice("residents"),), (voice("Ada Lund", Role.OFFICIAL),), (voice("Wire Nine", Role.MEDIA),))
WHENS = (
    None,
    day("05-14"),
    day("05-15"),
    stretch("05-15 16:00", "05-16 04:00", Precision.PART_OF_DAY, "Thursday night"),
    stretch("05-01 00:00", "05-20 00:00", Precision.WEEK, "for weeks"),
)
PLACES = ((TORVALE,), (HARN,), (SQUARE,), (COUNTRY,), ())


@st.composite
def kept_claims(draw: st.DrawFn) -> KeptClaim:
    outlet, number = draw(st.sampled_from(OUTLETS)), draw(st.integers(0, 2))
    source = report(outlet, f"page {number}", published=day(f"05-{14 + number}"), received=f"05-{16 + number} 12:00")
    is_live = draw(st.booleans())
    sentence = draw(st.integers(0, len(SENTENCES) - 1))
    return claim(
        source,
        SENTENCES[sentence],
        draw(st.sampled_from(KINDS)),
        said=minute(f"05-{14 + number} {draw(st.integers(10, 23))}:00") if is_live else None,
        by=draw(st.sampled_from(SPEAKERS)),
        figures=draw(st.sampled_from(FIGURES)),
        when=draw(st.sampled_from(WHENS)),
        where=draw(st.sampled_from(PLACES)),
        standing=draw(st.sampled_from(tuple(Standing))),
        actor=draw(st.sampled_from((None, "guards", "gunmen", "protesters"))),
        entry=draw(st.sampled_from((0, 1, None))),
        at=(draw(st.integers(0, 1)) * len(SENTENCES) + sentence) * 100,  # in one place of a report stands one sentence
    )


def view(kept: list[KeptClaim]) -> RecordView:
    return build_view(kept, [], at=None, clock=Clock.RECEIVED)


MANY = st.lists(kept_claims(), max_size=14, unique_by=lambda kept: kept.claim.claim_id)


@SLOW
@given(MANY.flatmap(lambda kept: st.tuples(st.just(kept), st.permutations(kept))))
def test_the_order_of_arrival_does_not_matter(both: tuple[list[KeptClaim], list[KeptClaim]]) -> None:
    assert view(both[0]) == view(both[1])


@SLOW
@given(MANY, st.data())
def test_the_same_claim_twice_changes_nothing(kept: list[KeptClaim], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(kept))) if kept else []
    assert view(kept + again) == view(kept)


@SLOW
@given(MANY)
def test_every_claim_lands_in_exactly_one_incident(kept: list[KeptClaim]) -> None:
    linked = [
        link.claim.claim.claim_id
        for story in view(kept).stories
        for incident in story.incidents
        for link in incident.links
    ]
    assert sorted(linked) == sorted({one.claim.claim_id for one in kept})


@SLOW
@given(MANY)
def test_the_span_of_a_ledger_contains_every_standing_position(kept: list[KeptClaim]) -> None:
    for story in view(kept).stories:
        for ledger in story.ledgers:
            for position in ledger.positions:
                quantity = position.figure.quantity
                if position.state is not PositionState.STANDING or (quantity.low, quantity.high) == (None, None):
                    continue
                assert ledger.low is None or (quantity.low is not None and ledger.low <= quantity.low)
                assert ledger.high is None or (quantity.high is not None and ledger.high >= quantity.high)


@SLOW
@given(MANY)
def test_a_ledger_sums_up_in_numbers_that_somebody_stands_by(kept: list[KeptClaim]) -> None:
    for story in view(kept).stories:
        for ledger in story.ledgers:
            quantities = [one.figure.quantity for one in ledger.positions if one.state is PositionState.STANDING]
            assert ledger.low is None or ledger.low in {quantity.low for quantity in quantities}
            assert ledger.high is None or ledger.high in {quantity.high for quantity in quantities}
            said = {str(bound) for quantity in quantities for bound in (quantity.low, quantity.high)}
            for number in re.findall(r"two independent origins on (?:at least )?(\d+)", ledger.confirmed_by or ""):
                assert number in said


@SLOW
@given(MANY)
def test_no_figure_stands_that_its_own_words_deny_or_retract(kept: list[KeptClaim]) -> None:
    for story in view(kept).stories:
        for ledger in story.ledgers:
            for position in ledger.positions:
                if position.standing in (Standing.DENIED, Standing.RETRACTED):
                    assert position.state is not PositionState.STANDING


@SLOW
@given(MANY, MANY)
def test_a_later_report_never_changes_an_earlier_answer_on_the_received_clock(
    kept: list[KeptClaim], later: list[KeptClaim]
) -> None:
    moment = max((one.report.received_at for one in kept), default=report("x").received_at)
    coming = [one for one in later if one.report.received_at > moment]
    before = build_view(kept, [], at=moment, clock=Clock.RECEIVED)
    assert build_view(kept + coming, [], at=moment, clock=Clock.RECEIVED) == before


@SLOW
@given(MANY, st.data())
def test_a_copy_never_raises_the_number_of_independent_origins(kept: list[KeptClaim], data: st.DataObject) -> None:
    if not kept:
        return
    drawn = data.draw(st.lists(st.sampled_from(kept), min_size=1))
    copies = copies_of([one for one in drawn if len(one.claim.sentence.split()) > 3], kept)
    assert independent(attribute(kept + copies).values()) <= independent(attribute(kept).values())


@SLOW
@given(MANY, st.data())
def test_an_edited_copy_never_raises_the_number_of_independent_origins(
    kept: list[KeptClaim], data: st.DataObject
) -> None:
    long = [one for one in kept if len(one.claim.sentence.split()) > 12]
    if not long:
        return
    edits = (("guards", "the guards"), (" on Wednesday", ""), ("Several people", "Several"), ("mill", "old mill"))
    drawn = data.draw(st.lists(st.sampled_from(long), min_size=1, max_size=4))
    copies = copies_of(drawn, kept, edit=data.draw(st.sampled_from(edits)))
    assert independent(attribute(kept + copies).values()) <= independent(attribute(kept).values())


def sentence_of(one: KeptClaim) -> tuple[str, Span]:
    """The report and the span in it that a claim was read from."""
    return one.report.report_id, one.claim.span


def copies_of(drawn: list[KeptClaim], kept: list[KeptClaim], edit: tuple[str, str] = ("", "")) -> list[KeptClaim]:
    """The sentences of `drawn` in a later report: whoever copies a sentence copies all that it claims."""
    copier = report("Late Copier", published=day("05-28"), received="05-28 12:00")
    sentences = dict.fromkeys(sentence_of(one) for one in drawn)
    return [
        as_copy(one, copier, number, edit)
        for number, sentence in enumerate(sentences)
        for one in kept
        if sentence_of(one) == sentence
    ]


def as_copy(one: KeptClaim, copier: Report, number: int, edit: tuple[str, str]) -> KeptClaim:
    """The same sentence and claim in another outlet, later, as its sentence `number`."""
    speakers = (*one.claim.speakers[:-1], dataclasses.replace(one.claim.speakers[-1], name=copier.outlet))
    changed = dataclasses.replace(
        one.claim,
        report_id=copier.report_id,
        sentence=one.claim.sentence.replace(*edit, 1),
        speakers=speakers,
        said_at=copier.published_at,
        entry=0,
        span=one.claim.span.shifted(1000 * (number + 1)),
    )
    return KeptClaim(claim=identified(changed), report=copier)


# Judgements


@st.composite
def histories(draw: st.DrawFn, kept: list[KeptClaim]) -> tuple[Judgement, ...]:
    """Any judgements on the claims, an hour apart, undoings among them."""
    made: list[Judgement] = []
    for hour in range(draw(st.integers(1, 5)) if kept else 0):
        at = EDITED + timedelta(hours=hour)
        kinds = ("retract", "confirm", "split", "merge", "attach", "correct", *(("undo",) if made else ()))
        kind = draw(st.sampled_from(kinds))
        if kind == "undo":
            made.append(undoing(draw(st.sampled_from(made)), at=at))
            continue
        first, second = draw(st.sampled_from(kept)), draw(st.sampled_from(kept))
        about = [first] if first == second or kind in ("attach", "correct") else [first, second]
        if kind == "merge" and len(about) < 2:
            kind = "split"
        parts = {
            "attach": {"to_claim": ref_of(second.claim)},
            "correct": {"correction": Correction(standing=draw(st.sampled_from(tuple(Standing))), where=HARN)},
        }
        made.append(judged(kind, *about, at=at, **parts.get(kind, {})))
    return tuple(made)


JUDGED = MANY.flatmap(lambda kept: st.tuples(st.just(kept), histories(kept)))


def judged_view(kept: list[KeptClaim], made: Iterable[Judgement], at: datetime | None = None) -> RecordView:
    return build_view(kept, [], at=at, clock=Clock.RECEIVED, judgements=made)


@SLOW
@given(JUDGED, st.data())
def test_the_order_in_which_claims_and_judgements_are_given_does_not_matter(
    both: tuple[list[KeptClaim], tuple[Judgement, ...]], data: st.DataObject
) -> None:
    kept, made = both
    shuffled = data.draw(st.permutations(kept)), data.draw(st.permutations(made))
    assert judged_view(*shuffled) == judged_view(kept, made)


@SLOW
@given(JUDGED, st.data())
def test_a_judgement_and_its_undoing_is_the_identity_on_views(
    both: tuple[list[KeptClaim], tuple[Judgement, ...]], data: st.DataObject
) -> None:
    kept, made = both
    latest = [one for one in made[-1:] if one.undoes is None]
    for judgement in latest:
        undone = undoing(judgement)
        before, after = judged_view(kept, made[:-1]), judged_view(kept, (*made, undone))
        assert (after.stories, after.unread) == (before.stories, before.unread)
        again = judged_view(kept, (*made, undone, undoing(undone)))
        assert again.stories == judged_view(kept, made).stories


@SLOW
@given(JUDGED)
def test_whatever_is_judged_every_claim_lands_in_exactly_one_incident(
    both: tuple[list[KeptClaim], tuple[Judgement, ...]],
) -> None:
    kept, made = both
    stories = judged_view(kept, made).stories
    linked = [link.claim.claim.claim_id for s in stories for incident in s.incidents for link in incident.links]
    assert sorted(linked) == sorted({one.claim.claim_id for one in kept})


@SLOW
@given(JUDGED, st.integers(0, 5))
def test_a_later_judgement_never_changes_an_earlier_answer(
    both: tuple[list[KeptClaim], tuple[Judgement, ...]], hour: int
) -> None:
    kept, made = both
    at = EDITED + timedelta(hours=hour, minutes=-1)
    earlier = [one for one in made if one.judged_at <= at]
    assert judged_view(kept, made, at) == judged_view(kept, earlier, at)


@SLOW
@given(JUDGED)
def test_whatever_is_judged_the_span_of_a_ledger_contains_every_standing_position(
    both: tuple[list[KeptClaim], tuple[Judgement, ...]],
) -> None:
    for story in judged_view(*both).stories:
        for ledger in story.ledgers:
            standing = [p.figure.quantity for p in ledger.positions if p.state is PositionState.STANDING]
            lows = [quantity.low for quantity in standing if quantity.low is not None]
            highs = [quantity.high for quantity in standing if quantity.high is not None]
            assert ledger.low is None or ledger.low <= min(lows)
            assert ledger.high is None or ledger.high >= max(highs)


@SLOW
@given(MANY, st.data())
def test_retracting_and_restoring_all_claims_is_the_identity(kept: list[KeptClaim], data: st.DataObject) -> None:
    if not kept:
        return
    retraction = judged("retract", *data.draw(st.lists(st.sampled_from(kept), min_size=1, unique_by=id)))
    assert judged_view(kept, (retraction, undoing(retraction))).stories == view(kept).stories


def test_the_night_reads_the_same_whichever_way_it_arrives() -> None:
    forward = build_view(night.claims(), night.entries(), at=None, clock=Clock.SAID)
    backward = build_view(night.claims()[::-1], night.entries()[::-1], at=None, clock=Clock.SAID)
    assert forward == backward


@SLOW
@given(MANY, MANY)
def test_what_is_remembered_changes_nothing(kept: list[KeptClaim], coming: list[KeptClaim]) -> None:
    memo = StoryMemo()
    for claims in (kept, kept + coming, kept):
        told = build_view(claims, [], at=None, clock=Clock.SAID, memo=memo)
        assert told == build_view(claims, [], at=None, clock=Clock.SAID)
