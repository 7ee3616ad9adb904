"""The inbox: what is new and what changed since an editor last looked, each editor by themselves."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from asof.desk import claims
from asof.desk.editors import EditorRole
from tests.desk.conftest import Browser, token_in
from tests.desk.sample import keep_page
from tests.desk.test_decide import claim, judge, judged, undo

Enter = Callable[..., Browser]

LATE = """\
Lyon toll rises

March 12, 2021 - At least nine dockers were killed when guards opened fire in Lyon on Friday, the union said.
"""


def inbox(browser: Browser, query: str = "") -> str:
    answer = browser.get(f"/desk/{query}")
    assert answer.status_code == 200, answer.text
    return unescape(answer.text)


def look(browser: Browser) -> None:
    page = inbox(browser)
    found = re.search(r'name="seq" value="(\d+)"', page)
    assert found
    assert browser.send("/desk/looked", {"form_token": token_in(page), "seq": found[1]}).status_code == 303


def section(page: str, title: str) -> str:
    """What stands under one heading."""
    found = re.search(rf"<h2>{title}</h2>(.*?)</section>", page, re.DOTALL)
    return found[1] if found else ""


def test_everything_is_new_to_who_has_looked_at_nothing(enter: Enter) -> None:
    page = inbox(enter("Ina Moor"))
    assert "at least four dockers" in page.lower()
    assert "Seven dockers" in page
    assert "Linked because" in page
    assert page.index("Seven dockers") < page.index("four dockers")  # the report that came last comes first
    assert "the prefect</bdi> (official)" in page


def test_what_was_looked_at_is_gone_for_them_and_for_nobody_else(enter: Enter) -> None:
    ina, low = enter("Ina Moor"), enter("B. Low", EditorRole.READER)
    look(ina)
    assert "Nothing new and nothing changed." in inbox(ina)
    assert "Seven dockers" in inbox(low)


def test_a_mark_can_be_taken_back(enter: Enter) -> None:
    ina = enter("Ina Moor")
    look(ina)
    ina.post("/desk/unlooked", of="/desk/")
    assert "Seven dockers" in inbox(ina)


def test_a_report_that_comes_after_is_new_and_what_it_changes_is_told(record: Path, enter: Enter) -> None:
    ina = enter("Ina Moor")
    look(ina)
    keep_page(record, LATE, outlet="Late", url="https://late.example/1", hour=14)
    page = inbox(ina)
    fresh = section(page, "New, by report, the last that came first")
    assert "nine dockers" in fresh
    assert "contested, Killed: 9 or more" in fresh
    assert "Seven dockers" not in fresh


def test_what_came_after_the_page_was_made_is_not_marked_with_it(record: Path, enter: Enter) -> None:
    ina = enter("Ina Moor")
    page = inbox(ina)
    keep_page(record, LATE, outlet="Late", hour=14)
    seq = re.search(r'name="seq" value="(\d+)"', page)
    assert seq
    ina.send("/desk/looked", {"form_token": token_in(page), "seq": seq[1]})
    assert "nine dockers" in inbox(ina)
    ina.send("/desk/looked", {"form_token": token_in(page), "seq": "1"})
    assert "Seven dockers" not in inbox(ina)


def test_a_report_received_before_the_look_and_recorded_after_it_is_new(record: Path, enter: Enter) -> None:
    ina = enter("Ina Moor")
    look(ina)
    keep_page(record, LATE, outlet="Late", hour=1)
    assert "nine dockers" in section(inbox(ina), "New, by report, the last that came first")


def test_what_another_editor_judged_is_told_with_their_reason_and_ones_own_is_not(record: Path, enter: Enter) -> None:
    ina, low = enter("Ina Moor"), enter("B. Low")
    look(ina)
    look(low)
    done = judged(judge(ina, "retract", "counted twice", claim=claim(record, "four dockers").claim.claim_id))
    changed = section(inbox(low), "Changed")
    assert "retracted by Ina Moor" in changed
    assert "counted twice" in changed
    assert section(inbox(ina), "Changed") == ""
    look(low)
    undone = undo(ina, done)
    assert "undone by Ina Moor" in section(inbox(low), "Changed")
    look(low)
    undo(ina, undone)
    assert "undone by Ina Moor" in section(inbox(low), "Changed")


def test_a_list_that_is_cut_says_so_and_its_pages_hold_everything_once(
    enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims, "PER_PAGE", 2)
    ina, shown = enter("Ina Moor"), []
    page = inbox(ina)
    total = int(re.search(r"1 to 2 of (\d+)", page)[1])  # type: ignore[index]
    assert "the other pages too" in page
    for number in range(1, 20):
        page = inbox(ina, f"?page={number}")
        shown += re.findall(r'id="words-([0-9a-f]+)"', page)
        if 'rel="next"' not in page:
            break
    assert len(shown) == len(set(shown)) == total
    assert inbox(ina, "?page=99") == page.replace(f"page={number}", "page=99")
    assert inbox(ina, "?page=x").count("1 to 2 of") == 2


@pytest.mark.parametrize("seq", ["", "x", "-1", "99999999"])
def test_a_mark_past_what_there_is_is_refused(enter: Enter, seq: str) -> None:
    ina = enter("Ina Moor")
    assert ina.post("/desk/looked", of="/desk/", seq=seq).status_code == 400
    assert "Seven dockers" in inbox(ina)


def test_a_report_without_a_claim_is_not_lost(record: Path, enter: Enter) -> None:
    ina = enter("Ina Moor")
    look(ina)
    keep_page(
        record, "March 12, 2021\n\nÀ Lyon, le port est fermé depuis vendredi et personne ne passe.", outlet="Quai"
    )
    assert "Quai" in section(inbox(ina), "New reports from which no claim was read")
