"""What a person at a terminal sees while a command works, and what a file or a pipe does not get."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_commands import _PAGE, _asof


def _seen(*arguments: str, folder: Path) -> str:
    """All that a command writes to standard error where that is a terminal."""
    ours, its = pty.openpty()
    command = [sys.executable, "-m", "asof", *arguments]
    with subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=its, env=_terminal()
    ) as running:
        os.close(its)
        seen = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    assert running.returncode == 0, seen
    return seen.decode()


def _terminal() -> dict[str, str]:
    return os.environ | {"TERM": "xterm-256color", "COLUMNS": "120"}


def _read(terminal: int) -> bytes:
    """The next piece, none at the end: Linux then says that the terminal is gone."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two pages, of which the second is long enough to wait for."""
    folder = tmp_path_factory.mktemp("progress")
    (folder / "page.txt").write_text(_PAGE, encoding="utf-8")
    told = "Guards arrested 12 dockers in Lyon on Monday, a union of the port said.\n\n"
    (folder / "long.txt").write_text(_PAGE + told * 300, encoding="utf-8")
    return folder


def test_one_page_shows_how_much_of_it_is_read(folder: Path) -> None:
    seen = _seen("read", "long.txt", folder=folder)
    assert "reading" in seen
    assert any(0 < int(share) < 100 for share in re.findall(r"(\d+)%", seen))


def test_many_pages_show_which_of_how_many_and_then_a_site_its_pages(folder: Path) -> None:
    assert "reading 2 of 2" in _seen("add", "page.txt", "long.txt", folder=folder)
    seen = _seen("publish", "site", folder=folder)
    assert "working out what is known" in seen
    assert "wrote site/index.html" in seen


def test_a_pipe_gets_the_messages_alone(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(_PAGE, encoding="utf-8")
    assert len(_asof("add", "page.txt", "--outlet", "The Quay", folder=tmp_path).stderr.splitlines()) == 1
    assert _asof("publish", "site", folder=tmp_path).stderr == "wrote site/index.html\n"


def test_a_page_so_large_that_reading_takes_minutes_is_told_before(tmp_path: Path) -> None:
    padded = _PAGE.encode() + b"\n" * 3 * 2**20
    done = _asof("read", "-", folder=tmp_path, stdin=padded)
    assert "standard input has 3 MB: if most of it is text, reading it takes minutes" in done.stderr
    assert "minutes" not in _asof("read", "-", folder=tmp_path, stdin=_PAGE.encode()).stderr
