"""Every exception that asof raises on purpose.

    AsofError
    ├── IntakeError          the bytes, file or address cannot become a report
    │   ├── UnreadableInput  missing, not permitted, a folder, a broken archive
    │   ├── NotAPage         empty, binary, or no readable text in it
    │   ├── NoDate           nothing on the page says when it was published
    │   └── FetchError       the address did not give a page
    ├── RecordError          the record cannot be opened, read or written
    │   ├── NewerRecord      written by a newer version of asof
    │   ├── DamagedRecord    a row is altered or missing
    │   ├── RecordFull       no space left on the disk
    │   └── JudgedSince      somebody else judged the same since its author looked
    ├── PlacesError          the index of places or a file of the user's own places cannot be used
    └── UsageError           a value given on the command line means nothing

A message gives the value, the place and the way out.  Problems in the data that leave
something to keep are not exceptions: they are `asof.model.issue.Issue` rows.
"""


class AsofError(Exception):
    """Base of the tree; the command line prints it and exits with 1."""


class IntakeError(AsofError):
    """The bytes, file or address cannot become a report."""


class UnreadableInput(IntakeError):
    """Missing, not permitted, a folder, or a broken archive."""


class NotAPage(IntakeError):
    """Empty, binary, or without readable text."""


class NoDate(IntakeError):
    """Nothing on the page says when it was published."""


class FetchError(IntakeError):
    """The address did not give a page."""


class RecordError(AsofError):
    """The record cannot be opened, read or written."""


class NewerRecord(RecordError):
    """The record was written by a newer version of asof."""


class DamagedRecord(RecordError):
    """A row of the record is altered or missing."""


class RecordFull(RecordError):
    """No space is left on the disk that holds the record."""


class JudgedSince(RecordError):
    """Somebody else judged the same since its author looked."""


class PlacesError(AsofError):
    """The index of places cannot be kept or read, or a file of the user's own places has a fault."""


class UsageError(AsofError):
    """A value given on the command line means nothing."""
