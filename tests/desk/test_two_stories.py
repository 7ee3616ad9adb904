"""At the desk a report that is told in two stories names both, and each story's page links to it and says why."""

from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from asof.record.sqlite import SqliteStore
from tests.desk.conftest import Browser
from tests.desk.sample import keep_page

BILBAO = """Warehouse fire kills four in Bilbao

March 12, 2021 - A fire at the Harnmouth warehouse in Bilbao killed four workers on Friday, the fire service said.

Seven people were injured in the Bilbao blaze.
"""

ROUND_UP = """The day in brief: a bank held up in Rouen

March 12, 2021 - Two masked men shot dead a guard at a bank in Rouen on Friday.
Three customers were wounded, the police said.

In Bilbao, a fire at the Harnmouth warehouse killed four workers on Friday. Seven people were injured.
"""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record in which nothing is kept but the warehouse fire."""
    keep_page(tmp_path / "asof.db", BILBAO, outlet="Quay Times", hour=15)
    return tmp_path / "asof.db"


def test_a_report_told_in_two_stories_names_both(record: Path, enter: Callable[..., Browser]) -> None:
    both = keep_page(record, ROUND_UP, outlet="The Lantern", hour=16)
    browser = enter("Ina Moor")
    page = unescape(browser.get(f"/desk/report/{both}").text)
    assert page.index("Rouen, Normandy") < page.index("Bilbao, Basque")
    told = unescape(browser.get(f"/reports/{both[:12]}").text)
    assert "Rouen, Normandy" in told
    assert "Bilbao, Basque" in told
    stories = [line for line in unescape(browser.get("/").text).split('href="') if line.startswith("/stories/")]
    (bilbao,) = {line.partition('"')[0] for line in stories if "Bilbao" in line}
    story = unescape(browser.get(bilbao).text)
    assert f"/reports/{both[:12]}" in story
    assert "a passage of it tells of this: the same town" in story


def test_a_report_can_be_put_whole_into_the_story_of_which_it_is_a_guest(
    record: Path, enter: Callable[..., Browser]
) -> None:
    with SqliteStore.open(record) as store:
        (fire,) = [report.report_id for report in store.reports()]
    both = keep_page(record, ROUND_UP, outlet="The Lantern", hour=16)
    assert f'value="{fire}"' in enter("Ina Moor").get(f"/desk/judge/attach?report={both}").text
