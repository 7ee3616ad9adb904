"""What every store of the record must do; a store's own test file runs it by subclassing `StoreSuite`."""

import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from asof.errors import JudgedSince, RecordError
from asof.model.claim import KeptClaim
from asof.model.ids import identified
from asof.model.judgement import ref_of
from asof.model.report import BlockKind, Text
from asof.model.span import Span
from asof.model.views import Clock
from asof.record.chain import GENESIS
from asof.record.store import Store
from tests.record.sample import NOON, READER, judgement, make, reread

OpenStore = Callable[[], Store]


def ids(kept: tuple[KeptClaim, ...]) -> list[str]:
    """The claims' ids, in their order."""
    return [item.claim.claim_id for item in kept]


class StoreSuite:
    """The subclass gives the fixture `open_store`: each call opens the same store, which is empty at first."""

    @pytest.fixture
    def store(self, open_store: OpenStore) -> Store:
        return open_store()

    def test_an_empty_record_holds_nothing_and_is_sound(self, store: Store) -> None:
        assert store.reports() == ()
        assert store.kept_claims(None, Clock.SAID) == ()
        assert store.issues() == ()
        assert store.verify().is_sound
        assert store.verify().head == GENESIS

    def test_everything_appended_comes_back_the_same(self, store: Store) -> None:
        made = make()
        assert store.append(**made.parts()) is True
        report_id = made.report.report_id
        assert store.reports() == (made.report,)
        assert store.report(report_id) == made.report
        assert store.text(report_id) == made.text
        assert store.entries(report_id) == made.entries
        assert store.issues() == made.issues
        assert store.readers(report_id) == (READER,)
        assert {kept.claim for kept in store.kept_claims(None, Clock.SAID)} == set(made.claims)
        assert {kept.report for kept in store.kept_claims(None, Clock.SAID)} == {made.report}

    def test_the_bytes_come_back_as_they_were_received(self, store: Store) -> None:
        made = make()
        store.append(**made.parts())
        assert store.raw(made.report.report_id) == made.raw

    def test_what_one_store_acknowledged_another_sees(self, open_store: OpenStore) -> None:
        made = make()
        open_store().append(**made.parts())
        assert open_store().text(made.report.report_id) == made.text

    def test_the_same_bytes_again_change_nothing(self, store: Store) -> None:
        made = make()
        store.append(**made.parts())
        before = store.verify()
        later = dataclasses.replace(made.report, received_at=made.report.received_at + timedelta(days=9), name="again")
        assert store.append(**{**made.parts(), "report": later}) is False
        assert store.verify() == before
        assert store.reports() == (made.report,)

    def test_reports_stand_in_the_order_received(self, store: Store) -> None:
        made = [make(number) for number in (3, 1, 2)]
        for one in made:
            store.append(**one.parts())
        assert store.reports() == tuple(one.report for one in made)

    def test_the_position_moves_with_every_row_and_tells_the_head(self, store: Store) -> None:
        empty = store.position()
        assert (empty.seq, empty.head) == (0, GENESIS)
        store.append(**make(1).parts())
        grown = store.position()
        assert grown.seq == store.verify().rows
        assert grown.head == store.head() != GENESIS

    def test_what_came_or_was_read_again_since_a_row_is_told_in_order(self, store: Store) -> None:
        made = [make(number) for number in (3, 1)]
        store.append(**made[0].parts())
        first = store.position().seq
        store.append(**made[1].parts())
        second = store.position().seq
        again = reread(made[0], "sample 2")
        store.append_claims(made[0].report.report_id, again, "sample 2")
        store.append_judgement(judgement(made[1]))
        ids = [one.report.report_id for one in made]
        assert store.read_since(0) == tuple(ids)
        assert store.read_since(first) == (ids[1], ids[0])
        assert store.read_since(second) == (ids[0],)
        assert store.read_since(store.position().seq) == ()
        assert store.came_since(0) == tuple(ids)
        assert store.came_since(first) == (ids[1],)

    def test_claims_are_given_of_single_reports(self, store: Store) -> None:
        made = [make(number) for number in (1, 2, 3)]
        for one in made:
            store.append(**one.parts())
        wanted = [made[2].report.report_id, made[0].report.report_id]
        found = store.kept_claims(None, Clock.SAID, reports=wanted)
        assert {kept.report.report_id for kept in found} == set(wanted)
        assert set(ids(found)) == {claim.claim_id for one in (made[0], made[2]) for claim in one.claims}
        assert store.kept_claims(None, Clock.SAID, reports=()) == ()

    def test_a_report_is_found_by_the_start_of_its_id(self, store: Store) -> None:
        made = make()
        store.append(**made.parts())
        assert store.report(made.report.report_id[:8]) == made.report
        assert store.text(made.report.report_id[:8]) == made.text

    def test_a_start_that_several_ids_share_is_refused(self, store: Store) -> None:
        made = [make(number) for number in range(17)]  # one more than a hexadecimal digit can tell apart
        for one in made:
            store.append(**one.parts())
        starts = [one.report.report_id[0] for one in made]
        shared = next(start for start in starts if starts.count(start) > 1)
        with pytest.raises(RecordError, match="several reports"):
            store.report(shared)

    @pytest.mark.parametrize("wanted", ["", "%", "_", "ffff0000", "g"])
    def test_an_id_that_no_report_has_is_refused(self, store: Store, wanted: str) -> None:
        store.append(**make().parts())
        with pytest.raises(RecordError, match="holds no report"):
            store.report(wanted)

    # The two clocks

    def test_on_the_said_clock_a_claim_is_known_from_the_start_of_its_said_at(self, store: Store) -> None:
        made = make(said=NOON)
        store.append(**made.parts())
        assert store.kept_claims(NOON - timedelta(microseconds=1), Clock.SAID) == ()
        assert ids(store.kept_claims(NOON, Clock.SAID)) == [made.claims[0].claim_id]
        assert len(store.kept_claims(NOON + timedelta(hours=1), Clock.SAID)) == 3

    def test_on_the_received_clock_a_claim_is_known_from_when_its_report_came(self, store: Store) -> None:
        received = datetime(2031, 5, 6, 1, 2, 3, 500_000, tzinfo=UTC)  # half a second sorts between whole ones
        store.append(**make(received=received).parts())
        assert store.kept_claims(received.replace(microsecond=0), Clock.RECEIVED) == ()
        assert len(store.kept_claims(received, Clock.RECEIVED)) == 3
        assert len(store.kept_claims(received.replace(second=4, microsecond=0), Clock.RECEIVED)) == 3

    def test_a_claim_said_at_no_known_time_is_known_from_when_it_was_received(self, store: Store) -> None:
        made = make(said=None, received=NOON)
        store.append(**made.parts())
        assert store.kept_claims(NOON - timedelta(seconds=1), Clock.SAID) == ()
        assert len(store.kept_claims(NOON, Clock.SAID)) == 3

    def test_a_moment_without_a_zone_is_refused(self, store: Store) -> None:
        with pytest.raises(ValueError, match="no zone"):
            store.kept_claims(datetime(2031, 5, 4), Clock.SAID)

    def test_claims_stand_in_the_order_said_whatever_order_they_arrived_in(self, store: Store) -> None:
        late, early = make(1, said=NOON + timedelta(hours=5)), make(2, said=NOON)
        store.append(**late.parts())
        store.append(**early.parts())
        expected = [claim.claim_id for made in (early, late) for claim in made.claims]
        assert ids(store.kept_claims(None, Clock.SAID)) == expected
        assert ids(store.kept_claims(None, Clock.RECEIVED)) == expected

    # Readers

    def test_a_newer_reader_is_kept_beside_and_shown_instead(self, store: Store) -> None:
        made = make()
        store.append(**made.parts())
        newer = reread(made, "sample 2")[:1]
        assert store.append_claims(made.report.report_id, newer, "sample 2") is True
        assert ids(store.kept_claims(None, Clock.SAID)) == [newer[0].claim_id]
        assert ids(store.kept_claims(None, Clock.SAID, reader=READER)) == [claim.claim_id for claim in made.claims]
        assert store.readers(made.report.report_id) == (READER, "sample 2")
        assert store.verify().is_sound

    def test_a_newer_reader_of_one_report_leaves_the_others_alone(self, store: Store) -> None:
        first, second = make(1), make(2)
        store.append(**first.parts())
        store.append(**second.parts())
        store.append_claims(first.report.report_id, (), "sample 2")
        assert set(ids(store.kept_claims(None, Clock.SAID))) == {claim.claim_id for claim in second.claims}

    def test_the_same_reader_again_changes_nothing(self, store: Store) -> None:
        made = make()
        store.append(**made.parts())
        before = store.verify()
        assert store.append_claims(made.report.report_id, made.claims, READER) is False
        assert store.verify() == before

    def test_a_claim_read_twice_is_kept_once(self, store: Store) -> None:
        made = make()
        store.append(**{**made.parts(), "claims": (*made.claims, made.claims[0])})
        assert len(store.kept_claims(None, Clock.SAID)) == 3

    # All or nothing, and only what is in the text

    def test_a_failure_in_the_last_row_keeps_nothing_of_the_report(self, store: Store) -> None:
        made = make()
        unwritable = dataclasses.replace(made.issues[0], words="\ud800")  # no encoding has it
        with pytest.raises(UnicodeEncodeError):
            store.append(**{**made.parts(), "issues": (unwritable,)})
        assert store.reports() == ()
        assert store.verify().head == GENESIS
        assert store.append(**made.parts()) is True

    def test_a_figure_whose_words_are_not_at_its_span_is_refused(self, store: Store) -> None:
        made = make()
        figure = made.claims[0].figures[0]
        moved = dataclasses.replace(figure.quantity, span=figure.quantity.span.shifted(1))
        claim = dataclasses.replace(made.claims[0], figures=(dataclasses.replace(figure, quantity=moved),))
        with pytest.raises(ValueError, match="'At least 12' does not stand at"):
            store.append(**{**made.parts(), "claims": (claim,)})
        assert store.reports() == ()

    def test_a_sentence_outside_the_text_is_refused(self, store: Store) -> None:
        made = make()
        end = len(made.text.content)
        claim = identified(dataclasses.replace(made.claims[0], span=Span(start=end, end=end + 3)))
        with pytest.raises(ValueError, match="outside the"):
            store.append(**{**made.parts(), "claims": (claim,)})

    def test_a_claim_without_the_ids_of_what_it_says_is_refused(self, store: Store) -> None:
        made = make()
        claim = dataclasses.replace(made.claims[0], actor="somebody else")
        with pytest.raises(ValueError, match="does not have the ids"):
            store.append(**{**made.parts(), "claims": (claim,)})

    def test_claims_of_two_readers_are_not_one_reading(self, store: Store) -> None:
        made = make()
        mixed = (*made.claims, *reread(made, "sample 2"))
        with pytest.raises(ValueError, match="several readers"):
            store.append(**{**made.parts(), "claims": mixed})

    def test_claims_of_another_reader_than_named_are_refused(self, store: Store) -> None:
        made = make()
        store.append(**made.parts())
        with pytest.raises(ValueError, match="another reader than 'sample 2'"):
            store.append_claims(made.report.report_id, made.claims, "sample 2")

    def test_parts_of_another_report_are_refused(self, store: Store) -> None:
        made, other = make(1), make(2)
        for name in ("raw", "text", "entries", "claims", "issues"):
            with pytest.raises(ValueError, match="report"):
                store.append(**{**made.parts(), name: getattr(other, name)})
        assert store.reports() == ()

    def test_a_count_larger_than_any_column_is_kept_whole(self, store: Store) -> None:
        made = make()
        figure = made.claims[0].figures[0]
        huge = dataclasses.replace(figure, quantity=dataclasses.replace(figure.quantity, low=10**30))
        claim = identified(dataclasses.replace(made.claims[0], figures=(huge,)))
        store.append(**{**made.parts(), "claims": (claim,)})
        assert store.kept_claims(None, Clock.SAID)[0].claim.figures[0].quantity.low == 10**30
        assert store.verify().is_sound

    def test_an_unread_report_is_kept_and_says_why(self, store: Store) -> None:
        made = make()
        unread = dataclasses.replace(made.report, unread="asof does not read this language")
        store.append(**{**made.parts(), "report": unread, "claims": ()})
        assert store.reports() == (unread,)
        assert store.readers(unread.report_id) == ()
        assert store.kept_claims(None, Clock.SAID) == ()

    def test_any_characters_of_a_text_come_back(self, store: Store) -> None:
        made = make()
        content = "nul \0, right to left \u202e, two parts e\u0301, above the plane \U0001f54a, line\r\n ends"
        text = Text(report_id=made.report.report_id, content=content, blocks=())
        entries = tuple(dataclasses.replace(entry, span=Span(start=0, end=3)) for entry in made.entries)
        store.append(**{**made.parts(), "text": text, "entries": entries, "claims": ()})
        assert store.text(made.report.report_id) == text
        assert store.verify().is_sound

    # Searching

    def test_search_finds_the_sentences_that_hold_all_words(self, store: Store) -> None:
        made = make()
        store.append(**made.parts())
        assert ids(store.search("LEVEE mayor")) == [made.claims[0].claim_id]
        assert store.search("levee ministry") == ()
        assert store.search("  ") == ()
        assert store.search('" OR levee*') == ()

    def test_a_claim_keeps_which_block_it_was_read_from(self, store: Store) -> None:
        made = make()
        claim = identified(dataclasses.replace(made.claims[0], block=BlockKind.CAPTION))
        store.append(**{**made.parts(), "claims": (claim,)})
        assert store.kept_claims(None, Clock.SAID)[0].claim.block is BlockKind.CAPTION

    # Judgements

    def test_a_judgement_comes_back_the_same_and_is_in_the_chain(self, store: Store) -> None:
        made = make()
        store.append(**made.parts())
        before = store.verify()
        judged = judgement(made)
        assert store.append_judgement(judged) is True
        assert store.judgements() == (judged,)
        assert store.judgement(judged.judgement_id[:8]) == judged
        assert store.verify().is_sound
        assert store.verify().rows == before.rows + 1
        assert store.head() == store.verify().head != before.head

    def test_the_same_judgement_again_changes_nothing(self, store: Store) -> None:
        made = make()
        store.append(**made.parts())
        store.append_judgement(judgement(made))
        head = store.head()
        assert store.append_judgement(judgement(made)) is False
        assert store.head() == head

    def test_judgements_stand_in_the_order_kept(self, store: Store) -> None:
        made = make()
        store.append(**made.parts())
        judged = [judgement(made, number=number, hour=hour) for number, hour in ((2, 1), (0, 2), (1, 3))]
        for one in judged:
            store.append_judgement(one)
        assert store.judgements() == tuple(judged)

    def test_a_judgement_on_what_is_not_kept_is_refused(self, store: Store) -> None:
        made, other = make(1), make(2)
        store.append(**made.parts())
        refused = (
            judgement(other),
            judgement(made, "attach", to_claim=ref_of(other.claims[0])),
            judgement(made, "attach", claims=(), reports=(other.report.report_id,)),
            judgement(made, "undo", undoes=judgement(made).judgement_id),
        )
        for one in refused:
            with pytest.raises(RecordError, match="holds no"):
                store.append_judgement(one)
        assert store.judgements() == ()
        assert store.verify().is_sound

    def test_a_judgement_without_the_id_of_what_it_says_is_refused(self, store: Store) -> None:
        made = make()
        store.append(**made.parts())
        with pytest.raises(ValueError, match="does not have the id"):
            store.append_judgement(dataclasses.replace(judgement(made), reason="another"))

    def test_a_judgement_made_without_seeing_the_last_about_the_same_is_refused(self, store: Store) -> None:
        made = make()
        store.append(**made.parts())
        seen = store.head()
        first = judgement(made)
        store.append_judgement(first, seen=seen)
        for late in (judgement(made, "confirm", hour=1), judgement(made, "undo", hour=1, undoes=first.judgement_id)):
            with pytest.raises(JudgedSince, match="Ina Moor judged it since"):
                store.append_judgement(late, seen=seen)
        assert store.judgements() == (first,)
        assert store.append_judgement(judgement(made, "confirm", hour=1), seen=store.head()) is True

    def test_what_was_judged_since_is_told_all_of_it_and_what_is_about_the_same(self, store: Store) -> None:
        made = make()
        store.append(**made.parts())
        seen = store.head()
        first, other = judgement(made), judgement(made, number=1, hour=1)
        again = judgement(made, "confirm", hour=2)
        for one in (first, other, again):
            store.append_judgement(one)
        assert store.judgements_since(0) == (first, other, again)
        assert store.judged_since(judgement(made, hour=4), seen) == (first, again)
        assert store.judged_since(judgement(made, hour=4), store.head()) == ()

    def test_reports_and_other_judgements_since_do_not_hinder_a_judgement(self, store: Store) -> None:
        made = make(1)
        store.append(**made.parts())
        seen = store.head()
        store.append(**make(2).parts())
        store.append_judgement(judgement(made, number=1))
        assert store.append_judgement(judgement(made, number=2, hour=1), seen=seen) is True

    def test_a_head_that_the_chain_never_had_is_refused(self, store: Store) -> None:
        made = make()
        store.append(**made.parts())
        with pytest.raises(RecordError, match="never had the head"):
            store.append_judgement(judgement(made), seen="f" * 64)

    def test_a_claim_is_found_by_the_start_of_its_id_whichever_reader_read_it(self, store: Store) -> None:
        made = make()
        store.append(**made.parts())
        store.append_claims(made.report.report_id, reread(made, "sample 2"), "sample 2")
        claim = made.claims[0]
        assert store.claim(claim.claim_id[:10]) == KeptClaim(claim=claim, report=made.report)
        with pytest.raises(RecordError, match="holds no claim"):
            store.claim("zzzz")

    def test_a_report_that_was_unread_counts_as_read_once_a_reader_has_read_it(self, store: Store) -> None:
        made = make()
        unread = dataclasses.replace(made.report, unread="the reader failed")
        store.append(**{**made.parts(), "report": unread, "claims": ()})
        store.append_claims(made.report.report_id, made.claims, READER)
        assert store.reports() == (made.report,)
        assert store.report(made.report.report_id) == made.report
