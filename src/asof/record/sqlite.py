"""The record in one SQLite file."""

import dataclasses
import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Self, TypeVar

from asof.errors import DamagedRecord, JudgedSince, RecordError
from asof.model.claim import Claim, KeptClaim
from asof.model.codec import decode, encode
from asof.model.issue import Issue
from asof.model.judgement import Judgement
from asof.model.report import Block, Entry, Report, Text
from asof.model.views import Clock
from asof.record import custody, rows
from asof.record.chain import GENESIS
from asof.record.connect import connect, translated
from asof.record.store import Position, Verification
from asof.record.verify import verify_record
from asof.record.write import RowWriter

Value = TypeVar("Value")

_NEWEST = "g.number = (SELECT max(number) FROM readings WHERE report_id = c.report_id)"
_SAID = "coalesce(c.said_at_start, r.received_at)"
_CLAIMS = (
    "SELECT c.claim_id, c.report_id, c.body FROM claims c JOIN reports r USING (report_id)"
    " JOIN readings g ON g.report_id = c.report_id AND g.reader = c.reader"
)


class SqliteStore:
    """A `Store` in one file: append-only tables, WAL, every acknowledged write on disk.

    Several processes may hold it open; writers take turns, readers never wait.  One store belongs to one thread.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False) -> Self:
        """The record at `path`, made there where it is missing and not `read_only`; RecordError or NewerRecord."""
        return cls(Path(path), connect(Path(path), read_only=read_only))

    def close(self) -> None:
        """Let go of the file; the store cannot be used after."""
        with translated(self.path):
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Writing

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
        """See `Store.append`."""
        custody.check_parts(report, raw, text=text, entries=entries, claims=claims, issues=issues)
        compression, packed = custody.compressed(raw)
        with self._transaction() as write:
            if self._rows("SELECT 1 FROM reports WHERE report_id = ?", report.report_id):
                return False
            write.report(report)
            write.raw(report.report_id, compression, packed)
            write.text(text)
            for entry in entries:
                write.entry(entry)
            for number, issue in enumerate(issues):
                write.issue(issue, number)
            if claims:
                write.reading(report.report_id, 0, claims[0].reader)
                write.claims(claims)
        return True

    def append_claims(self, report_id: str, claims: Sequence[Claim], reader: str) -> bool:
        """See `Store.append_claims`."""
        report_id = self.report(report_id).report_id
        custody.check_claims(claims, self.text(report_id))
        if any(claim.reader != reader for claim in claims):
            raise ValueError(f"claims of another reader than {reader!r} were given as its own")
        with self._transaction() as write:
            readers = self.readers(report_id)
            if reader in readers:
                return False
            write.reading(report_id, len(readers), reader)
            write.claims(claims)
        return True

    def append_judgement(self, judgement: Judgement, *, seen: str | None = None) -> bool:
        """See `Store.append_judgement`."""
        custody.check_judgement(judgement)
        with self._transaction() as write:
            if self._rows("SELECT 1 FROM judgements WHERE judgement_id = ?", judgement.judgement_id):
                return False
            self._check_named(judgement)
            if seen is not None:
                self._check_not_judged_since(judgement, seen)
            write.judgement(judgement)
        return True

    # Reading

    def head(self) -> str:
        """See `Store.head`."""
        return self.position().head

    def position(self) -> Position:
        """See `Store.position`."""
        found = self._rows("SELECT seq, digest FROM log ORDER BY seq DESC LIMIT 1")
        return Position(seq=found[0]["seq"], head=found[0]["digest"]) if found else Position(seq=0, head=GENESIS)

    def read_since(self, seq: int) -> tuple[str, ...]:
        """See `Store.read_since`."""
        query = "SELECT table_name, key FROM log WHERE seq > ? AND table_name IN ('reports', 'readings') ORDER BY seq"
        return tuple(dict.fromkeys(rows.owner_of(row["key"]) for row in self._rows(query, seq)))

    def judgements(self) -> tuple[Judgement, ...]:
        """See `Store.judgements`."""
        found = self._rows("SELECT judgement_id, body FROM judgements ORDER BY rowid")
        return tuple(_value(Judgement, row["body"], f"judgements {row['judgement_id']}") for row in found)

    def came_since(self, seq: int) -> tuple[str, ...]:
        """See `Store.came_since`."""
        query = "SELECT key FROM log WHERE seq > ? AND table_name = 'reports' ORDER BY seq"
        return tuple(row["key"] for row in self._rows(query, seq))

    def judgements_since(self, seq: int) -> tuple[Judgement, ...]:
        """See `Store.judgements_since`."""
        query = (
            "SELECT j.judgement_id, j.body FROM log l JOIN judgements j ON j.judgement_id = l.key"
            " WHERE l.table_name = 'judgements' AND l.seq > ? ORDER BY l.seq"
        )
        found = self._rows(query, seq)
        return tuple(_value(Judgement, row["body"], f"judgements {row['judgement_id']}") for row in found)

    def judged_since(self, judgement: Judgement, seen: str) -> tuple[Judgement, ...]:
        """See `Store.judged_since`."""
        found = self._rows("SELECT seq FROM log WHERE digest = ?", seen)
        if not found and seen != GENESIS:
            raise RecordError(f"{self.path} never had the head {seen!r}; `asof judge list` shows the head it has")
        mine = self._about(judgement)
        since = self.judgements_since(found[0]["seq"] if found else 0)
        return tuple(other for other in since if mine & self._about(other))

    def judgement(self, judgement_id: str) -> Judgement:
        """See `Store.judgement`."""
        row = self._one("judgement", judgement_id, "`asof judge list` shows them")
        return _value(Judgement, row["body"], f"judgements {row['judgement_id']}")

    def claim(self, claim_id: str) -> KeptClaim:
        """See `Store.claim`."""
        row = self._one("claim", claim_id, "`asof claims` shows them")
        claim = _value(Claim, row["body"], f"claims {row['claim_id']}")
        return KeptClaim(claim=claim, report=self.report(claim.report_id))

    def reports(self) -> tuple[Report, ...]:
        """See `Store.reports`."""
        found = self._rows("SELECT report_id, body FROM reports ORDER BY seq")
        return tuple(self._report(row) for row in found)

    def holds(self, report_id: str) -> bool:
        """See `Store.holds`."""
        return bool(self._rows("SELECT 1 FROM reports WHERE report_id = ?", report_id))

    def report(self, report_id: str) -> Report:
        """See `Store.report`."""
        return self._report(self._one("report", report_id, "`asof claims` shows the ids of reports"))

    def text(self, report_id: str) -> Text:
        """See `Store.text`."""
        row = self._part("texts", report_id)
        blocks = _value(tuple[Block, ...], row["blocks"], f"texts {row['report_id']}")
        return Text(report_id=row["report_id"], content=row["content"], blocks=blocks)

    def raw(self, report_id: str) -> bytes:
        """See `Store.raw`."""
        row = self._part("raws", report_id)
        return custody.decompressed(row["report_id"], row["compression"], row["bytes"])

    def entries(self, report_id: str) -> tuple[Entry, ...]:
        """See `Store.entries`."""
        report_id = self.report(report_id).report_id
        found = self._rows("SELECT number, body FROM entries WHERE report_id = ? ORDER BY number", report_id)
        return tuple(_value(Entry, row["body"], f"entries {report_id}#{row['number']}") for row in found)

    def issues(self, report_id: str | None = None) -> tuple[Issue, ...]:
        """See `Store.issues`."""
        report_id = report_id and self.report(report_id).report_id
        query = (
            "SELECT i.report_id, i.number, i.body FROM issues i JOIN reports r USING (report_id)"
            " WHERE ?1 IS NULL OR i.report_id = ?1 ORDER BY r.seq, i.number"
        )
        found = self._rows(query, report_id)
        return tuple(_value(Issue, row["body"], f"issues {row['report_id']}#{row['number']}") for row in found)

    def readers(self, report_id: str) -> tuple[str, ...]:
        """See `Store.readers`."""
        report_id = self.report(report_id).report_id
        found = self._rows("SELECT reader FROM readings WHERE report_id = ? ORDER BY number", report_id)
        return tuple(row["reader"] for row in found)

    def kept_claims(
        self, at: datetime | None, clock: Clock, *, reader: str | None = None, reports: Collection[str] | None = None
    ) -> tuple[KeptClaim, ...]:
        """See `Store.kept_claims`."""
        if at is not None and at.utcoffset() is None:
            raise ValueError(f"{at!r} has no zone; times inside asof are aware")
        known_from = _SAID if clock is Clock.SAID else "r.received_at"
        wanted = [
            f"(?1 IS NULL OR {known_from} <= ?1)",
            _NEWEST if reader is None else "c.reader = ?2",
            "?3 IS NULL" if reports is None else "c.report_id IN (SELECT value FROM json_each(?3))",
        ]
        query = (
            f"{_CLAIMS} WHERE {' AND '.join(wanted)}"
            f" ORDER BY {_SAID}, r.received_at, c.report_id, c.span_start, c.span_end, c.claim_id"
        )
        moment = None if at is None else rows.sortable(str(encode(at)))
        return self._kept(query, moment, reader, None if reports is None else json.dumps(list(reports)))

    def search(self, words: str) -> tuple[KeptClaim, ...]:
        """See `Store.search`."""
        quoted = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
        if not quoted:
            return ()
        query = (
            f"{_CLAIMS} JOIN claims_fts f ON f.rowid = c.seq WHERE claims_fts MATCH ? AND {_NEWEST}"
            " ORDER BY f.rank, c.claim_id"
        )
        return self._kept(query, quoted)

    def verify(self) -> Verification:
        """See `Store.verify`."""
        with self._snapshot():
            return verify_record(self._connection)

    # Parts of the above

    def _report(self, row: sqlite3.Row) -> Report:
        """The report of a row; one that was unread when it came counts as read once a reader has read it."""
        report = _value(Report, row["body"], f"reports {row['report_id']}")
        if report.unread is None or not self._rows("SELECT 1 FROM readings WHERE report_id = ?", report.report_id):
            return report
        return dataclasses.replace(report, unread=None)

    def _one(self, noun: str, wanted: str, way_out: str) -> sqlite3.Row:
        """The row of the table of `noun`s whose id is, or alone starts with, `wanted`."""
        # A range, not LIKE: it uses the index, and % and _ mean nothing in it.
        key = f"{noun}_id"
        query = f"SELECT {key}, body FROM {noun}s WHERE {key} >= ? AND {key} < ? || 'g' LIMIT 2"  # noqa: S608 - ours
        found = self._rows(query, wanted, wanted) if wanted else []
        if not found:
            raise RecordError(f"{self.path} holds no {noun} {wanted!r}; {way_out}")
        if len(found) > 1:
            raise RecordError(f"several {noun}s of {self.path} start with {wanted!r}; give more of the id")
        return found[0]

    def _check_named(self, judgement: Judgement) -> None:
        """RecordError where the judgement names what is not kept."""
        for ref in judgement.named():
            if self.claim(ref.claim_id).claim.report_id != ref.report_id:
                raise RecordError(f"claim {ref.claim_id} is not of report {ref.report_id}")
        for report_id in (*judgement.reports, judgement.to_report):
            if report_id is not None:
                self.report(report_id)
        if judgement.undoes is not None:
            self.judgement(judgement.undoes)

    def _check_not_judged_since(self, judgement: Judgement, seen: str) -> None:
        """JudgedSince where a judgement about the same was kept after the row whose digest is `seen`."""
        for other in self.judged_since(judgement, seen)[:1]:
            raise JudgedSince(
                f"{other.by} judged it since ({other.kind.value}: {other.reason}); look at it again,"
                " then judge with the new head or without one"
            )

    def _about(self, judgement: Judgement) -> set[str]:
        """The ids of all that a judgement, or the one that it undoes, is about."""
        ids = {ref.claim_id for ref in judgement.named()} | {*judgement.reports, judgement.to_report or ""} - {""}
        if judgement.undoes is None:
            return ids
        return ids | {judgement.undoes} | self._about(self.judgement(judgement.undoes))

    def _kept(self, query: str, *values: rows.Column) -> tuple[KeptClaim, ...]:
        with self._snapshot():
            reports = {report.report_id: report for report in self.reports()}
            found = self._rows(query, *values)
        return tuple(
            KeptClaim(claim=_value(Claim, row["body"], f"claims {row['claim_id']}"), report=reports[row["report_id"]])
            for row in found
        )

    def _part(self, table: str, report_id: str) -> sqlite3.Row:
        report_id = self.report(report_id).report_id
        found = self._rows(f"SELECT * FROM {table} WHERE report_id = ?", report_id)  # noqa: S608 - our own names
        if not found:
            raise DamagedRecord(f"{self.path} has lost the row {report_id} of {table}; run `asof verify`")
        return found[0]

    def _rows(self, query: str, *values: rows.Column) -> list[sqlite3.Row]:
        with translated(self.path):
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def _snapshot(self) -> Iterator[None]:
        """Everything read inside is of one moment, whatever another process writes meanwhile."""
        with translated(self.path):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._roll_back()

    @contextmanager
    def _transaction(self) -> Iterator[RowWriter]:
        """All rows written inside are on disk at its end, or none is."""
        with translated(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield RowWriter(self._connection)
                self._connection.execute("COMMIT")
            finally:
                self._roll_back()

    def _roll_back(self) -> None:
        # SQLite has sometimes done so itself, as after a full disk; after a commit there is nothing to undo.
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")


def _value(kind: type[Value], body: str, row: str) -> Value:
    try:
        return decode(kind, json.loads(body))
    except (ValueError, TypeError, KeyError) as error:
        raise DamagedRecord(f"the row {row} cannot be read ({error}); run `asof verify`") from error
