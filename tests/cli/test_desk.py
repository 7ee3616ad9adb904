"""`asof desk` as whoever runs the server uses it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from asof.desk.editors import check_secret
from asof.record.sqlite import SqliteStore


def _asof(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "asof", "desk", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=120, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    SqliteStore.open(tmp_path / "asof.db").close()
    return tmp_path


def test_an_editor_is_added_listed_given_another_secret_and_removed(folder: Path) -> None:
    added = _asof("add-editor", "Ina Moor", "--role", "reporter", folder=folder)
    assert added.returncode == 0, added.stderr
    secret = added.stdout.strip()
    assert check_secret(folder / "asof.db", "Ina Moor", secret) == "Ina Moor"
    listed = json.loads(_asof("list-editors", "--json", folder=folder).stdout)
    assert (listed["name"], listed["role"]) == ("Ina Moor", "reporter")
    assert "Ina Moor: reporter" in _asof("list-editors", folder=folder).stdout
    again = _asof("new-secret", "Ina Moor", folder=folder).stdout.strip()
    assert check_secret(folder / "asof.db", "Ina Moor", secret) is None
    assert check_secret(folder / "asof.db", "Ina Moor", again) == "Ina Moor"
    assert _asof("remove-editor", "Ina Moor", folder=folder).returncode == 0
    assert _asof("list-editors", folder=folder).stdout == ""


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("add-editor", "Ina Moor"), 2, "--role"),
        (("add-editor", " ", "--role", "reader"), 1, "no name"),
        (("add-editor", "Ina Moor", "--role", "reader", "--record", "none.db"), 1, "none.db"),
        (("remove-editor", "Nobody"), 1, "no editor here"),
        (("new-secret", "Nobody"), 1, "no editor here"),
    ],
)
def test_what_makes_no_sense_is_told(folder: Path, arguments: tuple[str, ...], status: int, said: str) -> None:
    done = _asof(*arguments, folder=folder)
    assert done.returncode == status
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / "none.db.desk").exists()
