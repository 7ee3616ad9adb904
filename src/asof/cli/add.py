"""`asof add` and `asof read`: pages in.

Intake and the readers are imported late: they take a third of a second, which no other command needs to wait for.
"""

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from asof.cli.options import (
    DEFAULT_RECORD,
    EncodingOption,
    JsonOption,
    OutletOption,
    PlacesOption,
    PublishedOption,
    RecordOption,
    TrainedOption,
)
from asof.cli.output import progress, say, write_json_lines
from asof.cli.places import prepared
from asof.errors import IntakeError
from asof.model.claim import KeptClaim
from asof.model.issue import Issue
from asof.publish.bodies import claim_body
from asof.publish.issue_rows import IssueRow, issue_rows
from asof.reading.progress import part
from asof.record.sqlite import SqliteStore
from asof.record.typed import parse_published

if TYPE_CHECKING:
    from asof.intake.intake import Hints
    from asof.record.keep import Kept, Received

SourcesArgument = Annotated[
    list[str], typer.Argument(metavar="PATH|URL|-", help="Files, addresses, or - for standard input.")
]
PrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from loopback and private addresses too (a page of your own).")
]


_SHOWN_PLACES = 4  # of one issue; the report's page has all
_LARGE_MB = 3
"""Of one page, from which on its reading may take minutes: a slow core reads 40 kB of plain text a second."""


def add(  # noqa: PLR0913 - one parameter an option
    sources: SourcesArgument,
    record: RecordOption = DEFAULT_RECORD,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    encoding: EncodingOption = None,
    places: PlacesOption = None,
    trained: TrainedOption = False,
    allow_private: PrivateOption = False,
) -> None:
    """Take reports in: read them and keep them, bytes and all.

    A page that was added before changes nothing.  Where one of several fails, the others are still added.

    Example: asof add live-page.html wrap.txt --record story.db
    """
    from asof.cli.sources import Source, receive
    from asof.record.keep import keep

    hints, settings = _hints(published, outlet, encoding), prepared(places, trained=trained)
    failed = 0
    with SqliteStore.open(record) as store, progress("adding") as told:
        for number, words in enumerate(sources):
            try:
                received, named = receive(Source(words=words, allow_private=allow_private))
                _say_if_large(received)
                one = part(told, number, len(sources))
                kept = keep(store, received, _with_encoding(hints, named), settings, one)
                say(_told(kept))
                _say_issues(kept.issues)
            except IntakeError as error:
                failed += 1
                say(f"asof: {error}")
    if failed:
        raise typer.Exit(1)


def _hints(published: str | None, outlet: str | None, encoding: str | None) -> "Hints":
    from asof.intake.intake import Hints

    return Hints(published=parse_published(published) if published else None, outlet=outlet, encoding=encoding)


def _with_encoding(hints: "Hints", named: str | None) -> "Hints":
    """What the person says of the encoding wins over what the server says."""
    return hints if hints.encoding else dataclasses.replace(hints, encoding=named)


def _say_if_large(received: "Received") -> None:
    megabytes = len(received.raw) / 2**20
    if megabytes >= _LARGE_MB:
        say(f"{received.name} has {megabytes:.0f} MB: if most of it is text, reading it takes minutes")


def _told(kept: "Kept") -> str:
    report = kept.report
    head = f"{report.report_id[:12]}  {report.title or report.name}"
    if not kept.is_new:
        return f"{head}: kept already, nothing changed"
    parts = [_count(kept.entries, "entry", "entries"), _count(kept.claims, "claim", "claims")]
    if report.unread:
        parts.append(f"unread: {report.unread}")
    return f"{head}: {', '.join(parts)}"


def _say_issues(issues: Sequence[Issue]) -> None:
    for row in issue_rows(issues):
        where = f" ({_places(row)})" if row.times > 1 else ""
        say(f"    {row.code}: {row.words}{where}")


def _places(row: IssueRow) -> str:
    """How often an issue was found, and at which characters of the text; the report's page lists all."""
    places = [f"{span.start}-{span.end}" for span in row.spans]
    if not places:
        return f"{row.times} times"
    more = len(places) - _SHOWN_PLACES
    rest = f" and {more} more, all on the report's page" if more > 0 else ""
    return f"{row.times} times: characters {', '.join(places[:_SHOWN_PLACES])}{rest}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def reread(
    reports: Annotated[
        list[str] | None, typer.Argument(metavar="[REPORT]...", help="The starts of reports' ids; all of them if none.")
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
    places: PlacesOption = None,
    trained: TrainedOption = False,
) -> None:
    """Read kept reports again with a newer reader; its claims come beside the earlier ones, and views use them.

    A report that this reader has read already is passed over.  Judgements keep their effect.

    Example: asof reread --record story.db
    """
    from asof.reading.compose.read import reader_name
    from asof.record.reread import reread as read_again

    settings = prepared(places, trained=trained)
    failed = told = 0
    with SqliteStore.open(record) as store, progress("reading") as told_of:
        kept = [store.report(name) for name in reports] if reports else store.reports()
        for done in read_again(store, tuple(report.report_id for report in kept), settings, told_of):
            told += 1
            failed += done.fault is not None
            what = done.fault or _count(done.claims, "claim", "claims")
            say(f"{done.report.report_id[:12]}  {done.report.title or done.report.name}: {what}")
    if not told:
        say(f"every report was read by {reader_name(settings)} already, nothing changed")
    if failed:
        raise typer.Exit(1)


def read(  # noqa: PLR0913 - one parameter an option
    source: Annotated[str, typer.Argument(metavar="PATH|URL|-", help="A file, an address, or - for standard input.")],
    published: PublishedOption = None,
    outlet: OutletOption = None,
    encoding: EncodingOption = None,
    places: PlacesOption = None,
    trained: TrainedOption = False,
    allow_private: PrivateOption = False,
    as_json: JsonOption = False,
) -> None:
    """Read one page and print its claims; nothing is kept.

    Example: asof read wrap.txt --json
    """
    from asof.cli.sources import Source, receive
    from asof.record.keep import read_received

    settings = prepared(places, trained=trained)
    received, named = receive(Source(words=source, allow_private=allow_private))
    hints = _with_encoding(_hints(published, outlet, encoding), named)
    _say_if_large(received)
    with progress("reading") as told:
        intake, reading = read_received(received, hints, settings, told)
    kept = [KeptClaim(claim=claim, report=intake.report) for claim in reading.claims]
    _say_issues((*intake.issues, *reading.issues))
    if intake.report.unread:
        say(f"unread: {intake.report.unread}")
    if as_json:
        write_json_lines(claim_body(one) for one in kept)
        return
    from asof.publish.terminal import print_claims

    print_claims(kept)
