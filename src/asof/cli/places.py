"""`asof places`: the local index of the world's places, and places of a person's own."""

from pathlib import Path
from typing import Annotated

import typer

from asof.cli.options import JsonOption, PlacesOption
from asof.cli.output import say, write_json_lines
from asof.model.where import Match
from asof.reading.settings import Settings

app = typer.Typer(help="The local index of places, compiled once from GeoNames and ISO 3166.", no_args_is_help=True)


@app.callback()
def places() -> None:
    """The local index of places, compiled once from GeoNames and ISO 3166."""


@app.command()
def build() -> None:
    """Compile the index now, so that the first reading need not wait for it; a damaged one is made again.

    Example: asof places build
    """
    from asof.reading.places.index import mend_index

    say(f"the index is {mend_index(progress=_tell)}")


@app.command()
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As it is written in English, accents or not.")],
    places: PlacesOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print every place that a name may stand for, most people first; places of your own before all.

    Where the name is not known, those spelled alike.

    Example: asof places find Sarajevo
    """
    from asof.publish.found import found_body, print_found
    from asof.reading.places.index import open_index

    settings = prepared(places)
    index = open_index(own_places=settings.own_places)
    known = [(named.place, Match.OWN if named.place.own else Match.NAME) for named in index.find(name)]
    known = known or [(place, Match.SIMILAR) for place, _ in index.find_alike(name)]
    names = index.other_names(place for place, _ in known)
    bodies = [found_body(place, names[place.row], match) for place, match in known]
    if as_json:
        write_json_lines(bodies)
    else:
        print_found(name, bodies)
    if not bodies:
        say(f"no place is known as {name!r}")
        raise typer.Exit(1)


def prepared(own: Path | None, *, trained: bool = False) -> Settings:
    """The settings of reading with the places of the file `own`, the index open before the first report is read.

    Where the index must be compiled first, tells how far that is; where the trained reader is asked for and cannot be
    had, that patterns read alone.  PlacesError where the file or the index is unusable.
    """
    from asof.reading.loading import load_settings
    from asof.reading.places.index import open_index

    settings, lacking = load_settings(own, trained=trained)
    if lacking:
        say(f"patterns read alone: {lacking}")
    open_index(progress=_tell, own_places=settings.own_places)
    return settings


def _tell(doing: str, share: float) -> None:
    say(f"{doing}: {share:.0%}")
