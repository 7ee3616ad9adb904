"""A judgement names what it is about, by whom and why, or is none."""

import dataclasses
from datetime import datetime

import pytest

from asof.model.codec import decode, encode
from asof.model.ids import judged_content, judgement_id
from asof.model.judgement import Correction, Judgement
from tests.record.sample import NOON, judgement, make

MADE = make()
RETRACT = judgement(MADE)


def test_a_judgement_goes_to_json_and_back() -> None:
    correction = Correction(where=MADE.claims[0].where[0], when=MADE.claims[0].when)
    for one in (RETRACT, judgement(MADE, "correct", correction=correction), judgement(MADE, "undo", undoes="f00d")):
        assert decode(Judgement, encode(one)) == one


def test_the_id_is_of_the_moment_too_and_the_content_is_not() -> None:
    later = judgement(MADE, hour=1)
    assert judgement_id(later) != judgement_id(RETRACT)
    assert judged_content(later) == judged_content(RETRACT)
    assert judged_content(dataclasses.replace(RETRACT, reason="another")) != judged_content(RETRACT)


def test_the_id_does_not_change_between_versions() -> None:
    undo = judgement(MADE, "undo", undoes="f00d", judged_at=NOON)
    assert judgement_id(undo) == "915a9feb7b38d1f495299935892ad53e"


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        ("merge", {}),  # one claim alone
        ("split", {"claims": ()}),
        ("retract", {"undoes": "f00d"}),
        ("correct", {}),  # without a correction
        ("attach", {}),  # to nothing
        ("attach", {"reports": (MADE.report.report_id,)}),  # claims and reports at once
        ("undo", {}),
        ("retract", {"by": " "}),
        ("retract", {"reason": ""}),
        ("retract", {"judged_at": datetime(2031, 5, 4)}),
    ],
)
def test_a_judgement_that_is_not_whole_is_refused(kind: str, parts: dict) -> None:
    with pytest.raises(ValueError, match=r"judgement|zone"):
        judgement(MADE, kind, **parts)
