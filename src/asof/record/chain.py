"""The hash chain: each logged row carries the digest of the one before, so none can be altered or dropped unseen."""

import hashlib
from dataclasses import dataclass

from asof.model.codec import canonical

GENESIS = "0" * 64
"""What the first logged row names as the digest before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """One row of the log: which row was kept, its digest, and the chain's digest up to and including it."""

    seq: int
    table_name: str
    key: str
    row_digest: str
    previous: str
    digest: str


def row_digest(body: str) -> str:
    """SHA-256, in hexadecimal, of a row's canonical encoding."""
    return hashlib.sha256(body.encode()).hexdigest()


def link_digest(*, seq: int, table: str, key: str, row: str, previous: str) -> str:
    """SHA-256, in hexadecimal, over the canonical JSON of the five in this order."""
    return hashlib.sha256(canonical([seq, table, key, row, previous])).hexdigest()


def link(last: Logged | None, *, table: str, key: str, row: str) -> Logged:
    """The log row that follows `last` (None: the first of all) and says that the row `key` of `table` was kept."""
    seq = 1 if last is None else last.seq + 1
    previous = GENESIS if last is None else last.digest
    digest = link_digest(seq=seq, table=table, key=key, row=row, previous=previous)
    return Logged(seq=seq, table_name=table, key=key, row_digest=row, previous=previous, digest=digest)


def follows(last: Logged | None, logged: Logged) -> bool:
    """Whether `logged` is exactly the row that comes after `last`."""
    return logged == link(last, table=logged.table_name, key=logged.key, row=logged.row_digest)
