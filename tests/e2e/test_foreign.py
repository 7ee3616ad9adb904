"""Served pages among pages of others: what may be framed and what not, and reports that mean harm, in a browser."""

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from asof.intake.intake import Hints
from asof.record.keep import keep
from asof.record.sqlite import SqliteStore
from bench.serve import serving
from tests.desk.sample import keep_page
from tests.desk.test_hostile import PAGE, received

pytestmark = pytest.mark.browser

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server whose reports mean harm."""
    record = tmp_path_factory.mktemp("foreign") / "asof.db"
    with SqliteStore.open(record) as store:
        keep(store, received(PAGE.encode(), "page.html"), Hints())
    keep_page(record, "Dockers\n\nMarch 12, 2021 - Six dockers were killed in Lyon, a nurse said.", outlet="Quay")
    with serving(record) as port:
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _site(folder: Path) -> Iterator[str]:
    """The address of somebody else's site that serves the files of `folder`."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has there
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder)) as site:
        thread = threading.Thread(target=site.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{site.server_port}/index.html"
        finally:
            site.shutdown()
            thread.join()


def _story(server: str) -> str:
    return server + httpx.get(server, timeout=30).headers["location"]


def test_the_figures_stand_in_a_page_of_somebody_else_and_the_story_does_not(
    open_page: Open, server: str, tmp_path: Path
) -> None:
    story = _story(server)
    frame = httpx.get(f"{server}/oembed", params={"url": story}).json()["html"]
    page = f'<!doctype html><title>Ours</title>{frame}<iframe id="story" src="{story}"></iframe>'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    with _site(tmp_path) as address:
        page = open_page(address)
        figures = page.frame_locator("iframe").first
        expect(figures.locator("a.figure").first).to_be_visible()
        assert figures.locator("script").count() == 0
        assert any("frame-ancestors" in told for told in page.complaints)
        assert page.frame_locator("#story").locator("#figures").count() == 0


def test_reports_that_mean_harm_run_nothing_and_call_nobody(
    open_page: Open, server: str, hosts: Callable[[Page], set[str]]
) -> None:
    page = open_page(_story(server))
    raised: list[str] = []
    page.on("dialog", lambda dialog: (raised.append(dialog.message), dialog.dismiss()))
    for link in page.locator("#reports a[href^='/reports/']").all():
        other = open_page(server + (link.get_attribute("href") or ""))
        other.on("dialog", lambda dialog: (raised.append(dialog.message), dialog.dismiss()))
        other.reload()
        assert other.complaints == []
        assert len(hosts(other)) == 1
    page.reload()
    assert raised == []
    assert page.complaints == []
    assert len(hosts(page)) == 1
