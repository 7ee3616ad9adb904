"""Every saved live page comes apart as a person who looked at it says: how many entries, the first and the last.

The text dumps carry no date inside, so it is given from their names, as ``--published`` would.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from asof.intake.intake import Hints, Intake, take_in
from asof.reading.said import set_said_at

# file; the zone of its main place; entries; strays; first stamp and its moment; last stamp and its moment.
# A first stamp of None is the end of an update whose stamp was cut off: it is said since the next one.
PAGES = [
    (
        "egypt_2011-01-29_46.txt",
        "Africa/Cairo",
        10,
        1,
        "(Update 3 p.m. Cairo, 8 a.m. ET)",
        "2011-01-30T13:00",
        "(Update 7:05 p.m. Cairo, 12:05 p.m. ET)",
        "2011-01-29T17:05",
    ),
    (
        "egypt_2011-01-30_61.txt",
        "Africa/Cairo",
        17,
        2,
        None,
        "2011-01-30T13:00",
        "(Updated 5:27 p.m. (0027 in Egypt))",
        "2011-01-28T22:27",
    ),
    (
        "egypt_2011-01-31_82.txt",
        "Africa/Cairo",
        33,
        1,
        None,
        "2011-02-01T02:08",
        "(Update 2:04 p.m. Cairo, 7:04 a.m. ET)",
        "2011-01-31T12:04",
    ),
    (
        "egypt_2011-02-02_106.txt",
        "Africa/Cairo",
        49,
        3,
        "(Update 5:35 a.m. Thursday in Cairo, 10:35 p.m. ET Wednesday)",
        "2011-02-03T03:35",
        "(9:25 a.m. ET)",
        "2011-02-01T14:25",
    ),
    (
        "egypt_2011-02-03_118.txt",
        "Africa/Cairo",
        39,
        1,
        None,
        "2011-02-05T02:30",
        "(Update 4:47 a.m. in Cairo, 9:47 p.m. ET)",
        "2011-02-04T02:47",
    ),
    (
        "egypt_2011-02-04_130.txt",
        "Africa/Cairo",
        10,
        2,
        "(Update 5:05 a.m. in Cairo, 10:05 p.m. ET)",
        "2011-02-05T03:05",
        "(Update 1:00 a.m. in Cairo, 6:00 p.m. ET)",
        "2011-02-04T23:00",
    ),
    (
        "egypt_2011-02-05_139.txt",
        "Africa/Cairo",
        23,
        2,
        None,
        "2011-02-05T23:15",
        "(Update 10:20 a.m. in Cairo, 3:20 a.m. ET)",
        "2011-02-05T08:20",
    ),
    (
        "egypt_2011-02-06_145.txt",
        "Africa/Cairo",
        12,
        2,
        "(Update 1:48 a.m. Cairo, 6:48 p.m. ET)",
        "2011-02-06T23:48",
        "(Update 10:00 a.m. in Cairo, 3:00 a.m. ET)",
        "2011-02-06T08:00",
    ),
    (
        "egypt_2011-02-06_146.txt",
        "Africa/Cairo",
        12,
        1,
        None,
        "2011-02-06T23:25",
        "(Update 10:00 a.m. in Cairo, 3:00 a.m. ET)",
        "2011-02-06T08:00",
    ),
    (
        "egypt_2011-02-07_147.txt",
        "Africa/Cairo",
        16,
        3,
        "(Update 8:53 p.m. Cairo, 1:53 p.m. ET)",
        "2011-02-07T18:53",
        "(Update 10 a.m. in Cairo, 3 a.m. ET)",
        "2011-02-06T08:00",
    ),
    (
        "egypt_2011-02-07_150.txt",
        "Africa/Cairo",
        16,
        1,
        None,
        "2011-02-07T17:20",
        "(Update 10 a.m. in Cairo, 3 a.m. ET)",
        "2011-02-06T08:00",
    ),
    (
        "egypt_2011-02-10_164.txt",
        "Africa/Cairo",
        48,
        2,
        "(Update 6:20 a.m. Friday in Cairo, 11:20 p.m. Thursday ET)",
        "2011-02-11T04:20",
        "(Posted 5:32 p.m. in Cairo, 10:32 a.m. ET)",
        "2011-02-10T15:32",
    ),
    (
        "egypt_2011-02-10_167.txt",
        "Africa/Cairo",
        7,
        2,
        "(Update 6:20 a.m. Friday in Cairo, 11:20 p.m. Thursday ET)",
        "2011-02-11T04:20",
        "(Update 1:29 a.m. in Cairo, 6:29 p.m. ET)",
        "2011-02-10T23:29",
    ),
    (
        "mirror_uk_riots.html",
        "Europe/London",
        428,
        0,
        "2024-08-05T21:00:18.921+01:00",
        "2024-08-05T20:00",
        "2024-08-02T18:42:00.475+01:00",
        "2024-08-02T17:42",
    ),
    (
        "corkbeo.html",
        "Europe/Dublin",
        26,
        0,
        "2020-10-06T21:22:53.212+01:00",
        "2020-10-06T20:22",
        "2020-10-06T08:44:43.784+01:00",
        "2020-10-06T07:44",
    ),
    (
        "express.html.gz",
        "Europe/London",
        9,
        0,
        "2024-07-18T11:48:00+01:00",
        "2024-07-18T10:48",
        "2024-07-18T07:06:00+01:00",
        "2024-07-18T06:06",
    ),
    ("nzz_de.html.gz", "Asia/Gaza", 12, 1, "11.04 Uhr", "2024-07-18T09:04", "1.26 Uhr", "2024-07-15T23:26"),
    ("br24_de.html.gz", "Asia/Gaza", 7, 0, "12.31 Uhr", "2024-08-27T10:31", "02.02 Uhr", "2024-08-27T00:02"),
]


@pytest.fixture(scope="module")
def opened(shared: Path) -> Callable[[str], Intake]:
    """Takes a saved live page in, once for all tests."""
    kept: dict[str, Intake] = {}

    def open_page(file: str) -> Intake:
        if file not in kept:
            dated = re.search(r"egypt_(\d{4}-\d\d-\d\d)", file)
            hints = Hints(published=date.fromisoformat(dated[1]) if dated else None)
            raw = (shared / "data" / "live" / file).read_bytes()
            kept[file] = take_in(raw, name=file, url=None, received_at=datetime(2024, 9, 1, tzinfo=UTC), hints=hints)
        return kept[file]

    return open_page


@pytest.mark.parametrize(
    ("file", "zone", "entries", "strays", "first", "first_at", "last", "last_at"),
    PAGES,
    ids=[page[0] for page in PAGES],
)
def test_a_live_page_comes_apart(opened, file, zone, entries, strays, first, first_at, last, last_at):
    intake = opened(file)
    assert len(intake.entries) == entries
    assert sum(1 for issue in intake.issues if issue.code == "stray-paragraph") == strays
    said, _ = set_said_at(
        intake.entries, published_at=intake.report.published_at, zone=zone, content=intake.text.content
    )
    stamps = [entry.stamp.words if entry.stamp else None for entry in (said[0], said[-1])]
    assert stamps == [first, last]
    moments = [f"{entry.said_at.start:%Y-%m-%dT%H:%M}" for entry in (said[0], said[-1])]
    assert moments == [first_at, last_at]


@pytest.mark.parametrize("file", [page[0] for page in PAGES if page[0].startswith("egypt")])
def test_the_headline_of_another_story_is_in_no_block(opened, file):
    intake = opened(file)
    assert not any("Chicago teen" in block.span.of(intake.text.content) for block in intake.text.blocks)
    assert any("Chicago teen" in i.span.of(intake.text.content) for i in intake.issues if i.code == "stray-paragraph")


@pytest.mark.parametrize("file", ["nzz_de.html.gz", "br24_de.html.gz"])
def test_a_page_in_german_is_kept_and_listed_as_unread(opened, file):
    report = opened(file).report
    assert (report.language, report.unread) == ("de", "asof does not read German yet")


def test_updates_of_json_ld_keep_their_edits_addresses_and_empty_bodies(opened):
    intake = opened("mirror_uk_riots.html")
    edited = intake.entries[1]
    assert f"{edited.modified_at:%H:%M:%S}" == "19:49:50"
    assert edited.url.endswith("#751101")
    assert intake.entries[0].modified_at is None
    alone = [e for e in intake.entries if sum(1 for b in intake.text.blocks if e.span.contains(b.span)) == 1]
    assert len(alone) >= 18
    assert "&quot;" not in intake.text.content


def test_outlets_and_titles_come_from_the_pages(opened):
    assert opened("mirror_uk_riots.html").report.outlet == "The Mirror"
    assert opened("corkbeo.html").report.title.startswith("Level 3 LIVE from Cork")
    assert opened("nzz_de.html.gz").report.outlet == "Neue Zürcher Zeitung"
    assert opened("egypt_2011-01-29_46.txt").report.title.startswith("Turkey has sent two planes")
