"""The site in a real browser: quiet, readable at every width, and one click from a figure to its sentence."""

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By

pytestmark = pytest.mark.browser

View = Callable[..., Chrome]
FIGURES = "#figures td a.figure"


def _pages(site: Path) -> list[str]:
    return sorted(path.name for path in site.glob("*.html"))


def _requested(browser: Chrome) -> list[str]:
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    return [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]


def test_no_page_complains_or_calls_anybody(view: View, site: Path) -> None:
    for name in _pages(site):
        browser = view(name)
        requested = [url for url in _requested(browser) if url != "about:blank"]
        assert {Path(urlsplit(url).path).name for url in requested} >= {name, "asof.css", "asof.js"}
        assert {urlsplit(url).scheme for url in requested} == {"file"}
        assert browser.get_log("browser") == []


def test_style_and_script_work_from_the_disk(view: View) -> None:
    browser = view()
    assert browser.execute_script("return getComputedStyle(document.body).maxWidth") == "1120px"
    assert browser.find_elements(By.CSS_SELECTOR, "button.theme")


def test_a_click_on_a_figure_lands_on_its_sentence(view: View) -> None:
    browser = view()
    links = browser.find_elements(By.CSS_SELECTOR, FIGURES)
    for place in range(len([link for link in links if link.is_displayed()])):
        link = [link for link in view().find_elements(By.CSS_SELECTOR, FIGURES) if link.is_displayed()][place]
        words = link.find_element(By.TAG_NAME, "q").text.strip("“”")
        link.click()
        mark = browser.find_element(By.CSS_SELECTOR, "mark:target, mark:has(:target)")
        top = browser.execute_script("return arguments[0].getBoundingClientRect().top", mark)
        assert words in mark.text
        assert 0 <= top < 800


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_page_is_wider_than_its_window(view: View, site: Path, width: int) -> None:
    for name in _pages(site):
        browser = view(name, width=width)
        for details in browser.find_elements(By.TAG_NAME, "details"):
            browser.execute_script("arguments[0].open = true", details)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width, name


def test_a_page_without_scripts_holds_everything(view: View) -> None:
    with_scripts = view().find_element(By.TAG_NAME, "main").get_attribute("textContent")
    browser = view(scripts=False)
    assert not browser.find_elements(By.CSS_SELECTOR, "button.theme")
    assert browser.find_element(By.TAG_NAME, "main").get_attribute("textContent") == with_scripts


def test_the_page_follows_the_system_and_the_button_overrides_it(view: View) -> None:
    paper = "return getComputedStyle(document.body).backgroundColor"
    light = view().execute_script(paper)
    browser = view(dark=True)
    dark = browser.execute_script(paper)
    assert light != dark
    browser.find_element(By.CSS_SELECTOR, "button.theme").click()
    assert browser.execute_script(paper) == light
    browser.execute_script("localStorage.clear()")


def test_the_first_stop_of_the_keyboard_leads_past_the_head(view: View) -> None:
    browser = view()
    browser.switch_to.active_element.send_keys(Keys.TAB)
    skip = browser.switch_to.active_element
    assert skip.get_attribute("href").endswith("#main")
    assert skip.is_displayed()
    assert browser.execute_script("return arguments[0].getBoundingClientRect().left", skip) >= 0


def test_every_link_and_fold_is_reached_by_the_keyboard_and_shows_it(view: View) -> None:
    browser = view()
    for _ in range(6):
        browser.switch_to.active_element.send_keys(Keys.TAB)
        style = "const s = getComputedStyle(document.activeElement); return s.outlineStyle + s.outlineWidth"
        assert browser.execute_script(style) == "solid3px"
    assert not browser.find_elements(By.CSS_SELECTOR, "a:not([href])")


def test_j_and_k_walk_through_the_entries(view: View) -> None:
    browser = view()
    body = browser.find_element(By.TAG_NAME, "body")

    def here() -> str:
        return browser.execute_script("return document.activeElement.querySelector('h3')?.innerText ?? ''")

    body.send_keys("j")
    first = here()
    browser.switch_to.active_element.send_keys("j")
    second = here()
    browser.switch_to.active_element.send_keys("k")
    assert (first, here()) == (first, first)
    assert first != second
    assert first.startswith("Thu 11 Mar")


def test_every_control_is_named_for_a_screen_reader(view: View, site: Path) -> None:
    for name in _pages(site):
        browser = view(name)
        tree = browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
        controls = [
            n for n in tree if n.get("role", {}).get("value") in ("link", "button", "image", "heading", "table")
        ]
        unnamed = [n["role"]["value"] for n in controls if not n.get("ignored") and not n.get("name", {}).get("value")]
        assert controls
        assert unnamed == []


def test_a_ledger_is_a_table_to_a_screen_reader_on_a_phone_too(view: View) -> None:
    for width in (320, 1280):
        tree = view(width=width).execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
        roles = [n["role"]["value"] for n in tree if not n.get("ignored") and "role" in n]
        assert roles.count("table") >= 4
        assert roles.count("rowheader") >= 6


def test_a_link_is_large_enough_for_a_finger_in_the_list_of_sections(view: View) -> None:
    browser = view(width=320)
    heights = [link.size["height"] for link in browser.find_elements(By.CSS_SELECTOR, "nav a")]
    assert heights
    assert min(heights) >= 24  # WCAG 2.2, 2.5.8


def test_print_shows_what_is_folded(view: View) -> None:
    browser = view()
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    folded = browser.find_element(By.CSS_SELECTOR, "#figures details td a.figure")
    assert browser.execute_script("return arguments[0].checkVisibility()", folded)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
