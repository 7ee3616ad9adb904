"""Pages about one invented night in Lyon: our own prose."""

from datetime import UTC, datetime
from pathlib import Path

from asof.intake.intake import Hints
from asof.record.keep import Received, keep
from asof.record.sqlite import SqliteStore

QUAY = """\
Guards and dockers clash in Lyon

By the harbour desk

March 12, 2021 - At least four dockers were killed when guards opened fire in Lyon, the union said.

More than 100 people have been arrested since Wednesday.
"""
LEDGER = """\
Seven dead in Lyon, prefect says

March 12, 2021 - Seven dockers were killed when guards opened fire in Lyon on Friday, the prefect said.

Three guards were injured in Lyon, the prefect said.
"""


NIGHT = datetime(2021, 3, 13, 3, tzinfo=UTC)


def keep_page(record: Path, words: str, *, outlet: str, url: str | None = None, hour: int = 12) -> str:
    """Keep a page in the record, received at `hour` of a fixed day; its report's id."""
    received = Received(
        raw=words.encode(), name=f"{outlet}.txt", url=url, received_at=datetime(2021, 3, 13, hour, tzinfo=UTC)
    )
    with SqliteStore.open(record) as store:
        return keep(store, received, Hints(outlet=outlet)).report.report_id


def keep_sample(record: Path) -> None:
    """Two reports of the night, of two outlets."""
    keep_page(record, QUAY, outlet="The Quay", url="https://quay.example/1", hour=12)
    keep_page(record, LEDGER, outlet="Ledger", url="https://ledger.example/1", hour=13)
