"""Who is at the desk: sessions kept on the server, so that leaving ends them, and the tokens of their forms."""

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass
from pathlib import Path

from asof.desk.deskfile import desk_file
from asof.desk.editors import EditorRole

IDLE_S = 12 * 3600
"""A shift: who does nothing for so long has gone home."""

LONGEST_S = 7 * 24 * 3600
"""After a week anybody logs in anew."""

_NOTED_EVERY_S = 60
"""The file is written at most so often for one session; what it says of `used_at` may be so much too early."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Somebody who has logged in."""

    name: str
    role: EditorRole
    token: str


def start_session(record: Path, name: str) -> str:
    """Begin a session of the editor `name` and give its token, which only their browser holds."""
    token, now = new_token(), time.time()
    with desk_file(record) as file:
        file.execute("DELETE FROM sessions WHERE used_at < ? OR started_at < ?", (now - IDLE_S, now - LONGEST_S))
        file.execute("INSERT INTO sessions VALUES (?, ?, ?, ?)", (_digest(token), name, now, now))
    return token


def find_session(record: Path, token: str) -> Session | None:
    """The session that `token` belongs to; None where there is none or it has ended."""
    now = time.time()
    with desk_file(record) as file:
        row = file.execute(
            "SELECT s.digest, s.used_at, e.name, e.role FROM sessions s JOIN editors e USING (name)"
            " WHERE s.digest = ? AND s.used_at >= ? AND s.started_at >= ?",
            (_digest(token), now - IDLE_S, now - LONGEST_S),
        ).fetchone()
        if row is None:
            return None
        if row["used_at"] < now - _NOTED_EVERY_S:
            file.execute("UPDATE sessions SET used_at = ? WHERE digest = ?", (now, row["digest"]))
    return Session(name=row["name"], role=EditorRole(row["role"]), token=token)


def end_session(record: Path, token: str) -> None:
    """Let the session end, whichever browser still holds its token."""
    with desk_file(record) as file:
        file.execute("DELETE FROM sessions WHERE digest = ?", (_digest(token),))


def new_token() -> str:
    """256 bits that nobody guesses, as text for a cookie."""
    return secrets.token_urlsafe(32)


def form_token(token: str) -> str:
    """What every form of the holder of `token` carries: no other site can know it, nor work out `token` from it."""
    return hmac.new(token.encode(), b"form", hashlib.sha256).hexdigest()


def is_form_token(given: str, token: str) -> bool:
    """Whether `given` came from a form of the holder of `token`."""
    return hmac.compare_digest(given.encode("utf-8", errors="replace"), form_token(token).encode())


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", errors="replace")).hexdigest()
