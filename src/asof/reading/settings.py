"""What a person gives for reading, beside the report itself."""

from dataclasses import dataclass

from asof.reading.places.own import OwnPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Built by the command line and passed down; readers look at nothing else outside the report."""

    own_places: tuple[OwnPlace, ...] = ()


DEFAULTS = Settings()
"""Nothing given."""
