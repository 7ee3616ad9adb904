"""What each editor has looked at: marked by themselves, and unmarked again where the mark was a slip."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from asof.desk.deskfile import desk_file

_KEPT = 20
"""Marks of one editor that can be taken back, the latest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The record as far as somebody has looked: `seq` rows of its chain, the last of which came `recorded_at` (UTC)."""

    seq: int
    recorded_at: datetime | None
    looked_at: datetime


def last_look(record: Path, name: str) -> Look | None:
    """How far the editor `name` has looked; None where they have not marked anything yet."""
    with desk_file(record) as file:
        row = file.execute("SELECT * FROM looks WHERE name = ? ORDER BY number DESC LIMIT 1", (name,)).fetchone()
    if row is None:
        return None
    recorded_at = row["recorded_at"]
    return Look(
        seq=row["seq"],
        recorded_at=datetime.fromisoformat(recorded_at) if recorded_at else None,
        looked_at=datetime.fromisoformat(row["looked_at"]),
    )


def mark_looked(record: Path, name: str, seq: int, recorded_at: datetime | None) -> None:
    """Remember that `name` has looked at the first `seq` rows; never less than before."""
    moment = recorded_at.isoformat() if recorded_at else None
    with desk_file(record) as file:
        before = file.execute("SELECT max(seq) FROM looks WHERE name = ?", (name,)).fetchone()[0]
        if before is not None and seq <= before:
            return
        row = (name, seq, moment, datetime.now(UTC).isoformat(timespec="seconds"))
        file.execute("INSERT INTO looks (name, seq, recorded_at, looked_at) VALUES (?, ?, ?, ?)", row)
        file.execute(
            "DELETE FROM looks WHERE name = ?1 AND number NOT IN"
            " (SELECT number FROM looks WHERE name = ?1 ORDER BY number DESC LIMIT ?2)",
            (name, _KEPT),
        )


def unmark_looked(record: Path, name: str) -> None:
    """Take the last mark of `name` back; nothing happens where there is none."""
    with desk_file(record) as file:
        file.execute("DELETE FROM looks WHERE number = (SELECT max(number) FROM looks WHERE name = ?)", (name,))
