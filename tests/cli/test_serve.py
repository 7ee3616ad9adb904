"""`asof serve` as a person runs it: it says where, shows what another process adds, and ends when told."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

PAGE = "Guards and dockers clash in Lyon\n\nMarch 12, 2021 - Four dockers were killed in Lyon, the union said.\n"
LATER = "Dockers of Lyon\n\nMarch 13, 2021 - Five dockers were killed in Lyon, the ministry said.\n"


def _asof(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "asof", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "later.txt").write_text(LATER, encoding="utf-8")
    assert _asof("add", "page.txt", "--outlet", "The Quay", folder=tmp_path).returncode == 0
    return tmp_path


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(folder: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """A server of the record in `folder`, ready to answer."""
    command = [sys.executable, "-m", "asof", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        assert process.stderr.readline() == f"serving at http://127.0.0.1:{port}/ (Ctrl+C ends it)\n"
        yield process
        process.kill()


@pytest.fixture
def server(folder: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    with serving(folder, port) as process:
        yield process


def test_what_another_process_adds_is_told_and_shown_within_two_seconds(
    folder: Path, port: int, server: subprocess.Popen[str]
) -> None:
    here = f"http://127.0.0.1:{port}"
    with httpx.Client(base_url=here, timeout=20) as client, client.stream("GET", "/events") as stream:
        lines = (line for line in stream.iter_lines() if line.startswith("data:"))
        first = next(lines)
        assert "Five dockers" not in client.get("/", follow_redirects=True).text
        assert _asof("add", "later.txt", "--outlet", "Ledger", folder=folder).returncode == 0
        recorded = time.monotonic()
        second = next(lines)
        assert time.monotonic() - recorded < 2
        assert second != first
        assert "Five dockers" in client.get("/", follow_redirects=True).text


def test_it_ends_at_once_though_a_reader_waits(port: int, server: subprocess.Popen[str]) -> None:
    with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client, client.stream("GET", "/events") as stream:
        assert next(stream.iter_lines()).startswith("retry")
        told = time.monotonic()
        server.send_signal(signal.SIGINT)
        server.wait(timeout=10)
        assert time.monotonic() - told < 3
    assert server.stderr
    assert "Traceback" not in server.stderr.read()


def test_after_an_outage_the_first_event_tells_what_was_missed(folder: Path, port: int) -> None:
    def first_event(last_id: str = "") -> tuple[str, str]:
        headers = {"last-event-id": last_id} if last_id else {}
        with httpx.stream("GET", f"http://127.0.0.1:{port}/events", headers=headers, timeout=20) as stream:
            lines = stream.iter_lines()
            event_id = next(line for line in lines if line.startswith("id:"))
            return event_id.removeprefix("id: "), next(line for line in lines if line.startswith("data:"))

    with serving(folder, port):
        seen, before = first_event()
    assert _asof("add", "later.txt", "--outlet", "Ledger", folder=folder).returncode == 0
    with serving(folder, port):
        now, after = first_event(seen)
        assert int(now) > int(seen)
        assert after != before
        assert "Five dockers" in httpx.get(f"http://127.0.0.1:{port}/", follow_redirects=True, timeout=20).text


def test_a_record_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    done = _asof("serve", "--record", "none.db", folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("asof: there is no record at none.db")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("address", ["live.example", "ftp://live.example", "https://a.example/path", "https://a:b"])
def test_an_address_that_is_none_is_said_to_be(folder: Path, address: str) -> None:
    done = _asof("serve", "--address", address, folder=folder)
    assert done.returncode == 1
    assert "is no address of a server" in done.stderr
