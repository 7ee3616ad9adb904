"""A record with a desk, and browsers without a browser: clients that keep cookies and send forms."""

import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from asof.desk.app import create_app
from asof.desk.editors import EditorRole, add_editor
from asof.desk.settings import ServerSettings
from asof.intake.intake import Hints
from asof.record.keep import Received, keep
from asof.record.sqlite import SqliteStore

QUAY = """\
Guards and dockers clash in Lyon

By the harbour desk

March 12, 2021 - At least four dockers were killed when guards opened fire in Lyon, the union said.

More than 100 people have been arrested since Wednesday.
"""
LEDGER = """\
Seven dead in Lyon, prefect says

March 12, 2021 - Seven dockers were killed when guards opened fire in Lyon on Friday, the prefect said.

Three guards were injured in Lyon, the prefect said.
"""


NIGHT = datetime(2021, 3, 13, 3, tzinfo=UTC)


def keep_page(record: Path, words: str, *, outlet: str, url: str | None = None, hour: int = 12) -> str:
    """Keep a page in the record, received at `hour` of a fixed day; its report's id."""
    received = Received(
        raw=words.encode(), name=f"{outlet}.txt", url=url, received_at=datetime(2021, 3, 13, hour, tzinfo=UTC)
    )
    with SqliteStore.open(record) as store:
        return keep(store, received, Hints(outlet=outlet)).report.report_id


class Browser:
    """One person's browser: it keeps cookies, and sends the forms it is shown."""

    def __init__(self, client: TestClient) -> None:
        self.client = client

    def get(self, path: str) -> httpx.Response:
        """A page, without following where it leads."""
        return self.client.get(path, follow_redirects=False)

    def post(self, path: str, *, of: str, **fields: object) -> httpx.Response:
        """Send a form with the token that the page `of` gives."""
        return self.send(path, {"form_token": token_in(self.get(of).text), **fields})

    def send(self, path: str, fields: dict[str, object]) -> httpx.Response:
        """Send exactly these fields."""
        return self.client.post(path, data=fields, follow_redirects=False)


def token_in(page: str) -> str:
    """The token that the forms of a page carry."""
    found = re.search(r'name="form_token" value="([0-9a-f]+)"', page)
    assert found, page
    return found[1]


@pytest.fixture(scope="session")
def _kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kept") / "asof.db"
    keep_page(path, QUAY, outlet="The Quay", url="https://quay.example/1", hour=12)
    keep_page(path, LEDGER, outlet="Ledger", url="https://ledger.example/1", hour=13)
    return path


@pytest.fixture
def record(_kept: Path, tmp_path: Path) -> Path:
    """A record of two reports of one night, in which nothing is judged."""
    shutil.copy(_kept, tmp_path / "asof.db")
    return tmp_path / "asof.db"


@pytest.fixture
def open_browser(record: Path) -> Callable[[], Browser]:
    """A browser of somebody who is not logged in; all of them reach one server."""
    app = create_app(ServerSettings(record=record))
    return lambda: Browser(TestClient(app, base_url="http://127.0.0.1:8765"))


@pytest.fixture
def enter(record: Path, open_browser: Callable[[], Browser]) -> Callable[..., Browser]:
    """A browser of `name`, who is let in as `role` and logged in."""

    def entered(name: str, role: EditorRole = EditorRole.EDITOR) -> Browser:
        secret = add_editor(record, name, role)
        browser = open_browser()
        done = browser.post("/desk/login", of="/desk/login", name=name, secret=secret)
        assert done.status_code == 303, done.text
        return browser

    return entered
