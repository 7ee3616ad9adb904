"""`asof desk`: who may use the desk of `asof serve`, and with which role."""

from pathlib import Path
from typing import Annotated

import typer

from asof.cli.options import DEFAULT_RECORD, JsonOption, RecordOption
from asof.cli.output import say, write_json_lines
from asof.desk import editors
from asof.desk.deskfile import desk_file_of
from asof.desk.editors import EditorRole
from asof.model.codec import encode
from asof.record.sqlite import SqliteStore

app = typer.Typer(help="Say who may use the desk of `asof serve`.", no_args_is_help=True)

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="As it stands under every judgement of theirs.")]


@app.callback()
def desk() -> None:
    """Say who may use the desk of `asof serve`."""


@app.command(name="add-editor")
def add_editor(
    name: NameArgument,
    role: Annotated[EditorRole, typer.Option("--role", help="reader: look; reporter: add reports too; editor: judge.")],
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Let somebody in, and print their secret: it is shown this once and kept only as a hash.

    Example: asof desk add-editor "A. Editor" --role editor --record story.db
    """
    print(editors.add_editor(_kept(record), name, role))
    say(f"{name} may log in as {role.value} with this secret; {desk_file_of(record)} has only its hash")


@app.command(name="list-editors")
def list_editors(record: RecordOption = DEFAULT_RECORD, as_json: JsonOption = False) -> None:
    """Print who may log in, and as what.

    Example: asof desk list-editors --record story.db
    """
    found = editors.editors(_kept(record))
    if as_json:
        write_json_lines(encode(one) for one in found)
        return
    for one in found:
        print(f"{one.name}: {one.role.value}, since {one.added_at:%Y-%m-%d}")


@app.command(name="remove-editor")
def remove_editor(name: NameArgument, record: RecordOption = DEFAULT_RECORD) -> None:
    """Let somebody in no longer; their sessions end, and what they judged stays theirs.

    Example: asof desk remove-editor "A. Editor" --record story.db
    """
    editors.remove_editor(_kept(record), name)
    say(f"{name} may log in no longer")


@app.command(name="new-secret")
def new_secret(name: NameArgument, record: RecordOption = DEFAULT_RECORD) -> None:
    """Give somebody another secret and print it; the old one, and their sessions, end.

    Example: asof desk new-secret "A. Editor" --record story.db
    """
    print(editors.new_secret(_kept(record), name))
    say(f"the secret that {name} had before is no longer one")


def _kept(record: Path) -> Path:
    """`record`, once it is known to be one: a slip of the name must not make a desk of nothing."""
    SqliteStore.open(record, read_only=True).close()
    return record
