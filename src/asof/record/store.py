"""What every store of the record can do, whichever database keeps it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from asof.model.claim import Claim, KeptClaim
from asof.model.issue import Issue
from asof.model.judgement import Judgement
from asof.model.report import Entry, Report, Text
from asof.model.views import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """The first row found altered, missing or added behind the record's back; `words` say which of them."""

    table: str
    key: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What walking the whole record found.

    `rows` is how many logged rows were sound before the first fault, `head` the chain's digest there.  A head noted
    elsewhere (on paper, in a mail) proves later that nothing up to it was taken away, its last rows included.
    """

    rows: int
    head: str
    fault: Fault | None

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return self.fault is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """How far the record has come: `seq` rows of its chain, and the chain's digest there."""

    seq: int
    head: str


class Store(Protocol):
    """The append-only record: nothing in it is changed or removed, and what is acknowledged is on disk.

    Every method raises RecordError, or one of its kinds, where the record cannot be read or written.  Tuples are empty
    where the record holds nothing of the kind.
    """

    def append(
        self,
        *,
        raw: bytes,
        report: Report,
        text: Text,
        entries: Sequence[Entry],
        claims: Sequence[Claim],
        issues: Sequence[Issue],
    ) -> bool:
        """Keep one report whole, or nothing of it: True where it is new, False where these bytes were already kept.

        Returns once it is on disk.  ValueError where the parts are not of one report, or where a claim's or figure's
        words do not stand in the text at their span.  `claims` come from one reader; of two claims with the same id
        the first is kept.
        """

    def append_claims(self, report_id: str, claims: Sequence[Claim], reader: str) -> bool:
        """Keep another reader's claims beside the earlier ones; False where this reader's are already kept.

        An empty `claims` is kept too: it says that this reader finds none.
        """

    def append_judgement(self, judgement: Judgement, *, seen: str | None = None) -> bool:
        """Keep a judgement: True where it is new, False where it was kept already.  Returns once it is on disk.

        `seen` is the head of the chain when its author last looked: JudgedSince, and nothing kept, where a judgement
        about the same came since; RecordError where the chain never had that head.  ValueError where its id is not of
        what it says.  RecordError where it names a claim, report or judgement that is not kept.
        """

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement, in the order kept."""

    def came_since(self, seq: int) -> tuple[str, ...]:
        """The ids of the reports that came after row `seq` of the chain, in order."""

    def judgements_since(self, seq: int) -> tuple[Judgement, ...]:
        """Those kept after row `seq` of the chain, in the order kept."""

    def judged_since(self, judgement: Judgement, seen: str) -> tuple[Judgement, ...]:
        """Those about the same as `judgement` kept after the chain had the head `seen`, in the order kept.

        RecordError where the chain never had that head.
        """

    def judgement(self, judgement_id: str) -> Judgement:
        """The judgement whose id is, or alone starts with, `judgement_id`; RecordError where none or several do."""

    def head(self) -> str:
        """The digest of the chain up to the last row kept."""

    def position(self) -> Position:
        """How far the chain has come."""

    def read_since(self, seq: int) -> tuple[str, ...]:
        """The ids of the reports that came, or were read by another reader, after row `seq` of the chain, in order."""

    def reports(self) -> tuple[Report, ...]:
        """Every report, in the order received; one that was unread when it came is so until a reader has read it."""

    def holds(self, report_id: str) -> bool:
        """Whether the report with this whole id is kept."""

    def report(self, report_id: str) -> Report:
        """The report whose id is, or alone starts with, `report_id`; RecordError where none or several do."""

    def text(self, report_id: str) -> Text:
        """The report's readable text."""

    def raw(self, report_id: str) -> bytes:
        """The bytes as they were received, checked against their SHA-256; DamagedRecord where they differ."""

    def entries(self, report_id: str) -> tuple[Entry, ...]:
        """The report's entries, in the order of the page."""

    def issues(self, report_id: str | None = None) -> tuple[Issue, ...]:
        """The issues of one report, or of all, in the order kept."""

    def readers(self, report_id: str) -> tuple[str, ...]:
        """The readers whose claims of the report are kept, oldest first."""

    def kept_claims(
        self, at: datetime | None, clock: Clock, *, reader: str | None = None, reports: Collection[str] | None = None
    ) -> tuple[KeptClaim, ...]:
        """The claims known at `at` (aware; None: all of them), each with its report.

        On the said clock a claim is known from the start of its said_at, on the received clock from its report's
        received_at; said_at without a start counts from received_at.  Of each report the newest reader's claims are
        given, or those of `reader`; where `reports` are given by their ids, theirs alone.  Ordered by said_at,
        received_at, report and span, whatever order they arrived in.
        """

    def claim(self, claim_id: str) -> KeptClaim:
        """The claim, of whichever reader, whose id is, or alone starts with, `claim_id`; RecordError otherwise."""

    def search(self, words: str) -> tuple[KeptClaim, ...]:
        """The newest reader's claims whose sentence holds all of `words`, best match first; none for no words."""

    def verify(self) -> Verification:
        """Walk the whole record and name the first row that is altered, missing or not in the log."""
