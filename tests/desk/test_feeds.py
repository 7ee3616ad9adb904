"""The story for other programs: the Atom feed, linked data, and the ledger on other people's pages."""

import dataclasses
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from asof.desk.app import create_app
from asof.desk.settings import ServerSettings
from asof.model.ids import judgement_id
from asof.model.judged import JudgementKind
from asof.model.judgement import Judgement, ref_of
from asof.model.views import Clock
from asof.record.sqlite import SqliteStore
from tests.desk.sample import keep_page

BASE = "https://live.example"
NAMES = {"a": "http://www.w3.org/2005/Atom"}


def _client(record: Path) -> TestClient:
    return TestClient(create_app(ServerSettings(record=record, address=BASE, title="The Desk")), base_url=BASE)


@pytest.fixture
def client(record: Path) -> TestClient:
    return _client(record)


@pytest.fixture
def story(client: TestClient) -> str:
    return client.get("/", follow_redirects=False).headers["location"]


def _retract(record: Path, words: str) -> Judgement:
    with SqliteStore.open(record) as store:
        claim = next(one.claim for one in store.kept_claims(None, Clock.SAID) if words in one.claim.sentence)
        judged = Judgement(
            judgement_id="",
            kind=JudgementKind.RETRACT,
            by="Ina Moor",
            reason="the prefect <took> it back",
            judged_at=datetime(2021, 3, 14, 9, tzinfo=UTC),
            claims=(ref_of(claim),),
        )
        judged = dataclasses.replace(judged, judgement_id=judgement_id(judged))
        store.append_judgement(judged)
    return judged


def _feed(client: TestClient, story: str) -> ElementTree.Element:
    answer = client.get(f"{story}.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    return ElementTree.fromstring(answer.content)  # noqa: S314 - our own


def _text(element: ElementTree.Element, path: str) -> str:
    return element.findtext(path, namespaces=NAMES) or ""


def test_the_feed_has_what_a_feed_must_have(client: TestClient, story: str) -> None:
    feed = _feed(client, story)
    assert _text(feed, "a:id") == BASE + story
    assert _text(feed, "a:updated") == "2021-03-13T13:00:00Z"
    links = {link.get("rel"): link.get("href") for link in feed.findall("a:link", NAMES)}
    assert links == {"self": f"{BASE}{story}.atom", "alternate": BASE + story}
    entries = feed.findall("a:entry", NAMES)
    assert len(entries) == 2
    for entry in entries:
        for name in ("id", "title", "updated", "published", "author/a:name", "content"):
            assert _text(entry, f"a:{name}"), name
    assert len({_text(entry, "a:id") for entry in entries}) == 2


def test_an_entry_of_the_feed_is_the_reports_own_sentences_and_leads_to_them(client: TestClient, story: str) -> None:
    newest = _feed(client, story).findall("a:entry", NAMES)[0]
    assert _text(newest, "a:author/a:name") == "Ledger"
    assert "Seven dockers were killed" in _text(newest, "a:content")
    assert client.get(_text(newest, "a:id").partition("#")[0]).status_code == 200


def test_a_retraction_is_an_entry_of_the_feed_and_a_correction_of_the_linked_data(record: Path, story: str) -> None:
    judged = _retract(record, "Seven dockers")
    client = _client(record)
    newest = _feed(client, story).findall("a:entry", NAMES)[0]
    assert _text(newest, "a:id").endswith(judged.judgement_id)
    assert "the prefect <took> it back" in _text(newest, "a:title")
    assert "Seven dockers were killed" in _text(newest, "a:content")
    correction = client.get(f"{story}.jsonld").json()["correction"]
    assert len(correction) == 1
    assert correction[0]["@type"] == "CorrectionComment"
    assert "Seven dockers" in correction[0]["text"]
    assert correction[0]["datePublished"] == "2021-03-14T09:00:00Z"


def test_a_feed_that_is_cut_says_so(client: TestClient, story: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "newest" not in _text(_feed(client, story), "a:subtitle")
    monkeypatch.setattr("asof.desk.feeds.MOST_ENTRIES", 1)
    client = TestClient(client.app, base_url=BASE)
    feed = _feed(client, f"{story[:-4]}")  # another address of the same story, so that it is made anew
    assert len(feed.findall("a:entry", NAMES)) == 1
    assert "1 of 2" in _text(feed, "a:subtitle")


def test_the_page_carries_its_linked_data_and_nothing_in_it_can_end_the_element(record: Path, story: str) -> None:
    _retract(record, "Seven dockers")
    client = _client(record)
    page = client.get(story).text
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert len(blocks) == 1
    assert "<" not in blocks[0]
    linked = json.loads(blocks[0])
    assert linked["@type"] == "LiveBlogPosting"
    assert linked["url"] == BASE + story
    assert linked["contentLocation"]["name"] == "Lyon"
    assert {one["author"]["name"] for one in linked["liveBlogUpdate"]} == {"The Quay", "Ledger"}
    assert linked["liveBlogUpdate"][0]["isBasedOn"] == "https://ledger.example/1"
    assert linked == client.get(f"{story}.jsonld").json()


def test_the_page_names_its_feed_its_data_and_how_to_embed_it(client: TestClient, story: str) -> None:
    page = client.get(story).text
    for kind in ("atom+xml", "json+oembed", "ld+json", "json"):
        found = re.search(rf'<link rel="alternate" type="application/{re.escape(kind)}" href="([^"]+)"', page)
        assert found, kind
        assert client.get(found[1].replace("&amp;", "&")).status_code == 200


def test_what_is_embedded_may_be_framed_and_runs_nothing(client: TestClient, story: str) -> None:
    told = client.get(f"/oembed?url={quote(BASE + story)}&maxwidth=400").json()
    assert (told["version"], told["type"], told["width"]) == ("1.0", "rich", 400)
    source = re.search(r'src="([^"]+)"', told["html"])
    assert source
    assert "allow-scripts" not in told["html"]
    answer = client.get(source[1])
    assert "frame-ancestors" not in answer.headers["content-security-policy"]
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "x-frame-options" not in answer.headers
    assert "<script" not in answer.text
    assert "4 or more" in answer.text
    assert "frame-ancestors 'none'" in client.get(story).headers["content-security-policy"]


def test_a_moment_is_embedded_as_of_then(client: TestClient, story: str) -> None:
    page = f"{BASE}{story}?at=2021-03-13T12:30:00Z&clock=received"
    told = client.get(f"/oembed?url={quote(page, safe='')}").json()
    source = re.search(r'src="([^"]+)"', told["html"])
    assert source
    framed = client.get(source[1].replace("&amp;", "&")).text
    assert "4 or more" in framed
    assert "Seven" not in framed


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("https://evil.example/stories/0123456789abcdef", 404),
        (f"{BASE}/reports/0123456789abcdef", 404),
        (f'{BASE}/stories/"><script>', 404),
        ("", 404),
        (f"{BASE}/stories/0123456789abcdef?at=never", 400),
    ],
)
def test_nothing_else_is_embedded(client: TestClient, url: str, status: int) -> None:
    assert client.get(f"/oembed?url={quote(url, safe='')}").status_code == status
    assert client.get(f"/oembed?format=xml&url={quote(url, safe='')}").status_code == 501


def test_a_feed_holds_no_character_that_xml_forbids(record: Path, story: str) -> None:
    page = (
        "Night in Lyon\n\nMarch 13, 2021 - Five \x00\x0b\ufffe dockers were killed in Lyon, a \x1b[31munion\x07 said."
    )
    keep_page(record, page, outlet="Bell\x07 \u202eGazette", hour=14)
    feed = _feed(_client(record), story)
    outlets = [_text(entry, "a:author/a:name") for entry in feed.findall("a:entry", NAMES)]
    assert any(outlet.startswith("Bell") for outlet in outlets)
