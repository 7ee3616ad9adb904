"""The public pages: what stands at each address, as of which moment, and what is said where nothing does."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from asof.desk.app import create_app
from asof.desk.settings import ServerSettings
from tests.desk.sample import keep_page

PAGE = {"accept": "text/html"}


@pytest.fixture
def client(record: Path) -> TestClient:
    return TestClient(create_app(ServerSettings(record=record)), base_url="http://127.0.0.1:8765")


@contextmanager
def _grown(client: TestClient) -> Iterator[None]:
    """Goes on once readers were told of what was written inside."""
    hub = client.app.state.hub
    before, give_up = hub.position, time.monotonic() + 5
    yield
    while hub.position == before:
        assert time.monotonic() < give_up
        time.sleep(0.02)


@pytest.fixture
def story(client: TestClient) -> str:
    """The path of the only story."""
    return client.get("/", follow_redirects=False).headers["location"]


def test_the_only_story_of_a_record_is_the_way_in(client: TestClient, story: str) -> None:
    answer = client.get("/")
    assert answer.url.path == story
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "At least four" in answer.text
    assert "Seven dockers" in answer.text


def test_a_second_story_makes_the_way_in_a_list(client: TestClient, record: Path, story: str) -> None:
    flood = "Flood in Quito\n\nJune 2, 2022 - Nine people died in a flood in Quito, the mayor said."
    with client:
        with _grown(client):
            keep_page(record, flood, outlet="Sur")
        page = client.get("/", follow_redirects=False)
        assert page.status_code == 200
        assert page.text.count('href="/stories/') == 2
        assert f'href="{story}"' in page.text


def test_every_link_of_a_page_leads_somewhere(client: TestClient, story: str) -> None:
    seen, left = set(), [story, f"{story}?at=2021-03-13T12:30Z&clock=received"]
    while left:
        path = left.pop().partition("#")[0].replace("&amp;", "&")
        if path in seen or not path.startswith("/"):
            continue
        seen.add(path)
        answer = client.get(path, headers=PAGE)
        assert answer.status_code == 200, path
        if answer.headers["content-type"].startswith("text/html"):
            left += re.findall(r'(?:href|src)="([^"]+)"', answer.text)
    assert len([path for path in seen if path.startswith("/reports/")]) >= 6


def test_the_address_holds_the_moment_and_the_clock(client: TestClient, story: str) -> None:
    early = client.get(f"{story}?at=2021-03-13T12:30Z&clock=received").text
    assert "At least four" in early
    assert "Seven dockers" not in early
    assert "At least four" in client.get(f"{story}?at=2021-03-12T23:59Z&clock=said").text
    gone = client.get(f"{story}?at=2021-03-12T23:59Z&clock=received", headers=PAGE)
    assert gone.status_code == 404
    assert "at that moment" in gone.text


def test_links_of_a_page_of_a_moment_stay_in_that_moment(client: TestClient, story: str) -> None:
    moment = "?at=2021-03-13T12:30:00Z&amp;clock=received"
    page = client.get(f"{story}?at=2021-03-13T12:30Z&clock=received").text
    assert page.count(f"{moment}#claim-") > 2
    assert f'{story}.json{moment}"' in page


def test_a_moment_that_passes_is_sent_on_to_one_that_lasts(client: TestClient, story: str) -> None:
    answer = client.get(f"{story}?at=2h", follow_redirects=False)
    assert answer.status_code == 307
    assert answer.headers["location"].startswith(f"{story}?at=20")
    assert answer.headers["location"].endswith("Z&clock=said")


def test_a_plus_that_a_form_lost_is_found_again(client: TestClient, story: str) -> None:
    moment = "?at=2021-03-13T13:30%2B01:00&clock=received"
    assert client.get(story + moment.replace("%2B", "+")).text == client.get(story + moment).text


def test_the_lasting_address_shows_the_same_after_more_reports_came(record: Path, story: str) -> None:
    with TestClient(create_app(ServerSettings(record=record)), base_url="http://127.0.0.1:8765") as client:
        address = f"{story}?at=2021-03-13T13:00:00Z&clock=received"
        before = client.get(address.replace("?", ".json?")).json()
        nine = "Nine dead\n\nMarch 12, 2021 - Nine dockers were killed in Lyon, a union said."
        with _grown(client):
            keep_page(record, nine, outlet="Cri", hour=15)
        after = client.get(address.replace("?", ".json?")).json()
        assert before.pop("record") != after.pop("record")
        assert after == before


def test_changes_since_a_look_are_those_of_what_was_received_since(client: TestClient, story: str) -> None:
    data = client.get(f"{story}.json?since=2021-03-13T12:30Z").json()
    told = {data["claims"][change["claim"]]["outlet"] for change in data["changes"]}
    assert told == {"Ledger"}
    assert client.get(f"{story}.json?since=2021-03-13T14:00Z").json()["changes"] == []
    assert 'id="changes"' in client.get(f"{story}?since=2021-03-13T12:30Z").text
    assert 'id="changes"' not in client.get(story).text


def test_the_data_stands_beside_every_page(client: TestClient, story: str) -> None:
    index = client.get("/index.json").json()
    assert [f"/stories/{one['story_id'][:16]}" for one in index["stories"]] == [story]
    data = client.get(f"{story}.json").json()
    assert data["record"]["seq"] > 0
    for report_id in data["reports"]:
        report = client.get(f"/reports/{report_id}.json").json()
        assert report["report"]["report_id"] == report_id
        assert client.get(f"/reports/{report_id[:16]}").status_code == 200


def test_an_address_given_out_before_an_earlier_report_came_still_leads_to_the_story(
    client: TestClient, record: Path, story: str
) -> None:
    page = "Shots in Lyon\n\nMarch 11, 2021 - Two dockers were killed when guards opened fire in Lyon, a witness said."
    with client:
        with _grown(client):
            keep_page(record, page, outlet="Early")
        assert client.get("/", follow_redirects=False).headers["location"] != story
        assert client.get(f"{story}.json").json()["story_id"][:16] not in story
        assert "Two dockers" in client.get(story).text


def test_every_moment_of_the_replay_is_a_page_with_the_same_moments(client: TestClient, record: Path) -> None:
    late = (
        "Dockers of Lyon\n\nMarch 11, 2021 - Two dockers were killed when guards opened fire in Lyon, a witness said."
    )
    keep_page(record, late, outlet="Late", hour=15)
    client = TestClient(create_app(ServerSettings(record=record)), base_url="http://127.0.0.1:8765")
    for query in ("", "?clock=received", "?at=2021-03-13T14:00:00Z&clock=received"):
        page = client.get("/" + query).text
        moments = re.findall(r'<a href="([^"]+)" data-at=', page)
        assert len(moments) >= 2
        for address in moments:
            answer = client.get(address.replace("&amp;", "&"))
            assert answer.status_code == 200, address
            assert len(re.findall(r'<a href="[^"]+" data-at=', answer.text)) == len(moments)


@pytest.mark.parametrize("path", ["/stories/ffffffffffffffff", "/reports/ffffffffffffffff", "/reports/abc", "/nothing"])
def test_one_shape_of_failure(client: TestClient, path: str) -> None:
    data = client.get(path + ".json", headers=PAGE)
    assert data.status_code == 404
    assert data.headers["content-type"] == "application/problem+json"
    assert data.json().keys() == {"title", "status", "detail"}
    page = client.get(path, headers=PAGE)
    assert page.status_code == 404
    assert data.json()["detail"] in page.text
    assert "<main" in page.text


@pytest.mark.parametrize("query", ["at=tomorrowish", "clock=wall", "since=x", "at=2021-03-13T25:00Z"])
def test_a_moment_that_means_nothing_is_said_to(client: TestClient, story: str, query: str) -> None:
    answer = client.get(f"{story}?{query}")
    assert answer.status_code == 400
    assert answer.json()["detail"]


def test_a_method_that_is_not_served_has_the_same_shape(client: TestClient, story: str) -> None:
    answer = client.post(story)
    assert (answer.status_code, answer.json()["status"]) == (405, 405)


def test_a_page_that_a_reader_has_is_not_sent_again(client: TestClient, story: str) -> None:
    first = client.get(story)
    again = client.get(story, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(story, headers={"accept-encoding": "identity"}).text == first.text
    assert first.headers["content-encoding"] == "gzip"
