"""Opens a file of the user's own places."""

from pathlib import Path

from asof.errors import PlacesError
from asof.reading.places.own import OwnPlace
from asof.reading.places.own_csv import places_of_csv
from asof.reading.places.own_geojson import places_of_geojson

_READERS = {
    ".csv": places_of_csv,
    ".tsv": places_of_csv,
    ".txt": places_of_csv,
    ".geojson": places_of_geojson,
    ".json": places_of_geojson,
}


def read_own_places(path: Path) -> tuple[OwnPlace, ...]:
    """The places of a CSV or GeoJSON file, all of them or none; PlacesError says what is wrong and where."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise PlacesError(f"{path}: places are read from {', '.join(_READERS)} files")
    try:
        content = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise PlacesError(f"{path}: this is no UTF-8 at byte {error.start}; save it as UTF-8") from error
    except OSError as error:
        raise PlacesError(f"{path}: {error.strerror or error}") from error
    return reader(content, str(path))
