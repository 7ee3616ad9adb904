"""The versions of a page: what was added and removed, and the claims with it."""

from collections.abc import Callable
from html import unescape
from pathlib import Path

from asof.desk.differences import Fate, compare
from tests.desk.conftest import Browser
from tests.desk.sample import QUAY, keep_page

Enter = Callable[..., Browser]


def fates(before: str, after: str) -> list[tuple[str, str]]:
    return [(run.fate.value, run.words) for stretch in compare(before, after).stretches for run in stretch.runs]


def test_words_are_told_apart_where_they_changed() -> None:
    assert fates("At least four were killed.", "At least seven were killed, it said.") == [
        ("same", "At least"),
        ("removed", "four"),
        ("added", "seven"),
        ("same", "were"),
        ("removed", "killed."),
        ("added", "killed, it said."),
    ]


def test_paragraphs_that_did_not_change_are_one_stretch() -> None:
    found = compare("one\n\ntwo\n\nthree four", "new\n\none\n\ntwo\n\nthree five")
    assert [stretch.is_same for stretch in found.stretches] == [False, True, False]
    assert (found.stretches[1].paragraphs, found.removed, found.added) == (2, 1, 2)


def test_white_space_alone_is_no_difference() -> None:
    found = compare("one  two\n\n\nthree", "one two\nthree\n")
    assert (found.removed, found.added) == (0, 0)
    assert all(stretch.is_same for stretch in found.stretches)


def test_empty_texts_are_compared_too() -> None:
    assert compare("", "").stretches == ()
    assert fates("", "one") == [("added", "one")]
    assert fates("one", "") == [("removed", "one")]


def test_a_long_text_changed_throughout_does_not_take_for_ever() -> None:
    before = " ".join(f"a{n}" for n in range(20_000))
    after = " ".join(f"b{n}" for n in range(20_000))
    found = compare(before, after)
    assert (found.removed, found.added) == (20_000, 20_000)
    assert [run.fate for run in found.stretches[0].runs] == [Fate.REMOVED, Fate.ADDED]


def test_the_last_two_versions_are_compared_and_any_two_can_be(record: Path, enter: Enter) -> None:
    browser = enter("Ina Moor")
    second = keep_page(
        record, QUAY.replace("four dockers", "five dockers"), outlet="The Quay", url="https://quay.example/1", hour=15
    )
    third = keep_page(
        record, QUAY.replace("At least four", "Six"), outlet="The Quay", url="https://quay.example/1", hour=16
    )
    page = unescape(browser.get(f"/desk/versions/{third}").text)
    assert "<del>At least five</del> <ins>Six</ins> dockers" in page
    assert "3 words removed, 1 word added." in page
    assert page.count('name="from"') == 3
    gone = page.partition("Claims that are told no more")[2].partition("Claims that are told anew")[0]
    assert "At least five dockers" in gone
    assert "Six dockers" not in gone
    first = unescape(browser.get(f"/desk/versions/{third}?from={second}&to={second}").text)
    assert "0 words removed, 0 words added." in first
    assert "3 versions" in unescape(browser.get("/desk/reports").text)


def test_a_page_kept_once_says_so(record: Path, enter: Enter) -> None:
    alone = keep_page(record, QUAY.replace("four", "six"), outlet="The Quay", hour=15)
    page = unescape(enter("Ina Moor").get(f"/desk/versions/{alone}").text)
    assert "Only one version" in page
    assert enter("B. Low").get("/desk/versions/ffff").status_code == 404


def test_what_a_page_says_is_never_markup(record: Path, enter: Enter) -> None:
    hostile = QUAY.replace("the union said", "the <img src=x onerror=alert(1)> union said")
    keep_page(record, hostile, outlet="The Quay", url="https://quay.example/1", hour=15)
    last = keep_page(record, hostile.replace("four", "five"), outlet="The Quay", url="https://quay.example/1", hour=16)
    page = enter("Ina Moor").get(f"/desk/versions/{last}").text
    assert "<img" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
