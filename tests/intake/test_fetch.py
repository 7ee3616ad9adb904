"""Fetching is polite, bounded, and never reaches inside this network unasked; a loopback server is the web here."""

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from asof.errors import FetchError
from asof.intake.fetch import FetchSettings, _is_public, fetch

HERE = FetchSettings(allow_private=True, timeout_s=5)


class Web(BaseHTTPRequestHandler):
    """A small site with a page of every kind that can go wrong."""

    seen: list[tuple[str, str]]
    robots: tuple[int, bytes] = (404, b"")

    def do_GET(self) -> None:
        self.seen.append((self.path, self.headers["user-agent"]))
        if self.path == "/robots.txt":
            self.answer(*self.robots)
        elif self.path == "/page":
            self.answer(200, "<p>naïve</p>".encode("latin-1"), {"content-type": "text/html; charset=ISO-8859-1"})
        elif self.path == "/loop":
            self.answer(302, b"", {"location": "/loop"})
        elif self.path.startswith("/far"):
            self.answer(302, b"", {"location": f"/far{self.path.count('x') * 'x'}x"})
        elif self.path == "/moved":
            self.answer(301, b"", {"location": "/page"})
        elif self.path == "/to-file":
            self.answer(302, b"", {"location": "file:///etc/hostname"})
        elif self.path == "/large":
            self.answer(200, b"x" * 5000)
        elif self.path == "/slow":
            self.drip()
        elif self.path == "/odd":
            self.answer(200, b"words", {"content-type": "text/plain; charset=banana"})
        else:
            self.answer(404, b"no such page")

    def answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def drip(self) -> None:
        """One byte now and then, for ever: each read is quick, the whole is not."""
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, *args: object) -> None:
        """Silent: tests print nothing."""


@pytest.fixture
def web() -> Iterator[type[Web]]:
    """The handler class of a running server, with the server's address as ``url``."""
    handler = type("Site", (Web,), {"seen": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    handler.url = f"http://127.0.0.1:{server.server_port}"  # type: ignore[attr-defined]
    yield handler
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_comes_with_its_labels(web):
    fetched = fetch(f"{web.url}/page", settings=HERE)
    assert fetched.raw == "<p>naïve</p>".encode("latin-1")
    assert (fetched.media_type, fetched.encoding, fetched.final_url) == ("text/html", "iso8859-1", f"{web.url}/page")
    assert web.seen == [("/robots.txt", "asof/0.1"), ("/page", "asof/0.1")]


def test_a_redirect_is_followed_and_told(web):
    assert fetch(f"{web.url}/moved", settings=HERE).final_url == f"{web.url}/page"


def test_an_encoding_that_does_not_exist_is_not_passed_on(web):
    assert fetch(f"{web.url}/odd", settings=HERE).encoding is None


def test_robots_txt_is_obeyed(web):
    web.robots = (200, b"User-agent: *\nDisallow: /page\n")
    with pytest.raises(FetchError, match=r"robots\.txt does not allow"):
        fetch(f"{web.url}/page", settings=HERE)
    assert [path for path, _ in web.seen] == ["/robots.txt"]


def test_robots_txt_is_obeyed_behind_a_redirect_too(web):
    web.robots = (200, b"User-agent: asof\nDisallow: /page\n")
    with pytest.raises(FetchError, match="does not allow"):
        fetch(f"{web.url}/moved", settings=HERE)


def test_robots_txt_that_fails_allows_nothing(web):
    web.robots = (503, b"")
    with pytest.raises(FetchError, match="503"):
        fetch(f"{web.url}/page", settings=HERE)


def test_loopback_is_refused_unless_asked_for(web):
    with pytest.raises(FetchError, match="inside this network"):
        fetch(f"{web.url}/page", settings=FetchSettings())
    assert web.seen == []


def test_a_name_that_leads_inside_is_refused(web, monkeypatch):
    answer = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.1.2.3", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: answer)
    with pytest.raises(FetchError, match=r"10\.1\.2\.3"):
        fetch("http://news.example/page", settings=FetchSettings())


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1"]  # noqa: S104, RUF005
    + ["::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"],
)
def test_addresses_inside_are_not_public(address):
    assert not _is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])
def test_addresses_of_the_internet_are_public(address):
    assert _is_public(address)


@pytest.mark.parametrize(
    ("path", "settings", "why"),
    [
        ("/loop", HERE, "circle"),
        ("/far", FetchSettings(allow_private=True, max_redirects=3), "more than 3 times"),
        ("/to-file", HERE, "not an address of the web"),
        ("/large", FetchSettings(allow_private=True, max_bytes=1000), "larger than 1000"),
        ("/slow", FetchSettings(allow_private=True, timeout_s=0.4), "longer than"),
        ("/none", HERE, "404"),
    ],
)
def test_what_goes_wrong_is_told(web, path, settings, why):
    with pytest.raises(FetchError, match=why):
        fetch(web.url + path, settings=settings)


@pytest.mark.parametrize(
    "url", ["ftp://x.example/", "file:///etc/hostname", "words", "http://", "http://x.example:99999/", "http://[::1/"]
)
def test_what_is_no_address_of_the_web_is_refused(url):
    with pytest.raises(FetchError):
        fetch(url, settings=HERE)


def test_a_closed_port_is_told(web):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(FetchError, match="could not be fetched"):
        fetch(f"http://127.0.0.1:{port}/", settings=HERE)
