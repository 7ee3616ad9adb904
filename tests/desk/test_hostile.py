"""Pages that mean harm are shown harmless: nothing of a report is ever markup, a script, or an order to the screen."""

import dataclasses
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import lxml.html
import pytest
from starlette.testclient import TestClient

from asof.desk.app import create_app
from asof.desk.settings import ServerSettings
from asof.intake.intake import Hints
from asof.model.report import Block, BlockKind, Entry, Text
from asof.model.span import Span
from asof.record.keep import Received, keep, read_received
from asof.record.sqlite import SqliteStore

HERE = "http://127.0.0.1:8765"
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"
BREAKOUT = "</script><svg onload=alert(3)>"
OVERRIDE = "\u202eyllek saw\u202c"
CYRILLIC = "Тhе Quаy"  # spelt with letters of another alphabet, to be taken for The Quay

PAGE = f"""<!doctype html><html lang="en"><head>
<title>{SCRIPT.replace("<", "&lt;")} Guards fire in Lyon {BREAKOUT.replace("<", "&lt;")}</title>
<meta property="og:site_name" content="{CYRILLIC} {SCRIPT.replace("<", "&lt;").replace('"', "&quot;")}">
<meta property="article:published_time" content="2021-03-12T10:00:00Z">
<link rel="canonical" href="javascript:alert(4)">
</head><body><article>
<h1>{SCRIPT.replace("<", "&lt;")} Guards fire in Lyon</h1>
<p>At least four dockers were {OVERRIDE} killed in Lyon, "{SCRIPT.replace("<", "&lt;")}" the union said.</p>
<p>Five {BREAKOUT.replace("<", "&lt;")} people were injured in Lyon on Friday, the mayor said.</p>
</article></body></html>"""


def received(raw: bytes, name: str) -> Received:
    """Bytes as somebody sent them, on a fixed day."""
    return Received(raw=raw, name=name, url=None, received_at=datetime(2021, 3, 13, 9, tzinfo=UTC))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    record = tmp_path_factory.mktemp("hostile") / "asof.db"
    with SqliteStore.open(record) as store:
        keep(store, received(PAGE.encode(), f"{SCRIPT}.html"), Hints())
        keep(
            store,
            received(b"Dockers\n\nMarch 12, 2021 - Six dockers were killed in Lyon, a nurse said.", "quay.txt"),
            Hints(outlet=f"The Quay {OVERRIDE}"),
        )
    return TestClient(create_app(ServerSettings(record=record)), base_url=HERE)


@pytest.fixture(scope="module")
def pages(client: TestClient) -> dict[str, str]:
    """Every page that is served, by its path."""
    found: dict[str, str] = {}
    left = ["/", "/nothing/" + SCRIPT]
    while left:
        path = left.pop().partition("#")[0]
        if path in found or not path.startswith("/") or path.startswith(("/assets", "/desk")):
            continue
        answer = client.get(path, headers={"accept": "text/html"})
        if answer.headers["content-type"].startswith("text/html"):
            found[path] = answer.text
            left += [link for _, _, link, _ in lxml.html.fromstring(answer.text).iterlinks()]
            left += [f"{path}/embed"] if re.fullmatch(r"/stories/\w+", path) else []
    return found


def test_the_story_and_both_reports_are_shown(pages: dict[str, str]) -> None:
    assert len([path for path in pages if path.startswith("/reports/")]) >= 2
    assert any(path.endswith("/embed") for path in pages)
    assert any("four dockers" in page for page in pages.values())


def test_no_element_of_a_page_comes_from_a_report(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        tree = lxml.html.fromstring(page)
        for script in tree.iter("script"):
            is_data = script.get("type") == "application/ld+json" and json.loads(script.text_content())
            assert is_data or (script.get("src", "").startswith("/assets/") and not script.text), path
        assert list(tree.iter("img", "iframe", "object", "embed", "form")) == [], path
        handlers = [name for one in tree.iter() for name in one.attrib if name.startswith("on") or name == "style"]
        assert handlers == [], path
        links = [link for one, _, link, _ in tree.iterlinks() if one.tag != "meta"]  # but the refresh of what is framed
        assert [link for link in links if link and not link.startswith(("/", "#", "https://", "http://"))] == [], path


def test_what_would_turn_words_around_is_made_visible(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", page), path
    assert any("\N{REPLACEMENT CHARACTER}yllek saw\N{REPLACEMENT CHARACTER}" in page for page in pages.values())


def test_an_outlet_that_is_spelt_like_another_stays_another(client: TestClient) -> None:
    story = client.get("/").url.path
    outlets = {report["outlet"] for report in client.get(f"{story}.json").json()["reports"].values()}
    assert len(outlets) == 2
    assert any(outlet.startswith(CYRILLIC) for outlet in outlets)
    assert any(outlet.startswith("The Quay") for outlet in outlets)


def test_data_is_never_taken_for_a_page(client: TestClient) -> None:
    story = client.get("/").url.path
    for path in (f"{story}.json", f"{story}.jsonld", f"{story}.atom", "/index.json"):
        answer = client.get(path, headers={"accept": "text/html"})
        assert "html" not in answer.headers["content-type"], path
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.slow
def test_a_paragraph_of_twenty_megabytes_stands_whole_in_the_data_and_makes_no_page_heavy(tmp_path: Path) -> None:
    with SqliteStore.open(tmp_path / "asof.db") as store:
        keep(store, received(PAGE.encode(), "page.html"), Hints())
        start = "March 12, 2021 - Nothing is told here."
        content = start + " <b>word" * (20 * 2**20 // 8)
        raw = content.encode()
        # Reading so much takes half a minute: only showing it is tried here.
        intake, _ = read_received(received(raw[:500], "big.txt"), Hints(outlet="Big"))
        report = dataclasses.replace(intake.report, report_id=_digest(raw), size_bytes=len(raw))
        whole = Span(start=0, end=len(content))
        text = Text(report_id=report.report_id, content=content, blocks=(Block(kind=BlockKind.PARAGRAPH, span=whole),))
        entry = Entry(report_id=report.report_id, number=0, span=whole, said_at=report.published_at)
        store.append(raw=raw, report=report, text=text, entries=(entry,), claims=(), issues=())
    client = TestClient(create_app(ServerSettings(record=tmp_path / "asof.db")), base_url=HERE)
    assert len(client.get("/").content) < 100_000
    page = client.get(f"/reports/{report.report_id}").text
    assert "Nothing is told here." in page
    assert "<b>word" not in page
    assert len(page) < 200_000
    assert client.get(f"/reports/{report.report_id}.json").json()["text"]["content"] == content


def _digest(raw: bytes) -> str:
    from asof.model.ids import report_digest

    return report_digest(raw)
