"""Which sentences are copies: whole, edited, quoted in part, with numbers written out; and which only look alike."""

import pytest

from asof.model.claim import Standing
from asof.model.speaker import Role
from asof.reconcile.copies import find_copies
from asof.reconcile.origins import attribute, independent
from tests.reconcile.build import HARN, TORVALE, claim, day, killed, report, voice

POST = report("Torvale Post", published=day("05-14"))
HERALD = report("The Herald", published=day("05-15"))

DYKE = "Four people were killed when the dyke broke at the old mill on Tuesday, leaving whole streets under water."
MARCH = "Thousands of teachers marched through the upper town on Friday to demand wages that were promised in spring."
SHORT = "The bridge is closed."

COPIES = [
    (DYKE, DYKE),
    (DYKE, DYKE.upper()),
    (DYKE, DYKE.replace(",", " –")),
    (DYKE, DYKE.replace("Four", "4")),
    (DYKE, DYKE.replace("on Tuesday", "Tuesday")),
    (DYKE, DYKE.replace("whole streets", "streets")),
    (DYKE, DYKE.replace("people", "persons").replace("broke", "burst")),
    (DYKE, DYKE.replace("Four people were", "Four were")),
    (DYKE, DYKE.replace("the dyke", "a dyke").replace("the old mill", "an old mill")),
    (DYKE, "HARN, May 14 (Wire Nine) - " + DYKE),
    (DYKE, DYKE.rstrip(".") + ", officers stated."),
    (DYKE, "“" + DYKE + "”"),
    (DYKE, "The Post had “killed when the dyke broke at the old mill on Tuesday, leaving whole streets under”"),
    (DYKE, "People were killed when the dyke broke at the old mill on Tuesday, leaving whole streets under water."),
    (MARCH, MARCH),
    (MARCH, MARCH.replace("wages", "pay")),
    (MARCH, MARCH.replace("to demand", "and demanded")),
    (MARCH, "On Friday " + MARCH.replace(" on Friday", "")),
    (MARCH, MARCH.replace("that were promised", "promised")),
    (MARCH, "Thousands of teachers marched through the upper town on Friday to demand wages."),
    (SHORT, SHORT),
    (SHORT, "The bridge is closed"),
    ("Twelve boats sank in the harbour of Harn last night, say fishermen.",
     "12 boats sank in the harbour of Harn last night, fishermen say."),
]  # fmt: skip

LOOKALIKES = [
    (DYKE, DYKE.replace("Four", "Seven")),
    (DYKE, DYKE.replace("Four", "14")),
    (DYKE, DYKE.replace("Four people", "Dozens of people")),
    (DYKE, "The dyke at the old mill has broken, and four have died."),
    (DYKE, "Streets lay under water on Tuesday after a dyke gave way near the mill, killing four."),
    (DYKE, "Four people were killed on Tuesday when a bus left the road near the old bridge in heavy rain."),
    (DYKE, "Four dead."),
    (MARCH, MARCH.replace("Thousands", "Hundreds")),
    (MARCH, "Teachers marched."),
    (MARCH, "Thousands of miners sat down before the ministry on Monday because their wages had not come."),
    (MARCH, "A march of teachers went through Torvale, and its upper town stood still until the evening."),
    (MARCH, "Teachers in their thousands, unpaid since spring, filled the streets of the upper town at the weekend."),
    (SHORT, "The bridge is open."),
    (SHORT, "A bridge is closed there."),
    ("Shots fell.", "Shots fell."),
    ("They fled.", "They fled."),
    ("Two guards were hurt near the gate.", "Two guards were hurt near the mill."),
    ("Police used tear gas at the gate of the mill.", "Police used water cannon at the gate of the port today."),
]


def is_copied(first: str, second: str) -> bool:
    one, two = claim(POST, first), claim(HERALD, second)
    return find_copies([two, one], {POST.report_id: "Torvale Post", HERALD.report_id: "The Herald"}) == {
        two.claim.claim_id: one.claim.claim_id
    }


@pytest.mark.parametrize(("first", "second"), COPIES)
def test_an_edited_sentence_is_a_copy(first: str, second: str) -> None:
    assert is_copied(first, second)


@pytest.mark.parametrize(("first", "second"), LOOKALIKES)
def test_a_sentence_of_its_own_is_none(first: str, second: str) -> None:
    assert not is_copied(first, second)


def test_a_denial_in_the_same_words_is_no_copy() -> None:
    kept = [claim(POST, DYKE), claim(HERALD, DYKE, standing=Standing.DENIED)]
    assert find_copies(kept, {POST.report_id: "Torvale Post", HERALD.report_id: "The Herald"}) == {}


def test_one_number_read_otherwise_is_no_copy() -> None:
    """ "Up to 50" against "more than 50": the digits are the same, and the counts are not."""
    one = claim(POST, DYKE.replace("Four", "Up to 50"), figures=(killed(None, 50),))
    two = claim(HERALD, DYKE.replace("Four", "More than 50"), figures=(killed(51, None),))
    assert find_copies([one, two], {POST.report_id: "Torvale Post", HERALD.report_id: "The Herald"}) == {}


def test_one_sentence_told_of_two_places_is_no_copy() -> None:
    """What an office tells of every town in the same words is said of each."""
    one = claim(POST, MARCH.replace("the upper town", "Torvale"), where=(TORVALE,))
    two = claim(HERALD, MARCH.replace("the upper town", "Harn"), where=(HARN,))
    assert find_copies([one, two], {POST.report_id: "Torvale Post", HERALD.report_id: "The Herald"}) == {}


def test_an_outlet_does_not_copy_itself() -> None:
    later = report("Torvale Post", "second", published=day("05-16"))
    kept = [claim(POST, DYKE), claim(later, DYKE)]
    assert find_copies(kept, {POST.report_id: "Torvale Post", later.report_id: "Torvale Post"}) == {}


def test_short_sentences_are_copies_between_reports_that_share_a_long_one() -> None:
    short = [claim(POST, "Shots fell.", at=500), claim(HERALD, "Shots fell.", at=500)]
    kept = [claim(POST, DYKE), claim(HERALD, DYKE), *short]
    outlets = {POST.report_id: "Torvale Post", HERALD.report_id: "The Herald"}
    assert find_copies(kept, outlets)[short[1].claim.claim_id] == short[0].claim.claim_id


def test_a_copy_of_a_copy_leads_back_to_the_first() -> None:
    echo = report("Harn Echo", published=day("05-16"))
    once = DYKE.replace("on Tuesday", "Tuesday").replace("people", "persons")
    kept = [claim(POST, DYKE), claim(HERALD, once), claim(echo, once.replace("whole streets", "streets"))]
    found = find_copies(kept, {one.report.report_id: one.report.outlet for one in kept})
    assert set(found.values()) == {kept[0].claim.claim_id}
    assert len(found) == 2


def test_anonymous_voices_of_two_outlets_are_one_where_one_copies_the_other() -> None:
    by = (voice("residents"),)
    assert independent(attribute([claim(POST, DYKE, by=by), claim(HERALD, DYKE, by=by)]).values()) == 1


def test_a_voice_named_in_a_copy_only_is_no_second_one() -> None:
    named = claim(HERALD, DYKE, by=(voice("Ada Lund", Role.OFFICIAL),))
    found = attribute([claim(POST, DYKE), named])
    assert {one.root for one in found.values()} == {"ada lund"}
