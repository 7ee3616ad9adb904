"""What a person gives for reading, beside the report itself."""

from dataclasses import dataclass

from asof.reading.happenings.reader import PATTERNS, HappeningReader
from asof.reading.places.own import OwnPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Built by the command line and passed down; readers look at nothing else outside the report.

    `happenings` reads what a sentence says happened: by patterns, or with the trained reader.
    """

    own_places: tuple[OwnPlace, ...] = ()
    happenings: HappeningReader = PATTERNS


DEFAULTS = Settings()
"""Nothing given."""
