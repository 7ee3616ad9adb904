"""The way into the desk: login, logout, sessions, and what is refused before any page is reached."""

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from asof.desk import attempts, sessions
from asof.desk.app import create_app
from asof.desk.editors import EditorRole, add_editor, new_secret, remove_editor
from asof.desk.settings import ServerSettings
from tests.desk.conftest import Browser, token_in

Open = Callable[[], Browser]
Enter = Callable[..., Browser]


def test_who_is_not_logged_in_is_led_to_the_login_and_back(record: Path, open_browser: Open) -> None:
    browser = open_browser()
    led = browser.get("/desk/?page=2")
    assert (led.status_code, led.headers["location"]) == (303, "/desk/login?next=/desk/%3Fpage%3D2")
    secret = add_editor(record, "Ina Moor", EditorRole.READER)
    done = browser.post("/desk/login", of=led.headers["location"], name="Ina Moor", secret=secret, next="/desk/?page=2")
    assert (done.status_code, done.headers["location"]) == (303, "/desk/?page=2")
    assert browser.get("/desk/").status_code == 200


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(record: Path, open_browser: Open) -> None:
    cookie = open_browser().get("/desk/login").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/desk" in cookie
    secure = TestClient(create_app(ServerSettings(record=record, address="https://live.example")))
    assert "secure" in secure.get("https://live.example/desk/login").headers["set-cookie"].lower()


def test_the_login_gives_another_token_than_the_one_it_was_asked_with(record: Path, open_browser: Open) -> None:
    browser = open_browser()
    browser.get("/desk/login")
    before = browser.client.cookies["asof_desk"]
    secret = add_editor(record, "Ina Moor", EditorRole.READER)
    browser.post("/desk/login", of="/desk/login", name="Ina Moor", secret=secret)
    assert browser.client.cookies["asof_desk"] != before


@pytest.mark.parametrize("path", ["https://evil.example/", "//evil.example", "/desk//evil", "/desk/\\evil", "/x", ""])
def test_the_login_leads_to_no_other_place_than_the_desk(record: Path, open_browser: Open, path: str) -> None:
    secret = add_editor(record, "Ina Moor", EditorRole.READER)
    done = open_browser().post("/desk/login", of="/desk/login", name="Ina Moor", secret=secret, next=path)
    assert done.headers["location"] == "/desk/"


def test_a_wrong_secret_is_told_without_saying_which_part_is_wrong(record: Path, open_browser: Open) -> None:
    add_editor(record, "Ina Moor", EditorRole.READER)
    browser = open_browser()
    known = browser.post("/desk/login", of="/desk/login", name="Ina Moor", secret="wrong")
    unknown = browser.post("/desk/login", of="/desk/login", name="Nobody", secret="wrong")
    assert known.status_code == unknown.status_code == 401
    assert known.text.replace("Ina Moor", "Nobody") == unknown.text


def test_who_fails_too_often_waits_even_with_the_right_secret(
    record: Path, open_browser: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = add_editor(record, "Ina Moor", EditorRole.READER)
    browser = open_browser()
    for _ in range(attempts.MOST_BY_NAME):
        assert browser.post("/desk/login", of="/desk/login", name="ina moor", secret="no").status_code == 401
    refused = browser.post("/desk/login", of="/desk/login", name="Ina Moor", secret=secret)
    assert refused.status_code == 429
    assert 0 < int(refused.headers["retry-after"]) <= attempts.WINDOW_S + 1
    other = add_editor(record, "B. Low", EditorRole.READER)
    assert browser.post("/desk/login", of="/desk/login", name="B. Low", secret=other).status_code == 303
    now = attempts.time.monotonic()
    monkeypatch.setattr(attempts.time, "monotonic", lambda: now + attempts.WINDOW_S + 1)
    assert open_browser().post("/desk/login", of="/desk/login", name="Ina Moor", secret=secret).status_code == 303


def test_who_tries_many_names_waits_too(open_browser: Open) -> None:
    browser = open_browser()
    codes = [
        browser.post("/desk/login", of="/desk/login", name=f"name {n}", secret="no").status_code
        for n in range(attempts.MOST_BY_ADDRESS + 1)
    ]
    assert codes == [401] * attempts.MOST_BY_ADDRESS + [429]


def test_after_the_logout_the_token_opens_nothing_anywhere(enter: Enter, open_browser: Open) -> None:
    browser, copy = enter("Ina Moor"), open_browser()
    copy.client.cookies.set("asof_desk", browser.client.cookies["asof_desk"], domain="127.0.0.1", path="/desk")
    assert copy.get("/desk/").status_code == 200
    assert browser.post("/desk/logout", of="/desk/").status_code == 303
    assert copy.get("/desk/").status_code == 303


@pytest.mark.parametrize("change", [remove_editor, new_secret])
def test_a_session_ends_with_its_editor_or_their_secret(
    record: Path, enter: Enter, change: Callable[[Path, str], object]
) -> None:
    browser = enter("Ina Moor")
    change(record, "Ina Moor")
    assert browser.get("/desk/").status_code == 303


def test_a_session_ends_when_nobody_uses_it(enter: Enter, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = enter("Ina Moor")
    now = sessions.time.time()
    monkeypatch.setattr(sessions.time, "time", lambda: now + sessions.IDLE_S - 5)
    assert browser.get("/desk/").status_code == 200
    monkeypatch.setattr(sessions.time, "time", lambda: now + 2 * sessions.IDLE_S - 10)
    assert browser.get("/desk/").status_code == 200
    monkeypatch.setattr(sessions.time, "time", lambda: now + 4 * sessions.IDLE_S)
    assert browser.get("/desk/").status_code == 303


@pytest.mark.parametrize("token", [None, "", "0" * 64, "é"])
def test_a_form_without_its_token_is_refused(enter: Enter, token: str | None) -> None:
    browser = enter("Ina Moor")
    refused = browser.send("/desk/logout", {} if token is None else {"form_token": token})
    assert refused.status_code == 403
    assert browser.get("/desk/").status_code == 200


def test_the_token_of_another_session_is_refused(enter: Enter) -> None:
    browser, other = enter("Ina Moor"), enter("B. Low")
    assert browser.send("/desk/logout", {"form_token": token_in(other.get("/desk/").text)}).status_code == 403


def test_the_login_itself_takes_no_form_without_a_token(record: Path, open_browser: Open) -> None:
    secret = add_editor(record, "Ina Moor", EditorRole.READER)
    browser = open_browser()
    browser.get("/desk/login")
    assert browser.send("/desk/login", {"name": "Ina Moor", "secret": secret}).status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_that_another_site_sends_is_refused(enter: Enter, site: str) -> None:
    browser = enter("Ina Moor")
    fields = {"form_token": token_in(browser.get("/desk/").text)}
    refused = browser.client.post("/desk/logout", data=fields, headers={"sec-fetch-site": site}, follow_redirects=False)
    assert refused.status_code == 403
    assert browser.get("/desk/").status_code == 200


def test_every_answer_forbids_caches_frames_and_scripts_of_others(enter: Enter, open_browser: Open) -> None:
    for answer in (open_browser().get("/desk/login"), open_browser().get("/desk/"), enter("Ina Moor").get("/desk/")):
        assert answer.headers["cache-control"] == "no-store"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/desk/", "/desk/login", "/desk/claims"])
def test_the_desk_is_closed_where_secrets_would_cross_a_network_unencrypted(record: Path, path: str) -> None:
    app = create_app(ServerSettings(record=record, host="0.0.0.0"))  # noqa: S104
    client = TestClient(app, base_url="http://192.0.2.7:8765")
    answer = client.get(path)
    assert answer.status_code == 403
    assert "https" in answer.text
    assert 'type="password"' not in answer.text
    secure = TestClient(
        create_app(ServerSettings(record=record, host="0.0.0.0", address="https://live.example")),  # noqa: S104
        base_url="https://live.example",
    )
    assert secure.get("/desk/login").status_code == 200
