"""Loads what a person names for reading: a file of places of their own, and the trained reader."""

from pathlib import Path

from asof.reading.happenings.reader import PATTERNS
from asof.reading.happenings.trained import trained_reader
from asof.reading.places.own_files import read_own_places
from asof.reading.settings import Settings


def load_settings(places: Path | None, *, trained: bool) -> tuple[Settings, str | None]:
    """The settings with the places of a file, and by the trained reader too; PlacesError where the file is unusable.

    Where the trained reader is asked for and cannot be had, patterns read alone, and the second says why in words.
    """
    happenings, lacking = trained_reader() if trained else (PATTERNS, None)
    return Settings(own_places=read_own_places(places) if places else (), happenings=happenings), lacking
