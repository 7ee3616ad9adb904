"""Loads what a person names for reading: a file of places of their own, and the trained readers."""

from pathlib import Path

from asof.reading.figures.trained import trained_figures
from asof.reading.happenings.trained import trained_reader
from asof.reading.places.own_files import read_own_places
from asof.reading.settings import Settings


def load_settings(places: Path | None, *, trained: bool) -> tuple[Settings, str | None]:
    """The settings with the places of a file, and by the trained readers too; PlacesError where the file is unusable.

    Where they are asked for and cannot be had, patterns read alone, and the second says why in words.
    """
    own_places = read_own_places(places) if places else ()
    if not trained:
        return Settings(own_places=own_places), None
    (happenings, lacking), (figures, also) = trained_reader(), trained_figures()
    return Settings(own_places=own_places, happenings=happenings, figures=figures), lacking or also
