"""`asof judge`: a person's decisions about what was read, each with its author and its reason."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from asof.cli.options import DEFAULT_RECORD, JsonOption, RecordOption
from asof.cli.output import say, write_json_lines
from asof.cli.places import prepared
from asof.errors import UsageError
from asof.model.claim import KeptClaim, Standing
from asof.model.codec import encode
from asof.model.figure import Measure
from asof.model.judged import JudgementKind
from asof.model.judgement import ClaimRef, Judgement, ref_of
from asof.model.speaker import Role
from asof.record.corrections import Given, correction_of
from asof.record.judge import adrift, check_confirmable, find_claim, find_figure, keep_judgement
from asof.record.sqlite import SqliteStore

app = typer.Typer(
    help="Decide about what was read: nothing is changed, a judgement is added and wins over what is derived.",
    no_args_is_help=True,
)

ClaimsArgument = Annotated[
    list[str], typer.Argument(metavar="CLAIM...", help="The start of a claim's id, or REPORT:START-END.")
]
ClaimArgument = Annotated[str, typer.Argument(metavar="CLAIM", help="The start of its id, or REPORT:START-END.")]
ByOption = Annotated[str, typer.Option("--by", envvar="ASOF_EDITOR", help="Who judges.")]
ReasonOption = Annotated[str, typer.Option("--reason", help="Why, for everybody who asks later.")]
SeenOption = Annotated[
    str | None,
    typer.Option("--seen", metavar="HEAD", help="Refuse if somebody judged the same after this head of the chain."),
]
FigureOption = Annotated[str | None, typer.Option("--figure", help="One figure: its measure, or its words.")]


@app.callback()
def judge() -> None:
    """Decide about what was read: nothing is changed, a judgement is added and wins over what is derived."""


@app.command()
def merge(
    claims: ClaimsArgument,
    by: ByOption,
    reason: ReasonOption,
    seen: SeenOption = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Say that the incidents of these claims are one.

    Example: asof judge merge 83e65a64 7e4b8562 --by "A. Editor" --reason "one blast, two names of the quay"
    """
    with SqliteStore.open(record) as store:
        found = _refs(find_claim(store, name) for name in claims)
        if len(found) < 2:
            raise UsageError("name at least two claims, one of each incident")
        _keep(store, _draft(JudgementKind.MERGE, by, reason, claims=found), seen)


@app.command()
def split(
    claims: ClaimsArgument,
    by: ByOption,
    reason: ReasonOption,
    seen: SeenOption = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Say that these claims are not of one incident with the others.

    Example: asof judge split 7e4b8562 --by "A. Editor" --reason "the second blast, an hour later"
    """
    with SqliteStore.open(record) as store:
        found = _refs(find_claim(store, name) for name in claims)
        _keep(store, _draft(JudgementKind.SPLIT, by, reason, claims=found), seen)


@app.command()
def retract(
    claims: ClaimsArgument,
    by: ByOption,
    reason: ReasonOption,
    figure: FigureOption = None,
    seen: SeenOption = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Say that claims no longer stand, or that one figure of a claim does not.

    Example: asof judge retract 83e65a64 --figure injured --by "A. Editor" --reason "the outlet took it back by phone"
    """
    with SqliteStore.open(record) as store:
        found = [find_claim(store, name) for name in claims]
        parts: dict[str, Any] = {"claims": _refs(found)}
        if figure is not None:
            parts["figure"] = find_figure(_only(found, "--figure"), figure)[0]
        _keep(store, _draft(JudgementKind.RETRACT, by, reason, **parts), seen)


@app.command()
def confirm(
    claims: ClaimsArgument,
    by: ByOption,
    reason: ReasonOption,
    seen: SeenOption = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Say that claims are so, on your own word; every view says whose it is.

    Example: asof judge confirm 83e65a64 --by "A. Editor" --reason "counted in the hospital's list"
    """
    with SqliteStore.open(record) as store:
        found = [find_claim(store, name) for name in claims]
        check_confirmable(found)
        _keep(store, _draft(JudgementKind.CONFIRM, by, reason, claims=_refs(found)), seen)


@app.command()
def correct(  # noqa: PLR0913 - an option for each part that can be corrected
    claim: ClaimArgument,
    by: ByOption,
    reason: ReasonOption,
    figure: FigureOption = None,
    count: Annotated[str | None, typer.Option("--count", help="The figure's count: 12, 9..15, 12.. or ..50.")] = None,
    measure: Annotated[Measure | None, typer.Option("--measure", help="What the figure counts.")] = None,
    when: Annotated[
        str | None, typer.Option("--when", metavar="TIME", help="When it happened: a day, a minute, A..B.")
    ] = None,
    where: Annotated[
        str | None, typer.Option("--where", metavar="PLACE", help='A GeoNames id, or "LAT,LON NAME".')
    ] = None,
    standing: Annotated[Standing | None, typer.Option("--standing", help="How it stands.")] = None,
    speaker: Annotated[str | None, typer.Option("--speaker", help="Who says it.")] = None,
    role: Annotated[Role, typer.Option("--role", help="What kind of voice the speaker is.")] = Role.PERSON,
    seen: SeenOption = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Put a figure, time, place, standing or speaker in the place of the one that was read; that one stays as history.

    Example: asof judge correct 83e65a64 --figure injured --count 36 --by "A. Editor" --reason "63 is a slip of the pen"
    """
    given = Given(count=count, measure=measure, when=when, where=where, standing=standing, speaker=speaker, role=role)
    if where is not None:
        prepared(None)
    with SqliteStore.open(record) as store:
        kept = find_claim(store, claim)
        ref, told = find_figure(kept, figure) if figure is not None else (None, None)
        parts = {"claims": _refs([kept]), "figure": ref, "correction": correction_of(kept, told, given)}
        _keep(store, _draft(JudgementKind.CORRECT, by, reason, **parts), seen)


@app.command()
def attach(  # noqa: PLR0913 - one option for each place it can go to
    names: Annotated[
        list[str], typer.Argument(metavar="CLAIM...|REPORT...", help="Claims; with --to-report or --alone, reports.")
    ],
    by: ByOption,
    reason: ReasonOption,
    to: Annotated[str | None, typer.Option("--to", metavar="CLAIM", help="A claim of the incident.")] = None,
    to_report: Annotated[
        str | None, typer.Option("--to-report", metavar="REPORT", help="A report of the story.")
    ] = None,
    alone: Annotated[bool, typer.Option("--alone", help="Out of their story, into one of their own.")] = False,
    seen: SeenOption = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Put claims with another incident, or reports with another story or out of theirs.

    Example: asof judge attach 6c1eef57 --alone --by "A. Editor" --reason "it is about last year's march"
    """
    if [to is not None, to_report is not None, alone].count(True) != 1:
        raise UsageError("say where to: --to CLAIM, --to-report REPORT or --alone")
    with SqliteStore.open(record) as store:
        parts: dict[str, Any]
        if to is not None:
            parts = {
                "claims": _refs(find_claim(store, name) for name in names),
                "to_claim": ref_of(find_claim(store, to).claim),
            }
        else:
            parts = {
                "reports": tuple(dict.fromkeys(store.report(name).report_id for name in names)),
                "to_report": store.report(to_report).report_id if to_report else None,
            }
        _keep(store, _draft(JudgementKind.ATTACH, by, reason, **parts), seen)


@app.command()
def undo(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="The start of its id.")],
    by: ByOption,
    reason: ReasonOption,
    seen: SeenOption = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Let a judgement no longer count; undoing an undoing restores it.

    Example: asof judge undo 5b0c9a1e --by "A. Editor" --reason "the outlet stands by its number after all"
    """
    with SqliteStore.open(record) as store:
        undone = store.judgement(judgement).judgement_id
        _keep(store, _draft(JudgementKind.UNDO, by, reason, undoes=undone), seen)


@app.command(name="list")
def list_judgements(record: RecordOption = DEFAULT_RECORD, as_json: JsonOption = False) -> None:
    """Print every judgement, earliest first, those undone too; and the head of the chain, for --seen.

    Example: asof judge list --record story.db
    """
    with SqliteStore.open(record, read_only=True) as store:
        head, made, lost = store.head(), store.judgements(), adrift(store)
    if as_json:
        write_json_lines(encode(one) for one in made)
    else:
        from asof.publish.terminal import print_judgements

        print_judgements(made)
    for one in lost:
        say(f"{one.judgement_id[:8]} has no effect: the newest reader reads no claim where it names one")
    say(f"head {head}")


def _draft(kind: JudgementKind, by: str, reason: str, **parts: Any) -> Judgement:
    """The judgement, still without its id; UsageError where author or reason is blank."""
    if not by.strip() or not reason.strip():
        raise UsageError("a judgement says by whom it is (--by) and for what reason (--reason); neither may be blank")
    return Judgement(judgement_id="", kind=kind, by=by, reason=reason, judged_at=datetime.now(UTC), **parts)


def _keep(store: SqliteStore, draft: Judgement, seen: str | None) -> None:
    kept = keep_judgement(store, draft, seen=seen)
    told = f"{kept.judgement.kind.value} by {kept.judgement.by}"
    say(f"{kept.judgement.judgement_id[:8]}  {told}{'' if kept.is_new else ': judged so already, nothing changed'}")


def _refs(claims: Any) -> tuple[ClaimRef, ...]:
    return tuple(dict.fromkeys(ref_of(kept.claim) for kept in claims))


def _only(found: Sequence[KeptClaim], option: str) -> KeptClaim:
    if len(found) != 1:
        raise UsageError(f"{option} is of one claim; judge the others by themselves")
    return found[0]
