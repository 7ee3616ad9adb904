"""Values into rows of an SQLite record, each logged row with its link of the chain."""

import json
import sqlite3
from collections.abc import Sequence
from functools import cache

from asof.model.claim import Claim
from asof.model.issue import Issue
from asof.model.judgement import Judgement
from asof.model.report import Entry, Report, Text
from asof.record import rows
from asof.record.chain import Logged, link, row_digest


class RowWriter:
    """Writes the rows of one transaction, which the caller begins and ends."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        last = connection.execute("SELECT * FROM log ORDER BY seq DESC LIMIT 1").fetchone()
        self._last = Logged(**dict(last)) if last else None

    def report(self, report: Report) -> None:
        """The row of a report."""
        body = rows.body_of(report)
        self._keep("reports", report.report_id, body, {**rows.report_row(json.loads(body)), "body": body})

    def raw(self, report_id: str, compression: str, packed: bytes) -> None:
        """The row of a report's bytes.  Not logged: the report's id, which is, is their SHA-256."""
        self._insert("raws", {"report_id": report_id, "compression": compression, "bytes": packed})

    def text(self, text: Text) -> None:
        """The row of a text."""
        blocks = rows.body_of(text.blocks)
        row: rows.Row = {"report_id": text.report_id, "content": text.content, "blocks": blocks}
        self._keep("texts", text.report_id, rows.text_body(text.report_id, text.content, blocks), row)

    def entry(self, entry: Entry) -> None:
        """The row of an entry."""
        body = rows.body_of(entry)
        key = rows.part_key(entry.report_id, entry.number)
        self._keep("entries", key, body, {**rows.entry_row(json.loads(body)), "body": body})

    def issue(self, issue: Issue, number: int) -> None:
        """The row of an issue, the `number`th of its report."""
        body = rows.body_of(issue)
        row = {**rows.issue_row(json.loads(body)), "number": number, "body": body}
        self._keep("issues", rows.part_key(issue.report_id, number), body, row)

    def reading(self, report_id: str, number: int, reader: str) -> None:
        """The row that says that `reader` was the `number`th to read the report."""
        row: rows.Row = {"report_id": report_id, "number": number, "reader": reader}
        self._keep("readings", rows.part_key(report_id, number), rows.reading_body(report_id, number, reader), row)

    def claims(self, claims: Sequence[Claim]) -> None:
        """The rows of claims and of what they hold; of two with one id the first."""
        first: dict[str, Claim] = {}
        for claim in claims:
            first.setdefault(claim.claim_id, claim)
        for claim in first.values():
            body = rows.body_of(claim)
            data = json.loads(body)
            self._keep("claims", claim.claim_id, body, {**rows.claim_row(data), "body": body})
            self._insert_parts(rows.claim_parts(data))

    def judgement(self, judgement: Judgement) -> None:
        """The row of a judgement and of what it names."""
        body = rows.body_of(judgement)
        data = json.loads(body)
        self._keep("judgements", judgement.judgement_id, body, {**rows.judgement_row(data), "body": body})
        self._insert_parts(rows.judgement_parts(data))

    def _insert_parts(self, tables: dict[str, list[rows.Row]]) -> None:
        for table, parts in tables.items():
            for part in parts:
                self._insert(table, part)

    def _keep(self, table: str, key: str, body: str, row: rows.Row) -> None:
        self._last = link(self._last, table=table, key=key, row=row_digest(body))
        self._insert(table, row)
        last = self._last
        values = (last.seq, last.table_name, last.key, last.row_digest, last.previous, last.digest)
        self._connection.execute("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?)", values)

    def _insert(self, table: str, row: rows.Row) -> None:
        self._connection.execute(_insert_into(table, tuple(row)), tuple(row.values()))


@cache
def _insert_into(table: str, columns: tuple[str, ...]) -> str:
    places = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608 - names of our own schema
