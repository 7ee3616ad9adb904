"""Places of the user's own from a CSV table: one place a row."""

import csv
import io

from asof.errors import PlacesError
from asof.reading.places.own import OwnPlace
from asof.reading.places.own_fields import ALIASES, COLUMNS, Fields, checked

_NEEDED = ("name", "lat", "lon")


def places_of_csv(content: str, file: str) -> tuple[OwnPlace, ...]:
    """The places of a table with a header; commas, semicolons or tabs between columns, other columns left alone.

    PlacesError names the row (the header is row 1) and the column of what is wrong.
    """
    table = csv.reader(io.StringIO(content, newline=""), delimiter=_delimiter(content))
    header = [_column(name) for name in next(table, [])]
    missing = [name for name in _NEEDED if name not in header]
    if missing:
        raise PlacesError(f"{file}: row 1: no column {', '.join(missing)}; the columns are {', '.join(COLUMNS)}")
    rows: list[tuple[str, Fields]] = []
    try:
        for number, cells in enumerate(table, start=2):
            if any(cell.strip() for cell in cells):
                rows.append((f"row {number}", dict(zip(header, cells, strict=False))))
    except csv.Error as error:
        raise PlacesError(f"{file}: line {table.line_num}: {error}") from error
    return checked(file, rows)


def _delimiter(content: str) -> str:
    head = content.partition("\n")[0]
    return max((",", ";", "\t"), key=head.count)


def _column(name: str) -> str:
    plain = name.strip().lower().replace(" ", "_")
    return ALIASES.get(plain, plain)
