"""Options that several commands take, each in one place."""

from pathlib import Path
from typing import Annotated

import typer

from asof.model.views import Clock

_TIMES = "2019-03-01T14:30Z, 2019-03-01, 2h (ago)"

RecordOption = Annotated[
    Path,
    typer.Option("--record", envvar="ASOF_RECORD", help="The record: one file.", show_default="./asof.db"),
]
AtOption = Annotated[
    str | None,
    typer.Option("--at", metavar="TIME", help=f"As of this moment: {_TIMES}, now."),
]
SinceOption = Annotated[
    str, typer.Option("--since", metavar="TIME", help=f"From this moment on: {_TIMES}; of a day, from its start.")
]
ClockOption = Annotated[Clock, typer.Option("--clock", help="Count from when it was said, or when we received it.")]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON to standard output; JSON Lines where it is a list.")]
PublishedOption = Annotated[
    str | None,
    typer.Option(
        "--published", metavar="DATE", help="When the page was published: a day or a moment; wins over the page."
    ),
]
OutletOption = Annotated[str | None, typer.Option("--outlet", help="Who published it, if the page does not say.")]
EncodingOption = Annotated[str | None, typer.Option("--encoding", help="The page's encoding, if it is read wrongly.")]
PlacesOption = Annotated[
    Path | None,
    typer.Option("--places", envvar="ASOF_PLACES", metavar="FILE", help="Places of your own: a CSV or GeoJSON file."),
]
TrainedOption = Annotated[
    bool,
    typer.Option("--trained", envvar="ASOF_TRAINED", help="Read happenings and figures with the trained readers too."),
]

DEFAULT_RECORD = Path("asof.db")
