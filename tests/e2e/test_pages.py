"""The site in a real browser: quiet, readable at every width, and one click from a figure to its sentence."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import HEIGHT, Walk

pytestmark = pytest.mark.browser

View = Callable[..., Page]
FIGURES = "#figures td a.figure"
PAPER = "getComputedStyle(document.body).backgroundColor"


def _pages(site: Path) -> list[Path]:
    return sorted(site.glob("*.html"))


def test_no_page_complains_or_calls_anybody(walk: Walk, site: Path) -> None:
    for path, page in walk(_pages(site)):
        assert {Path(urlsplit(url).path).name for url in page.requests} >= {path.name, "asof.css", "asof.js"}
        assert {urlsplit(url).scheme for url in page.requests} == {"file"}
        assert page.complaints == []


def test_style_and_script_work_from_the_disk(view: View) -> None:
    page = view()
    assert page.evaluate("getComputedStyle(document.body).maxWidth") == "1120px"
    assert page.locator("button.theme").count() == 1


def test_a_click_on_a_figure_lands_on_its_sentence(view: View) -> None:
    page = view()
    count = page.locator(FIGURES).locator("visible=true").count()
    assert count > 4
    for place in range(count):
        link = page.locator(FIGURES).locator("visible=true").nth(place)
        words = link.locator("q").inner_text().strip("“”")
        link.click()
        mark = page.locator("mark:target, mark:has(:target)")
        box = mark.bounding_box()
        assert words in mark.inner_text()
        assert box is not None
        assert 0 <= box["y"] < page.viewport_size["height"]
        page.go_back()


def test_no_page_is_wider_than_its_window(walk: Walk, site: Path) -> None:
    for path, page in walk(_pages(site)):
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        for width in (320, 360, 768, 1280):
            page.set_viewport_size({"width": width, "height": HEIGHT})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name


def test_a_page_without_scripts_holds_everything(view: View) -> None:
    with_scripts = view().locator("main").text_content()
    page = view(scripts=False)
    assert page.locator("button.theme").count() == 0
    assert page.locator("main").text_content() == with_scripts


def test_the_page_follows_the_system_and_the_button_overrides_it(view: View) -> None:
    light = view().evaluate(PAPER)
    page = view(dark=True)
    dark = page.evaluate(PAPER)
    assert light != dark
    page.locator("button.theme").click()
    assert page.evaluate(PAPER) == light
    page.reload()
    assert page.evaluate(PAPER) == light


def test_the_first_stop_of_the_keyboard_leads_past_the_head(view: View) -> None:
    page = view()
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.get_attribute("href") == "#main"
    assert skip.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_every_stop_of_the_keyboard_shows_where_it_is_and_none_traps(walk: Walk, site: Path) -> None:
    style = "(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle + s.outlineWidth; })()"
    for path, page in walk(_pages(site)):
        reachable = page.locator("a[href]:visible, button:visible, summary:visible, input:visible").count()
        stops = set()
        for _ in range(reachable):
            page.keyboard.press("Tab")
            assert page.evaluate(style) == "solid3px", page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
            stops.add(page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)"))
        assert len(stops) == reachable, path.name
        assert page.locator("a:not([href])").count() == 0


def test_j_and_k_walk_through_the_entries(view: View) -> None:
    page = view()

    def here() -> str:
        return page.evaluate("document.activeElement.querySelector('h3')?.innerText ?? ''")

    page.keyboard.press("j")
    first = here()
    page.keyboard.press("j")
    second = here()
    page.keyboard.press("k")
    assert (first, here()) == (first, first)
    assert first != second
    assert first.startswith("Thu 11 Mar")


def test_axe_would_find_a_fault(open_page: View, axe: Callable[[Page], list[str]], tmp_path: Path) -> None:
    path = tmp_path / "faulty.html"
    path.write_text("<!doctype html><html lang=en><title>T</title><main><h1>T</h1><img src=x></main></html>")
    (fault,) = axe(open_page(path))
    assert fault.startswith("image-alt (critical): <img")


@pytest.mark.parametrize(("width", "dark"), [(320, True), (1280, False)])
def test_axe_finds_nothing(walk: Walk, axe: Callable[[Page], list[str]], site: Path, width: int, dark: bool) -> None:
    for path, page in walk(_pages(site), width=width, dark=dark):
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert axe(page) == [], path.name


def test_a_ledger_is_a_table_to_a_screen_reader_on_a_phone_too(view: View) -> None:
    for width in (320, 1280):
        page = view(width=width)
        assert page.get_by_role("table").count() >= 4
        assert page.get_by_role("rowheader").count() >= 6


def test_a_link_is_large_enough_for_a_finger_in_the_list_of_sections(view: View) -> None:
    page = view(width=320)
    heights = [link.bounding_box()["height"] for link in page.locator("nav a").all()]
    assert heights
    assert min(heights) >= 24  # WCAG 2.2, 2.5.8


def test_print_shows_what_is_folded(view: View) -> None:
    page = view()
    page.emulate_media(media="print")
    assert page.locator("#figures details td a.figure").first.evaluate("(one) => one.checkVisibility()")


def test_letter_keys_can_be_switched_off(view: View) -> None:
    page = view()
    page.get_by_label("Letter keys").uncheck()
    page.reload()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.localName") == "body"
    page.get_by_label("Letter keys").check()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.localName") == "article"


def test_coming_from_a_figure_shows_who_said_it_when_it_was_received_and_why_it_is_linked(view: View) -> None:
    page = view()
    page.locator("#figures td a.figure").filter(has_text="at least four people").first.click()
    note = page.locator(".with-notes:has(:target) .note").first
    for words in (
        "hospital director",
        "Radio Meseta",
        "said",
        "received",
        "UTC",
        "Linked because",
        "same town and night",
    ):
        assert note.get_by_text(words).locator("visible=true").count(), words
