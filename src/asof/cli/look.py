"""`asof show`, `asof claims`, `asof changes` and `asof verify`: what the record says."""

from typing import Annotated

import typer

from asof.cli.options import DEFAULT_RECORD, AtOption, ClockOption, JsonOption, RecordOption, SinceOption
from asof.cli.output import say, write_json, write_json_lines
from asof.errors import DamagedRecord, UsageError
from asof.model.codec import encode
from asof.model.views import Clock
from asof.publish.bodies import claim_body
from asof.publish.codes import codes_body
from asof.reading.happenings.crosswalk import CodeList
from asof.reconcile.changes import changes as changes_between
from asof.record.sqlite import SqliteStore
from asof.record.typed import moment
from asof.record.views import claims_at, view_at, views_at


def show(
    record: RecordOption = DEFAULT_RECORD,
    at: AtOption = None,
    clock: ClockOption = Clock.SAID,
    as_json: JsonOption = False,
) -> None:
    """Print the record on one screen: tolls by who says them, newest entries, questions, conditions.

    Example: asof show --at "2019-03-01 14:30 Europe/Rome" --clock received
    """
    with SqliteStore.open(record, read_only=True) as store:
        view = view_at(store, moment(at), clock)
    if as_json:
        write_json(encode(view))
        return
    from asof.publish.terminal import print_record

    print_record(view)


def claims(
    record: RecordOption = DEFAULT_RECORD,
    at: AtOption = None,
    clock: ClockOption = Clock.SAID,
    search: Annotated[str | None, typer.Option("--search", help="Only sentences that hold these words.")] = None,
    codes: Annotated[
        str, typer.Option("--codes", metavar="LISTS", help="Code each claim too: acled, plover, cameo, by commas.")
    ] = "",
    as_json: JsonOption = False,
) -> None:
    """Print every claim with its sentence and who says it.

    Example: asof claims --search bridge --codes acled,cameo --json
    """
    lists = code_lists(codes)
    with SqliteStore.open(record, read_only=True) as store:
        kept = claims_at(store, moment(at), clock)
        if search is not None:
            found = {one.claim.claim_id for one in store.search(search)}
            kept = tuple(one for one in kept if one.claim.claim_id in found)
    if as_json:
        write_json_lines(claim_body(one) | codes_body(one, lists) for one in kept)
        return
    from asof.publish.terminal import print_claims

    print_claims(kept, lists=lists)


def code_lists(words: str) -> tuple[CodeList, ...]:
    """The lists that `--codes` names, in its order; UsageError names one that there is not."""
    named = [name for part in words.split(",") if (name := part.strip().lower())]
    unknown = [name for name in named if name not in list(CodeList)]
    if unknown:
        raise UsageError(f"{unknown[0]!r} is no list of codes; there are {', '.join(CodeList)}")
    return tuple(map(CodeList, dict.fromkeys(named)))


def changes(
    since: SinceOption,
    record: RecordOption = DEFAULT_RECORD,
    at: AtOption = None,
    clock: ClockOption = Clock.SAID,
    as_json: JsonOption = False,
) -> None:
    """Print what is new, raised, lowered, confirmed, contested or retracted between two moments.

    Example: asof changes --since 2h --clock received
    """
    start, end = moment(since, from_start=True), moment(at)
    if start and end and end < start:
        raise UsageError(f"--at {at} is before --since {since}; give the earlier moment to --since")
    with SqliteStore.open(record, read_only=True) as store:
        before, after = views_at(store, (start, end), clock)
    found = changes_between(before, after)
    if as_json:
        write_json_lines(encode(change) for change in found)
        return
    from asof.publish.terminal import print_changes

    print_changes(found)


def verify(record: RecordOption = DEFAULT_RECORD, as_json: JsonOption = False) -> None:
    """Check that no row of the record was altered, added or lost; name the first that was.

    Note the head somewhere else: it proves later that nothing up to it was taken away.

    Example: asof verify --record story.db
    """
    with SqliteStore.open(record, read_only=True) as store:
        found = store.verify()
    if as_json:
        fault = encode(found.fault)
        write_json({"sound": found.is_sound, "rows": found.rows, "head": found.head, "fault": fault})
    else:
        say(f"{found.rows} rows are sound; head {found.head}")
    if found.fault:
        raise DamagedRecord(f"{record}: {found.fault.table} {found.fault.key}: {found.fault.words}")
