"""The seam of reading happenings: by patterns alone, or with what the trained reader adds to them."""

from typing import Protocol

from asof.reading.happenings.mention import Mention
from asof.reading.happenings.read import read_happenings


class HappeningReader(Protocol):
    """Finds what a sentence says happened."""

    @property
    def addition(self) -> str:
        """What stands behind the name of the reader of a claim, with a version; empty of patterns alone."""

    def read(self, words: str) -> tuple[Mention, ...]:
        """The mentions of one sentence in the order of their triggers; empty where it tells of nothing."""


class PatternReader:
    """The grammar and word lists of ``read.py``; needs nothing, and is there always."""

    addition = ""

    def read(self, words: str) -> tuple[Mention, ...]:
        """As `read_happenings`."""
        return read_happenings(words)


PATTERNS = PatternReader()
