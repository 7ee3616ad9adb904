"""`asof places`: the local index of the world's places."""

import typer

from asof.cli.output import say

app = typer.Typer(help="The local index of places, compiled once from GeoNames and ISO 3166.", no_args_is_help=True)


@app.callback()
def places() -> None:
    """The local index of places, compiled once from GeoNames and ISO 3166."""


@app.command()
def build() -> None:
    """Compile the index now, so that the first reading need not wait for it.

    Example: asof places build
    """
    from asof.reading.places.index import cache_folder, open_index

    open_index(progress=lambda doing, share: say(f"{doing}: {share:.0%}"))
    say(f"the index is in {cache_folder()}")
