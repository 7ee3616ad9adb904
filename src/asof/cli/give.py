"""`asof publish` and `asof export`: the record out."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from asof.cli.options import DEFAULT_RECORD, AtOption, ClockOption, RecordOption
from asof.cli.output import progress, say
from asof.errors import UsageError
from asof.model.views import Clock
from asof.publish.exports.registry import EXPORTS
from asof.publish.labels import label
from asof.publish.replay import MOST_STOPS
from asof.record.sqlite import SqliteStore
from asof.record.typed import moment
from asof.record.views import claims_at, view_at


def publish(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the pages go; made if it is not there.")],
    record: RecordOption = DEFAULT_RECORD,
    at: AtOption = None,
    clock: ClockOption = Clock.SAID,
    moments: Annotated[
        int, typer.Option("--moments", metavar="N", min=0, help="To how many moments a story's page can go back.")
    ] = MOST_STOPS,
) -> None:
    """Write the record as a static site: a page a story, a page a report, the data beside each.

    Example: asof publish site --record story.db
    """
    from asof.publish.site import publish_record

    with SqliteStore.open(record, read_only=True) as store, progress("working out what is known") as told:
        view = view_at(store, moment(at), clock)
        first = publish_record(store, view, folder, most_moments=moments, progress=told)
    say(f"wrote {first}")


def export(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help=f"One of {', '.join(EXPORTS)}.")],
    record: RecordOption = DEFAULT_RECORD,
    at: AtOption = None,
    clock: ClockOption = Clock.SAID,
) -> None:
    """Write every claim to standard output in an open format.

    Example: asof export csv > figures.csv
    """
    if form not in EXPORTS:
        raise UsageError(f"{form!r} is no export; there are {', '.join(EXPORTS)}")
    with SqliteStore.open(record, read_only=True) as store:
        kept = claims_at(store, moment(at), clock)
    with open(sys.stdout.fileno(), "w", encoding="utf-8", newline="", closefd=False) as stream:
        EXPORTS[form].write(kept, stream)
    say(label("page.credit_places"))
