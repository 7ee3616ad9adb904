"""The server as an application: what is mounted where."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from asof.desk.app import create_app
from asof.desk.settings import ServerSettings
from asof.errors import RecordError
from asof.record.sqlite import SqliteStore

HERE = "http://127.0.0.1:8765"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "asof.db"
    SqliteStore.open(path).close()
    return path


def test_the_files_of_the_pages_are_served(record: Path) -> None:
    client = TestClient(create_app(ServerSettings(record=record)), base_url=HERE)
    answer = client.get("/assets/asof.css")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/css")


def test_a_record_that_is_not_there_is_an_error_of_the_start(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no record at"):
        create_app(ServerSettings(record=tmp_path / "none.db"))


def test_the_files_of_the_pages_are_kept_for_ever_at_an_address_that_changes_with_them(record: Path) -> None:
    client = TestClient(create_app(ServerSettings(record=record)), base_url=HERE)
    address = re.search(r'href="([^"]+/asof\.css)"', client.get("/").text)
    assert address
    assert "immutable" in client.get(address[1]).headers["cache-control"]
    assert client.get("/assets/asof.css").headers["cache-control"] == "no-cache"
    assert client.get("/assets/ffffffffffff/asof.css").headers["cache-control"] == "no-cache"


def test_an_empty_record_is_a_page_too(record: Path) -> None:
    client = TestClient(create_app(ServerSettings(record=record)), base_url=HERE)
    assert client.get("/").status_code == 200
    assert client.get("/index.json").json()["stories"] == []
