"""What keeps a reader safe: headers on every answer, and no answer to a foreign name."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from asof.desk.app import create_app
from asof.desk.settings import ServerSettings

HERE = "http://127.0.0.1:8765"


@pytest.mark.parametrize("path", ["/", "/index.json", "/nothing", "/assets/asof.css", "/reports/x", "/desk/login"])
def test_every_answer_lets_nothing_foreign_in_and_nobody_around_it(record: Path, path: str) -> None:
    answer = TestClient(create_app(ServerSettings(record=record)), base_url=HERE).get(path)
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "*" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "strict-transport-security" not in answer.headers


def test_a_fault_of_the_program_tells_nothing_of_it_and_is_safe(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from asof.desk.pages import Pages

    monkeypatch.setattr(Pages, "make", lambda *_: 1 / 0)
    app = create_app(ServerSettings(record=record))
    answer = TestClient(app, base_url=HERE, raise_server_exceptions=False).get("/index.json")
    assert answer.status_code == 500
    assert "division" not in answer.text
    assert answer.json().keys() == {"title", "status", "detail"}
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_who_reaches_it_by_https_is_told_to_stay_there(record: Path) -> None:
    app = create_app(ServerSettings(record=record, address="https://live.example"))
    assert "strict-transport-security" in TestClient(app, base_url="https://live.example").get("/").headers


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8765", 200),
        ("localhost:8765", 200),
        ("[::1]:8765", 200),
        ("192.0.2.7", 200),
        ("live.example", 200),
        ("LIVE.example:443", 200),
        ("evil.example", 421),
        ("live.example.evil.example", 421),
        ("localhost.evil.example", 421),
        ("", 421),
        ("[::1", 421),
        ("live.example@evil.example", 421),
    ],
)
def test_a_name_that_is_not_the_servers_is_not_answered(record: Path, host: str, status: int) -> None:
    app = create_app(ServerSettings(record=record, address="https://live.example"))
    answer = TestClient(app, base_url=HERE).get("/index.json", headers={"host": host})
    assert answer.status_code == status
