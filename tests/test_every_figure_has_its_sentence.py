"""No number leaves the record without its sentence: every output is walked, every span held against the kept text."""

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from asof.model.report import Text
from asof.model.views import Clock
from asof.publish.display import shown
from asof.record.sqlite import SqliteStore

pytestmark = pytest.mark.slow

_EXAMPLES = sorted((Path(__file__).parents[1] / "examples" / "reports").iterdir())
_REFERENCE = re.compile(r"\[([0-9a-f]{8}):(\d+)-(\d+)\]")


class Record:
    """A record of the examples, the seeds and a live page, with its texts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with SqliteStore.open(folder / "asof.db", read_only=True) as store:
            self.texts: dict[str, Text] = {r.report_id: store.text(r.report_id) for r in store.reports()}
            kept = store.kept_claims(None, Clock.SAID)
            self.report_of = {one.claim.claim_id: one.claim.report_id for one in kept}
            self.sentences = {one.claim.sentence for one in kept}

    def run(self, *arguments: str) -> str:
        """What a command prints."""
        command = [sys.executable, "-m", "asof", *arguments]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=True).stdout

    def slice(self, report_id: str, start: int, end: int) -> str:
        """The words of one report at a span; a short id will do."""
        (text,) = [text for known, text in self.texts.items() if known.startswith(report_id)]
        return text.content[start:end]


@pytest.fixture(scope="module")
def record(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The examples, both seeds, and one saved live page of other people's."""
    folder = tmp_path_factory.mktemp("walk")
    pages = [*_EXAMPLES, *sorted((shared / "seeds").glob("*.txt")), shared / "data" / "live" / "mirror_uk_riots.html"]
    command = [sys.executable, "-m", "asof", "add", *map(str, pages)]
    subprocess.run(command, cwd=folder, capture_output=True, check=True)
    return Record(folder)


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a JSON value, outermost first."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner)


def _holds_a_number(node: dict[str, Any]) -> bool:
    return "low" in node and "high" in node and (node["low"] is not None or node["high"] is not None)


def _spans(node: dict[str, Any]) -> Iterator[tuple[int, str, int, int]]:
    """The figures straight in a claim or a position: identity of the node, words, start, end."""
    figures = node.get("figures") or ([node["figure"]] if "figure" in node else [])
    for figure in figures if isinstance(figures, list) else []:
        quantity = figure.get("quantity", figure)
        span = quantity.get("span", quantity)
        yield id(quantity), quantity["words"], span["start"], span["end"]


def _reports_of(record: Record, node: dict[str, Any]) -> str:
    """The report that a claim or a position is of."""
    if "report_id" in node:
        return str(node["report_id"])
    first = node["claims"][0]
    return record.report_of[first] if isinstance(first, str) else str(first["claim"]["report_id"])


def _check_json(record: Record, value: Any) -> int:
    """Hold every figure of a JSON value against its text; the number of figures seen."""
    with_sentence: set[int] = set()
    for node in _nodes(value):
        if "sentence" in node and "start" in node:
            assert record.slice(node["report_id"], node["start"], node["end"]) == node["sentence"]
        for identity, words, start, end in _spans(node):
            assert record.slice(_reports_of(record, node), start, end) == words
            with_sentence.add(identity)
    for node in _nodes(value):
        if not _holds_a_number(node) or id(node) in with_sentence:
            continue
        # What is left is the span of a ledger: both of its numbers are those of positions in it.
        said = {p["figure"]["quantity"][side] for p in node["positions"] for side in ("low", "high")}
        assert {node["low"], node["high"]} - {None} <= said, node.get("scope")
    return len(with_sentence)


def test_claims_as_json(record: Record) -> None:
    rows = [json.loads(line) for line in record.run("claims", "--json").splitlines()]
    assert _check_json(record, rows) > 100


def test_show_as_json(record: Record) -> None:
    assert _check_json(record, json.loads(record.run("show", "--json"))) > 100


def test_changes_as_json(record: Record) -> None:
    rows = [json.loads(line) for line in record.run("changes", "--since", "2000-01-01", "--json").splitlines()]
    assert _check_json(record, rows) > 100


def test_export_json(record: Record) -> None:
    assert _check_json(record, [json.loads(line) for line in record.run("export", "json").splitlines()]) > 100


def test_export_geojson(record: Record) -> None:
    features = json.loads(record.run("export", "geojson"))["features"]
    assert _check_json(record, [feature["properties"] for feature in features]) > 100


def test_export_csv(record: Record) -> None:
    rows = [row for row in csv.DictReader(io.StringIO(record.run("export", "csv"))) if row["words"]]
    assert len(rows) > 100
    for row in rows:
        words = record.slice(row["report_id"], int(row["words_start"]), int(row["words_end"]))
        assert words == row["words"].removeprefix("'")


def test_terminal(record: Record) -> None:
    for command in (("show",), ("claims",), ("changes", "--since", "2000-01-01")):
        found = _REFERENCE.findall(record.run(*command))
        assert len(found) > 30
        for report_id, start, end in found:
            assert record.slice(report_id, int(start), int(end)) in record.sentences


def test_site(record: Record) -> None:
    record.run("publish", "site")
    site = record.folder / "site"
    _check_pages(record, {path.name: html.fromstring(path.read_bytes()) for path in site.glob("*.html")})
    beside = (json.loads(path.read_text(encoding="utf-8")) for path in site.glob("*.json"))
    assert sum(_check_json(record, data) for data in beside) > 200


def _check_pages(record: Record, pages: Mapping[str, Any]) -> None:
    """Hold every figure of the pages against the sentence that it leads to."""
    contents = [shown(text.content) for text in record.texts.values()]
    marks = {e.get("id"): e for page in pages.values() for e in page.xpath("//*[starts-with(@id, 'claim-')]")}
    count = 0
    for page in pages.values():
        for figure in page.xpath("//a[contains(concat(' ', @class, ' '), ' figure ')]"):
            target = marks[figure.get("href").partition("#")[2]]
            mark = target if target.tag == "mark" else target.getparent()
            said = mark.text_content()
            assert any(said in content for content in contents)
            assert all(words.text_content() in said for words in figure.xpath(".//q"))
            count += 1
    assert count > 100
