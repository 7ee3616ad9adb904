"""Takes bytes the whole way: intake, reading, and into the record in one write."""

import dataclasses
from dataclasses import dataclass
from datetime import datetime

from asof.intake.intake import Hints, Intake, take_in
from asof.model.ids import report_digest
from asof.model.issue import Issue
from asof.model.report import Report
from asof.reading.compose.read import Reading, read_report
from asof.reading.progress import Progress
from asof.reading.settings import DEFAULTS, Settings
from asof.record.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """Bytes as they came, the name or address they came by, and when (UTC)."""

    raw: bytes
    name: str
    url: str | None
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of one report; `is_new` is False where the very bytes were kept before: then nothing was written."""

    report: Report
    is_new: bool
    entries: int
    claims: int
    issues: tuple[Issue, ...]


def keep(
    store: Store, received: Received, hints: Hints, settings: Settings = DEFAULTS, progress: Progress | None = None
) -> Kept:
    """Make a report of `received`, read it, and keep it whole; returns once it is on disk.

    IntakeError where the bytes cannot become a report; then nothing is kept.
    """
    report_id = report_digest(received.raw)
    if store.holds(report_id):
        entries = store.entries(report_id)
        return Kept(report=store.report(report_id), is_new=False, entries=len(entries), claims=0, issues=())
    intake, reading = read_received(received, hints, settings, progress)
    issues = (*intake.issues, *reading.issues)
    is_new = store.append(
        raw=received.raw,
        report=intake.report,
        text=intake.text,
        entries=reading.entries,
        claims=reading.claims,
        issues=issues,
    )
    return Kept(
        report=intake.report, is_new=is_new, entries=len(reading.entries), claims=len(reading.claims), issues=issues
    )


def read_received(
    received: Received, hints: Hints, settings: Settings = DEFAULTS, progress: Progress | None = None
) -> tuple[Intake, Reading]:
    """What intake and the readers make of the bytes, with no record; IntakeError where they cannot become a report.

    A fault of a reader is not the report's: the report comes back unread, with the fault as an issue.
    """
    intake = take_in(received.raw, name=received.name, url=received.url, received_at=received.received_at, hints=hints)
    try:
        return intake, read_report(intake.report, intake.text, intake.entries, settings, progress)
    except Exception as fault:  # noqa: BLE001 - the border of a stage: a report is never lost to a reader's fault
        words = f"the reader failed on this report ({type(fault).__name__}: {fault}); it is kept and can be read again"
        unread = dataclasses.replace(intake.report, unread=words)
        reading = read_report(unread, intake.text, intake.entries)
        issue = Issue(code="reader-failed", report_id=unread.report_id, span=None, words=words)
        return dataclasses.replace(intake, report=unread, issues=(*intake.issues, issue)), reading
