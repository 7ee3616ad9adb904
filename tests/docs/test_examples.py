"""The examples show what they say they show, and the demo runs as a user would run it."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest

from asof.intake.intake import Hints, Intake, take_in
from asof.model.report import BlockKind
from asof.model.views import Clock
from asof.record.sqlite import SqliteStore
from asof.record.views import view_at
from tests.docs.consoles import ROOT

REPORTS = ROOT / "examples" / "reports"

Take = Callable[[str], Intake]


@pytest.fixture
def take() -> Take:
    """A report of the examples by its name, taken in without any hint."""

    def take_one(name: str) -> Intake:
        now = datetime(2020, 8, 10, tzinfo=UTC)
        return take_in((REPORTS / name).read_bytes(), name=name, url=None, received_at=now, hints=Hints())

    return take_one


def test_the_table_lists_every_report() -> None:
    table = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([^`]+)`", table, re.MULTILINE) == sorted(path.name for path in REPORTS.iterdir())


@pytest.mark.parametrize("name", sorted(path.name for path in REPORTS.iterdir()))
def test_each_report_gives_its_own_date_and_outlet(name: str, take: Take) -> None:
    report = take(name).report
    assert report.published_at.start is not None
    assert report.published_at.start.year == 2020
    assert report.outlet not in (name, "")


def test_the_live_page_has_an_empty_an_edited_and_a_captioned_update(take: Take) -> None:
    page = take("01-live-page.html")
    assert len(page.entries) == 12
    assert [entry.number for entry in page.entries if entry.modified_at] == [9]
    blocks = [[block.kind for block in page.text.blocks if entry.span.contains(block.span)] for entry in page.entries]
    assert blocks.count([BlockKind.HEADING]) == 1
    assert [number for number, kinds in enumerate(blocks) if BlockKind.CAPTION in kinds] == [7]


def test_the_notes_are_stamped_newest_first_over_midnight(take: Take) -> None:
    stamps = [entry.stamp for entry in take("02-live-notes.txt").entries]
    assert [stamp.weekday for stamp in stamps if stamp] == [2, 2, 1, 1, 1, 1, 1, 1]


def test_the_reprint_carries_the_dispatch_under_another_title(take: Take) -> None:
    dispatch, reprint = take("03-agency-dispatch.txt"), take("04-agency-reprint.html")
    shared = "At least 113 people were killed and about 4,000 injured"
    assert shared in dispatch.text.content
    assert shared in reprint.text.content
    assert dispatch.report.title != reprint.report.title
    assert dispatch.report.outlet != reprint.report.outlet


def test_the_french_page_is_unread(take: Take) -> None:
    assert take("10-page-in-french.html").report.language == "fr"
    assert take("10-page-in-french.html").report.unread


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """The folder of one run of the demo, and what it printed on standard output and standard error."""
    folder = tmp_path_factory.mktemp("demo")
    run = subprocess.run(
        [sys.executable, str(ROOT / "examples" / "demo.py"), "--folder", str(folder)],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stderr
    return folder, run.stdout, run.stderr


def test_the_demo_prints_the_record_and_ends_with_the_address_of_its_page(demo: tuple[Path, str, str]) -> None:
    folder, printed, _ = demo
    assert "Beirut" in printed.splitlines()[0]
    address = printed.split()[-1]
    page = Path(url2pathname(urlsplit(address).path))
    assert page == folder / "site" / "index.html"
    assert "Beirut" in page.read_text(encoding="utf-8")


def test_the_demo_tells_what_it_runs(demo: tuple[Path, str, str]) -> None:
    told = [line.split()[2] for line in demo[2].splitlines() if line.startswith("$ asof ")]
    assert told == ["add", "show", "publish"]


def test_the_demo_reads_nine_reports_and_lists_the_tenth_as_unread(demo: tuple[Path, str, str]) -> None:
    folder, printed, _ = demo
    data = json.loads((folder / "site" / "index.json").read_text(encoding="utf-8"))
    outlets = {claim["outlet"] for claim in data["claims"].values()}
    assert len({claim["report_id"] for claim in data["claims"].values()}) == 9
    assert "Le Courrier du Môle" not in outlets
    assert "Le Courrier du Môle" in printed


def test_the_story_of_another_year_does_not_part_that_of_the_examples(shared: Path, tmp_path: Path) -> None:
    """However few reports are known, one of another town and year changes nothing here."""

    def stories(*folders: Path) -> list[set[str]]:
        record = tmp_path / f"{len(folders)}.db"
        pages = [str(path) for folder in folders for path in sorted(folder.iterdir())]
        subprocess.run(
            [sys.executable, "-m", "asof", "add", "--record", str(record), *pages], check=True, capture_output=True
        )
        with SqliteStore.open(record, read_only=True) as store:
            view = view_at(store, None, Clock.SAID)
        return [{Path(report.name).name for report in story.reports} for story in view.stories]

    (alone,) = stories(REPORTS)
    assert alone in stories(REPORTS, shared / "seeds")
