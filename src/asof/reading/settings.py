"""What a person gives for reading, beside the report itself."""

from dataclasses import dataclass

from asof.reading.figures.reader import PATTERN_FIGURES, FigureReader
from asof.reading.happenings.reader import PATTERNS, HappeningReader
from asof.reading.places.own import OwnPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Built by the command line and passed down; readers look at nothing else outside the report.

    `happenings` reads what a sentence says happened, `figures` how many: by patterns, or with the trained reader.
    """

    own_places: tuple[OwnPlace, ...] = ()
    happenings: HappeningReader = PATTERNS
    figures: FigureReader = PATTERN_FIGURES

    @property
    def addition(self) -> str:
        """What stands behind the name of the reader of a claim; empty where patterns read alone."""
        return self.happenings.addition + self.figures.addition


DEFAULTS = Settings()
"""Nothing given."""
