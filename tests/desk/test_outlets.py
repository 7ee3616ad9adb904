"""The pages of outlets: counts that lead to what they count."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

from tests.desk.conftest import Browser
from tests.desk.sample import LEDGER, QUAY, keep_page
from tests.desk.test_decide import claim, judge, judged

Enter = Callable[..., Browser]

COUNTS = ("reports", "claims", "first", "alone", "copied", "copied_by", "corrected", "retracted", "dropped")


def counts(page: str, outlet: str) -> dict[str, int]:
    row = re.search(rf'<th scope="row"[^>]*><a[^>]*><bdi>{re.escape(outlet)}</bdi></a></th>(.*?)</tr>', page, re.DOTALL)
    assert row
    return dict(zip(COUNTS, map(int, re.findall(r'class="count">(\d+)<', row[1])), strict=True))


def test_what_was_copied_retracted_and_dropped_is_counted_and_shown(record: Path, enter: Enter) -> None:
    browser = enter("Ina Moor")
    reprint = LEDGER.replace("the prefect said.\n\nThree guards were injured in Lyon, ", "").replace(
        "March 12", "March 14"
    )
    keep_page(record, reprint, outlet="Reprint & Sons", hour=18)
    cut = QUAY.replace("More than 100 people have been arrested since Wednesday.\n", "")
    keep_page(record, cut, outlet="The Quay", url="https://quay.example/1", hour=19)
    judged(judge(browser, "retract", "taken back by phone", claim=claim(record, "four dockers").claim.claim_id))
    page = unescape(browser.get("/desk/outlets").text)
    quay, copier, ledger = (counts(page, name) for name in ("The Quay", "Reprint & Sons", "Ledger"))
    assert (quay["reports"], quay["retracted"], quay["dropped"]) == (2, 1, 1)
    assert copier["copied"] == ledger["copied_by"] > 0
    assert (ledger["copied"], copier["copied_by"]) == (0, 0)
    one = unescape(browser.get("/desk/outlet?name=Reprint+%26+Sons").text)
    assert "Ledger</bdi></a>: " in one
    assert "Repeats" in one
    quay_page = unescape(browser.get("/desk/outlet?name=the quay").text)
    assert "taken back by phone" in quay_page
    dropped = quay_page.partition('id="dropped"')[2]
    assert "More than 100 people" in dropped
    assert "/desk/versions/" in dropped


def test_an_outlet_that_is_not_there_is_told(enter: Enter) -> None:
    answer = enter("Ina Moor").get("/desk/outlet?name=<b>Nobody")
    assert answer.status_code == 404
    assert "<b>Nobody" not in answer.text
    assert "&lt;b&gt;Nobody" in answer.text
