"""Who may use the desk: names, roles, and secrets kept only as hashes."""

import base64
import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from asof.desk.deskfile import desk_file
from asof.errors import UsageError

_SECRET_BYTES = 16
"""128 bits: nobody guesses it, however often they may try."""

_COST = {"n": 2**14, "r": 8, "p": 1, "maxmem": 2**26}
"""scrypt (RFC 7914): 16 MiB and some 50 ms.  More would defend weak passwords; these secrets are made, not chosen."""

_LONGEST_NAME = 80


class EditorRole(StrEnum):
    """What somebody may do at the desk; each may do what those before it may."""

    READER = "reader"
    REPORTER = "reporter"
    EDITOR = "editor"

    def may(self, least: "EditorRole") -> bool:
        """Whether it is allowed what takes at least `least`."""
        order = tuple(EditorRole)
        return order.index(self) >= order.index(least)


@dataclass(frozen=True, slots=True, kw_only=True)
class Editor:
    """Somebody with a way into the desk; `added_at` is UTC."""

    name: str
    role: EditorRole
    added_at: datetime


def add_editor(record: Path, name: str, role: EditorRole) -> str:
    """Let `name` in and give the secret, which is kept nowhere; UsageError where the name is taken or is no name."""
    name = _checked(name)
    secret = _new_secret()
    salt, digest = _hashed(secret)
    with desk_file(record) as file:
        if file.execute("SELECT 1 FROM editors WHERE name = ?", (name,)).fetchone():
            raise UsageError(f"{name!r} is an editor already; `asof desk new-secret` gives another secret")
        row = (name, role.value, salt, digest, datetime.now(UTC).isoformat(timespec="seconds"))
        file.execute("INSERT INTO editors VALUES (?, ?, ?, ?, ?)", row)
    return secret


def new_secret(record: Path, name: str) -> str:
    """Another secret for `name`, whose old one and whose sessions end; UsageError where there is no such editor."""
    secret = _new_secret()
    salt, digest = _hashed(secret)
    with desk_file(record) as file:
        done = file.execute("UPDATE editors SET salt = ?, digest = ? WHERE name = ?", (salt, digest, name.strip()))
        _check_one(done.rowcount, name)
        file.execute("DELETE FROM sessions WHERE name = ?", (name.strip(),))
    return secret


def remove_editor(record: Path, name: str) -> None:
    """Let `name` in no longer; what they judged stays theirs.  UsageError where there is no such editor."""
    with desk_file(record) as file:
        _check_one(file.execute("DELETE FROM editors WHERE name = ?", (name.strip(),)).rowcount, name)


def editors(record: Path) -> tuple[Editor, ...]:
    """Everybody with a way in, by name."""
    with desk_file(record) as file:
        found = file.execute("SELECT name, role, added_at FROM editors ORDER BY name").fetchall()
    return tuple(
        Editor(name=row["name"], role=EditorRole(row["role"]), added_at=datetime.fromisoformat(row["added_at"]))
        for row in found
    )


def check_secret(record: Path, name: str, secret: str) -> str | None:
    """The editor's name as it was added, where `secret` is theirs; None otherwise, in the same time for any name."""
    with desk_file(record) as file:
        row = file.execute("SELECT name, salt, digest FROM editors WHERE name = ?", (name.strip(),)).fetchone()
    salt, digest = (row["salt"], row["digest"]) if row else (b"nobody", b"")
    is_theirs = hmac.compare_digest(_hash(secret, salt), digest)
    return str(row["name"]) if row and is_theirs else None


def _checked(name: str) -> str:
    said = unicodedata.normalize("NFC", " ".join(name.split()))
    if not said or len(said) > _LONGEST_NAME or not said.isprintable():
        raise UsageError(f"{name!r} is no name for an editor; give one of 1 to {_LONGEST_NAME} printable characters")
    return said


def _check_one(changed: int, name: str) -> None:
    if changed != 1:
        raise UsageError(f"{name!r} is no editor here; `asof desk list-editors` shows who is")


def _new_secret() -> str:
    """Letters and digits in groups that can be read out and typed: "k3vq-7xdm-…"."""
    letters = base64.b32encode(secrets.token_bytes(_SECRET_BYTES)).decode().rstrip("=").lower()
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def _hashed(secret: str) -> tuple[bytes, bytes]:
    salt = secrets.token_bytes(16)
    return salt, _hash(secret, salt)


def _hash(secret: str, salt: bytes) -> bytes:
    """The same for a secret typed with or without its hyphens."""
    typed = "".join(secret.casefold().replace("-", "").split())
    return hashlib.scrypt(typed.encode("utf-8", errors="replace"), salt=salt, dklen=32, **_COST)
