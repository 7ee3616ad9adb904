"""`asof places`: the local index of the world's places."""

import typer

from asof.cli.output import say
from asof.errors import UsageError

app = typer.Typer(help="The local index of places, compiled once from GeoNames and ISO 3166.", no_args_is_help=True)


@app.callback()
def places() -> None:
    """The local index of places, compiled once from GeoNames and ISO 3166."""


@app.command()
def build() -> None:
    """Compile the index now, so that the first reading need not wait for it.

    Example: asof places build
    """
    from asof.reading.places.index import cache_folder

    prepare()
    say(f"the index is in {cache_folder()}")


def prepare() -> None:
    """Open the index before the first report is read; where it must be compiled first, tell how far that is.

    UsageError where the cache folder cannot be written.
    """
    from asof.reading.places.index import cache_folder, open_index

    try:
        open_index(progress=lambda doing, share: say(f"{doing}: {share:.0%}"))
    except OSError as error:
        folder = cache_folder()
        raise UsageError(
            f"the index of places cannot be kept in {folder} ({error}); XDG_CACHE_HOME moves it"
        ) from error
