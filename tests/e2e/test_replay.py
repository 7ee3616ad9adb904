"""The replay: one slider moves the whole page to what was known at a moment, from a disk and without scripts too."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
SLIDER = "nav.replay input[type=range]"
# Of the live page of the examples: before the first toll, amid the evening's counts, and after the correction.
EXAMPLES = [
    ("2020-08-04T15:52:00Z", "Tue 4 Aug 18:52", []),
    ("2020-08-04T20:05:00Z", "Tue 4 Aug 23:05", ["At least 10 people", "50"]),
    (
        "2020-08-05T17:10:00Z",
        "Wed 5 Aug 20:10",
        ["At least 10 people", "more than 100", "135 people"],
    ),
]
SEEDS = [
    ("2018-05-16T20:45:00Z", "Thu 17 May 01:15", ["several people", "Several people"]),
    ("2018-05-16T22:00:00Z", "Thu 17 May 02:30", ["several people", "at least two protesters"]),
    ("2018-05-18T19:30:00Z", "Sat 19 May 2018", ["several people", "at least two protesters", "3 deaths"]),
]


def _killed(page: Page) -> list[str]:
    """The words of the figures of the dead that stand, in the first ledger."""
    words = page.locator("#figures .ledger-of.first").first
    if "Killed" not in (words.locator("h3").first.inner_text() if words.count() else ""):
        return []
    return [q.strip("“”") for q in words.locator("table.ledger").first.locator("q").all_inner_texts()]


def _go_to(page: Page, at: str) -> None:
    """Moves the slider to the stop of a moment, as a reader who drags it does."""
    stops = page.locator("nav.replay .moments a")
    index = [stop.get_attribute("data-at") for stop in stops.all()].index(at)
    # Not `fill`, which scrolls the window first: the bar sticks to its top and is never out of view.
    page.locator(SLIDER).evaluate(
        "(slider, index) => { slider.value = index; slider.dispatchEvent(new Event('input')); }", index
    )


@pytest.mark.parametrize(("at", "moment", "killed"), EXAMPLES)
def test_the_slider_moves_everything_to_a_moment(open_page: Open, examples: Path, at: str, moment: str, killed) -> None:
    page = open_page(examples / "index.html")
    _go_to(page, at)
    expect(page.locator(".as-of")).to_contain_text(moment.split()[-1])
    assert _killed(page) == killed
    assert page.complaints == []
    by_file = open_page(examples / page.locator(f"nav.replay a[data-at='{at}']").get_attribute("href"), scripts=False)
    for part in ("header.top", "main"):
        assert page.locator(part).inner_text() == by_file.locator(part).inner_text()


@pytest.mark.parametrize(("at", "moment", "killed"), SEEDS)
def test_the_seeds_are_replayed_too(open_page: Open, seeds: Path, at: str, moment: str, killed) -> None:
    page = open_page(seeds / "index.html")
    _go_to(page, at)
    expect(page.locator(".as-of")).to_contain_text(moment.split()[-1])
    assert _killed(page) == killed


def test_the_address_holds_the_moment(open_page: Open, examples: Path) -> None:
    page = open_page(examples / "index.html")
    _go_to(page, EXAMPLES[1][0])
    expect(page.locator(".as-of")).to_contain_text("23:05")
    again = open_page(page.url)
    expect(again.locator(".as-of")).to_contain_text("23:05")
    assert _killed(again) == EXAMPLES[1][2]


def test_every_moment_is_a_link_without_scripts(open_page: Open, examples: Path) -> None:
    page = open_page(examples / "index.html", scripts=False)
    assert page.locator(SLIDER).count() == 0
    page.locator("nav.replay summary").click()
    page.locator(f"nav.replay a[data-at='{EXAMPLES[1][0]}']").click()
    expect(page.locator(".as-of")).to_contain_text("23:05")
    page.get_by_role("link", name="Later").click()
    expect(page.locator(".as-of")).to_contain_text("23:15")


def test_the_keyboard_alone_replays(open_page: Open, examples: Path) -> None:
    page = open_page(examples / "index.html")
    page.locator(SLIDER).focus()
    page.keyboard.press("Home")
    expect(page.locator(".as-of")).to_contain_text("18:26")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".as-of")).to_contain_text("18:40")
    assert page.locator(SLIDER).get_attribute("aria-valuetext") == "Tue 4 Aug 18:40 (15:40 UTC)"
    assert page.evaluate("document.activeElement.type") == "range"


def test_playing_goes_on_by_itself_and_can_be_stopped(open_page: Open, examples: Path) -> None:
    page = open_page(examples / "index.html")
    page.locator("button.play").click()
    expect(page.locator(SLIDER)).to_have_value("1", timeout=5000)
    page.get_by_role("button", name="Pause").click()
    stopped = page.locator(SLIDER).input_value()
    page.wait_for_timeout(1800)
    assert page.locator(SLIDER).input_value() == stopped


def test_what_is_read_does_not_move_and_what_is_unfolded_stays(open_page: Open, examples: Path) -> None:
    page = open_page(examples / "index.html")
    page.locator("#map summary").click()
    entry = page.locator("#entries article").nth(8)
    entry.scroll_into_view_if_needed()
    page.evaluate("scrollBy(0, 300)")
    entries = "[...document.querySelectorAll('#entries article')]"
    seen = page.evaluate(f"{entries}.find((one) => one.getBoundingClientRect().bottom > 110).id")
    top = page.locator(f"[id='{seen}']").bounding_box()["y"]
    _go_to(page, EXAMPLES[2][0])
    expect(page.locator(".as-of")).to_contain_text("20:10")
    assert page.locator(f"[id='{seen}']").bounding_box()["y"] == pytest.approx(top, abs=2)
    assert page.locator("#map details").get_attribute("open") is not None


def test_axe_finds_nothing_at_an_earlier_moment(
    open_page: Open, axe: Callable[[Page], list[str]], examples: Path
) -> None:
    page = open_page(examples / "index.html", width=390)
    _go_to(page, EXAMPLES[1][0])
    expect(page.locator(".as-of")).to_contain_text("23:05")
    assert axe(page) == []


@pytest.mark.parametrize(("width", "dark"), [(320, False), (390, True), (1280, False)])
def test_a_whole_story_fits_its_window_and_axe_finds_nothing(
    open_page: Open, axe: Callable[[Page], list[str]], examples: Path, width: int, dark: bool
) -> None:
    page = open_page(examples / "index.html", width=width, dark=dark)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe(page) == []


def test_on_paper_everything_is_unfolded_and_what_only_a_screen_can_do_is_gone(open_page: Open, examples: Path) -> None:
    page = open_page(examples / "index.html")
    page.emulate_media(media="print")
    for gone in ("button.theme", "nav.replay", "nav.sections", ".keys"):
        assert not page.locator(gone).first.is_visible(), gone
    for shown in ("#timeline details li", "#figures details td", "#entries details article", "#changes details li"):
        assert page.locator(shown).first.evaluate("(one) => one.checkVisibility()"), shown
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
