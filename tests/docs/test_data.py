"""The reference of the data beside the pages names every key that the data has."""

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from asof.desk.app import create_app
from asof.desk.settings import ServerSettings
from asof.model import report, views
from asof.model.issue import Issue
from asof.record.sqlite import SqliteStore
from tests.docs.consoles import ROOT
from tests.record.sample import make

PAGE = (ROOT / "docs" / "reference" / "data.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`(\w+)`", PAGE))
VALUES = [
    views.StoryView,
    views.Membership,
    views.KeptEntry,
    views.Ledger,
    views.Position,
    views.Origin,
    views.Incident,
    views.Link,
    views.Question,
    views.Condition,
    views.Silence,
    views.Change,
    report.Entry,
    report.Stamp,
    report.Material,
    report.Report,
    report.Block,
    Issue,
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_each_key_of_a_value_is_in_the_reference(value: Any) -> None:
    assert {field.name for field in dataclasses.fields(value)} - NAMED == set()


def test_each_key_that_the_data_begins_with_is_in_the_reference(tmp_path: Path) -> None:
    with SqliteStore.open(tmp_path / "asof.db") as store:
        store.append(**make().parts())
    client = TestClient(create_app(ServerSettings(record=tmp_path / "asof.db")), base_url="http://127.0.0.1")
    index = client.get("/index.json").json()
    story = client.get(f"/stories/{index['stories'][0]['story_id']}.json").json()
    told = client.get(f"/reports/{next(iter(story['reports']))}.json").json()
    keys = {*index, *story, *told, *index["stories"][0], *told["text"], *next(iter(story["reports"].values()))}
    assert {"record", "ledgers", "blocks", "other_reports"} <= keys
    assert keys - NAMED == set()
