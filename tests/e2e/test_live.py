"""A page that is open while reports come in: they appear without moving what is read, and an outage is caught up."""

import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import ASOF

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
REPORTS = sorted((Path(__file__).parents[2] / "examples" / "reports").iterdir())
SOON_MS = 8000  # the promise is two seconds; a machine that runs other tests beside is given more


class Served:
    """A record that is served on loopback, added to, stopped and started again on the same port."""

    def __init__(self, folder: Path) -> None:
        self.record = folder / "asof.db"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def add(self, *reports: Path) -> None:
        subprocess.run(
            [*ASOF, "add", *map(str, reports), "--record", str(self.record)], check=True, capture_output=True
        )

    def start(self) -> None:
        words = [*ASOF, "serve", "--record", str(self.record), "--port", str(self.port)]
        self.process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        give_up = time.monotonic() + 60
        while True:
            try:
                httpx.get(self.address, timeout=20)
                return
            except httpx.HTTPError:
                assert self.process.poll() is None, "the server ended"
                assert time.monotonic() < give_up, "the server did not answer"
                time.sleep(0.1)

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(20)
            self.process = None


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a record of the first three example reports, to be copied."""
    folder = tmp_path_factory.mktemp("kept")
    Served(folder).add(*REPORTS[:3])
    return folder


@pytest.fixture
def served(kept: Path, tmp_path: Path) -> Iterator[Served]:
    """The first three example reports, served."""
    server = Served(shutil.copytree(kept, tmp_path / "served"))
    server.start()
    yield server
    server.stop()


def _last_entry_in_view(page: Page) -> tuple[str, float]:
    """An entry that is being read, and where it stands in the window."""
    page.locator("#entries article").nth(6).evaluate(
        "(one) => scrollTo(0, one.getBoundingClientRect().top + scrollY - 300)"
    )
    entry = page.locator("#entries article").nth(6)
    return entry.get_attribute("id"), entry.bounding_box()["y"]


def test_a_new_report_appears_without_moving_what_is_read(open_page: Open, served: Served) -> None:
    page = open_page(served.address)
    expect(page.locator(".live-state")).to_have_class("live-state is-live")
    entry, top = _last_entry_in_view(page)
    count = page.locator("#entries article").count()
    served.add(REPORTS[4])
    expect(page.locator("button.arrived")).to_have_text("One new entry", timeout=SOON_MS)
    assert page.locator("#entries article").count() == count + 1
    assert page.locator(f"[id='{entry}']").bounding_box()["y"] == pytest.approx(top, abs=2)
    assert page.locator(".live-state [role=status]").inner_text() == "One new entry"
    page.locator("button.arrived").click()
    assert page.locator("#entries .arrived-now").evaluate("(one) => one === document.activeElement")
    assert page.complaints == []


def test_an_outage_is_told_and_caught_up(open_page: Open, served: Served) -> None:
    page = open_page(served.address)
    expect(page.locator(".live-state")).to_have_text("Live")
    served.stop()
    expect(page.locator(".live-state")).to_have_text("Connection lost; trying again", timeout=SOON_MS)
    served.add(REPORTS[4], REPORTS[8])
    served.start()
    expect(page.locator("button.arrived")).to_have_text("2 new entries", timeout=30_000)
    assert page.locator("h1").count() == 1


def test_a_reader_of_an_earlier_moment_stays_there(open_page: Open, served: Served) -> None:
    page = open_page(served.address)
    expect(page.locator(".live-state")).to_have_text("Live")
    stops = page.locator("nav.replay .moments a").count()
    page.locator("nav.replay input").evaluate(
        "(slider) => { slider.value = 5; slider.dispatchEvent(new Event('input')); }"
    )
    expect(page.locator(".as-of")).to_contain_text("an earlier moment")
    assert "at=" in page.url
    before = page.locator("main").inner_text()
    served.add(REPORTS[4])
    expect(page.locator("nav.replay .moments a")).to_have_count(stops + 1, timeout=SOON_MS)
    assert page.locator("main").inner_text() == before
    again = open_page(page.url)
    assert again.locator("main").inner_text() == before


def test_without_scripts_the_page_is_loaded_again(open_page: Open, served: Served) -> None:
    page = open_page(served.address, scripts=False)
    count = page.locator("#entries article").count()
    served.add(REPORTS[4])
    given_up = time.monotonic() + SOON_MS / 1000
    while page.locator("#entries article").count() == count and time.monotonic() < given_up:
        page.get_by_role("link", name="Load the page again for what is new").click()
    assert page.locator("#entries article").count() == count + 1


def test_axe_finds_nothing_on_a_live_page(open_page: Open, served: Served, axe: Callable[[Page], list[str]]) -> None:
    page = open_page(served.address, width=390)
    expect(page.locator(".live-state")).to_have_text("Live")
    served.add(REPORTS[4])
    expect(page.locator("button.arrived")).to_be_visible(timeout=SOON_MS)
    assert axe(page) == []
