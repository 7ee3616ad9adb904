"""The server as an application: what is mounted where."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from asof.desk.app import create_app
from asof.desk.settings import ServerSettings
from asof.errors import RecordError
from asof.record.sqlite import SqliteStore


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "asof.db"
    SqliteStore.open(path).close()
    return path


def test_the_files_of_the_pages_are_served(record: Path) -> None:
    client = TestClient(create_app(ServerSettings(record=record)))
    answer = client.get("/assets/asof.css")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/css")


def test_a_record_that_is_not_there_is_an_error_of_the_start(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no record at"):
        create_app(ServerSettings(record=tmp_path / "none.db"))
