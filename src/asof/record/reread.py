"""Reads kept reports again with the newest reader, and keeps its claims beside the earlier ones."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from asof.model.report import Report
from asof.reading.compose.read import read_report, reader_name
from asof.reading.progress import Progress, part
from asof.reading.settings import DEFAULTS, Settings
from asof.record.store import Store

READER_FAILED = "reader-failed"
"""The issue of a report that was kept though the reader failed on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """What became of one report; `fault` says why it could not be read, None where it was."""

    report: Report
    claims: int
    fault: str | None = None


def reread(
    store: Store, report_ids: tuple[str, ...], settings: Settings = DEFAULTS, progress: Progress | None = None
) -> Iterator[Reread]:
    """Read each report that the newest reader has not read, and keep its claims; the others are passed over.

    The text and the entries stay as they were taken in.  A report in a language that is not read is passed over; one on
    which an earlier reader failed is not.
    """
    for number, report_id in enumerate(report_ids):
        one = part(progress, number, len(report_ids))
        report = store.report(report_id)
        if reader_name(settings) in store.readers(report_id) or not _is_readable(store, report):
            continue
        readable = dataclasses.replace(report, unread=None)
        try:
            reading = read_report(readable, store.text(report_id), store.entries(report_id), settings, one)
        except Exception as fault:  # noqa: BLE001 - the border of a stage: the other reports are still read
            yield Reread(report=report, claims=0, fault=f"the reader failed ({type(fault).__name__}: {fault})")
            continue
        store.append_claims(report_id, reading.claims, reader_name(settings))
        yield Reread(report=report, claims=len(reading.claims))


def _is_readable(store: Store, report: Report) -> bool:
    if report.unread is None:
        return True
    return any(issue.code == READER_FAILED for issue in store.issues(report.report_id))
