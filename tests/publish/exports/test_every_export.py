"""What holds for every export: no figure without its sentence, and its words are in the kept text."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from asof.model.views import Clock
from asof.publish.exports.registry import EXPORTS
from asof.record.sqlite import SqliteStore
from tests.record.sample import make

Found = tuple[str, str, int, int]
"""A report's id, words and their span, as an export gives them."""


def from_csv(output: str) -> Iterator[Found]:
    """The figures and sentences of a CSV export, without the apostrophe that keeps a spreadsheet from running them."""
    for row in csv.DictReader(io.StringIO(output, newline="")):
        yield row["report_id"], row["words"].removeprefix("'"), int(row["words_start"]), int(row["words_end"])
        yield row["report_id"], row["sentence"].removeprefix("'"), int(row["start"]), int(row["end"])


def from_json(output: str) -> Iterator[Found]:
    """The figures and sentences of a JSON Lines export."""
    for line in output.splitlines():
        yield from from_body(json.loads(line))


def from_geojson(output: str) -> Iterator[Found]:
    """The figures and sentences of a GeoJSON export."""
    for feature in json.loads(output)["features"]:
        yield from from_body(feature["properties"])


def from_body(body: dict) -> Iterator[Found]:
    """The figures of a claim's body, and its sentence."""
    for said in body["figures"]:
        yield body["report_id"], said["words"], said["start"], said["end"]
    yield body["report_id"], body["sentence"], body["start"], body["end"]


READ = {"csv": from_csv, "json": from_json, "geojson": from_geojson}


def test_every_export_is_read_here() -> None:
    assert set(READ) == set(EXPORTS)


@pytest.mark.parametrize("name", EXPORTS)
def test_every_figure_and_sentence_stands_at_its_span_in_the_kept_text(tmp_path: Path, name: str) -> None:
    stream = io.StringIO(newline="")
    with SqliteStore.open(tmp_path / "record.db") as store:
        for number in range(3):
            store.append(**make(number).parts())
        EXPORTS[name].write(store.kept_claims(None, Clock.SAID), stream)
        texts = {report.report_id: store.text(report.report_id).content for report in store.reports()}
    found = list(READ[name](stream.getvalue()))
    assert len(found) == 3 * 3 * 2  # reports, claims, and of each a figure and a sentence
    for report_id, words, start, end in found:
        assert texts[report_id][start:end] == words
