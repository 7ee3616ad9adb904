"""The command line: every command by its name, and what happens when one fails."""

import sys
from typing import Annotated

import typer

from asof.cli import add as add_commands
from asof.cli import desk, give, judge, look, places, serve
from asof.errors import AsofError

app = typer.Typer(
    name="asof",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _print_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"asof {version('asof')}")
        raise typer.Exit


@app.callback()
def asof(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Keep the living record of a developing story: what happened, where, when, how many, according to whom."""


app.command()(add_commands.add)
app.command()(add_commands.reread)
app.command()(look.show)
app.command()(look.claims)
app.command()(look.changes)
app.command()(add_commands.read)
app.command()(give.publish)
app.command()(give.export)
app.command()(serve.serve)
app.command()(look.verify)
app.add_typer(judge.app, name="judge")
app.add_typer(desk.app, name="desk")
app.add_typer(places.app, name="places")


def main() -> None:
    """Run a command; an error that asof knows is one line on standard error and status 1."""
    try:
        app()
    except AsofError as error:
        print(f"asof: {error}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output has gone (`asof claims | head`): nothing more to say, and no traceback at exit.
        sys.stderr.close()
        sys.exit(1)
