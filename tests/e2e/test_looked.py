"""What is new since the reader's last look is marked, from what the reader's own browser remembers."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

LEAVE = """() => {
  Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}"""
FRESH = "#changes .fresh"


@pytest.fixture
def reader(browser: Browser):
    """One reader, who comes back in the same profile."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


def _look(page: Page, file: Path) -> None:
    page.goto(file.as_uri())


def test_a_first_look_marks_nothing(reader: Page, examples: Path) -> None:
    _look(reader, examples / "index.html")
    assert reader.locator(FRESH).count() == 0
    assert reader.locator(".looked").count() == 0


def test_a_second_look_at_the_same_says_that_nothing_changed(reader: Page, examples: Path) -> None:
    _look(reader, examples / "index.html")
    reader.evaluate(LEAVE)
    _look(reader, examples / "index.html")
    assert reader.locator(FRESH).count() == 0
    assert reader.locator(".looked").inner_text() == "Nothing changed since you last looked"


def test_what_came_since_is_marked_and_unfolded(
    reader: Page, examples: Path, published: Callable[[list[Path], str], Path], tmp_path: Path
) -> None:
    reports = sorted((Path(__file__).parents[2] / "examples" / "reports").iterdir())
    before, after = published(reports[:4], "four"), examples
    site = tmp_path / "site"
    shutil.copytree(before, site)
    _look(reader, site / "index.html")
    known = set(reader.locator("#changes [data-key]").evaluate_all("(all) => all.map((one) => one.dataset.key)"))
    reader.evaluate(LEAVE)
    shutil.rmtree(site)
    shutil.copytree(after, site)
    _look(reader, site / "index.html")
    now = reader.locator("#changes [data-key]").evaluate_all("(all) => all.map((one) => one.dataset.key)")
    assert len(known) > 5
    assert reader.locator(".looked").inner_text() == f"{len(set(now) - known)} changes since you last looked"
    assert reader.locator(FRESH).count() > 0
    assert reader.locator(FRESH).last.is_visible()
