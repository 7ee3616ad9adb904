"""A record with a desk, and browsers without a browser: clients that keep cookies and send forms."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from asof.desk.app import create_app
from asof.desk.editors import EditorRole, add_editor
from asof.desk.settings import ServerSettings
from tests.desk.sample import keep_sample


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
    keep_sample(path)
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
