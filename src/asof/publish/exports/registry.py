"""Every export by its name, for the commands and the reference."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TextIO

from asof.model.claim import KeptClaim
from asof.publish.exports.csv import write_csv
from asof.publish.exports.geojson import write_geojson
from asof.publish.exports.json import write_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A format: what it writes, in words, and the function that writes claims to a text stream (``newline=""``)."""

    words: str
    write: Callable[[Iterable[KeptClaim], TextIO], None]


EXPORTS = {
    "csv": Export(words="one row a figure, safe to open in a spreadsheet (RFC 4180)", write=write_csv),
    "geojson": Export(
        words="one feature a claim, a point only where its place was found as one (RFC 7946)", write=write_geojson
    ),
    "json": Export(words="one claim a line, with every key (JSON Lines)", write=write_json),
}
