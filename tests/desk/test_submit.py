"""Adding reports at the desk: by address, by file, by pasting; and what is refused, with its reason."""

import socket
from collections.abc import Callable
from html import unescape
from pathlib import Path

import httpx
import pytest

from asof.desk import submit
from asof.desk.editors import EditorRole
from asof.desk.reading_process import ReadingProcess
from asof.desk.settings import ReadingOptions
from asof.errors import UnreadableInput
from asof.intake.fetch import Fetched
from asof.intake.intake import Hints
from asof.model.report import Report
from asof.model.views import Clock
from asof.record.keep import Received
from asof.record.sqlite import SqliteStore
from tests.desk.conftest import Browser, token_in
from tests.desk.sample import LEDGER, NIGHT

Enter = Callable[..., Browser]

NOTES = """\
Two bakers held in Ghent

March 14, 2021 - Police arrested two bakers in Ghent on Sunday, the mayor said.
"""


def reports(record: Path) -> tuple[Report, ...]:
    with SqliteStore.open(record, read_only=True) as store:
        return store.reports()


def add(browser: Browser, way: str, file: tuple[str, bytes] | None = None, **fields: str) -> httpx.Response:
    fields["form_token"] = token_in(browser.get("/desk/add").text)
    files = {"file": file} if file else None
    return browser.client.post(f"/desk/add/{way}", data=fields, files=files, follow_redirects=False)


def test_a_pasted_text_is_kept_and_what_was_read_is_shown(record: Path, enter: Enter) -> None:
    browser = enter("Ina Moor", EditorRole.REPORTER)
    done = add(browser, "text", text=NOTES.replace("\n", "\r\n"), outlet="Notes", url="https://notes.example/7")
    assert done.status_code == 303, done.text
    page = unescape(browser.get(done.headers["location"]).text)
    assert "Look at what was read" in page
    assert "Police arrested two bakers" in page
    kept = reports(record)[-1]
    assert (kept.outlet, kept.url, kept.size_bytes) == ("Notes", "https://notes.example/7", len(NOTES.strip()))
    again = add(browser, "text", text=NOTES, outlet="Notes")
    assert again.headers["location"].endswith("?kept=before")
    assert len(reports(record)) == 3


def test_a_file_is_kept_byte_for_byte(record: Path, enter: Enter) -> None:
    raw = f"<html><head><title>Two bakers held</title></head><body><p>{NOTES}</p></body></html>".encode("utf-16")
    done = add(enter("Ina Moor"), "file", file=("C:\\my\\page.html", raw), published="2021-03-14", outlet="Notes")
    assert done.status_code == 303, unescape(done.text)
    kept = reports(record)[-1]
    assert kept.name == "page.html"
    with SqliteStore.open(record, read_only=True) as store:
        assert store.raw(kept.report_id) == raw


def test_an_address_is_fetched_and_kept(record: Path, enter: Enter, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def fetch(url: str, *, settings: object) -> Fetched:
        asked.append((url, settings))
        return Fetched(raw=NOTES.encode(), final_url="https://notes.example/8", media_type="text/plain", encoding=None)

    monkeypatch.setattr("asof.intake.fetch.fetch", fetch)
    done = add(enter("Ina Moor"), "address", url="https://notes.example/old")
    assert done.status_code == 303, unescape(done.text)
    assert reports(record)[-1].url == "https://notes.example/8"
    ((_, settings),) = asked
    assert (settings.allow_private, settings.max_bytes, settings.timeout_s) == (
        False,
        submit.MOST_BYTES,
        submit.FETCH_S,
    )


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "[::1]", "10.0.0.7", "192.168.1.1", "169.254.169.254", "[fe80::1]", "0.0.0.0", "[::ffff:10.0.0.7]"],  # noqa: S104
)
def test_nothing_inside_this_network_is_fetched(record: Path, enter: Enter, host: str) -> None:
    refused = add(enter("Ina Moor"), "address", url=f"http://{host}/secret", outlet="typed")
    assert refused.status_code == 422
    page = unescape(refused.text)
    assert "inside this network" in page
    assert f"http://{host}/secret" in page
    assert 'value="typed"' in page
    assert len(reports(record)) == 2


def test_a_name_that_leads_inside_is_not_fetched(enter: Enter, monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in ("93.184.216.34", "10.0.0.7")
        ]

    browser = enter("Ina Moor")
    monkeypatch.setattr("asof.intake.fetch.socket.getaddrinfo", resolve)
    refused = add(browser, "address", url="https://harmless.example/")
    assert "inside this network" in unescape(refused.text)


@pytest.mark.parametrize(
    "url", ["", "file:///etc/passwd", "ftp://notes.example/", "gopher://x", "http://", "javascript:x"]
)
def test_what_is_no_address_of_the_web_is_told(record: Path, enter: Enter, url: str) -> None:
    refused = add(enter("Ina Moor"), "address", url=url)
    assert refused.status_code == 422
    assert "begins with http" in unescape(refused.text)


@pytest.mark.parametrize(
    ("way", "fields", "said"),
    [
        ("text", {}, "Paste the text."),
        ("text", {"text": "No day stands on this page, and none is given. It rained in Ghent."}, "Say when."),
        ("text", {"text": NOTES, "published": "soonish"}, "is no date"),
        ("text", {"text": NOTES, "url": "javascript:alert(1)"}, "begins with http"),
        ("file", {}, "Choose a file."),
    ],
)
def test_what_cannot_be_taken_is_told_and_what_was_typed_stays(
    record: Path, enter: Enter, way: str, fields: dict[str, str], said: str
) -> None:
    refused = add(enter("Ina Moor"), way, **{"outlet": "as typed", **fields})
    assert refused.status_code == 422
    page = unescape(refused.text)
    assert said in page
    assert all(value.strip() in page for value in fields.values())
    assert "as typed" in page
    assert len(reports(record)) == 2


def test_a_file_of_no_use_is_told(enter: Enter) -> None:
    refused = add(enter("Ina Moor"), "file", file=("x.bin", bytes(range(256)) * 40), published="2021-03-14")
    assert refused.status_code == 422
    assert "x.bin" in unescape(refused.text)


def test_more_than_is_taken_is_refused(enter: Enter, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = enter("Ina Moor")
    monkeypatch.setattr(submit, "MOST_BYTES", 1000)
    refused = add(browser, "file", file=("long.txt", b"x" * 1001))
    assert refused.status_code == 422
    monkeypatch.setattr("asof.desk.guard.MOST_BYTES", 2000)
    token = token_in(browser.get("/desk/add").text)
    sent = browser.send("/desk/add/text", {"form_token": token, "text": "x" * 3000})
    assert sent.status_code == 413


def test_who_only_reads_adds_nothing(record: Path, enter: Enter) -> None:
    browser = enter("A. Reader", EditorRole.READER)
    assert browser.get("/desk/add").status_code == 403
    token = token_in(browser.get("/desk/claims").text)
    assert browser.send("/desk/add/text", {"form_token": token, "text": NOTES}).status_code == 403
    assert len(reports(record)) == 2


def test_a_page_that_hangs_the_reader_is_given_up_and_the_next_is_read(record: Path) -> None:
    reading = ReadingProcess(longest_s=0.001)
    received = Received(raw=NOTES.encode(), name="notes", url=None, received_at=NIGHT)
    with pytest.raises(UnreadableInput, match="took longer"):
        reading.keep(record, received, Hints())
    reading = ReadingProcess()
    assert reading.keep(record, received, Hints()).is_new
    reading.close()


def test_what_the_desk_adds_is_read_with_places_of_your_own(record: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name,lat,lon,level\nOlive Yard,51.05,3.73,site\n", encoding="utf-8")
    raw = NOTES.replace("in Ghent on", "in Olive Yard on").encode()
    received = Received(raw=raw, name="notes", url=None, received_at=NIGHT)
    reading = ReadingProcess(ReadingOptions(places=own))
    kept = reading.keep(record, received, Hints())
    reading.close()
    with SqliteStore.open(record, read_only=True) as store:
        kept_claims = store.kept_claims(None, Clock.SAID, reports=[kept.report.report_id])
    assert "Olive Yard" in {place.name for one in kept_claims for place in one.claim.where}


def test_the_lists_of_reports_lead_to_each(enter: Enter, record: Path) -> None:
    browser = enter("A. Reader", EditorRole.READER)
    page = unescape(browser.get("/desk/reports").text)
    for report in reports(record):
        assert f"/desk/report/{report.report_id}" in page
        assert unescape(browser.get(f"/desk/report/{report.report_id}").text).count("claims") > 0
    assert browser.get("/desk/report/ffff").status_code == 404
    assert LEDGER.splitlines()[0] in page
