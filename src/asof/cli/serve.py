"""`asof serve`: the record as a live page."""

from typing import Annotated

import typer

from asof.cli.options import DEFAULT_RECORD, PlacesOption, RecordOption, TrainedOption
from asof.cli.places import prepared
from asof.errors import UsageError


def serve(  # noqa: PLR0913 - one parameter an option
    record: RecordOption = DEFAULT_RECORD,
    host: Annotated[str, typer.Option("--host", metavar="NAME", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, metavar="N", help="On which port.")] = 8765,
    title: Annotated[str, typer.Option("--title", help="What the pages call the server.")] = "asof",
    address: Annotated[
        str | None,
        typer.Option("--address", metavar="URL", help="As readers see the server, where something stands before it."),
    ] = None,
    places: PlacesOption = None,
    trained: TrainedOption = False,
) -> None:
    """Serve the record as pages that update as reports come in, until Ctrl+C.

    Example: asof serve --record story.db --port 8000
    """
    # Imported here, so that no other command waits for the server's libraries.
    from asof.desk.serving import serve_record
    from asof.desk.settings import ReadingOptions, ServerSettings, is_address

    if address is not None and not is_address(address):
        raise UsageError(f"--address {address!r} is no address of a server; give one like https://live.example")
    if places or trained:
        prepared(places, trained=trained)  # so that what is wrong with them is said now, and not to the first editor
    reading = ReadingOptions(places=places, trained=trained)
    serve_record(ServerSettings(record=record, host=host, port=port, title=title, address=address, reading=reading))
